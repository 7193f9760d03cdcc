/** A receipt says what was seen and nothing more. */

import './fake-browser';
import { afterEach, expect, test } from 'vitest';
import type { HistoryReport } from '@/utils/core/history';
import type { Receipt } from '@/utils/core/receipt';
import { forgetLanguage } from '@/utils/i18n';
import { openRows, receiptPhrases, receiptRows } from '@/utils/view/receipt-text';
import { speak } from './fake-browser';
import { partialReceipt, receipt, site } from './samples';

const google = site('google');
const texts = (of: ReturnType<typeof receipt>) => receiptRows(of).map(({ tone, text }) => `${tone}: ${text}`);

afterEach(() => {
  speak('en');
  forgetLanguage();
});

test('a clean receipt is three ticks, and what nobody can check', () => {
  expect(texts(receipt(google))).toEqual([
    'seen: Signed out of google.com in this browser',
    'seen: 14 cookies, 5 stores cleared',
    'seen: Checked: nothing left',
    'fine: Cached files: the browser was told to clear them. No extension can check that, or reach those of other companies.',
  ]);
});

test.each<[NonNullable<Receipt['signOut']>, string]>([
  [{ result: 'confirmed' }, 'seen: Google confirmed: the old login is dead at its server'],
  [{ result: 'only-here', trouble: 'no-way-known' }, 'info: Only this browser: Signoff knows no way'],
  [
    { result: 'only-here', trouble: 'would-end-all' },
    'info: Only this browser: Google’s own log-out would end',
  ],
  [{ result: 'still-accepted' }, 'open: Google still accepts the old login: change the password'],
  [{ result: 'no-answer' }, 'open: Google did not answer. It may still count you as signed in'],
  [{ result: 'no-answer', trouble: 'offline' }, 'open: This computer is offline, so Google was not told'],
  [{ result: 'no-answer', trouble: 'slow' }, 'open: Google did not answer in time'],
  [{ result: 'no-answer', trouble: 'server-error' }, 'open: Google answered with an error'],
  [{ result: 'no-answer', trouble: 'sent-elsewhere' }, 'open: Google sent Signoff to another page'],
  [{ result: 'no-answer', trouble: 'token-refused' }, 'open: Google refused the log-out'],
  [
    { result: 'no-answer', trouble: 'cannot-tell' },
    'open: Google was asked to log you out, but does not show',
  ],
])('what the server said: %o', (signOut, said) => {
  const rows = texts(receipt(google, { signOut }));
  expect(rows.filter((row) => row.startsWith(said))).toHaveLength(1);
  expect(rows, 'the local part is told as well').toContain('seen: Checked: nothing left');
});

test('after a plain log-out nobody says that nothing is left', () => {
  const kept = receipt(google, { scope: 'log-out', kept: 4 });
  expect(texts(kept)).toContain('seen: Checked: the login is gone. Kept: 4 cookies');
  expect([...texts(kept), ...receiptPhrases(kept)].join()).not.toContain('nothing left');
});

test('a saved login is named where one was kept, and nowhere else', () => {
  const saved = receipt(google, { scope: 'log-out', kept: 4, keptLogin: true });
  expect(texts(saved)).toContain('seen: Checked: your saved login stays');
  expect(receiptPhrases(saved)).toContain('saved login stays');
  for (const kept of [4, 0]) {
    const none = receipt(google, { scope: 'log-out', kept });
    expect([...texts(none), ...receiptPhrases(none)].join()).not.toContain('saved');
  }
  expect(receiptPhrases(receipt(google, { scope: 'log-out', kept: 4 }))).toContain('kept: 4 cookies');
  expect(receiptPhrases(receipt(google, { scope: 'log-out', kept: 0 }))).toContain('no cookie kept');
});

test('of several accounts, only the one in use is said to be confirmed', () => {
  const two = texts(receipt(google, { signOut: { result: 'confirmed' }, accounts: 2 }));
  expect(two).toContain('seen: Google confirmed: the login that was in use is dead at its server');
  expect(two.find((line) => line.startsWith('info: 2 accounts were signed in.'))).toContain(
    'nobody could ask',
  );
});

test('a login with which one comes back is named', () => {
  expect(receiptRows(receipt(google), ['Facebook', 'Apple'])).toContainEqual({
    tone: 'info',
    text: 'Still signed in here: Facebook, Apple. Sites that you enter that way take only one click',
  });
});

test('a site that kept nothing is not said to be cleared', () => {
  const nothing = receipt(google, { cookies: { found: 0, left: 0 }, stores: { found: 0, left: 0 } });
  expect(texts(nothing)).toContain('seen: There was nothing to clear');
  expect(receiptPhrases(nothing)).toEqual(['There was nothing to clear', 'nothing left']);
});

test('what is left is named, and neither signed out nor checked is claimed', () => {
  expect(texts(partialReceipt(google))).toEqual([
    'seen: 11 cookies, 3 stores cleared',
    'open: 1 cookie from accounts.google.com still here',
    'open: Could not check 3 stores at www.google.com: it did not answer',
    'fine: Cached files: the browser was told to clear them. No extension can check that, or reach those of other companies.',
  ]);
  expect(receiptPhrases(partialReceipt(google))[1]).toBe('not finished');
});

test('tabs that went on to another site are told of', () => {
  expect(texts(receipt(google, { leftTabs: 2 }))).toContain(
    'info: 2 open tabs were on this site before and may remember it until you close them',
  );
  expect(texts(receipt(google, { leftTabs: 0 })).join()).not.toContain('tab');
});

test('pages of the history are counted, and what is left or was left alone is told', () => {
  const words = (history: HistoryReport) =>
    texts(receipt(google, { history })).filter((text) => /history/.test(text));
  expect(words({ found: 1, left: 0 })).toEqual(["seen: 1 page removed from the browser's history"]);
  expect(words({ found: 12, left: 2 })).toEqual([
    "seen: 10 pages removed from the browser's history",
    "open: 2 pages still in the browser's history",
  ]);
  expect(words({ found: 0, left: 0 })).toEqual(["seen: No pages of the site in the browser's history"]);
  expect(words({ found: 3, left: 0, untouched: 'failed' }).join()).toMatch(/^open: Could not check/);
  expect(words({ found: 0, left: 0, untouched: 'not-of-this-store' }).join()).toMatch(/^note: Nothing was/);
  expect(texts(receipt(google)).join()).not.toContain('history');
});

test('pages that went stand among the ticks, what was left alone before the fine print', () => {
  const tones = (history: HistoryReport) =>
    receiptRows(receipt(google, { history, signOut: { result: 'only-here' } })).map(({ tone }) => tone);
  expect(tones({ found: 3, left: 0 })).toEqual(['seen', 'seen', 'seen', 'seen', 'info', 'fine']);
  expect(tones({ found: 0, left: 0, untouched: 'not-of-this-store' })).toEqual([
    'seen',
    'seen',
    'seen',
    'info',
    'note',
    'fine',
  ]);
});

test('a wipe that did not happen claims nothing', () => {
  const failed = receipt(google, { verdict: 'failed', failure: 'storage-full' });
  expect(receiptRows(failed)).toEqual([
    { tone: 'open', text: expect.stringMatching(/^Not logged out: there is no room/) },
  ]);
  expect(receiptPhrases(failed)).toEqual(['Not logged out']);
});

test('the second look is told', () => {
  expect(texts(receipt(google, { secondLook: 'due' }))).toContain(
    'note: Signoff looks once more in a few seconds',
  );
  expect(texts(receipt(google, { secondLook: 'cleared-again' })).join('\n')).toMatch(
    /^note: .*cleared a second time$/m,
  );
  const left = texts(receipt(google, { secondLook: 'left' }));
  expect(left.join('\n')).toMatch(/^open: /m);
  expect(left).not.toContain('seen: Checked: nothing left');
});

test('many open places are cut to a few lines with a count', () => {
  const open = [1, 2, 3, 4, 5, 6].map((n) => ({
    kind: 'cookie' as const,
    origin: `https://h${n}.google.com`,
    storeId: '0',
    verdict: 'left' as const,
    count: 1,
  }));
  expect(openRows(receipt(google, { verdict: 'partial', open }))).toHaveLength(4);
  expect(openRows(receipt(google, { verdict: 'partial', open })).at(-1)).toBe('and 3 more');
});

test('in Arabic a host stays whole inside the sentence', () => {
  speak('ar');
  forgetLanguage();
  expect(receiptRows(receipt(google))[0]?.text).toContain('\u2068google.com\u2069');
});
