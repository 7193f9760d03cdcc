/** Where a site's data may be: every origin of its login group that anything points at, in every partition known. */

import { type Cookie, removalAddress } from './cookie';
import { placeKey, type WipePlace } from './journal';
import { hostOf, isWithinAny, originOf, siteOf } from './site';

/** Somebody else's document in a frame of a site: what it keeps there is kept under that site alone. */
export interface Guest {
  readonly origin: string;
  /** The top-level site around it. */
  readonly under: string;
}

/** What was observed of a site before it is wiped. */
export interface Observed {
  readonly domains: readonly string[];
  readonly storeId: string;
  readonly cookies: readonly Cookie[];
  /** Origins of open tabs and frames of the site. */
  readonly openOrigins: readonly string[];
  /** Origins remembered from earlier, ports included. */
  readonly seenOrigins: readonly string[];
  /** Top-level sites (`https://news.example`) under which the site was embedded. */
  readonly embedders: readonly string[];
  readonly guests: readonly Guest[];
}

/** Every place to look at and clear, once. Never names an origin outside the login group, but for what is kept under it. */
export function placesOf(observed: Observed): readonly WipePlace[] {
  const { domains, storeId, cookies } = observed;
  const places = new Map<string, WipePlace>();
  const add = (address: string, certain: boolean, partition?: string) => {
    const origin = originOf(address);
    if (origin === undefined || !isWithinAny(new URL(origin).hostname, domains)) return;
    const place = { origin, storeId, partition, certain };
    const known = places.get(placeKey(place));
    places.set(placeKey(place), { ...place, certain: certain || known?.certain === true });
  };

  const origins = [...observed.openOrigins, ...observed.seenOrigins];
  for (const address of origins) add(address, true);
  for (const cookie of cookies) {
    const partition = foreignPartition(cookie, domains);
    // A domain cookie says nothing of the host that has its bare name; a host-only one was set by that very host.
    add(cookieAddress(cookie), cookie.hostOnly, partition);
    if (partition !== undefined) add(cookieAddress(cookie), false);
  }
  for (const domain of domains) {
    add(`https://${domain}`, false);
    add(`https://www.${domain}`, false);
  }

  const bare = [...places.values()].filter((place) => place.partition === undefined);
  const partitions = new Set(observed.embedders.filter((top) => isForeign(top, domains)));
  for (const cookie of cookies) {
    const partition = foreignPartition(cookie, domains);
    if (partition !== undefined) partitions.add(partition);
  }
  for (const partition of partitions) for (const { origin } of bare) add(origin, false, partition);
  for (const { origin, under } of observed.guests) {
    if (isForeign(under, domains) || !isForeign(origin, domains)) continue;
    const place = { origin, storeId, partition: under, certain: true };
    places.set(placeKey(place), place);
  }
  return [...places.values()];
}

function cookieAddress(cookie: Cookie): string {
  return removalAddress({ ...cookie, path: '/', secure: true });
}

/** The origins of the login group itself, once each: what others keep under it must not be cleared elsewhere. */
export function ownOrigins(places: readonly WipePlace[], domains: readonly string[]): readonly string[] {
  return [...new Set(places.map(({ origin }) => origin))].filter((origin) => !isForeign(origin, domains));
}

/** The partition under another site that a cookie of this group is kept in. */
function foreignPartition(cookie: Cookie, domains: readonly string[]): string | undefined {
  const top = cookie.partition?.topLevelSite;
  return top !== undefined && isForeign(top, domains) && isWithinAny(cookie.domain, domains)
    ? top
    : undefined;
}

/** The site's own partition key means its own ordinary data and is no other place. */
function isForeign(top: string, domains: readonly string[]): boolean {
  const host = hostOf(top);
  return host !== undefined && !isWithinAny(host, domains);
}

/** The top-level site of an address, as partition keys name it: scheme and registrable domain. */
export function topLevelSite(address: string): string | undefined {
  const origin = originOf(address);
  if (origin === undefined) return undefined;
  const url = new URL(origin);
  return `${url.protocol}//${siteOf(url.hostname)}`;
}
