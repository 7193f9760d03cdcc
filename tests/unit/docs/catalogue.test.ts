/** docs/catalogue.md names exactly the fields that there are and the entries that stand apart; the numbers on the pages are true. */

import { expect, test } from 'vitest';
import { countsOf, FIELDS, type FileEntry, withoutCookies } from '@/scripts/lib/review-catalogue';
import sites from '@/utils/catalogue/sites.json';
import { readEntries } from '@/utils/core/site-entry';
import { codeRows, read, section } from './pages';

const page = read('docs/catalogue.md');
const entries = sites as unknown as FileEntry[];
const ids = entries.map(({ id }) => id);
const rows = (heading: string) => codeRows(section(page, heading));
const named = (heading: string) => rows(heading).map(([cell]) => cell);

test('the fields, in the order of the file', () => {
  expect(named('Fields of an entry')).toEqual([...FIELDS]);
});

test('every part that some sign-out has', () => {
  const parts = new Set(entries.flatMap(({ sign_out }) => Object.keys(sign_out ?? {})));
  expect(named('The sign-out').sort()).toEqual([...parts].sort());
});

test('entries that are left out, each with a reason, and none of them is in the file', () => {
  expect(named('Left out').length).toBeGreaterThan(0);
  expect(named('Left out').filter((id) => ids.includes(id))).toEqual([]);
});

test('entries that were mended are in the file', () => {
  expect(named('Mended').length).toBeGreaterThan(0);
  expect(named('Mended').filter((id) => !ids.includes(id))).toEqual([]);
});

test('entries without a sign', () => {
  expect(named('Without a sign')).toEqual(withoutCookies(entries).noSign);
});

test('entries whose login only storage shows', () => {
  expect(named('Kept in storage only')).toEqual(withoutCookies(entries).inStorageOnly);
});

test('every row says something', () => {
  for (const heading of ['Left out', 'Mended', 'Without a sign', 'Kept in storage only']) {
    for (const [entry, why] of rows(heading)) expect([entry, why]).not.toEqual([entry, '']);
  }
});

test('the numbers of well-known sites on the pages', () => {
  const { signedInByCookie, likelyByCookie, signOut, runs, opens, devicesOrPassword } = countsOf(
    readEntries(sites),
  );
  const readme = read('README.md');
  expect(readme).toContain(`${signedInByCookie} well-known sites are recognised`);
  expect(readme).toContain(`${likelyByCookie} more are called "likely"`);
  expect(readme).toContain(`by a reviewed recipe at ${runs} well-known sites`);
  expect(readme).toContain(`For ${opens} more sites the row's menu opens the site's own page`);
  const changes = read('CHANGELOG.md');
  expect(changes).toContain(
    `${signedInByCookie + likelyByCookie} well-known sites (${signedInByCookie} surely, ${likelyByCookie} "likely")`,
  );
  expect(changes).toContain(`the sign-out of ${signOut} sites (${runs} can run by themselves)`);
  expect(changes).toContain(`For ${opens} sites whose log-out is yours to do`);
  expect(changes).toContain(`device or password pages of ${devicesOrPassword}`);
});
