/** Presses a site's own control, found by a reviewed selector, in a page of the site. */

import type { Told } from '../core/sign-out';
import { hostOf, isWithinAny } from '../core/site';
import { browser, isFirefox } from './browser';
import { pressInSite } from './in-site';
import { closeQuietTab, openQuietTab } from './quiet-tab';
import { arrive, runInTab } from './site-page';
import { guardTab } from './site-rules';

/** How long a page may take to do what it was asked, before its server is asked, in ms. */
const EFFECT_MS = 3_000;
/** An open page either has the control or has not. */
const AT_ONCE_MS = 300;

/** The tabs of this store that show the site. */
export async function tabsOf(domains: readonly string[], storeId: string): Promise<readonly number[]> {
  const tabs = await browser.tabs.query({});
  return tabs.flatMap(({ id, url, discarded, cookieStoreId }) => {
    const host = url === undefined ? undefined : hostOf(url);
    const isHere = !isFirefox || cookieStoreId === storeId;
    return id !== undefined && !discarded && isHere && host !== undefined && isWithinAny(host, domains)
      ? [id]
      : [];
  });
}

/** Presses it in an open tab of the site that shows it, else in a quiet one at `address`. */
export async function pressAt(
  address: string,
  selector: string,
  domains: readonly string[],
  storeId: string,
  timeoutMs: number,
): Promise<Told> {
  for (const tabId of await tabsOf(domains, storeId)) {
    if (await pressIn(tabId, selector, AT_ONCE_MS)) return { done: true };
  }
  const quiet = await openQuietTab('about:blank', storeId);
  const lift = await guardTab(quiet, domains, false);
  try {
    // For the page to arrive, for the control to appear, and for the press to have its effect.
    const half = Math.max(0, timeoutMs - EFFECT_MS) / 2;
    const arrival = await arrive(quiet, address, half);
    if (arrival !== 'arrived')
      return { done: false, sent: true, trouble: arrival === 'silent' ? 'slow' : 'offline' };
    const isPressed = await pressIn(quiet, selector, half);
    // The page was not as the recipe says.
    return isPressed ? { done: true } : { done: false, sent: false, trouble: 'no-way-known' };
  } finally {
    await closeQuietTab(quiet);
    await lift();
  }
}

async function pressIn(tabId: number, selector: string, timeoutMs: number): Promise<boolean> {
  const settled = nextDocument(tabId, EFFECT_MS);
  const isPressed = await runInTab(tabId, pressInSite, [selector, timeoutMs], timeoutMs + AT_ONCE_MS);
  if (isPressed) await settled;
  return isPressed === true;
}

/** Resolves when the tab has its next document, or after `timeoutMs`: a page may log out without leaving. */
function nextDocument(tabId: number, timeoutMs: number): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      browser.webNavigation.onCompleted.removeListener(onCompleted);
      resolve();
    };
    const onCompleted = (details: { tabId: number; frameId: number }) => {
      if (details.tabId === tabId && details.frameId === 0) finish();
    };
    const timer = setTimeout(finish, timeoutMs);
    browser.webNavigation.onCompleted.addListener(onCompleted);
  });
}
