/** Opens a tab in the background, in the right cookie store, without taking anybody's attention. */

import { hostOf, siteOf } from '../core/site';
import { createTurns } from '../core/turns';
import { browser, isFirefox } from './browser';
import { isAborted, isFinal } from './navigation';
import { PRIVATE_STORE } from './store';

/**
 * Opens `url` in a tab of this store that does not come to the front.
 * @throws when the browser has no window of that kind.
 */
export async function openQuietTab(url: string, storeId: string): Promise<number> {
  const wantsPrivate = isFirefox ? storeId === PRIVATE_STORE : browser.extension.inIncognitoContext;
  const windows = await browser.windows.getAll({ windowTypes: ['normal'] });
  const home = windows.find((window) => window.incognito === wantsPrivate);
  if (home?.id === undefined) throw new Error(`no window for cookie store ${storeId}`);
  const container = isFirefox && !wantsPrivate ? { cookieStoreId: storeId } : {};
  const tab = await browser.tabs.create({ url, active: false, windowId: home.id, ...container });
  if (tab.id === undefined) throw new Error('the browser opened a tab without an id');
  await remember((tabIds) => [...tabIds, tab.id ?? 0]);
  return tab.id;
}

/** Closes a tab; one that is gone already is as good. */
export async function closeQuietTab(tabId: number): Promise<void> {
  try {
    await browser.tabs.remove(tabId);
  } catch (cause) {
    console.info(`Signoff: tab ${tabId} was closed before`, cause);
  }
  await remember((tabIds) => tabIds.filter((known) => known !== tabId));
}

/** Closes what a background that died had opened. Call it once, before any tab is opened. */
export async function closeLeftQuietTabs(): Promise<void> {
  const stored = await browser.storage.session.get(OPEN);
  const left = Array.isArray(stored[OPEN]) ? stored[OPEN].filter((tabId) => typeof tabId === 'number') : [];
  for (const tabId of left) await closeQuietTab(tabId);
}

/** Quiet tabs by id, in memory that outlives the worker. */
const OPEN = 'quietTabs';
const inTurn = createTurns();

function remember(change: (tabIds: number[]) => number[]): Promise<void> {
  return inTurn(async () => {
    const stored = await browser.storage.session.get(OPEN);
    const known = Array.isArray(stored[OPEN]) ? (stored[OPEN] as number[]) : [];
    await browser.storage.session.set({ [OPEN]: change(known) });
  });
}

/** `failed`: the browser gave up at once; `silent`: nothing happened within the time limit. */
export type Arrival = 'arrived' | 'failed' | 'silent';

/** Loads `url` in the tab and says what came of it within `timeoutMs`. */
export function loadInTab(tabId: number, url: string, timeoutMs: number): Promise<Arrival> {
  return new Promise((resolve) => {
    const finish = (arrived: Arrival) => {
      clearTimeout(timer);
      browser.webNavigation.onCompleted.removeListener(onCompleted);
      browser.webNavigation.onErrorOccurred.removeListener(onFailed);
      resolve(arrived);
    };
    type Details = { tabId: number; frameId: number; url: string };
    const isOurs = (details: Details) => details.tabId === tabId && details.frameId === 0;
    const site = siteOf(new URL(url).hostname);
    const onCompleted = (details: Details) => {
      // A redirect within the site is an arrival, too; what an earlier address of this tab still does is not.
      if (isOurs(details) && siteOf(hostOf(details.url) ?? '') === site) finish('arrived');
    };
    const load = () => browser.tabs.update(tabId, { url }).catch(() => finish('failed'));
    let isDropped = false;
    const onFailed = (details: Details) => {
      if (!isOurs(details) || details.url !== url || !isFinal(details)) return;
      // Chromium sometimes drops the first load of a tab that has just been opened.
      if (isDropped || !isAborted(details)) return finish('failed');
      isDropped = true;
      void load();
    };
    const timer = setTimeout(() => finish('silent'), timeoutMs);
    browser.webNavigation.onCompleted.addListener(onCompleted);
    browser.webNavigation.onErrorOccurred.addListener(onFailed);
    void load();
  });
}

/**
 * Puts one of Signoff's own pages into the tab and says whether it stands there within `timeoutMs`. Chromium sends no
 * webNavigation events for an extension's own pages, so the tab itself is watched.
 */
export function showOwnPage(tabId: number, url: string, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (shown: boolean) => {
      clearTimeout(timer);
      browser.tabs.onUpdated.removeListener(onUpdated);
      browser.tabs.onRemoved.removeListener(onRemoved);
      resolve(shown);
    };
    const onUpdated = (updated: number, _change: unknown, tab: { url?: string }) => {
      if (updated === tabId && tab.url === url) finish(true);
    };
    // Closed by somebody meanwhile: the page is gone, which is all that was wanted.
    const onRemoved = (removed: number) => {
      if (removed === tabId) finish(true);
    };
    const timer = setTimeout(() => finish(false), timeoutMs);
    browser.tabs.onUpdated.addListener(onUpdated);
    browser.tabs.onRemoved.addListener(onRemoved);
    browser.tabs.update(tabId, { url }).catch(() => finish(false));
  });
}
