/**
 * Looks at what a tab itself remembers: its sessionStorage, which no document in any other tab sees, and which outlasts
 * every page that the tab showed. A frame of the site in the held page sees it, in both browsers (measured, Chromium 156
 * and Firefox ESR 153; `tests/e2e/survivors.spec.ts` would notice a change).
 */

import type { Sighting } from '../core/outcome';
import type { UnitPlace } from '../core/unit';
import { browser, type Tabs } from './browser';
import { framesSettled, inertAddress, lookThroughFrames } from './frames';
import { showFramesInHeldPage } from './held-page';
import { LOOK_TIMEOUT_MS } from './look-page';
import { isTabOfStore } from './store';

/** The page that stands in the tabs of a site that is or was wiped. */
export const HELD_PAGE = '/held.html';
/** A page that does not listen after this long is asleep, or was restored and never shown. */
const WAKING_MS = 2_000;
const BETWEEN_TRIES_MS = 100;

/** Clears these origins' sessionStorage in every held tab of their store, and says what is left in any of them. */
export async function clearHeldTabs(places: readonly UnitPlace[]): Promise<readonly Sighting[]> {
  const ordinary = places.filter(({ partition }) => partition === undefined);
  const storeId = ordinary[0]?.storeId;
  if (storeId === undefined) return [];
  const held = (await browser.tabs.query({})).filter((tab) => isHeld(tab) && isTabOfStore(tab, storeId));
  return (await Promise.all(held.map(({ id = 0 }) => clearOne(id, ordinary)))).flat();
}

function isHeld({ id, url, pendingUrl }: Tabs.Tab): boolean {
  const page = browser.runtime.getURL(HELD_PAGE);
  return id !== undefined && (pendingUrl || url)?.startsWith(page) === true;
}

async function clearOne(tabId: number, places: readonly UnitPlace[]): Promise<readonly Sighting[]> {
  try {
    const addresses = places.map(({ origin }) => inertAddress(origin));
    const settled = framesSettled(tabId, addresses, LOOK_TIMEOUT_MS);
    if (!(await askUntilHeard(tabId, addresses))) throw new Error('the held page does not answer');
    await settled;
    return await lookThroughFrames(tabId, places, { clearFirst: true, only: 'session-storage' });
  } catch (cause) {
    // A tab that was closed meanwhile took it along; in any other, what it remembers stays out of reach.
    console.warn(`Signoff: no look into held tab ${tabId}`, cause);
    return (await isOpen(tabId)) ? places.slice(0, 1).map(outOfReach) : [];
  } finally {
    await showFramesInHeldPage(tabId, []);
  }
}

async function isOpen(tabId: number): Promise<boolean> {
  return (await browser.tabs.query({})).some(({ id }) => id === tabId);
}

function outOfReach({ origin, storeId }: UnitPlace): Sighting {
  return { origin, storeId, reached: true, holds: [], blind: ['session-storage'] };
}

/** A page that was just put there listens soon; one that sleeps is woken once. */
async function askUntilHeard(tabId: number, addresses: readonly string[]): Promise<boolean> {
  for (const wake of [false, true]) {
    if (wake) await browser.tabs.reload(tabId);
    for (let waited = 0; waited < WAKING_MS; waited += BETWEEN_TRIES_MS) {
      if (await showFramesInHeldPage(tabId, addresses)) return true;
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES_MS));
    }
  }
  return false;
}
