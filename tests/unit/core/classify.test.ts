import { describe, expect, it } from 'vitest';
import { readCatalogue } from '@/utils/core/catalogue';
import { classify, isTelling } from '@/utils/core/classify';
import type { ObservedCookie } from '@/utils/core/cookie';
import { cookieOf } from '../../fakes/world';

const NOW = 1_000;
/** Looks like a secret, and is none. */
const TOKEN = 'aB3xY9kLm2Pq7Rs4Tv';
const catalogueWith = (signedIn: object, more: object = {}) =>
  readCatalogue([
    {
      id: 'site',
      name: 'Site',
      confidence: 'high',
      domains: ['site.com'],
      login_group: ['site.com'],
      signed_in: signedIn,
      ...more,
    },
  ]).groupOf('site.com');
const on = (name: string, value = 'abc', more: Partial<ObservedCookie> = {}) =>
  cookieOf({ name, value, domain: 'site.com', ...more });
const unknown = readCatalogue([]).groupOf('unknown.com');

describe('a site of the catalogue', () => {
  const group = catalogueWith({
    cookies: [{ name: 'logged_in', value_pattern: '^yes$', domain: '.site.com' }],
  });
  it.each<[string, boolean, ObservedCookie]>([
    ['the cookie with the value', true, on('logged_in', 'yes')],
    ['the cookie on a host below', true, on('logged_in', 'yes', { domain: 'www.site.com' })],
    ['the cookie of a session', true, on('logged_in', 'yes', { expiresAt: undefined })],
    ['the cookie with another value', false, on('logged_in', 'no')],
    ['the cookie with no value', false, on('logged_in', '')],
    ['the cookie, expired', false, on('logged_in', 'yes', { expiresAt: NOW })],
    ['a name in other letters', false, on('Logged_In', 'yes')],
    ['a longer name', false, on('logged_in2', 'yes')],
  ])('with %s is listed: %s', (_, listed, cookie) => {
    expect(classify(group, [cookie], NOW) !== undefined).toBe(listed);
  });

  it.each<[string, string[], boolean]>([
    ['any', ['a'], true],
    ['all', ['a'], false],
    ['all', ['a', 'b'], true],
    ['required_plus_any', ['a'], false],
    ['required_plus_any', ['b'], false],
    ['required_plus_any', ['a', 'b'], true],
  ])('that asks for %s is listed with %j: %s', (match, names, listed) => {
    const cookies = [{ name: 'a', required: true }, { name: 'b' }];
    const finding = classify(
      catalogueWith({ match, cookies }),
      names.map((name) => on(name)),
      NOW,
    );
    expect(finding?.grade).toBe(listed ? 'signed-in' : undefined);
  });

  it.each<[string, object, object, string[], string | undefined]>([
    ['a signal', { cookies: [{ name: 'a' }] }, {}, ['a'], 'signed-in'],
    ['a signal that nobody has shown', { cookies: [{ name: 'a', unverified: true }] }, {}, ['a'], 'likely'],
    [
      'one that is shown and one that is not',
      { cookies: [{ name: 'a' }, { name: 'b', unverified: true }] },
      {},
      ['a', 'b'],
      'signed-in',
    ],
    [
      'all of them, one of which nobody has shown',
      { match: 'all', cookies: [{ name: 'a' }, { name: 'b', unverified: true }] },
      {},
      ['a', 'b'],
      'likely',
    ],
    [
      'a signal of an entry that is a guess',
      { cookies: [{ name: 'a' }] },
      { confidence: 'low' },
      ['a'],
      'likely',
    ],
    [
      'a signal of an entry with one source',
      { cookies: [{ name: 'a' }] },
      { confidence: 'medium' },
      ['a'],
      'signed-in',
    ],
    ['a candidate', {}, { signed_in_candidates: { cookies: [{ name: 'c' }] } }, ['c'], 'likely'],
    [
      'a signal and a candidate',
      { cookies: [{ name: 'a' }] },
      { signed_in_candidates: { cookies: [{ name: 'c' }] } },
      ['a', 'c'],
      'signed-in',
    ],
    [
      'half of the candidates',
      {},
      { signed_in_candidates: { match: 'all', cookies: [{ name: 'c' }, { name: 'd' }] } },
      ['c'],
      undefined,
    ],
    [
      'a signal that only storage has',
      { storage: [{ kind: 'localStorage', origin: 'https://site.com', key: 'a' }] },
      {},
      ['a'],
      undefined,
    ],
  ])('with %s is as sure as that', (_, signals, more, names, grade) => {
    const group = catalogueWith(signals, more);
    const cookies = names.map((name) => on(name));
    expect(classify(group, cookies, NOW)?.grade).toBe(grade);
    if (grade) for (const cookie of cookies) expect(isTelling(cookie, group)).toBe(true);
  });

  it('falls back on the general rules, where the entry names no cookie', () => {
    const token = on('remember_me', TOKEN, { httpOnly: true });
    const finding = classify(catalogueWith({}), [token], NOW);
    expect(finding).toMatchObject({ grade: 'likely', reasons: [{ kind: 'remember-name' }] });
    expect(isTelling(token, catalogueWith({}))).toBe(true);
    expect(classify(catalogueWith({ cookies: [{ name: 'a' }] }), [token], NOW)).toBeUndefined();
  });

  it('knows names by pattern and by variant', () => {
    const signals = {
      cookies: [{ name: '{wiki}UserID', name_pattern: '^[a-z]+UserID$', name_variants: ['uid'] }],
    };
    expect(classify(catalogueWith(signals), [on('enUserID')], NOW)).toBeDefined();
    expect(classify(catalogueWith(signals), [on('{wiki}UserID')], NOW)).toBeUndefined();
    const variants = { cookies: [{ name: 'tok', name_variants: ['tok.0'] }] };
    expect(classify(catalogueWith(variants), [on('tok.0')], NOW)).toBeDefined();
  });

  it('ends when the longest of its login cookies ends, or with the browser', () => {
    const both = catalogueWith({ cookies: [{ name: 'a' }, { name: 'b' }] });
    const ends = (...at: (number | undefined)[]) =>
      classify(
        both,
        at.map((expiresAt, index) => on(index ? 'b' : 'a', 'x', { expiresAt })),
        NOW,
      )?.endsAt;
    expect(ends(5_000, 9_000)).toBe(9_000);
    expect(ends(undefined, 9_000)).toBe(9_000);
    expect(ends(undefined)).toBeUndefined();
  });

  it.each<[string, string, string[]]>([
    ['login name', 'octo%20cat', ['octo cat']],
    ['numeric user id', '"42"', ['42']],
    ['user name', '%E0%A4%A', []],
    ['user name', '<script>', []],
    ['user ids, auth tokens, timestamps (opaque)', 'secret', []],
    ['opaque/JWT with the account id', 'secret', []],
  ])('whose identity cookie holds "%s" names accounts harmlessly', (holds, value, accounts) => {
    const group = catalogueWith({ cookies: [{ name: 'sid' }] }, { identity_cookie: { name: 'who', holds } });
    expect(classify(group, [on('sid'), on('who', value)], NOW)?.accounts).toEqual(accounts);
  });
});

describe('a site that no entry knows', () => {
  it.each<[string, string | undefined]>([
    ['remember_me', 'likely'],
    ['remember_user_token', 'signed-in'],
    ['REMEMBERME', 'likely'],
    ['.ASPXAUTH', 'signed-in'],
    ['auth_token', 'likely'],
    ['refreshToken', 'likely'],
    // What every visitor gets.
    ['PHPSESSID', undefined],
    ['JSESSIONID', undefined],
    ['connect.sid', undefined],
    ['laravel_session', undefined],
    ['sessionid', undefined],
    ['csrftoken', undefined],
    ['XSRF-TOKEN', undefined],
    ['csrf_auth_token', undefined],
    ['guest_auth_token', undefined],
    ['cookie_consent', undefined],
    ['__cf_bm', undefined],
    ['_ga', undefined],
    ['authorized_ads', undefined],
    ['remembered', undefined],
  ])('with %s is %s', (name, grade) => {
    expect(classify(unknown, [on(name, TOKEN, { domain: 'unknown.com' })], NOW)?.grade).toBe(grade);
  });

  it('is not listed for a cookie that scripts can read, or for a short value', () => {
    const open = on('auth_token', TOKEN, { httpOnly: false });
    expect(classify(unknown, [open, on('auth_token', 'short')], NOW)).toBeUndefined();
  });

  it('ends when the cookie that shows the login ends', () => {
    const cookies = [
      on('remember_token', TOKEN, { expiresAt: 9_000 }),
      on('_ga', TOKEN, { expiresAt: 20_000 }),
    ];
    expect(classify(unknown, cookies, NOW)?.endsAt).toBe(9_000);
  });
});

describe('a change of a cookie', () => {
  it('is worth a look only where the cookie could tell of a login', () => {
    const group = catalogueWith({ cookies: [{ name: 'sid' }] }, { identity_cookie: { name: 'who' } });
    const telling = ['sid', 'who', '_ga', 'csrftoken'].filter((name) => isTelling(on(name), group));
    expect(telling).toEqual(['sid', 'who']);
  });

  it('is worth a look when the value is empty, for that may be a log-out', () => {
    expect(isTelling(on('sid', ''), catalogueWith({ cookies: [{ name: 'sid' }] }))).toBe(true);
  });
});
