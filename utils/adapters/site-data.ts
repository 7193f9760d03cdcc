/** The browser's own clearing of a site's saved data, everything but cookies, as far as each browser goes. */

import type { SiteData } from '../ports';
import { browser, isFirefox } from './browser';

/** Chromium's types are more than the polyfill knows. */
type DataTypes = Parameters<typeof browser.browsingData.remove>[1];
type Options = Parameters<typeof browser.browsingData.remove>[0];

export const siteData: SiteData = {
  async clear({ origins, storeId }) {
    if (origins.length === 0) return;
    if (isFirefox) await clearInFirefox(origins, storeId);
    else await clearInChromium(origins);
  },
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
  const isPrivate = storeId === 'firefox-private';
  const options = { hostnames, cookieStoreId: storeId };
  await browser.browsingData.remove(options as Options, {
    indexedDB: true,
    ...(isPrivate ? {} : { localStorage: true }),
  });
}
