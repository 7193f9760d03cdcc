/** Which cookies an address gets, by RFC 6265 section 5.4; written anew here, so that it can judge the product. */

import type { Cookie } from '@/utils/core/cookie';

/** Whether a request to this address would carry the cookie. */
export function isSentTo(address: string, cookie: Cookie): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (cookie.secure && url.protocol !== 'https:') return false;
  return isDomainMatch(url.hostname, cookie) && isPathMatch(url.pathname, cookie.path);
}

function isDomainMatch(host: string, cookie: Cookie): boolean {
  const domain = cookie.domain.includes(':') ? `[${cookie.domain.replace(/^\[|\]$/g, '')}]` : cookie.domain;
  if (host === domain) return true;
  return !cookie.hostOnly && host.endsWith(`.${domain}`) && !/^[\d.]+$/.test(host);
}

function isPathMatch(requested: string, path: string): boolean {
  const own = path.startsWith('/') ? path : '/';
  if (requested === own) return true;
  return requested.startsWith(own) && (own.endsWith('/') || requested[own.length] === '/');
}
