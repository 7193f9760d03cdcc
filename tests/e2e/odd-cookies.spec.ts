/** Cookies that few sites have and every cleaner stumbles over: all of them go, or the receipt names them. */
import { expect, test } from '../browsers/fixtures.ts';
import type { Driver } from '../browsers/index.ts';
import { signIn } from './steps.ts';
import { receipts, startForget, waitUntilWiped } from './wipes.ts';

type Given = Parameters<typeof chrome.cookies.set>[0];

const WWW = 'https://www.instagram.com/';
const ODD: readonly Given[] = [
  { url: WWW, name: 'deep', path: '/a/very/deep/path/without/end' },
  { url: WWW, name: '__Host-odd', secure: true, path: '/' },
  { url: WWW, name: 'spaced', path: '/a b' },
  { url: WWW, name: 'accented', path: '/ü' },
  { url: WWW, name: 'queried', path: '/a?b#c' },
  { url: WWW, name: 'relative', path: '/a/../b' },
  { url: WWW, name: 'twin', path: '/' },
  { url: WWW, name: 'twin', path: '/a' },
  { url: WWW, name: 'twin', path: '/', domain: 'instagram.com' },
  { url: WWW, name: 'long', value: 'x'.repeat(4_000) },
  { url: 'http://help.instagram.com/', name: 'insecure' },
  { url: 'https://www.instagram.com./', name: 'dotted' },
];
/** Hosts without a registrable domain; nothing answers there. */
const ODD_HOSTS = ['127.0.0.9', '[::9]', 'intranet'];

test('odd cookies of a site are gone with it', async ({ driver, sites }) => {
  const tab = await signIn(driver, sites, 'www.instagram.com');
  // The interface for extensions sets no cookie without a name in Firefox; pages try, and Firefox ESR 153 keeps none.
  await tab.evaluate(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API refuses what this is about.
    document.cookie = 'nameless; path=/; max-age=86400';
  });
  await tab.close();
  await set(driver, ODD);
  const isOurs = ({ domain }: { domain: string }) => /(^|\.)instagram\.com\.?$/.test(domain);
  const before = (await driver.cookies()).filter(isOurs).map(({ name }) => name);
  // A browser that refuses one of them would show this test nothing.
  const wanted = [...(driver.kind === 'chromium' ? [''] : []), ...ODD.map(({ name = '' }) => name)];
  expect(wanted.filter((name) => !before.includes(name))).toEqual([]);
  expect(before.filter((name) => name === 'twin')).toHaveLength(3);

  await startForget(driver, 'instagram');
  await waitUntilWiped(driver, 'instagram');
  expect((await driver.cookies()).filter(isOurs)).toEqual([]);
  const [receipt] = await receipts(driver);
  expect(receipt?.cookies.left).toBe(0);
  expect(receipt?.cookies.found).toBeGreaterThanOrEqual(before.length);
  // The host with the root's dot is one that the test sites do not have.
  for (const { origin, verdict } of receipt?.open ?? [])
    expect([origin, verdict]).toEqual(['https://www.instagram.com.', 'not-looked']);
});

test('so are those of addresses and single labels; that nobody could look there is said', async ({
  driver,
}) => {
  const login = { name: 'auth_token', value: 'b7e23ec29af22b0b4e41da31e868d57226121c84', httpOnly: true };
  await set(
    driver,
    ODD_HOSTS.map((host) => ({ url: `http://${host}/`, ...login })),
  );
  for (const host of ODD_HOSTS) await startForget(driver, host);
  for (const host of ODD_HOSTS) await waitUntilWiped(driver, host);
  expect((await driver.cookies()).filter(({ name }) => name === login.name)).toEqual([]);
  for (const receipt of await receipts(driver)) {
    expect(receipt).toMatchObject({ verdict: 'partial', cookies: { found: 1, left: 0 } });
    expect(new Set(receipt.open.map(({ verdict }) => verdict))).toEqual(new Set(['not-looked']));
  }
});

function set(driver: Driver, cookies: readonly Given[]): Promise<void> {
  return driver.extension(async (all) => {
    for (const cookie of all) {
      await chrome.cookies.set({ value: 'odd', expirationDate: Date.now() / 1000 + 86_400, ...cookie });
    }
  }, cookies);
}
