/** One login is one row, on whichever host of its group it is seen; a visitor of any of them has none. */
import { describe, expect, it } from 'vitest';
import type { FileEntry } from '@/scripts/lib/review-catalogue';
import { catalogue } from '@/utils/catalogue';
import sites from '@/utils/catalogue/sites.json';
import { isWithinAny } from '@/utils/core/site';
import { readEntries, type SiteEntry } from '@/utils/core/site-entry';
import { rowsOf } from '../../fakes/rows';
import { cookieOf } from '../../fakes/world';
import { EVERYBODY } from './everybody';
import { anonymous, signedIn } from './people';

const context = { catalogue, now: 0, known: {}, watching: false };
const YEAR_MS = 365 * 86_400_000;
const entries = readEntries(sites);
const withCookies = entries.filter((entry) => signedIn(entry).length > 0);
const lookalikesOf = new Map(
  (sites as unknown as FileEntry[]).map((entry) => [entry.id, entry.anonymous_lookalikes ?? []]),
);

/** Every domain of the entry, and a host below each. */
function hostsOf({ domains, login_group }: SiteEntry): string[] {
  const group = login_group === 'each-domain' ? domains : [...new Set([...domains, ...login_group])];
  return group.flatMap((domain) => [domain, `www.${domain}`]);
}

/** What every visitor of this host has: by the entry, and by what runs there; kept as carefully as logins are. */
function visitor(entry: SiteEntry, host: string) {
  const own = (lookalikesOf.get(entry.id) ?? []).map((text) => anonymous(text, host));
  const common = Object.entries(EVERYBODY).map(([name, value]) => cookieOf({ name, value, domain: host }));
  const all = [...own, ...common.filter(({ name }) => !own.some((cookie) => cookie.name === name))];
  return all.map((cookie) => ({ ...cookie, httpOnly: true, secure: true, expiresAt: YEAR_MS }));
}

describe.each(entries)('a visitor of $name ($id)', (entry) => {
  it('has no row, with everything that visitors have on all of its hosts', () => {
    const cookies = hostsOf(entry).flatMap((host) => visitor(entry, host));
    expect(rowsOf('0', cookies, context)).toEqual([]);
  });

  it('has no row with any one of these cookies', () => {
    for (const cookie of visitor(entry, entry.domains[0] ?? ''))
      expect([cookie.name, rowsOf('0', [cookie], context)]).toEqual([cookie.name, []]);
  });
});

describe.each(withCookies)('a login at $name ($id)', (entry) => {
  const rowAt = (host: string) =>
    entry.login_group === 'each-domain'
      ? `${entry.id}:${entry.domains.find((domain) => isWithinAny(host, [domain]))}@0`
      : `${entry.id}@0`;

  it('is the same one row on each host of the group', () => {
    for (const host of hostsOf(entry)) {
      for (const { cookies, grade } of signedIn(entry, host)) {
        const rows = rowsOf('0', cookies, context);
        expect([host, rows.map((row) => [row.key, row.grade])]).toEqual([
          host,
          [[rowAt(cookies[0]?.domain ?? ''), grade]],
        ]);
      }
    }
  });

  it('is one row when it is on all of them at once; where each domain has a login of its own, one for each', () => {
    const all = hostsOf(entry).flatMap((host) => signedIn(entry, host).flatMap(({ cookies }) => cookies));
    const keys = [...new Set(all.map(({ domain }) => rowAt(domain)))];
    expect(
      rowsOf('0', all, context)
        .map(({ key }) => key)
        .sort(),
    ).toEqual(keys.sort());
  });

  it('is that row, as sure and for that reason, among everything that visitors have', () => {
    const around = hostsOf(entry).flatMap((host) => visitor(entry, host));
    for (const { cookies, grade } of signedIn(entry)) {
      const names = cookies.map(({ name }) => name);
      const others = around.filter(({ name }) => !names.includes(name));
      const rows = rowsOf('0', [...others, ...cookies], context);
      expect(rows.map((row) => [row.key, row.grade])).toEqual([[rowAt(cookies[0]?.domain ?? ''), grade]]);
      const told = (rows[0]?.reasons ?? []).map((reason) => 'cookie' in reason && reason.cookie);
      expect([...new Set(told)].sort()).toEqual([...new Set(names)].sort());
    }
  });
});
