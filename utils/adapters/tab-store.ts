/** Which cookie store a tab is in. */

import { browser, isFirefox } from './browser';

/** The tab's store and address, or undefined when it is gone. */
export async function storeOfTab(tabId: number): Promise<{ storeId: string; url?: string } | undefined> {
  try {
    const tab = await browser.tabs.get(tabId);
    return { storeId: isFirefox ? (tab.cookieStoreId ?? 'firefox-default') : ownStore(), url: tab.url };
  } catch (cause) {
    // Prerendered pages and tabs that closed meanwhile have nothing to be asked.
    console.debug(`Signoff: tab ${tabId} is gone`, cause);
    return undefined;
  }
}

/** Chromium's ids of the two profiles' stores; a worker belongs to one (`incognito: split`). */
function ownStore(): string {
  return browser.extension.inIncognitoContext ? '1' : '0';
}
