/** A quiet tab of one cookie store with a document of a site in it, which reaches nothing outside that site. */

import { browser } from './browser';
import { inertAddress } from './frames';
import { type Arrival, closeQuietTab, loadInTab, openQuietTab } from './quiet-tab';
import { guardTab } from './site-rules';

/** A tab that is being opened may drop its first load (Chromium 156: the late commit of about:blank aborts it). */
const TRIES = 2;

export interface SitePage {
  /** Puts an inert document of this origin into the tab, and says what came of it within `timeoutMs`. */
  goTo(origin: string, timeoutMs: number): Promise<Arrival>;
  /** Runs a function of `in-site.ts` in the document; undefined where it cannot. */
  run<A extends unknown[], R>(
    func: (...args: A) => R | Promise<R>,
    args: A,
    timeoutMs: number,
  ): Promise<R | undefined>;
  close(): Promise<void>;
  readonly tabId: number;
}

/** Opens the tab; `isInert` keeps the site's own scripts off. Throws where the browser has no window of that store. */
export async function openSitePage(
  domains: readonly string[],
  storeId: string,
  isInert: boolean,
): Promise<SitePage> {
  const tabId = await openQuietTab('about:blank', storeId);
  const lift = await guardTab(tabId, domains, isInert);
  let shown = '';
  return {
    tabId,
    async goTo(origin, timeoutMs) {
      if (shown === origin) return 'arrived';
      const arrival = await arrive(tabId, inertAddress(origin), timeoutMs);
      shown = arrival === 'arrived' ? origin : '';
      return arrival;
    },
    run: (func, args, timeoutMs) => runInTab(tabId, func, args, timeoutMs),
    async close() {
      await closeQuietTab(tabId);
      await lift();
    },
  };
}

/** Loads this address, or one of the same site that it redirects to, and says what came of it within `timeoutMs`. */
export async function arrive(tabId: number, address: string, timeoutMs: number): Promise<Arrival> {
  const endsAt = Date.now() + timeoutMs;
  for (let tries = 1; tries < TRIES; tries += 1) {
    const arrival = await loadInTab(tabId, address, timeoutMs);
    if (arrival !== 'failed') return arrival;
  }
  return loadInTab(tabId, address, Math.max(0, endsAt - Date.now()));
}

/** Runs a function in the tab's top document; undefined where nobody is let in or it takes longer than `timeoutMs`. */
export async function runInTab<A extends unknown[], R>(
  tabId: number,
  func: (...args: A) => R | Promise<R>,
  args: A,
  timeoutMs: number,
): Promise<R | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), timeoutMs));
  try {
    const running = browser.scripting.executeScript({ target: { tabId }, func, args });
    const answers = await Promise.race([running, late]);
    return (answers?.[0]?.result as R | null | undefined) ?? undefined;
  } catch (cause) {
    console.info(`Signoff: nothing can run in tab ${tabId}`, cause);
    return undefined;
  }
}
