/** The browser's events that may be a sign-in or a sign-out, as outlines: method, address and tab, no body, no header. */

import { momentOfRequest, TELLING_ADDRESSES } from '../core/detect/outline';
import { browser } from './browser';
import { INERT_PATH } from './quarantine';
import { storeOfTab } from './store';

export interface TabEvent {
  readonly tabId: number;
  readonly storeId: string;
  readonly url: string;
}

export interface SignInListener {
  requestSent(place: TabEvent, outline: { method: string; isPage: boolean }): void;
  pageReady(place: TabEvent): void;
}

/** Pages draw themselves anew after their parts are there, or after a script's request was answered. */
const SETTLE_MS = 250;
/** One look for what comes at once. */
const looks = new Map<number, ReturnType<typeof setTimeout>>();

export function listenForSignIns(listener: SignInListener): void {
  const pages = { urls: ['<all_urls>'], types: ['main_frame' as const] };
  const scripts = { urls: [...TELLING_ADDRESSES], types: ['xmlhttprequest' as const] };
  const sent = (isPage: boolean) => (details: { tabId: number; method: string; url: string }) => {
    const { tabId, method, url } = details;
    if (momentOfRequest({ method, url, isPage }) === undefined) return undefined;
    placeOf(tabId, url).then((place) => place && listener.requestSent(place, { method, isPage }), warn);
    return undefined;
  };
  browser.webRequest.onBeforeRequest.addListener(sent(true), pages);
  browser.webRequest.onBeforeRequest.addListener(sent(false), scripts);
  const ready = ({ tabId }: { tabId: number }) => {
    clearTimeout(looks.get(tabId));
    looks.set(
      tabId,
      setTimeout(() => {
        looks.delete(tabId);
        placeOf(tabId).then((place) => place && listener.pageReady(place), warn);
      }, SETTLE_MS),
    );
  };
  browser.webRequest.onCompleted.addListener((details) => {
    if (details.method !== 'GET') ready(details);
  }, scripts);
  browser.webNavigation.onDOMContentLoaded.addListener((details) => {
    // Signoff's own look through a site's inert file is nobody's visit.
    if (details.frameId === 0 && !details.url.endsWith(INERT_PATH)) ready(details);
  });
}

async function placeOf(tabId: number, url?: string): Promise<TabEvent | undefined> {
  const tab = tabId < 0 ? undefined : await storeOfTab(tabId);
  const address = url ?? tab?.url;
  return tab && address !== undefined ? { tabId, storeId: tab.storeId, url: address } : undefined;
}

function warn(cause: unknown): void {
  console.warn('Signoff: a sign-in could not be followed', cause);
}
