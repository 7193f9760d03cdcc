import { describe, expect, it } from 'vitest';
import type { FileEntry } from '@/scripts/lib/review-catalogue';
import { catalogue } from '@/utils/catalogue';
import sites from '@/utils/catalogue/sites.json';
import { isWithinAny } from '@/utils/core/site';
import { readEntries } from '@/utils/core/site-entry';
import { rowsOf } from '../../fakes/rows';
import { anonymous, signedIn, withWrongValues } from './people';

const context = { catalogue, now: 0, known: {}, watching: false };
const entries = readEntries(sites);
const withCookies = entries.filter((entry) => signedIn(entry).length > 0);
const lookalikes = (sites as unknown as FileEntry[]).filter((entry) => entry.anonymous_lookalikes);

describe.each(withCookies)('$name ($id)', (entry) => {
  it.each(
    signedIn(entry).map((person) => [person.cookies.map(({ name }) => name).join(' + '), person] as const),
  )('is one row, as sure as the entry is, with %s', (_, { cookies, grade }) => {
    const [row, ...more] = rowsOf('0', cookies, context);
    const domain = cookies[0]?.domain ?? '';
    const own = entry.login_group === 'each-domain';
    expect([row?.key, row?.grade, row?.name, more.length]).toEqual([
      own ? `${entry.id}:${domain}@0` : `${entry.id}@0`,
      grade,
      entry.name,
      0,
    ]);
    expect(row?.domains).toEqual(own ? [domain] : entry.login_group);
  });

  it('is not listed with one cookie too few, an empty one, or an expired one', () => {
    for (const { cookies } of signedIn(entry)) {
      const none = (changed: typeof cookies) => expect(rowsOf('0', changed, context)).toEqual([]);
      none(cookies.slice(1));
      none(cookies.map((cookie) => ({ ...cookie, value: '' })));
      none(cookies.map((cookie) => ({ ...cookie, expiresAt: -1 })));
    }
  });

  const wrong = withWrongValues(entry);
  if (wrong.length > 0) {
    it('is not listed when a cookie has the value that visitors have', () => {
      for (const cookies of wrong) expect(rowsOf('0', cookies, context)).toEqual([]);
    });
  }
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
    ['music.163.com', ['music.163.com']],
    ['console.aws.amazon.com', ['aws.amazon.com']],
    ['www.airbnb.de', ['airbnb.de']],
    [
      'outlook.live.com',
      ['live.com', 'account.microsoft.com', 'msn.com', 'bing.com', 'xbox.com', 'skype.com'],
    ],
    ['teams.microsoft.com', ['microsoft.com']],
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
      for (const cookie of signedIn(entry).flatMap(({ cookies }) => cookies)) {
        const group = catalogue.groupOf(cookie.domain);
        expect([cookie.domain, group.entry?.id]).toEqual([cookie.domain, entry.id]);
      }
    }
  });
});
