/** Finds every tab, window and frame that shows a site, and puts Signoff's own page in its place. */

import { hostOf, isWithinAny, originOf } from '../core/site';
import type { SiteTab, SiteTabs } from '../ports';
import { browser, isFirefox, type Tabs } from './browser';
import { emptyFrame, hasSessionStorage } from './in-page';
import { showOwnPage } from './quiet-tab';

/** A page may try to stay (`beforeunload`); after this long its tab is closed instead, in ms. */
const HOLD_TIMEOUT_MS = 4_000;

export const siteTabs: SiteTabs = {
  async find(domains, storeId) {
    const own = browser.runtime.getURL('/');
    const tabs = (await browser.tabs.query({})).filter(
      (tab) => isInStore(tab, storeId) && !tab.url?.startsWith(own),
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
};

/** Chromium's worker sees only its own profile's tabs, so there every tab is in the one store. */
function isInStore(tab: Tabs.Tab, storeId: string): boolean {
  return !isFirefox || tab.cookieStoreId === storeId;
}

async function siteTabOf(
  tab: Tabs.Tab,
  domains: readonly string[],
  storeId: string,
): Promise<SiteTab | undefined> {
  if (tab.id === undefined) return undefined;
  const isOfSite = (address: string) => {
    const host = hostOf(address);
    return host !== undefined && isWithinAny(host, domains);
  };
  const frames = ((await framesOf(tab.id)) ?? [])
    .filter((frame) => isOfSite(frame.url))
    .map((frame) => ({ frameId: frame.frameId, origin: originOf(frame.url) ?? '' }));
  const address = tab.url ?? '';
  if (isOfSite(address)) {
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

async function emptyFrames(tab: SiteTab): Promise<void> {
  await Promise.all(
    tab.frames.map(async ({ frameId }) => {
      try {
        await browser.scripting.executeScript({
          target: { tabId: tab.tabId, frameIds: [frameId] },
          func: emptyFrame,
        });
      } catch (cause) {
        console.info(`Signoff: frame ${frameId} of tab ${tab.tabId} was gone`, cause);
      }
    }),
  );
}

function heldPage(wipeId: string, address: string): string {
  const query = new URLSearchParams({ wipe: wipeId, host: new URL(address).host });
  return browser.runtime.getURL(`/held.html?${query}`);
}

async function replaceTab(tabId: number, url: string): Promise<void> {
  if (await showOwnPage(tabId, url, HOLD_TIMEOUT_MS)) return;
  try {
    await browser.tabs.remove(tabId);
  } catch (cause) {
    console.info(`Signoff: tab ${tabId} was gone`, cause);
  }
}
