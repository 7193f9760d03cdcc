/** Finds every tab, window and frame that shows a site, and puts Signoff's own page in its place. */

import { hostOf, isWithinAny, originOf } from '../core/site';
import type { SiteTab, SiteTabs } from '../ports';
import { browser, isFirefox, type Tabs } from './browser';
import { forgetClosedTabs } from './closed-tabs';
import { framesSettled, inertAddress } from './frames';
import { HELD_PAGE } from './held-tabs';
import { emptyFrame, hasSessionStorage, leaveFor } from './in-page';
import { showOwnPage } from './quiet-tab';
import { isTabOfStore } from './store';
import { tabsThatShowed } from './tab-trail';

/** A page may try to stay (`beforeunload`); after this long its tab is closed instead, in ms. */
const HOLD_TIMEOUT_MS = 4_000;

export const siteTabs: SiteTabs = {
  async find(domains, storeId) {
    const own = browser.runtime.getURL('/');
    const tabs = (await browser.tabs.query({})).filter(
      (tab) => isTabOfStore(tab, storeId) && !tab.url?.startsWith(own),
    );
    const found = await Promise.all(tabs.map((tab) => siteTabOf(tab, domains, storeId)));
    return found.filter((tab) => tab !== undefined);
  },

  async sessionStorageOf(tab) {
    const origins = await Promise.all(
      tab.frames.map(async ({ frameId, origin }) => ((await ask(tab.tabId, frameId)) ? origin : undefined)),
    );
    return [...new Set(origins.filter((origin) => origin !== undefined))];
  },

  async hold(tab, wipeId) {
    if (tab.address === undefined) await emptyFrames(tab);
    else await replaceTab(tab.tabId, heldPage(wipeId, tab.address));
  },

  async forgetClosed(domains, storeId) {
    // Firefox opens a closed tab again with its sessionStorage; Chromium's clearing reaches that (docs/platform-facts.md).
    if (isFirefox) await forgetClosedTabs((tab) => isTabOfStore(tab, storeId) && shows(tab, domains));
  },

  async countLeft(domains, storeId) {
    const showed = await tabsThatShowed(domains);
    const own = browser.runtime.getURL('/');
    const left = (await browser.tabs.query({})).filter(
      (tab) =>
        showed.includes(tab.id ?? -1) &&
        isTabOfStore(tab, storeId) &&
        !shows(tab, domains) &&
        !tab.url?.startsWith(own),
    );
    return left.length;
  },
};

/** Whether the tab's own page is of the site. */
function shows({ url }: Pick<Tabs.Tab, 'url'>, domains: readonly string[]): boolean {
  const host = hostOf(url ?? '');
  return host !== undefined && isWithinAny(host, domains);
}

async function siteTabOf(
  tab: Tabs.Tab,
  domains: readonly string[],
  storeId: string,
): Promise<SiteTab | undefined> {
  if (tab.id === undefined) return undefined;
  const frames = ((await framesOf(tab.id)) ?? [])
    .filter((frame) => shows(frame, domains))
    .map((frame) => ({ frameId: frame.frameId, origin: originOf(frame.url) ?? '' }));
  const address = tab.url ?? '';
  if (shows(tab, domains)) {
    // A tab that sleeps has no frames, but its origin is known.
    const known = frames.length > 0 ? frames : [{ frameId: 0, origin: originOf(address) ?? '' }];
    return { tabId: tab.id, storeId, address, frames: known };
  }
  return frames.length > 0 ? { tabId: tab.id, storeId, frames, embedder: address } : undefined;
}

async function framesOf(tabId: number) {
  try {
    return await browser.webNavigation.getAllFrames({ tabId });
  } catch (cause) {
    console.info(`Signoff: tab ${tabId} closed while it was looked at`, cause);
    return undefined;
  }
}

async function ask(tabId: number, frameId: number): Promise<boolean> {
  try {
    const [answer] = await browser.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      func: hasSessionStorage,
    });
    return answer?.result === true;
  } catch (cause) {
    // A page that the browser lets nobody into (asleep, or an error page) is replaced all the same.
    console.info(`Signoff: frame ${frameId} of tab ${tabId} cannot be asked`, cause);
    return false;
  }
}

/**
 * What a page writes while it goes, it writes before its frame has left for the inert file of its own origin, which the
 * quarantine lets through; there the frame's own sessionStorage is cleared.
 */
async function emptyFrames({ tabId, frames }: SiteTab): Promise<void> {
  const addresses = frames.map(({ origin }) => inertAddress(origin));
  const settled = framesSettled(tabId, addresses, HOLD_TIMEOUT_MS);
  await Promise.all(
    frames.map(({ frameId, origin }) => runIn(tabId, frameId, leaveFor, [inertAddress(origin)])),
  );
  await settled;
  await Promise.all(frames.map(({ frameId }) => runIn(tabId, frameId, emptyFrame, [])));
}

async function runIn<A extends unknown[]>(
  tabId: number,
  frameId: number,
  func: (...args: A) => void,
  args: A,
): Promise<void> {
  try {
    await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, func, args });
  } catch (cause) {
    console.info(`Signoff: frame ${frameId} of tab ${tabId} was gone`, cause);
  }
}

function heldPage(wipeId: string, address: string): string {
  const query = new URLSearchParams({ wipe: wipeId, host: new URL(address).host });
  return browser.runtime.getURL(`${HELD_PAGE}?${query}`);
}

async function replaceTab(tabId: number, url: string): Promise<void> {
  if (await showOwnPage(tabId, url, HOLD_TIMEOUT_MS)) return;
  try {
    await browser.tabs.remove(tabId);
  } catch (cause) {
    console.info(`Signoff: tab ${tabId} was gone`, cause);
  }
}
