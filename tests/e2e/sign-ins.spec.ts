/** Logins that no catalogue knows and no cookie shows: the list has them at once, and drops them with their log-out. */
import { expect, test } from '../browsers/fixtures.ts';
import { type Driver, until } from '../browsers/index.ts';
import { signIn } from './steps.ts';
import { command, keyOf, listedKeys } from './wipes.ts';

const NOTES = 'app.pocketnotes.net';
const LIBRARY = 'www.parkside-library.org';
/** The list has to follow within this. */
const SOON_MS = 1_000;

/** Waits until the list has the row, or has it no more, and says how long that took. */
async function timeUntil(driver: Driver, siteId: string, isListed: boolean): Promise<number> {
  const start = performance.now();
  await until(
    `${siteId} ${isListed ? 'in' : 'off'} the list`,
    async () => (await listedKeys(driver)).includes(keyOf(driver, siteId)) === isListed,
  );
  return performance.now() - start;
}

function reasonsOf(driver: Driver, siteId: string): Promise<string[]> {
  return driver.extension(async (id) => {
    const { signedInList } = (await chrome.storage.session.get('signedInList')) as {
      signedInList?: { sites: { siteId: string; reasons: { kind: string }[] }[] };
    };
    const site = signedInList?.sites.find(({ siteId }) => siteId === id);
    return (site?.reasons ?? []).map(({ kind }) => kind);
  }, siteId);
}

test('a login in storage alone is listed at once, and goes with the site’s own log-out', async ({
  driver,
  sites,
}) => {
  await command(driver, 'refreshList');
  const tab = await signIn(driver, sites, NOTES);
  expect(await timeUntil(driver, 'pocketnotes.net', true)).toBeLessThan(SOON_MS);
  expect(await reasonsOf(driver, 'pocketnotes.net')).toContain('page-sign-out');
  await tab.click('#log-out');
  await tab.waitFor('[data-signed-out]');
  expect(await timeUntil(driver, 'pocketnotes.net', false)).toBeLessThan(SOON_MS);
});

/** Runs in a page: keeps this text in a database that the page then has open. */
async function keepInDatabase(text: string): Promise<void> {
  const opening = indexedDB.open('app-state', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('kept');
  await new Promise((resolve) => {
    opening.onsuccess = resolve;
  });
  const writing = opening.result.transaction('kept', 'readwrite');
  writing.objectStore('kept').put(text, 'user-token');
  await new Promise((resolve) => {
    writing.oncomplete = resolve;
  });
  opening.result.onversionchange = () => opening.result.close();
}

/** Runs in a page: whether the database can be had for an upgrade at once. */
function isFree(): Promise<boolean> {
  const upgrade = indexedDB.open('app-state', 2);
  return new Promise((resolve) => {
    upgrade.onblocked = () => resolve(false);
    upgrade.onsuccess = () => {
      upgrade.result.close();
      resolve(true);
    };
  });
}

test('a look reads the texts of a small database of the page, and leaves it free', async ({
  driver,
  sites,
}) => {
  const tab = await driver.open(`https://${NOTES}/`);
  await tab.evaluate(keepInDatabase, 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJtYXJpYSJ9.c2lnbmF0dXJl');
  await signIn(driver, sites, NOTES);
  await until('what the look read', async () => {
    const seen = await driver.extension(async () =>
      JSON.stringify(await chrome.storage.session.get('seenSites')),
    );
    return seen.includes('"indexedDB"') && seen.includes('"user-token"') && !seen.includes('eyJ');
  });
  expect(await tab.evaluate(isFree)).toBe(true);
});

test('a wrong password makes no row; the right one does, though visitors have the same cookie', async ({
  driver,
  sites,
}) => {
  await command(driver, 'refreshList');
  const tab = await driver.open(`https://${LIBRARY}/`);
  await tab.fill('input[name=username]', sites.account(LIBRARY).user);
  await tab.fill('input[name=password]', 'wrong');
  await tab.click('#log-in');
  await tab.waitFor(() => location.search.includes('error'));
  // The look after the wrong password is over once the site is known to have been looked at.
  await until('a look at the library', async () =>
    driver.extension(async () =>
      JSON.stringify(await chrome.storage.session.get('seenSites')).includes('signed-out'),
    ),
  );
  expect(await listedKeys(driver)).toEqual([]);
  await tab.close();
  await signIn(driver, sites, LIBRARY);
  expect(await timeUntil(driver, 'parkside-library.org', true)).toBeLessThan(SOON_MS);
  await until('the page is a reason', async () =>
    (await reasonsOf(driver, 'parkside-library.org')).includes('page-sign-out'),
  );
});

test('a site that is forgotten is off the list, with everything that was seen of it', async ({
  driver,
  sites,
}) => {
  await command(driver, 'refreshList');
  await signIn(driver, sites, NOTES);
  await timeUntil(driver, 'pocketnotes.net', true);
  await command(driver, 'forgetSites', [keyOf(driver, 'pocketnotes.net')]);
  await timeUntil(driver, 'pocketnotes.net', false);
  const seen = await driver.extension(async () =>
    JSON.stringify(await chrome.storage.session.get('seenSites')),
  );
  expect(seen).not.toContain('pocketnotes');
});
