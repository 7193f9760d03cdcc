/** The reviewed catalogue of sites: its schema, and which entry a host belongs to. */

import * as v from 'valibot';
import { isWithinAny, siteOf } from './site';

const pattern = v.pipe(
  v.string(),
  v.check((text) => isPattern(text), 'is not a regular expression'),
);

const cookieSignal = v.object({
  name: v.pipe(v.string(), v.nonEmpty()),
  /** For names with a part that differs by installation; stands in for `name`. */
  name_pattern: v.optional(pattern),
  name_variants: v.optional(v.array(v.string())),
  domain: v.optional(v.string()),
  /** The cookie tells a login only with such a value (`logged_in=yes`). */
  value_pattern: v.optional(pattern),
  required: v.optional(v.boolean()),
  unverified: v.optional(v.boolean()),
});

const siteEntry = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  name: v.pipe(v.string(), v.nonEmpty()),
  confidence: v.picklist(['high', 'medium', 'low']),
  domains: v.pipe(v.array(v.string()), v.nonEmpty()),
  /**
   * Hosts, with all below them, on which one and the same login is valid; not everything of one owner.
   * `each-domain`: every domain of the entry has a login of its own.
   */
  login_group: v.union([v.pipe(v.array(v.string()), v.nonEmpty()), v.literal('each-domain')]),
  signed_in: v.object({
    match: v.optional(v.picklist(['any', 'all', 'required_plus_any'])),
    cookies: v.optional(v.array(cookieSignal)),
  }),
  identity_cookie: v.optional(v.object({ name: v.optional(v.string()), holds: v.optional(v.string()) })),
});

/** What tells a login by a cookie. */
export type CookieSignal = v.InferOutput<typeof cookieSignal>;
/** One reviewed site, without its sources and notes: those stay in the file. */
export type SiteEntry = v.InferOutput<typeof siteEntry>;

/** A login group: what one log-out must cover. */
export interface LoginGroup {
  readonly siteId: string;
  readonly name: string;
  /** Never empty. */
  readonly domains: readonly string[];
  readonly entry?: SiteEntry;
}

export interface Catalogue {
  /** The login group of a host; a host that no entry knows is a group by its registrable domain. */
  groupOf(host: string): LoginGroup;
}

/**
 * Reads catalogue data.
 * @throws Error that names the entry and the field, when an entry does not fit the schema.
 */
export function readCatalogue(raw: unknown): Catalogue {
  return createCatalogue(readEntries(raw));
}

/**
 * The entries with the fields of the schema and nothing else: what a build ships.
 * @throws Error that names the entry and the field, when an entry does not fit the schema.
 */
export function readEntries(raw: unknown): SiteEntry[] {
  const list = v.parse(v.array(v.unknown()), raw);
  return list.map((item, index) => {
    const result = v.safeParse(siteEntry, item);
    if (result.success) return result.output;
    const [issue] = result.issues;
    const name =
      typeof item === 'object' && item !== null && 'id' in item ? String(item.id) : `number ${index + 1}`;
    throw new Error(`catalogue entry ${name}: ${v.getDotPath(issue) ?? 'entry'}: ${issue.message}`);
  });
}

function createCatalogue(entries: readonly SiteEntry[]): Catalogue {
  // By registrable domain, so that a look-up is not a walk through all entries.
  const bySite = new Map<string, SiteEntry[]>();
  for (const entry of entries) {
    for (const domain of new Set([...entry.domains, ...sharedDomains(entry)].map(siteOf))) {
      bySite.set(domain, [...(bySite.get(domain) ?? []), entry]);
    }
  }
  return {
    groupOf(host) {
      const site = siteOf(host);
      for (const entry of bySite.get(site) ?? []) {
        const domains = domainsFor(entry, host);
        if (isWithinAny(host, domains))
          return { siteId: groupId(entry, domains), name: entry.name, domains, entry };
      }
      return { siteId: site, name: site, domains: [site] };
    },
  };
}

function sharedDomains(entry: SiteEntry): readonly string[] {
  return entry.login_group === 'each-domain' ? [] : entry.login_group;
}

function domainsFor(entry: SiteEntry, host: string): readonly string[] {
  if (entry.login_group !== 'each-domain') return entry.login_group;
  return entry.domains.filter((domain) => isWithinAny(host, [domain]));
}

/** Entries whose domains have logins of their own get one id per domain: amazon.de and amazon.com are two rows. */
function groupId(entry: SiteEntry, domains: readonly string[]): string {
  return entry.login_group === 'each-domain' ? `${entry.id}:${domains[0]}` : entry.id;
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    // The constructor's only failure is the answer itself.
    return false;
  }
}
