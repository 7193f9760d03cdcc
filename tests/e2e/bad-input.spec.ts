/** What goes wrong around Signoff is said in plain words, and nothing is lost by it. */
import { SMALL_DISK } from '../browsers/disk.ts';
import { expect, test } from '../browsers/fixtures.ts';
import type { Driver } from '../browsers/index.ts';
import { receiptOf, row, signIn } from './steps.ts';
import {
  command,
  journalRecords,
  journalSteps,
  keyOf,
  receipts,
  startForget,
  waitUntilWiped,
} from './wipes.ts';

test.use({ browserOptions: { prefs: SMALL_DISK } });

const instagrams = async (driver: Driver) =>
  (await driver.cookies()).filter(({ domain }) => domain.endsWith('instagram.com'));

test('the site is offline: cleared here, and the receipt says what nobody could look at', async ({
  driver,
  sites,
}) => {
  await signIn(driver, sites, 'www.instagram.com');
  for (const host of sites.hosts.filter((name) => name.endsWith('instagram.com'))) sites.fault(host, 'down');
  const popup = await driver.popup();
  await popup.waitFor(row('instagram'));
  await popup.click(`${row('instagram')} [data-action="forget"]`);
  const receipt = await receiptOf(popup, 'instagram');
  for (const host of sites.hosts) sites.fault(host, 'none');
  expect(receipt.verdict).toBe('partial');
  expect(receipt.cookiesLeft).toBe(0);
  expect(receipt.cookiesFound).toBeGreaterThan(0);
  expect(receipt.text).toContain('www.instagram.com');
  expect(receipt.text).toContain('did not answer');
  expect(receipt.text).not.toContain('nothing left');
  expect(await instagrams(driver)).toEqual([]);
});

test('the journal does not fit on the disk: nothing is touched, and the person is told', async ({
  driver,
  sites,
}) => {
  await signIn(driver, sites, 'www.instagram.com');
  const before = await instagrams(driver);
  const popup = await driver.popup();
  await popup.waitFor(row('instagram'));
  await driver.fillDisk();
  await popup.click(`${row('instagram')} [data-action="forget"]`);
  await popup.waitFor('[data-testid="problem"][data-problem="storage-full"]');
  expect((await instagrams(driver)).map(({ name }) => name).sort()).toEqual(
    before.map(({ name }) => name).sort(),
  );
  await driver.freeDisk();
  await startForget(driver, 'instagram');
  expect((await waitUntilWiped(driver, 'instagram')).verdict).toBe('clean');
});

test('an entry of the journal is damaged: it is set aside, and the others are finished', async ({
  driver,
  sites,
}) => {
  await signIn(driver, sites, 'www.instagram.com');
  await driver.extension(async () => {
    const open = indexedDB.open('signoff');
    await new Promise((resolve) => {
      open.onsuccess = resolve;
    });
    const tx = open.result.transaction('wipes', 'readwrite');
    tx.objectStore('wipes').put({ version: 1, id: 'torn', step: 'cle' }, 'torn');
    tx.objectStore('wipes').put('\u0000garbage', 'odd');
    await new Promise((resolve) => {
      tx.oncomplete = resolve;
    });
    open.result.close();
  });
  await startForget(driver, 'instagram');
  await driver.killWorker();
  expect((await waitUntilWiped(driver, 'instagram')).verdict).toBe('clean');
  const popup = await driver.popup();
  await popup.waitFor('[data-testid="problem"][data-problem="journal-damaged"]');
  expect(await journalSteps(driver)).toEqual(['second-look']);
  expect(await setAside(driver)).toEqual(['odd', 'torn']);
});

test('site access is withheld: said as such, never an empty list', async ({ driver, sites }) => {
  await signIn(driver, sites, 'www.instagram.com');
  await driver.withholdAccess();
  const popup = await driver.popup();
  await popup.waitFor('[data-testid="problem"][data-problem="access-withheld"]');
  expect(await popup.evaluate(() => document.querySelector('[data-testid="empty"]') === null)).toBe(true);
  await command(driver, 'forgetSites', [keyOf(driver, 'instagram')]);
  expect(await receipts(driver)).toEqual([]);
  expect((await instagrams(driver)).length).toBeGreaterThan(0);
});

async function setAside(driver: Driver): Promise<string[]> {
  return (await journalRecords<{ key: string }>(driver, 'damaged')).map(({ key }) => key).sort();
}
