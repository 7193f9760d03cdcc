/** The site's own page to log out at: opened in the login's own jar, and the person does the rest. */
import { expect, test } from '../browsers/fixtures.ts';
import { until } from '../browsers/index.ts';
import { row, signIn } from './steps.ts';

const WWW = 'www.facebook.com';

test('the page is opened where the login is, and the row goes once the site has logged the person out', async ({
  driver,
  sites,
}) => {
  const container = driver.kind === 'firefox' ? await driver.createContainer('work') : undefined;
  const site = await signIn(driver, sites, WWW, { container });
  const session = (await driver.cookies()).find(({ name }) => name === 'xs')?.value ?? '';
  await site.close();

  const popup = await driver.popup();
  const facebook = `${row('facebook')}[data-store="${container ?? '0'}"]`;
  await popup.waitFor(facebook);
  await popup.click(`${facebook} [data-action="menu"]`);
  const item = `${facebook} [data-action="own-log-out"]`;
  expect(await popup.text(`${item} .menu-note`)).toContain(`Opens ${WWW}.`);
  sites.clearLog();
  await popup.click(item);
  const opened = await until('a tab at the site', async () =>
    (await driver.tabs()).find((tab) => tab.url() === `https://${WWW}/`),
  );
  if (!opened) throw new Error('no tab at the site');
  await opened.waitFor('[data-signed-in="maria"]');
  expect(sites.wouldAccept(WWW, session), 'until the person presses it').toBe(true);
  expect(sites.log.filter(({ host, method }) => host === WWW && method !== 'GET')).toEqual([]);

  await opened.click('#log-out');
  await opened.waitFor('input[name=password]');
  expect(sites.wouldAccept(WWW, session), 'at the server').toBe(false);
  await popup.waitFor(
    () => document.querySelector('[data-testid="session-row"][data-site="facebook"]') === null,
  );
});
