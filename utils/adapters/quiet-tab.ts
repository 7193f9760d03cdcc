/** Opens a tab in the background, in the right cookie store, without taking anybody's attention. */

import { browser, isFirefox } from './browser';

/**
 * Opens `url` in a tab of this store that does not come to the front.
 * @throws when the browser has no window of that kind.
 */
export async function openQuietTab(url: string, storeId: string): Promise<number> {
  const wantsPrivate = isFirefox ? storeId === 'firefox-private' : browser.extension.inIncognitoContext;
  const windows = await browser.windows.getAll({ windowTypes: ['normal'] });
  const home = windows.find((window) => window.incognito === wantsPrivate);
  if (home?.id === undefined) throw new Error(`no window for cookie store ${storeId}`);
  const container = isFirefox && !wantsPrivate ? { cookieStoreId: storeId } : {};
  const tab = await browser.tabs.create({ url, active: false, windowId: home.id, ...container });
  if (tab.id === undefined) throw new Error('the browser opened a tab without an id');
  return tab.id;
}

/** Closes a tab; one that is gone already is as good. */
export async function closeQuietTab(tabId: number): Promise<void> {
  try {
    await browser.tabs.remove(tabId);
  } catch (cause) {
    console.info(`Signoff: tab ${tabId} was closed before`, cause);
  }
}

/** Loads `url` in the tab and says whether a document arrived within `timeoutMs`. */
export function loadInTab(tabId: number, url: string, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (arrived: boolean) => {
      clearTimeout(timer);
      browser.webNavigation.onCompleted.removeListener(onCompleted);
      browser.webNavigation.onErrorOccurred.removeListener(onFailed);
      resolve(arrived);
    };
    const isOurs = (details: { tabId: number; frameId: number; url: string }) =>
      details.tabId === tabId && details.frameId === 0 && details.url !== 'about:blank';
    const onCompleted = (details: { tabId: number; frameId: number; url: string }) => {
      if (isOurs(details)) finish(true);
    };
    const onFailed = (details: { tabId: number; frameId: number; url: string }) => {
      if (isOurs(details)) finish(false);
    };
    const timer = setTimeout(() => finish(false), timeoutMs);
    browser.webNavigation.onCompleted.addListener(onCompleted);
    browser.webNavigation.onErrorOccurred.addListener(onFailed);
    browser.tabs.update(tabId, { url }).catch(() => finish(false));
  });
}
