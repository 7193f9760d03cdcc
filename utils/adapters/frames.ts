/** Runs Signoff's looking script in the frames of a tab and says what each place showed. */

import type { Sighting } from '../core/outcome';
import { STORE_KINDS, type StoreKind, type UnitPlace } from '../core/unit';
import { browser } from './browser';
import { type InsideLook, lookInside } from './in-page';
import { isFinal } from './navigation';
import { INERT_PATH } from './quarantine';
import { PRIVATE_STORE } from './store';

/** The address that a place is looked at through. */
export function inertAddress(origin: string): string {
  return `${origin}${INERT_PATH}`;
}

/**
 * Resolves when each of these frames of the tab has its document or has failed, or after `timeoutMs`. Listens to the
 * browser: a frame that fails fires no `load` event in Firefox. Call it before the frames are put in.
 */
export function framesSettled(tabId: number, addresses: readonly string[], timeoutMs: number): Promise<void> {
  const awaited = new Set(addresses);
  const begun = new Set<number>();
  const { onBeforeNavigate, onCompleted, onErrorOccurred } = browser.webNavigation;
  return new Promise((resolve) => {
    let settled = 0;
    const finish = () => {
      clearTimeout(timer);
      onBeforeNavigate.removeListener(begin);
      onCompleted.removeListener(settle);
      onErrorOccurred.removeListener(fail);
      resolve();
    };
    const begin = (details: { tabId: number; frameId: number; url: string }) => {
      if (details.tabId === tabId && details.frameId !== 0 && awaited.has(details.url))
        begun.add(details.frameId);
    };
    const settle = (details: { tabId: number; frameId: number }) => {
      if (details.tabId !== tabId || !begun.delete(details.frameId)) return;
      settled += 1;
      if (settled === addresses.length) finish();
    };
    const fail = (details: { tabId: number; frameId: number; url: string }) => {
      if (isFinal(details)) settle(details);
    };
    const timer = setTimeout(finish, timeoutMs);
    onBeforeNavigate.addListener(begin);
    onCompleted.addListener(settle);
    onErrorOccurred.addListener(fail);
    if (addresses.length === 0) finish();
  });
}

/** How to look: whether to clear before, and whether at one kind of store alone. */
export interface HowToLook {
  readonly clearFirst: boolean;
  readonly only?: StoreKind;
}

/** Looks at each place through its frame in this tab; a place without a frame of its own origin was not reached. */
export async function lookThroughFrames(
  tabId: number,
  places: readonly UnitPlace[],
  how: HowToLook,
): Promise<readonly Sighting[]> {
  const frames = (await browser.webNavigation.getAllFrames({ tabId })) ?? [];
  return Promise.all(
    places.map(async (place) => {
      const frame = frames.find(({ frameId, url }) => frameId !== 0 && url === inertAddress(place.origin));
      const seen = frame && (await lookInFrame(tabId, frame.frameId, how));
      return sightingOf(place, seen);
    }),
  );
}

/** A frame that hangs for longer than all its stores may take together was not looked at. */
const FRAME_TIMEOUT_MS = 15_000;

async function lookInFrame(
  tabId: number,
  frameId: number,
  { clearFirst, only }: HowToLook,
): Promise<InsideLook | undefined> {
  const looking = browser.scripting.executeScript({
    target: { tabId, frameIds: [frameId] },
    func: lookInside,
    args: [clearFirst, only ?? null],
  });
  try {
    const answers = await Promise.race([looking, after(FRAME_TIMEOUT_MS)]);
    return answers?.[0]?.result as InsideLook | undefined;
  } catch (cause) {
    // An error page instead of the site's file: the host did not answer, so nobody could look.
    console.info('Signoff: no look at a frame', cause);
    return undefined;
  }
}

function after(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms));
}

function sightingOf(place: UnitPlace, seen: InsideLook | undefined): Sighting {
  const { origin, storeId, partition } = place;
  if (seen?.origin !== origin) return { origin, storeId, partition, reached: false, holds: [], blind: [] };
  const kinds = (names: readonly string[]): readonly StoreKind[] =>
    STORE_KINDS.filter((kind) => names.includes(kind));
  // Firefox has no OPFS in private windows at all (a SecurityError for every page): nothing can be in it.
  const blind = kinds(seen.blind).filter((kind) => !(kind === 'opfs' && storeId === PRIVATE_STORE));
  return { origin, storeId, partition, reached: true, holds: kinds(seen.holds), blind };
}
