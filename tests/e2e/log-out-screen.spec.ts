/** The plain log-out as a person does it: pressed in the popup, signed back in from the receipt, forgotten after all. */
import { expect, test } from '../browsers/fixtures.ts';
import { until } from '../browsers/index.ts';
import { receiptOf, row, signIn } from './steps.ts';

const WWW = 'www.instagram.com';
const RECEIPT = '[data-testid="receipt"][data-site="instagram"]';

test('log out keeps the saved login, and "Forget it too" removes it', async ({ driver, sites }) => {
  const site = await signIn(driver, sites, WWW);
  await site.click('#save-info');
  await site.waitFor('[data-signed-in="maria"]');
  const session = (await driver.cookies()).find(({ name }) => name === 'sessionid')?.value ?? '';
  await site.close();

  const popup = await driver.popup();
  await popup.waitFor(row('instagram'));
  await popup.click(`${row('instagram')} [data-action="log-out"]`);
  expect((await receiptOf(popup, 'instagram')).verdict).toBe('clean');
  await popup.waitFor(`${RECEIPT}[data-scope="log-out"][data-sign-out="confirmed"]`);
  expect(sites.wouldAccept(WWW, session), 'the old login, at the server').toBe(false);

  await popup.click(`${RECEIPT} [data-action="sign-back-in"]`);
  const back = await until('a tab at the site', async () =>
    (await driver.tabs()).find((tab) => tab.url().startsWith(`https://${WWW}/`)),
  );
  if (!back) throw new Error('no tab at the site');
  await back.waitFor('#one-tap button');
  await back.close();

  await popup.click(`${RECEIPT} [data-action="forget-too"]`);
  await popup.waitFor(`${RECEIPT}[data-scope="forget"]`, { timeoutMs: 60_000 });
  const after = await driver.open(`https://${WWW}/`);
  await after.waitFor('input[name=password]');
  expect(await after.evaluate(() => document.querySelectorAll('#one-tap button').length)).toBe(0);
});
