/** The small print of a row, the tile of a site, and what a held tab may link to. */

import './fake-browser';
import { expect, test } from 'vitest';
import type { Reason } from '@/utils/core/signed-in';
import { readHeldAddress } from '@/utils/view/held-state';
import { glyphOf } from '@/utils/view/site-icons';
import { reasonSentences, sitePhrases, storeName, timePhrases } from '@/utils/view/site-text';
import { contrast, glyphColors, letterTile } from '@/utils/view/site-tile';
import { DAY, guess, ORDINARY, PRIVATE, site, WORK } from './samples';

const now = Date.now();
const phrases = (of: ReturnType<typeof site>, store = ORDINARY) =>
  sitePhrases(of, store, Date.now()).map(({ text }) => text);

test('since when and until when', () => {
  expect(phrases(site('google'))).toEqual(['Signed in 2 hr. ago', 'stays signed in 364 days']);
  expect(phrases(site('google', { endsAt: now + 800 * DAY }))[1]).toBe('stays signed in 2 years');
  expect(phrases(site('google', { endsAt: undefined }))[1]).toBe('until the browser closes');
  expect(phrases(site('google', { firstSeenAt: now - 5_000 }))[0]).toBe('Signed in just now');
});

test('the disclosure says since when, last when and until when', () => {
  const times = (of: ReturnType<typeof site>, store = ORDINARY) => timePhrases(of, store, Date.now());
  expect(times(site('google', { lastUsedAt: now - 5 * 60_000 }))).toEqual([
    'Signed in 2 hr. ago',
    'Last used 5 min. ago',
    'Ends by itself in 364 days',
  ]);
  expect(times(site('google', { sawSignIn: false, endsAt: undefined }))).toEqual([
    'First seen 2 hr. ago',
    'Ends when the browser closes',
  ]);
  expect(times(site('google'), PRIVATE)[1]).toBe('Ends when all private windows are closed');
});

test('a login from before Signoff watched has no age', () => {
  expect(phrases(site('google', { sawSignIn: false }))).toEqual(['Stays signed in 364 days']);
});

test('in a private window no login outlives the window', () => {
  expect(phrases(site('google'), PRIVATE)[1]).toBe('until the private window closes');
});

test('a guess says that it is one', () => {
  expect(reasonSentences(guess('library')).at(-1)).toMatch(/this is a guess/);
  expect(reasonSentences(site('google'))).toHaveLength(1);
});

test.each<[Reason, RegExp]>([
  [{ kind: 'software', cookie: 'wp_in', software: 'WordPress' }, /WordPress.*“wp_in”/],
  [{ kind: 'login-name', cookie: 'auth_token' }, /“auth_token”.*belong to a login/],
  [{ kind: 'remember-name', cookie: 'remember_me' }, /“remember_me”.*mean “remember me”/],
  [{ kind: 'appeared', cookie: 'zq' }, /“zq” came when/],
  [{ kind: 'changed', cookie: 'zq' }, /“zq” changed when/],
  [{ kind: 'learnt', cookie: 'zq' }, /“zq” came with an earlier login/],
  [{ kind: 'page-sign-out' }, /offered to sign out/],
  [
    { kind: 'storage-library', key: 'oidc.user:x', library: 'OpenID Connect' },
    /“oidc.user:x”. OpenID Connect/,
  ],
  [{ kind: 'storage-known', key: 'token' }, /“token”. That is how this site/],
  [{ kind: 'storage-token', key: 'token' }, /token under the name “token”/],
])('the evidence %j is one sentence', (reason, sentence) => {
  const [said, ...rest] = reasonSentences(site('google', { reasons: [reason] }));
  expect(rest).toEqual([]);
  expect(said?.replace(/[\u2066-\u2069]/g, '')).toMatch(sentence);
});

test('stores have the names that people know', () => {
  expect([ORDINARY, PRIVATE, WORK, undefined].map(storeName)).toEqual([
    'Ordinary windows',
    'Private windows',
    'Container: Work',
    'Other windows',
  ]);
});

test('a mark that could not be made out is drawn in the colour of text', () => {
  expect(glyphColors({ path: '', hex: '000000' })).toEqual({ light: '#000000', dark: 'var(--ink)' });
  expect(glyphColors({ path: '', hex: 'FFFC00' })).toEqual({ light: 'var(--ink)', dark: '#FFFC00' });
  expect(contrast('FFFFFF', '000000')).toBeCloseTo(21);
});

test('known sites have their mark, others a letter that never changes', () => {
  expect(glyphOf('instagram')?.hex).toBe('FF0069');
  expect(glyphOf('constructor')).toBeUndefined();
  expect(letterTile('parkside.example', 'www.parkside.example')).toEqual(
    letterTile('parkside.example', 'parkside.example'),
  );
  expect(letterTile('x', 'مكتبة').letter).toBe('م');
});

test.each([
  ['instagram.com', 'instagram.com'],
  ['localhost:8080', 'localhost:8080'],
  ['[::1]:8443', '[::1]:8443'],
  ['evil.com/path', undefined],
  ['user@evil.com', undefined],
  ['javascript:alert(1)', undefined],
  ['EVIL.com', undefined],
  ['..', undefined],
  ['', undefined],
])('a held page links to the host %s as %s', (host, linked) => {
  expect(readHeldAddress(`?wipe=w1&host=${encodeURIComponent(host)}`)).toEqual({
    wipeId: 'w1',
    host: linked,
  });
});
