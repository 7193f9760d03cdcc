/** Firefox's list of tabs that were closed and can be opened again, with what they remember. */

import { browser, type Tabs } from './browser';

/** Takes the closed tabs that `isMeant` off the list; a closed window only if every tab in it is meant. */
export async function forgetClosedTabs(isMeant: (tab: Tabs.Tab) => boolean): Promise<void> {
  for (const { tab, window } of await browser.sessions.getRecentlyClosed()) {
    try {
      if (tab?.sessionId && tab.windowId !== undefined && isMeant(tab))
        await browser.sessions.forgetClosedTab(tab.windowId, tab.sessionId);
      if (window?.sessionId && window.tabs?.every(isMeant))
        await browser.sessions.forgetClosedWindow(window.sessionId);
    } catch (cause) {
      // Opened again or pushed off the list meanwhile.
      console.info('Signoff: a closed tab was gone', cause);
    }
  }
}
