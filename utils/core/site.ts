/** Which hosts belong together: the only file that knows the Public Suffix List, private section included. */

import { parse } from 'tldts';

/**
 * Lower case, without the root's trailing dot: `WWW.Example.com.` and `www.example.com` are one host to a person.
 * IPv6 addresses with brackets, as in an address.
 */
function plain(host: string): string {
  const lower = host.toLowerCase();
  if (/^[\da-f:.]*:[\da-f:.]*:[\da-f:.]*$/.test(lower)) return `[${lower}]`;
  return lower.length > 1 && lower.endsWith('.') ? lower.slice(0, -1) : lower;
}

/**
 * The registrable domain of a host, or the host itself where there is none (IP addresses, single labels, public
 * suffixes). `alice.github.io` and `bob.github.io` are two sites: github.io is a public suffix (publicsuffix.org).
 */
export function siteOf(host: string): string {
  const name = plain(host);
  const options = { allowPrivateDomains: true, validateHostname: false, extractHostname: false };
  return parse(name, options).domain ?? name;
}

/** Whether a host is this domain or lies below it. Never true across a public suffix. */
export function isWithin(host: string, domain: string): boolean {
  const name = plain(host);
  const top = plain(domain);
  return name === top || (name.endsWith(`.${top}`) && siteOf(name) === siteOf(top));
}

/** Whether a host lies within any of these domains. */
export function isWithinAny(host: string, domains: readonly string[]): boolean {
  return domains.some((domain) => isWithin(host, domain));
}

/** The host of an address, brackets of IPv6 kept, or undefined for anything that is not http(s). */
export function hostOf(address: string): string | undefined {
  return webAddress(address)?.hostname;
}

/** The origin of an http(s) address, port included, or undefined. */
export function originOf(address: string): string | undefined {
  return webAddress(address)?.origin;
}

function webAddress(address: string): URL | undefined {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  return new URL(address);
}
