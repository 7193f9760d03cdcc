/** The guide to other devices, walked through at the Instagram-style site: nothing is pressed there but by the person. */
import { expect, test } from '../browsers/fixtures.ts';
import { type Driver, type Tab, until } from '../browsers/index.ts';
import { row, sent, signIn } from './steps.ts';

const WWW = 'www.instagram.com';

test('other devices are logged out by way of the guide, and its marks survive', async ({ driver, sites }) => {
  const elsewhere = sites.signInElsewhere(WWW, 'maria', 'Firefox on Android');
  await signIn(driver, sites, WWW);

  const popup = await driver.popup();
  await popup.waitFor(row('instagram'));
  await popup.click(`${row('instagram')} [data-action="menu"]`);
  await popup.click(`${row('instagram')} [data-action="other-devices"]`);
  let guide = await tabAt(driver, '/guide.html');
  await guide.waitFor('[data-testid="guide"][data-site="instagram"]');
  expect(await states(guide)).toEqual(['devices now', 'password later', 'check later', 'here later']);

  await guide.click('[data-action="open-devices"]');
  const devices = await tabAt(driver, '/session/login_activity/');
  await devices.waitFor('li[data-device="Firefox on Android"]');
  await devices.close();
  await guide.click('[data-action="did-devices"]');
  await guide.waitFor('[data-step="devices"][data-state="done"]');

  await guide.click('[data-action="open-password"]');
  const password = await tabAt(driver, '/accounts/password/change/');
  await password.fill('input[name=old_password]', sites.account(WWW).password);
  await password.fill('input[name=new_password]', 'quite-new-1');
  await password.click('input[name=logout_others]');
  expect(sites.wouldAccept(WWW, elsewhere), 'until the person presses it').toBe(true);
  await password.click('#change-password');
  await password.waitFor('[data-changed]');
  expect(sites.wouldAccept(WWW, elsewhere), 'at the server').toBe(false);
  await password.close();

  await guide.waitFor('[data-testid="seen-change"]', { timeoutMs: 20_000 });
  expect(await states(guide)).toEqual(['devices done', 'password done', 'check now', 'here later']);

  const kept = await driver.extension(async () => JSON.stringify(await chrome.storage.local.get(null)));
  const value = (await driver.cookies()).find(({ name }) => name === 'sessionid')?.value ?? '';
  expect(value).not.toBe('');
  expect(kept).not.toContain(value);
  expect(Object.keys(JSON.parse(kept).guideMarks.instagram).sort()).toEqual([
    'devices',
    'password',
    'seen-change',
  ]);

  const address = guide.url();
  await guide.close();
  guide = await driver.extensionPage(address.slice(driver.extensionOrigin.length + 1));
  await guide.waitFor('[data-testid="seen-change"]');
  expect(await states(guide)).toEqual(['devices done', 'password done', 'check now', 'here later']);

  await guide.click('[data-action="forget-here"]');
  await guide.waitFor('[data-step="here"][data-state="done"]', { timeoutMs: 60_000 });
  await until('the marks to be forgotten', async () => {
    const { guideMarks } = await driver.extension(() => chrome.storage.local.get('guideMarks'));
    return guideMarks === undefined;
  });
});

test('a site that no catalogue knows is asked for its password page only when the step is', async ({
  driver,
  sites,
}) => {
  const LIBRARY = 'www.parkside-library.org';
  await signIn(driver, sites, LIBRARY);
  const guide = await driver.extensionPage(
    `guide.html?host=parkside-library.org&store=${ordinaryStore(driver)}`,
  );
  await guide.waitFor('[data-step="password"][data-state="later"]');
  const asked = () =>
    sites.log.filter(({ path }) => path.startsWith('/.well-known/')).map(({ host }) => host);
  expect(asked()).toEqual([]);
  sites.clearLog();

  await guide.click('[data-action="open-password"]');
  await tabAt(driver, '/account/password');
  expect(new Set(asked())).toEqual(new Set([LIBRARY]));
  await guide.waitFor('.step-news');
  expect(await guide.text('.step-news')).toContain(LIBRARY);
  const others = sent(sites).filter(({ host }) => host !== LIBRARY);
  expect(others, 'nobody else was asked anything').toEqual([]);
});

/** `step state` for every step, in order. */
function states(guide: Tab): Promise<string[]> {
  return guide.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-step]')].map(
      ({ dataset }) => `${dataset.step} ${dataset.state}`,
    ),
  );
}

/** The tab whose address has this path, once there is one. */
async function tabAt(driver: Driver, path: string): Promise<Tab> {
  const isThere = (tab: Tab) => URL.canParse(tab.url()) && new URL(tab.url()).pathname === path;
  const found = await until(`a tab at ${path}`, async () => (await driver.tabs()).find(isThere));
  if (!found) throw new Error(`no tab at ${path}`);
  return found;
}

/** The id of the ordinary cookie store. */
function ordinaryStore(driver: Driver): string {
  return driver.kind === 'firefox' ? 'firefox-default' : '0';
}
