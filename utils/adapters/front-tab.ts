/** Opens a page of a site for the person: in front, in the cookie store of that login. */

import type { FrontTab } from '../ports';
import { browser, isFirefox } from './browser';
import { PRIVATE_STORE } from './store';

export const frontTab: FrontTab = {
  async open(url, storeId, onLoaded) {
    const load = onLoaded && watchLoads(onLoaded);
    try {
      const tab = await browser.tabs.create({ url, active: true, ...(await homeOf(storeId)) });
      load?.isOf(tab.id);
    } catch (cause) {
      load?.stop();
      throw cause;
    }
  },
};

/** How long a first page may take; after that nobody waits for it. */
const LOAD_MS = 20_000;

/** Where a tab of this store belongs: the window that the person used last, if it is of that kind. */
async function homeOf(storeId: string): Promise<{ windowId?: number; cookieStoreId?: string }> {
  const wantsPrivate = isFirefox ? storeId === PRIVATE_STORE : browser.extension.inIncognitoContext;
  const container = isFirefox && !wantsPrivate ? { cookieStoreId: storeId } : {};
  // Firefox for Android has no windows.
  if (!browser.windows) return container;
  const windows = await browser.windows.getAll({ windowTypes: ['normal'] });
  const fitting = windows.filter((window) => window.incognito === wantsPrivate);
  const home = fitting.find((window) => window.focused) ?? fitting[0];
  if (home?.id === undefined) throw new Error(`no window for cookie store ${storeId}`);
  return { windowId: home.id, ...container };
}

/** Listens before the tab is made: a page may be loaded before the browser has said which tab it is in. */
function watchLoads(onLoaded: () => Promise<void>) {
  const loaded = new Set<number>();
  let mine: number | undefined;
  const stop = () => {
    clearTimeout(timer);
    browser.webNavigation.onCompleted.removeListener(onCompleted);
  };
  const look = () => {
    if (mine === undefined || !loaded.has(mine)) return;
    stop();
    onLoaded().catch((cause: unknown) => console.warn('Signoff: a loaded page was not noted', cause));
  };
  const onCompleted = ({ tabId, frameId, url }: { tabId: number; frameId: number; url: string }) => {
    if (frameId !== 0 || !url.startsWith('http')) return;
    loaded.add(tabId);
    look();
  };
  const timer = setTimeout(stop, LOAD_MS);
  browser.webNavigation.onCompleted.addListener(onCompleted);
  return {
    stop,
    isOf(tabId: number | undefined) {
      mine = tabId;
      look();
    },
  };
}
