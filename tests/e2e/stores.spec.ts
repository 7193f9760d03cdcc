/** Private windows and containers are stores of their own: listed apart, forgotten apart. */
import { expect, test } from '../browsers/fixtures.ts';
import type { Driver } from '../browsers/index.ts';
import { alive, type Place, seed } from './places.ts';
import { receiptOf, row, signIn } from './steps.ts';
import { receipts } from './wipes.ts';

const HOST = 'www.instagram.com';
const PLAIN: Place = { at: HOST };
const PRIVATE: Place = { at: HOST, private: true };

test.describe('a private window', () => {
  test.use({ browserOptions: { privateAllowed: true } });

  test('is forgotten without touching the ordinary one', async ({ driver, sites }) => {
    const shown = await seeded(driver, PLAIN);
    await signIn(driver, sites, HOST);
    await signIn(driver, sites, HOST, { private: true });
    await seed(driver, PRIVATE, 'secret');
    const popup = await driver.popup({ private: true });
    await popup.waitFor(ownRow(driver));
    await popup.click(`${ownRow(driver)} [data-action="forget"]`);
    const receipt = await receiptOf(popup, 'instagram');
    expect(receipt, receipt.text).toMatchObject({ verdict: 'clean', cookiesLeft: 0, storesLeft: 0 });
    expect(receipt.storesFound).toBeGreaterThan(2);
    expect(await alive(driver, PRIVATE, 'secret')).toEqual([]);
    expect(await alive(driver, PLAIN, 'plain')).toEqual(shown);
    expect((await instagrams(driver)).some((cookie) => cookie.private)).toBe(false);
    expect((await instagrams(driver)).some(({ name }) => name === 'sessionid')).toBe(true);
    expect(await onDisk(driver), 'the private window left nothing on the disk').not.toContain('private');
  });

  test('stays when the ordinary one is forgotten', async ({ driver, sites }) => {
    await seed(driver, PLAIN, 'plain');
    await signIn(driver, sites, HOST);
    await signIn(driver, sites, HOST, { private: true });
    await seed(driver, PRIVATE, 'secret');
    const before = await alive(driver, PRIVATE, 'secret');
    const popup = await driver.popup();
    const ordinary = `${row('instagram')}[data-store="${driver.kind === 'firefox' ? 'firefox-default' : '0'}"]`;
    await popup.waitFor(ordinary);
    await popup.click(`${ordinary} [data-action="forget"]`);
    expect(await receiptOf(popup, 'instagram')).toMatchObject({ verdict: 'clean', cookiesLeft: 0 });
    expect(await alive(driver, PLAIN, 'plain')).toEqual([]);
    expect(await alive(driver, PRIVATE, 'secret')).toEqual(before);
    const left = await instagrams(driver);
    expect(left.every((cookie) => cookie.private)).toBe(true);
    expect(left.some(({ name }) => name === 'sessionid')).toBe(true);
  });
});

test('a container is forgotten without touching the others', async ({ driver, sites }, testInfo) => {
  if (testInfo.project.name === 'chromium') {
    expect(() => driver.createContainer('work')).toThrow('no containers');
    return;
  }
  const container = await driver.createContainer('work');
  const WORK: Place = { at: HOST, container };
  await seed(driver, PLAIN, 'plain');
  await signIn(driver, sites, HOST);
  await signIn(driver, sites, HOST, { container });
  await seed(driver, WORK, 'work');
  const shown = await alive(driver, PLAIN, 'plain');
  const popup = await driver.popup();
  const ofContainer = `${row('instagram')}[data-store="${container}"]`;
  await popup.waitFor(ofContainer);
  await popup.waitFor(`${row('instagram')}[data-store="firefox-default"]`);
  await popup.click(`${ofContainer} [data-action="forget"]`);
  expect(await receiptOf(popup, 'instagram')).toMatchObject({
    verdict: 'clean',
    cookiesLeft: 0,
    storesLeft: 0,
  });
  expect((await receipts(driver)).map(({ storeId }) => storeId)).toEqual([container]);
  expect(await alive(driver, WORK, 'work')).toEqual([]);
  expect(await alive(driver, PLAIN, 'plain')).toEqual(shown);
  expect((await instagrams(driver)).some((cookie) => cookie.container === container)).toBe(false);
});

async function seeded(driver: Driver, place: Place): Promise<readonly string[]> {
  await seed(driver, place, 'plain');
  return alive(driver, place, 'plain');
}

/** Chromium's private popup shows its own profile only; Firefox has one popup for both. */
function ownRow(driver: Driver): string {
  return `${row('instagram')}[data-store="${driver.kind === 'firefox' ? 'firefox-private' : '1'}"]`;
}

const instagrams = async (driver: Driver) =>
  (await driver.cookies()).filter(({ domain }) => domain.endsWith('instagram.com'));

/** Everything that Signoff keeps on the disk, as text. */
function onDisk(driver: Driver): Promise<string> {
  return driver.extension(async () => {
    const open = indexedDB.open('signoff');
    await new Promise((resolve) => {
      open.onsuccess = resolve;
    });
    const database = open.result;
    const stores = [...database.objectStoreNames];
    const kept = await Promise.all(
      stores.map(
        (name) =>
          new Promise((resolve) => {
            const all = database.transaction(name).objectStore(name).getAll();
            all.onsuccess = () => resolve(all.result);
          }),
      ),
    );
    database.close();
    return JSON.stringify([kept, await chrome.storage.local.get(null)]);
  });
}
