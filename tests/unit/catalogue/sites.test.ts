import { describe, expect, it } from 'vitest';
import { catalogue } from '@/utils/catalogue';
import sites from '@/utils/catalogue/sites.json';
import { readEntries, type SiteEntry } from '@/utils/core/catalogue';
import type { ObservedCookie } from '@/utils/core/cookie';
import { rowsOf } from '@/utils/core/list';
import { isWithinAny } from '@/utils/core/site';
import { cookieOf } from '../../fakes/world';
import { EXAMPLES, NAMES } from './examples';

const context = { catalogue, now: 0, known: {}, watching: false };
const entries = readEntries(sites);
const withCookies = entries.filter(({ signed_in }) => (signed_in.cookies ?? []).length > 0);
const lookalikes = (sites as { id: string; domains: string[]; anonymous_lookalikes?: string[] }[]).filter(
  (entry) => entry.anonymous_lookalikes,
);

/** The cookies of somebody who is signed in, made of what the entry says. */
function signedIn({ signed_in, domains }: SiteEntry): ObservedCookie[][] {
  const cookies = (signed_in.cookies ?? []).map(({ name, name_pattern, domain, value_pattern }) =>
    cookieOf({
      name: name_pattern === undefined ? name : example(NAMES, name_pattern),
      domain: (domain ?? domains[0] ?? '').replace(/^\./, ''),
      value: value_pattern === undefined ? 'some-value' : example(EXAMPLES, value_pattern),
    }),
  );
  return signed_in.match === 'all' || signed_in.match === 'required_plus_any'
    ? [cookies]
    : cookies.map((cookie) => [cookie]);
}

function example(examples: Record<string, string>, pattern: string): string {
  const text = examples[pattern];
  if (text === undefined) throw new Error(`examples.ts has no example of ${pattern}`);
  expect(text).toMatch(new RegExp(pattern));
  return text;
}

/** `logged_in=no`, `esctx-*`, `PHPSESSID (without …)` as cookies that every visitor has. */
function anonymous(text: string, domain: string): ObservedCookie {
  const [name = '', value = 'a81bc81bdead4e5dabff90865d1e13b1'] = text.replace(/ \(.*\)$/, '').split('=');
  return cookieOf({ name: name.replace(/\*|\{.*?\}/g, 'de'), domain, value });
}

describe.each(withCookies)('$name', (entry) => {
  it.each(signedIn(entry).map((cookies) => [cookies.map(({ name }) => name).join(' + '), cookies] as const))(
    'is listed as surely signed in with %s',
    (_, cookies) => {
      const [row, ...more] = rowsOf('0', cookies, context);
      const expected =
        entry.login_group === 'each-domain' ? `${entry.id}:${cookies[0]?.domain}@0` : `${entry.id}@0`;
      expect([row?.key, row?.grade, row?.name, more.length]).toEqual([expected, 'signed-in', entry.name, 0]);
    },
  );

  it('is not listed with one cookie too few, an empty one, or an expired one', () => {
    for (const cookies of signedIn(entry)) {
      expect(rowsOf('0', cookies.slice(1), context)).toEqual([]);
      expect(
        rowsOf(
          '0',
          cookies.map((cookie) => ({ ...cookie, value: '' })),
          context,
        ),
      ).toEqual([]);
      expect(
        rowsOf(
          '0',
          cookies.map((cookie) => ({ ...cookie, expiresAt: -1 })),
          context,
        ),
      ).toEqual([]);
    }
  });
});

describe('what every visitor has', () => {
  it.each(lookalikes)('makes no row for $id', ({ domains, anonymous_lookalikes = [] }) => {
    for (const domain of domains) {
      const cookies = anonymous_lookalikes.map((text) => anonymous(text, domain));
      expect(rowsOf('0', cookies, context)).toEqual([]);
    }
  });
});

describe('the login groups', () => {
  const domainsOf = (host: string) => catalogue.groupOf(host).domains;

  it.each([
    ['instagram.com', ['instagram.com']],
    ['facebook.com', ['facebook.com']],
    ['youtube.com', ['google.com', 'youtube.com']],
    ['accounts.google.com', ['google.com', 'youtube.com']],
    ['amazon.de', ['amazon.de']],
    ['amazon.com', ['amazon.com']],
    ['mail.163.com', ['163.com']],
  ])('of %s is %j', (host, domains) => expect(domainsOf(host)).toEqual(domains));

  it('of Instagram names nothing of Facebook, and the other way round', () => {
    expect(isWithinAny('www.facebook.com', domainsOf('www.instagram.com'))).toBe(false);
    expect(isWithinAny('www.instagram.com', domainsOf('www.facebook.com'))).toBe(false);
  });

  it('do not overlap: no domain is in two of them', () => {
    const claims = entries.flatMap((entry) =>
      (entry.login_group === 'each-domain' ? entry.domains : entry.login_group).map((domain) => [
        domain,
        entry.id,
      ]),
    );
    for (const [domain = '', id] of claims) expect(catalogue.groupOf(domain).entry?.id).toBe(id);
  });

  it('have ids that are all different', () => {
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  });

  it('cover every domain that a sign-in cookie of theirs may be on', () => {
    for (const entry of withCookies) {
      for (const cookie of signedIn(entry).flat()) {
        const group = catalogue.groupOf(cookie.domain);
        expect([cookie.domain, group.entry?.id]).toEqual([cookie.domain, entry.id]);
      }
    }
  });
});
