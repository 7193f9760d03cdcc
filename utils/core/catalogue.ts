/** The reviewed catalogue of sites: which login group, and which entry, a host belongs to. */

import { hostOf, isWithin, siteOf } from './site';
import { readEntries, type SiteEntry } from './site-entry';
import { loginOriginOf } from './unseen';

/** A login group: what one log-out must cover. */
export interface LoginGroup {
  readonly siteId: string;
  readonly name: string;
  /** Never empty. */
  readonly domains: readonly string[];
  readonly entry?: SiteEntry;
}

export interface Catalogue {
  /**
   * The login group of a host; a host that no entry knows is a group by its registrable domain. Of two entries that
   * know it the one with the longer domain has it: aws.amazon.com is not the shop.
   */
  groupOf(host: string): LoginGroup;
  /** Groups whose login no cookie shows: it is in the storage of their own pages. */
  readonly inStorageOnly: readonly LoginGroup[];
}

/**
 * Reads catalogue data.
 * @throws Error that names the entry and the field, when an entry does not fit the schema.
 */
export function readCatalogue(raw: unknown): Catalogue {
  return createCatalogue(readEntries(raw));
}

function createCatalogue(entries: readonly SiteEntry[]): Catalogue {
  // By registrable domain, so that a look-up is not a walk through all entries.
  const bySite = new Map<string, { domain: string; group: LoginGroup }[]>();
  const groups = entries.flatMap(groupsOf);
  for (const group of groups) {
    for (const domain of group.domains) {
      const site = siteOf(domain);
      bySite.set(site, [...(bySite.get(site) ?? []), { domain, group }]);
    }
  }
  for (const known of bySite.values()) known.sort((a, b) => b.domain.length - a.domain.length);
  return {
    inStorageOnly: groups.filter((group) => loginOriginOf(group) !== undefined),
    groupOf(host) {
      const site = siteOf(host);
      const known = bySite.get(site)?.find(({ domain }) => isWithin(host, domain));
      return known?.group ?? { siteId: site, name: site, domains: [site] };
    },
  };
}

/** Entries whose domains have logins of their own are one group per domain: amazon.de and amazon.com are two rows. */
function groupsOf(entry: SiteEntry): LoginGroup[] {
  const { id, name, login_group } = entry;
  if (login_group !== 'each-domain') return [{ siteId: id, name, domains: login_group, entry }];
  return entry.domains.map((domain) => ({
    siteId: `${id}:${domain}`,
    name,
    domains: [domain],
    entry: movedTo(domain, entry),
  }));
}

/** The entry with its addresses on one of its domains: they are written down for one, and alike on all. */
function movedTo(domain: string, entry: SiteEntry): SiteEntry {
  const moved = <Place extends object>(place: Place): Place =>
    Object.fromEntries(
      Object.entries(place).map(([field, value]) => [
        field,
        typeof value === 'string' ? addressOn(domain, value, entry.domains) : value,
      ]),
    ) as Place;
  const { sign_out, devices, change_password } = entry;
  return {
    ...entry,
    ...(sign_out && { sign_out: moved(sign_out) }),
    ...(devices && { devices: moved(devices) }),
    ...(change_password && { change_password: moved(change_password) }),
  };
}

/** An address of any of these domains on this one; everything else as it is. */
function addressOn(domain: string, text: string, domains: readonly string[]): string {
  const host = hostOf(text);
  const from = domains.find((known) => host !== undefined && isWithin(host, known));
  if (host === undefined || from === undefined) return text;
  return text.replace(host, `${host.slice(0, -from.length)}${domain}`);
}
