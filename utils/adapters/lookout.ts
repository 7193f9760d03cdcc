/**
 * Looks at a site's stores through frames in Signoff's own page. Both browsers take a frame of a site in a page of an
 * extension that may access it for first-party: it sees the site's ordinary, unpartitioned stores (measured, Chromium
 * 156 and Firefox ESR 153; `tests/e2e/forget.spec.ts` would notice a change).
 */

import type { Sighting } from '../core/outcome';
import { topLevelSite } from '../core/plan';
import { createTurns, type Turns } from '../core/turns';
import type { UnitPlace } from '../core/unit';
import type { Lookout } from '../ports';
import { browser, type Runtime } from './browser';
import { framesSettled, inertAddress, lookThroughFrames } from './frames';
import { clearHeldTabs } from './held-tabs';
import { LOOK_PORT, LOOK_TIMEOUT_MS } from './look-page';
import { lookInPartition } from './lookout-partition';
import { closeQuietTab, openQuietTab } from './quiet-tab';

interface LookPage {
  readonly tabId: number;
  readonly port: Runtime.Port;
}

const OPENING_TIMEOUT_MS = 10_000;
/** One page per cookie store, opened when first needed. */
const pages = new Map<string, Promise<LookPage>>();
const arrivals = new Map<number, (port: Runtime.Port) => void>();
/** One look at a time in a page: its frames are replaced by the next. */
const turns = new Map<string, Turns>();

/** Register this for `runtime.onConnect`, at the top level of the background. */
export function onLookPageConnected(port: Runtime.Port): void {
  const tabId = port.sender?.tab?.id;
  if (port.name !== LOOK_PORT || port.sender?.id !== browser.runtime.id || tabId === undefined) return;
  const arrive = arrivals.get(tabId);
  // Left over from a background that died: nobody waits for it, and disconnecting closes it.
  if (arrive) arrive(port);
  else port.disconnect();
}

export const lookout: Lookout = {
  look: (places) => lookAt(places, false),
  async clearAndLook(places) {
    const seen = await Promise.all([lookAt(places, true), clearHeldTabs(places)]);
    return seen.flat();
  },
  async leave() {
    const open = [...pages.values()];
    pages.clear();
    for (const page of open) {
      const opened = await page.catch(() => undefined);
      if (opened) await closeQuietTab(opened.tabId);
    }
  },
};

async function lookAt(places: readonly UnitPlace[], clearFirst: boolean): Promise<readonly Sighting[]> {
  const groups = new Map<string, UnitPlace[]>();
  for (const place of places) {
    const key = JSON.stringify([place.storeId, place.partition ?? null]);
    groups.set(key, [...(groups.get(key) ?? []), place]);
  }
  const looks = [...groups.values()].map((group) => {
    const { storeId = '', partition } = group[0] ?? {};
    if (partition === undefined) return inTurn(storeId, () => lookAtOrdinary(group, clearFirst));
    const doors = places
      .filter((place) => topLevelSite(place.origin) === partition)
      .map(({ origin }) => origin);
    return lookInPartition({ topLevelSite: partition, doors }, group, clearFirst);
  });
  return (await Promise.all(looks)).flat();
}

function inTurn<T>(storeId: string, work: () => Promise<T>): Promise<T> {
  const inTurnOfStore = turns.get(storeId) ?? createTurns();
  turns.set(storeId, inTurnOfStore);
  return inTurnOfStore(work);
}

async function lookAtOrdinary(
  places: readonly UnitPlace[],
  clearFirst: boolean,
): Promise<readonly Sighting[]> {
  const storeId = places[0]?.storeId ?? '';
  try {
    const page = await lookPage(storeId);
    await showFrames(
      page,
      places.map((place) => inertAddress(place.origin)),
    );
    return await lookThroughFrames(page.tabId, places, { clearFirst });
  } catch (cause) {
    // No page to look from (no window of that store, or the person closed it): nobody could look.
    console.warn('Signoff: no look page', cause);
    pages.delete(storeId);
    return places.map((place) => ({ ...place, reached: false, holds: [], blind: [] }));
  }
}

function lookPage(storeId: string): Promise<LookPage> {
  const known = pages.get(storeId);
  if (known) return known;
  const opening = openLookPage(storeId);
  pages.set(storeId, opening);
  return opening;
}

async function openLookPage(storeId: string): Promise<LookPage> {
  const tabId = await openQuietTab('about:blank', storeId);
  const timers: ReturnType<typeof setTimeout>[] = [];
  const opened = new Promise<Runtime.Port>((resolve, reject) => {
    const open = () =>
      browser.tabs.update(tabId, { url: browser.runtime.getURL('/look.html') }).catch(reject);
    arrivals.set(tabId, resolve);
    timers.push(setTimeout(() => reject(new Error('the look page did not open')), OPENING_TIMEOUT_MS));
    // Chromium sometimes drops the first load of a tab that has just been opened (docs/platform-facts.md).
    timers.push(setTimeout(open, OPENING_TIMEOUT_MS / 3));
    void open();
  });
  try {
    const port = await opened;
    port.onDisconnect.addListener(() => pages.delete(storeId));
    return { tabId, port };
  } finally {
    for (const timer of timers) clearTimeout(timer);
    arrivals.delete(tabId);
  }
}

async function showFrames({ tabId, port }: LookPage, addresses: readonly string[]): Promise<void> {
  const settled = framesSettled(tabId, addresses, LOOK_TIMEOUT_MS);
  port.postMessage({ addresses });
  await settled;
}
