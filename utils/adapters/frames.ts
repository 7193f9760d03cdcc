/** Runs Signoff's looking script in the frames of a tab and says what each place showed. */

import type { Sighting } from '../core/outcome';
import { STORE_KINDS, type StoreKind, type UnitPlace } from '../core/unit';
import { browser } from './browser';
import { type InsideLook, lookInside } from './in-page';
import { INERT_PATH } from './quarantine';

/** The address that a place is looked at through. */
export function inertAddress(origin: string): string {
  return `${origin}${INERT_PATH}`;
}

/** Looks at each place through its frame in this tab; a place without a frame of its own origin was not reached. */
export async function lookThroughFrames(
  tabId: number,
  places: readonly UnitPlace[],
  clearFirst: boolean,
): Promise<readonly Sighting[]> {
  const frames = (await browser.webNavigation.getAllFrames({ tabId })) ?? [];
  return Promise.all(
    places.map(async (place) => {
      const frame = frames.find(({ frameId, url }) => frameId !== 0 && url === inertAddress(place.origin));
      const seen = frame && (await lookInFrame(tabId, frame.frameId, clearFirst));
      return sightingOf(place, seen);
    }),
  );
}

async function lookInFrame(
  tabId: number,
  frameId: number,
  clearFirst: boolean,
): Promise<InsideLook | undefined> {
  try {
    const [answer] = await browser.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      func: lookInside,
      args: [clearFirst],
    });
    return answer?.result as InsideLook | undefined;
  } catch (cause) {
    // An error page instead of the site's file: the host did not answer, so nobody could look.
    console.info('Signoff: no look at a frame', cause);
    return undefined;
  }
}

function sightingOf(place: UnitPlace, seen: InsideLook | undefined): Sighting {
  const { origin, storeId, partition } = place;
  if (seen?.origin !== origin) return { origin, storeId, partition, reached: false, holds: [], blind: [] };
  const kinds = (names: readonly string[]) =>
    STORE_KINDS.filter((kind): kind is StoreKind => names.includes(kind));
  return { origin, storeId, partition, reached: true, holds: kinds(seen.holds), blind: kinds(seen.blind) };
}
