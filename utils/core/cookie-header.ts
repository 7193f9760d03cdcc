/** The Cookie header that a browser would send to an address, for asking a server about cookies that are gone here. */

import type { ObservedCookie } from './cookie';
import { hostOf, siteOf } from './site';

/** RFC 6265 section 5.4: what matches, longer paths first. Of partitions, only the site's own. Holds values: for memory only. */
export function cookieHeader(address: string, cookies: readonly ObservedCookie[]): string {
  const url = new URL(address);
  return cookies
    .filter((cookie) => isFor(url, cookie))
    .sort((a, b) => b.path.length - a.path.length)
    .map(({ name, value }) => (name === '' ? value : `${name}=${value}`))
    .join('; ');
}

function isFor(url: URL, cookie: ObservedCookie): boolean {
  if (cookie.secure && url.protocol !== 'https:') return false;
  const top = cookie.partition?.topLevelSite;
  if (top && siteOf(hostOf(top) ?? '') !== siteOf(url.hostname)) return false;
  const isHost = url.hostname === cookie.domain;
  const isBelow = !cookie.hostOnly && url.hostname.endsWith(`.${cookie.domain}`);
  return (isHost || isBelow) && isUnder(url.pathname, cookie.path);
}

function isUnder(requested: string, path: string): boolean {
  if (requested === path) return true;
  return requested.startsWith(path) && (path.endsWith('/') || requested[path.length] === '/');
}
