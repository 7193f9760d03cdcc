/** The browser's cookies, every store and every partition of them. */

import { type Cookie, type ObservedCookie, removalAddress } from '../core/cookie';
import type { StoreInfo } from '../core/signed-in';
import { isWithinAny } from '../core/site';
import type { CookieJar } from '../ports';
import { browser, type Cookies, isFirefox } from './browser';
import { DEFAULT_STORE, PRIVATE_STORE } from './store';

/** Partition keys as both browsers have them; the polyfill's types lag behind. */
type Partitioned = Cookies.Cookie & {
  partitionKey?: { topLevelSite?: string; hasCrossSiteAncestor?: boolean };
};
/** Without `firstPartyDomain: null` Firefox refuses to read while first-party isolation is on. */
const EVERY_FIRST_PARTY = isFirefox ? { firstPartyDomain: null } : {};

export const cookieJar: CookieJar = {
  stores,
  async readAll(storeId) {
    return read({ storeId, partitionKey: {} });
  },
  async readSite(domains, storeId) {
    const reads = domains.flatMap((domain) => [
      read({ storeId, domain, partitionKey: {} }),
      // A host with the root's trailing dot has cookies of its own.
      read({ storeId, domain: `${domain}.`, partitionKey: {} }),
      // Third parties' cookies kept under the site: its partition, over both schemes.
      read({ storeId, partitionKey: { topLevelSite: `https://${domain}` } }),
      read({ storeId, partitionKey: { topLevelSite: `http://${domain}` } }),
    ]);
    const cookies = (await Promise.all(reads)).flat();
    const unique = new Map(cookies.map((cookie) => [JSON.stringify({ ...cookie, value: '' }), cookie]));
    return [...unique.values()].filter(
      (cookie) => isWithinAny(cookie.domain, domains) || isUnder(cookie, domains),
    );
  },
  async remove(cookie) {
    if ((cookie.partition && !isFirefox) || !hasAddress(cookie)) await expire(cookie);
    else await browser.cookies.remove({ ...addressOf(cookie), name: cookie.name });
  },
};

/** Whether `remove` finds the cookie: some have a path that no address can have (`/a b`, `/ü`). */
function hasAddress(cookie: Cookie): boolean {
  const address = removalAddress(cookie);
  return URL.canParse(address) && new URL(address).pathname === cookie.path;
}

function addressOf(cookie: Cookie) {
  return {
    url: removalAddress(cookie),
    storeId: cookie.storeId,
    ...(cookie.partition ? { partitionKey: cookie.partition } : {}),
    ...(cookie.firstPartyDomain !== undefined ? { firstPartyDomain: cookie.firstPartyDomain } : {}),
  };
}

/**
 * Takes away exactly this cookie by letting it end in the past. Chromium's `remove` of a partitioned cookie takes the
 * unpartitioned one of that name as well, which for a third party is another site's (measured, Chromium 156; the
 * widgets' cookies in `tests/e2e/forget.spec.ts`).
 */
async function expire(cookie: Cookie): Promise<void> {
  await browser.cookies.set({
    ...addressOf(cookie),
    name: cookie.name,
    value: '',
    path: cookie.path,
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    expirationDate: 1,
    ...(cookie.hostOnly ? {} : { domain: cookie.domain }),
  });
}

async function read(query: object): Promise<ObservedCookie[]> {
  const cookies = await browser.cookies.getAll({
    ...EVERY_FIRST_PARTY,
    ...query,
  } as Cookies.GetAllDetailsType);
  return cookies.map(toObserved);
}

/** One cookie of the browser's in Signoff's terms. */
export function toObserved(cookie: Cookies.Cookie): ObservedCookie {
  const { partitionKey } = cookie as Partitioned;
  return {
    name: cookie.name,
    domain: cookie.domain.replace(/^\./, ''),
    hostOnly: cookie.hostOnly,
    path: cookie.path,
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    storeId: cookie.storeId,
    value: cookie.value,
    ...(partitionKey ? { partition: partitionKey } : {}),
    ...(cookie.firstPartyDomain ? { firstPartyDomain: cookie.firstPartyDomain } : {}),
    ...(cookie.expirationDate !== undefined ? { expiresAt: cookie.expirationDate * 1000 } : {}),
  };
}

function isUnder(cookie: ObservedCookie, domains: readonly string[]): boolean {
  const top = cookie.partition?.topLevelSite;
  return top !== undefined && URL.canParse(top) && isWithinAny(new URL(top).hostname, domains);
}

/**
 * Chromium shows a worker its own profile only (`incognito: split`); Firefox shows private windows while one is open
 * and Signoff is allowed there, and containers even while none of their tabs is.
 */
async function stores(): Promise<readonly StoreInfo[]> {
  const known = new Map<string, StoreInfo>();
  for (const store of await browser.cookies.getAllCookieStores()) {
    const isPrivate = isFirefox ? store.id === PRIVATE_STORE : browser.extension.inIncognitoContext;
    known.set(store.id, { id: store.id, kind: isPrivate ? 'private' : 'ordinary' });
  }
  for (const identity of (await browser.contextualIdentities?.query({})) ?? []) {
    const { cookieStoreId, name, colorCode } = identity;
    known.set(cookieStoreId, { id: cookieStoreId, kind: 'container', name, color: colorCode });
  }
  if (isFirefox && !known.has(DEFAULT_STORE))
    known.set(DEFAULT_STORE, { id: DEFAULT_STORE, kind: 'ordinary' });
  return [...known.values()];
}
