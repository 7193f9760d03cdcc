/** The browser's history: finds every page of some domains, and removes exactly those. */

import { hostOf, isWithinAny } from '../core/site';
import type { History } from '../ports';
import { browser, isFirefox } from './browser';
import { inertAddress } from './frames';
import { HELD_PAGE } from './held-tabs';
import { hasHistoryPermission } from './history-permission';
import { loadSettings } from './settings';
import { DEFAULT_STORE, isPrivateStore } from './store';

/** Pages asked for in one call; a fuller answer is asked for again in two halves of its time. */
const AT_ONCE = 1_000;
/** Removals under way at one time. */
const SIDE_BY_SIDE = 50;
/** Clocks go wrong and are put right: pages may have been visited 'after' now. */
const LATEST_MS = Date.UTC(2200, 0);

export const history: History = {
  async choice(storeId) {
    const { settings, isDamaged } = await loadSettings();
    if (isDamaged) return 'settings-damaged';
    if (!settings.forgetHistory) return 'unwanted';
    // A private background of Chromium's sees the ordinary windows' history, too (`incognito: split`).
    if (isPrivateStore(storeId) || (isFirefox && storeId !== DEFAULT_STORE)) return 'not-of-this-store';
    return (await hasHistoryPermission()) ? 'wanted' : 'not-allowed';
  },
  async pagesOf(domains) {
    const found = new Set<string>();
    await search(0, LATEST_MS, AT_ONCE, (address) => {
      if (isOfSite(address, domains)) found.add(address);
    });
    return [...found];
  },
  async remove(addresses) {
    for (let at = 0; at < addresses.length; at += SIDE_BY_SIDE) {
      const batch = addresses.slice(at, at + SIDE_BY_SIDE);
      await Promise.all(batch.map((url) => browser.history.deleteUrl({ url })));
    }
  },
  async forgetLooks(origins, storeId) {
    if ((await history.choice(storeId)) === 'wanted') await history.remove(origins.map(inertAddress));
  },
};

/**
 * Every page visited from `startTime` to `endTime` (ms since the epoch). Not page by page from the last visit back:
 * Chromium gives a page's newest visit even where an older one was asked for, so the end of an answer is no place to go
 * on from. A time that is too full is parted, a single millisecond asked for as a whole.
 */
async function search(
  startTime: number,
  endTime: number,
  maxResults: number,
  take: (address: string) => void,
): Promise<void> {
  const pages = await browser.history.search({ text: '', startTime, endTime, maxResults });
  if (pages.length < maxResults) {
    for (const { url } of pages) if (url !== undefined) take(url);
    return;
  }
  if (endTime - startTime <= 1) return search(startTime, endTime, maxResults * 2, take);
  const middle = Math.floor((startTime + endTime) / 2);
  await search(startTime, middle, maxResults, take);
  await search(middle, endTime, maxResults, take);
}

/** Pages of the site, and the page of Signoff's that stood in its tabs, whose address names it. */
function isOfSite(address: string, domains: readonly string[]): boolean {
  const isHeld = address.startsWith(`${browser.runtime.getURL(HELD_PAGE)}?`);
  const host = isHeld ? hostOf(`https://${new URL(address).searchParams.get('host')}/`) : hostOf(address);
  return host !== undefined && isWithinAny(host, domains);
}
