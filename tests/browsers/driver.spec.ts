/** The driver itself, with an extension that is not Signoff: what the other tests take for granted. */
import { existsSync, rmSync } from 'node:fs';
import { survivors } from '../../scripts/lib/survivors.mjs';
import { expect, test } from './fixtures.ts';
import { writeProbeExtension } from './probe-extension.ts';

test.use({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names out of this pattern.
  browserOptions: async ({}, use) => {
    const extensionDir = writeProbeExtension();
    await use({ extensionDir, privateAllowed: true });
    rmSync(extensionDir, { recursive: true, force: true });
  },
});

const LIBRARY = 'https://www.parkside-library.org/';

test('drives extension pages and sites, and sees the whole jar', async ({ driver }) => {
  const popup = await driver.popup();
  expect(popup.url()).toBe(`${driver.extensionOrigin}/popup.html`);
  await popup.fill('#name', 'first');
  await popup.fill('#name', 'second');
  await popup.click('#go');
  expect(await popup.text('#said')).toBe('second true');
  expect(await driver.extension(() => chrome.permissions.contains({ origins: ['<all_urls>'] }))).toBe(true);

  await driver.open(LIBRARY);
  await driver.open('https://www.facebook.com/', { private: true });
  const jar = await driver.cookies();
  expect(jar.some(({ name, private: hidden }) => name === 'psid' && !hidden)).toBe(true);
  expect(jar.filter(({ domain }) => domain.includes('facebook')).map((cookie) => cookie.private)).toContain(
    true,
  );
  expect((await driver.tabs()).map((tab) => tab.url())).toContain(LIBRARY);
});

test('kills the background, and it comes back as another', async ({ driver }) => {
  const born = () => driver.extension(() => chrome.runtime.sendMessage('born?'));
  const first = await born();
  expect(await born()).toBe(first);
  await driver.killWorker();
  expect(await born()).not.toBe(first);
});

test('keeps profile and extension over a restart, and leaves nothing behind', async ({ driver }) => {
  await driver.extension(() => chrome.storage.local.set({ mark: 'kept' }));
  await driver.restart();
  expect(await driver.extension(() => chrome.storage.local.get('mark'))).toEqual({ mark: 'kept' });
  expect(survivors(driver.profileDir)).not.toEqual([]);
  await driver.kill();
  expect(survivors(driver.profileDir)).toEqual([]);
  await driver.close();
  expect(existsSync(driver.profileDir)).toBe(false);
});
