/** The browser's own clearing of a site's saved data, everything but cookies, as far as each browser goes. */

import type { SiteData } from '../ports';
import { browser, isFirefox } from './browser';
import { avoidCaches } from './cache-avoidance';
import { inertAddress } from './frames';
import { LOOK_TIMEOUT_MS } from './look-page';
import { INERT_AND_CACHE } from './quarantine';
import { closeQuietTab, loadInTab, openQuietTab } from './quiet-tab';
import { PRIVATE_STORE } from './store';
import { addTabRules } from './tab-rules';

/** How long a host may take once another one kept silent, in ms. */
const IMPATIENT_MS = 1_000;

/** Chromium's types are more than the polyfill knows. */
type DataTypes = Parameters<typeof browser.browsingData.remove>[1];
type Options = Parameters<typeof browser.browsingData.remove>[0];

export const siteData: SiteData = {
  async clear({ origins, storeId }) {
    if (origins.length === 0) return;
    if (isFirefox) await clearInFirefox(origins, storeId);
    else await clearInChromium(origins);
  },

  // Chromium's own call has done it.
  clearCaches: ({ origins, storeId }) =>
    isFirefox && origins.length > 0 ? clearCachesInFirefox(origins, storeId) : Promise.resolve([]),

  avoidCaches,
};

/** Exactly these origins, and what others keep under them; open connections do not stop it (platform-facts.md). */
async function clearInChromium(origins: readonly string[]): Promise<void> {
  const both = origins.flatMap((origin) => [origin, origin.replace(/^https:/, 'http:')]);
  const types = {
    cache: true,
    cacheStorage: true,
    fileSystems: true,
    indexedDB: true,
    localStorage: true,
    serviceWorkers: true,
  };
  await browser.browsingData.remove({ origins: [...new Set(both)] } as Options, types as DataTypes);
}

/**
 * Hostnames are exact, with the port for localStorage and IndexedDB there, without it for sessionStorage. A store can
 * only be named for localStorage and IndexedDB; service workers go in every container (platform-facts.md), so they are
 * left to the look-out where a container or a private window was asked for.
 */
async function clearInFirefox(origins: readonly string[], storeId: string): Promise<void> {
  const hostnames = [
    ...new Set(origins.flatMap((origin) => [new URL(origin).hostname, new URL(origin).host])),
  ];
  const isPrivate = storeId === PRIVATE_STORE;
  const options = { hostnames, cookieStoreId: storeId };
  await browser.browsingData.remove(options as Options, {
    indexedDB: true,
    ...(isPrivate ? {} : { localStorage: true }),
  });
}

/**
 * Firefox clears a host's HTTP cache, and drops its pages from the back/forward cache, for a `Clear-Site-Data` header on
 * a top-level document only; a rule for the tab puts it on the inert file (platform-facts.md). One tab goes from origin
 * to origin, out of sight. Answers the origins whose file did not come.
 */
async function clearCachesInFirefox(origins: readonly string[], storeId: string): Promise<readonly string[]> {
  const left = new Set(origins);
  let tabId: number | undefined;
  let endRules: (() => Promise<void>) | undefined;
  let timeLimit = LOOK_TIMEOUT_MS;
  try {
    tabId = await openQuietTab('about:blank', storeId);
    endRules = await addTabRules(tabId, [{ action: INERT_AND_CACHE, resourceTypes: ['main_frame'] }]);
    for (const origin of origins) {
      const arrival = await loadInTab(tabId, inertAddress(origin), timeLimit);
      if (arrival === 'arrived') left.delete(origin);
      // A network that swallows everything costs its whole time limit once, not once for each origin.
      if (arrival === 'silent') timeLimit = IMPATIENT_MS;
    }
  } catch (cause) {
    console.warn('Signoff: no tab to clear the HTTP cache from', cause);
  } finally {
    if (tabId !== undefined) await closeQuietTab(tabId);
    await endRules?.();
  }
  return [...left];
}
