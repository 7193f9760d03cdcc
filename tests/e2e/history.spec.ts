/**
 * The site's pages in the browser's history go with it where the person chose that, and no others. The permission is
 * granted as `granted` says (tests/browsers/driver.ts): in Firefox as an answer to its question does, in Chromium by a
 * copy of the manifest. The question itself is shown by neither.
 */
import { expect, test } from '../browsers/fixtures.ts';
import { type Driver, until } from '../browsers/index.ts';
import { receiptOf, row, signIn } from './steps.ts';
import { receipts } from './wipes.ts';

const HOST = 'www.instagram.com';
const SEEN = ['accounts.instagram.com', 'www.notinstagram.com', 'alice.github.io', 'www.facebook.com'];
/** More than one answer of the history holds, of the site and around it. */
const MANY = 1_200;

/** It is due 20 s after the wipe. */
const SECOND_LOOK_MS = 60_000;

/** Addresses of other sites that name this one. */
const LOOK_ALIKES = [
  'https://instagram.com.example.net/p/1',
  'https://example.net/?to=https://www.instagram.com/',
  'https://notinstagram.com/instagram.com',
];

test.use({ browserOptions: { granted: ['history'] } });

test('stays until it is chosen in the options; then the pages of the site go, and no others', async ({
  driver,
  sites,
}) => {
  for (const host of SEEN) await (await driver.open(`https://${host}/`)).close();
  await visit(driver, LOOK_ALIKES);
  await signIn(driver, sites, HOST);
  const before = await wholeHistory(driver);
  expect(before.filter(isMine).length).toBeGreaterThan(1);
  await forget(driver, ordinaryRow(driver));
  const stayed = await wholeHistory(driver);
  expect(stayed).toEqual(expect.arrayContaining(before));
  expect((await receipts(driver))[0]).not.toHaveProperty('history');
  await secondLook(driver);

  await turnOn(driver);
  const many = Array.from({ length: MANY }, (_, number) => `https://help.instagram.com/${number}`);
  const others = many.map((address) => address.replace('help.instagram.com', 'www.example.org'));
  await visit(driver, [...many, ...others]);
  await signIn(driver, sites, HOST);
  const full = await wholeHistory(driver);
  const mine = full.filter(isMine);
  expect(mine.length).toBeGreaterThan(MANY);
  const receipt = await forget(driver, ordinaryRow(driver));
  expect(receipt.text).toMatch(/[\d,]+ pages removed from the browser's history/);
  const [stored] = await receipts(driver);
  const { found = 0, left } = (stored as unknown as { history: { found: number; left: number } }).history;
  expect(left).toBe(0);
  expect(found).toBeGreaterThanOrEqual(mine.length);
  const after = await wholeHistory(driver);
  expect(after.filter(isMine)).toEqual([]);
  expect(after).toEqual(expect.arrayContaining(full.filter((address) => !isMine(address))));
  await secondLook(driver);
  expect((await wholeHistory(driver)).filter(isMine), 'after the second look').toEqual([]);
});

test.describe('a private window', () => {
  test.use({ browserOptions: { granted: ['history'], privateAllowed: true } });

  test('has none, and forgetting there leaves the ordinary one as it is', async ({ driver, sites }) => {
    await turnOn(driver);
    await (await driver.open(`https://${HOST}/`)).close();
    await signIn(driver, sites, HOST, { private: true });
    const before = await wholeHistory(driver);
    expect(before.filter(isMine).length).toBeGreaterThan(0);
    const store = driver.kind === 'firefox' ? 'firefox-private' : '1';
    const receipt = await forget(driver, `${row('instagram')}[data-store="${store}"]`, { private: true });
    expect(receipt).toMatchObject({ verdict: 'clean' });
    expect(receipt.text).toContain("Nothing was removed from the browser's history");
    expect(await wholeHistory(driver)).toEqual(expect.arrayContaining(before));
  });
});

test('a container shares its history with all others, so forgetting there leaves it', async ({
  driver,
  sites,
}, testInfo) => {
  if (testInfo.project.name === 'chromium') {
    expect(() => driver.createContainer('work')).toThrow('no containers');
    return;
  }
  const container = await driver.createContainer('work');
  await turnOn(driver);
  await (await driver.open(`https://${HOST}/`)).close();
  await signIn(driver, sites, HOST, { container });
  const before = await wholeHistory(driver);
  const receipt = await forget(driver, `${row('instagram')}[data-store="${container}"]`);
  expect(receipt.text).toContain("Nothing was removed from the browser's history");
  expect(await wholeHistory(driver)).toEqual(expect.arrayContaining(before));
});

test('the options open from the popup', async ({ driver }) => {
  const popup = await driver.popup();
  await popup.click('[data-action="options"]');
  await until('the options page', async () =>
    (await driver.tabs()).some((tab) => tab.url().startsWith(`${driver.extensionOrigin}/options.html`)),
  );
});

/** Whether an address is of the site, by a rule that is not the product's; Signoff's own pages that name it, too. */
function isMine(address: string): boolean {
  const { hostname, protocol, search } = new URL(address);
  if (protocol.endsWith('-extension:')) return /host=[a-z.]*instagram\.com/.test(search);
  return hostname === 'instagram.com' || hostname.endsWith('.instagram.com');
}

/** Every address that the browser's history has, asked for in one go. */
async function wholeHistory(driver: Driver): Promise<string[]> {
  const pages = await driver.extension(() =>
    chrome.history.search({ text: '', startTime: 0, maxResults: 1_000_000 }),
  );
  return pages.map(({ url = '' }) => url).sort();
}

function visit(driver: Driver, addresses: readonly string[]): Promise<void> {
  return driver.extension(async (all) => {
    for (const url of all) await chrome.history.addUrl({ url });
  }, addresses);
}

/** Until the newest receipt has had its second look, which in Firefox opens addresses of the site once more. */
function secondLook(driver: Driver): Promise<unknown> {
  return until(
    'the second look',
    async () => (await receipts(driver))[0]?.secondLook !== 'due',
    SECOND_LOOK_MS,
  );
}

/** Presses the switch, as a person does. */
async function turnOn(driver: Driver): Promise<void> {
  const page = await driver.extensionPage('options.html');
  await page.waitFor('[data-action="history"][aria-checked="false"]');
  await page.click('[data-action="history"]');
  await page.waitFor('[data-action="history"][aria-checked="true"]');
  await page.waitFor('[data-news="saved"]');
  await page.close();
}

function ordinaryRow(driver: Driver): string {
  return `${row('instagram')}[data-store="${driver.kind === 'firefox' ? 'firefox-default' : '0'}"]`;
}

async function forget(driver: Driver, itsRow: string, where: { private?: boolean } = {}) {
  const popup = await driver.popup(where);
  await popup.waitFor(itsRow);
  await popup.click(`${itsRow} [data-action="forget"]`);
  const receipt = await receiptOf(popup, 'instagram');
  await popup.close();
  return receipt;
}
