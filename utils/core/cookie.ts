/** A cookie as Signoff handles it: its identity, where it lives, and the address that removes exactly it. */

/** The partition that a cookie is kept in, exactly as the browser gave it; it must be handed back unchanged. */
export interface PartitionKey {
  readonly topLevelSite?: string | undefined;
  readonly hasCrossSiteAncestor?: boolean | undefined;
}

/** Everything about a cookie but its value. */
export interface Cookie {
  readonly name: string;
  /** Without a leading dot. */
  readonly domain: string;
  readonly hostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly storeId: string;
  /** Absent: the ordinary, unpartitioned jar. */
  readonly partition?: PartitionKey;
  /** Firefox's first-party isolation, where it is switched on. */
  readonly firstPartyDomain?: string;
  /** Ms since the epoch; absent: a session cookie. */
  readonly expiresAt?: number;
}

/** A cookie just read from the jar. Its value is used on the spot and never kept, logged, shown or sent. */
export interface ObservedCookie extends Cookie {
  readonly value: string;
}

/** What makes two cookies the same one: name, domain, host-only, path, store, partition. */
export function cookieIdentity(cookie: Cookie): string {
  return JSON.stringify([
    cookie.name,
    cookie.domain,
    cookie.hostOnly,
    cookie.path,
    cookie.storeId,
    cookie.partition?.topLevelSite ?? '',
    cookie.partition?.hasCrossSiteAncestor ?? '',
    cookie.firstPartyDomain ?? '',
  ]);
}

/** An address that this cookie would be sent to; `cookies.remove` takes it to find the cookie. */
export function removalAddress(cookie: Pick<Cookie, 'domain' | 'path' | 'secure'>): string {
  const host =
    cookie.domain.includes(':') && !cookie.domain.startsWith('[') ? `[${cookie.domain}]` : cookie.domain;
  const path = cookie.path.startsWith('/') ? cookie.path : '/';
  return `${cookie.secure ? 'https' : 'http'}://${host}${path}`;
}

/** The origin that a cookie is told of under in a receipt. */
export function cookieOrigin(cookie: Cookie): string {
  return removalAddress({ ...cookie, path: '' }).replace(/\/$/, '');
}
