/** Which cookie store a tab is in, and what kind of store an id names. */

import { browser, isFirefox, type Tabs } from './browser';

/** Firefox's id for the store of all private windows. */
export const PRIVATE_STORE = 'firefox-private';
/** Firefox's id for the store of ordinary tabs. */
export const DEFAULT_STORE = 'firefox-default';

/** The tab's store and address, or undefined when it is gone. */
export async function storeOfTab(tabId: number): Promise<{ storeId: string; url?: string } | undefined> {
  try {
    const tab = await browser.tabs.get(tabId);
    return { storeId: isFirefox ? (tab.cookieStoreId ?? DEFAULT_STORE) : ownStore(), url: tab.url };
  } catch (cause) {
    // Prerendered pages and tabs that closed meanwhile have nothing to be asked.
    console.debug(`Signoff: tab ${tabId} is gone`, cause);
    return undefined;
  }
}

/** Whether a tab is in this store. Chromium's worker sees only its own profile's tabs, so there every one is. */
export function isTabOfStore(tab: Pick<Tabs.Tab, 'cookieStoreId'>, storeId: string): boolean {
  return !isFirefox || tab.cookieStoreId === storeId;
}

/** Chromium's ids of the two profiles' stores; a worker belongs to one (`incognito: split`). */
function ownStore(): string {
  return browser.extension.inIncognitoContext ? '1' : '0';
}

/** Whether this store is the one of private windows, of which nothing may reach the disk. */
export function isPrivateStore(storeId: string): boolean {
  return storeId === PRIVATE_STORE || browser.extension.inIncognitoContext === true;
}
