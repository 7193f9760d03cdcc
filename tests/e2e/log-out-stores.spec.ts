/** Two logins at one site: a private window's, a container's, or two accounts in one jar. Each is ended at the server, or not claimed. */
import { expect, test } from '../browsers/fixtures.ts';
import { type Driver, type SeenCookie, type Tab, until } from '../browsers/index.ts';
import type { Sites } from '../sites/index.ts';
import { receiptOf, row, signIn } from './steps.ts';

const WWW = 'www.instagram.com';
const ORDINARY = (driver: Driver) => (driver.kind === 'firefox' ? 'firefox-default' : '0');
const PRIVATE = (driver: Driver) => (driver.kind === 'firefox' ? 'firefox-private' : '1');
const ONE_TAPS = () => document.querySelectorAll('#one-tap button').length;

test.describe('a private window', () => {
  test.use({ browserOptions: { privateAllowed: true } });

  for (const scope of ['log-out', 'forget'] as const) {
    test(`by '${scope}': its login is dead at the server, the ordinary one is not`, async ({
      driver,
      sites,
    }) => {
      await signIn(driver, sites, WWW);
      const ordinary = await sessionOf(driver, (cookie) => !cookie.private);
      const tab = await signIn(driver, sites, WWW, { private: true });
      await saveLogin(tab, 'maria');
      const secret = await sessionOf(driver, (cookie) => cookie.private);
      expect([ordinary, secret].map((value) => sites.wouldAccept(WWW, value))).toEqual([true, true]);

      const popup = await driver.popup({ private: true });
      await pressIn(popup, PRIVATE(driver), scope);
      expect(await signOutOf(popup, PRIVATE(driver))).toBe('clean confirmed');
      expect(sites.wouldAccept(WWW, secret), 'the private window').toBe(false);
      expect(sites.wouldAccept(WWW, ordinary), 'the ordinary windows').toBe(true);
      expect(await sessionOf(driver, (cookie) => !cookie.private)).toBe(ordinary);

      const after = await driver.open(`https://${WWW}/`, { private: true });
      await after.waitFor('input[name=password]');
      expect(await after.evaluate(ONE_TAPS)).toBe(scope === 'log-out' ? 1 : 0);
    });
  }
});

test('all accounts: two in two jars are both dead at the server', async ({ driver, sites }) => {
  if (driver.kind === 'chromium') {
    expect(() => driver.createContainer('work')).toThrow('no containers');
    return;
  }
  const container = await driver.createContainer('work');
  await signInAs(driver, sites, 'maria');
  await signInAs(driver, sites, 'work_maria', { container });
  const both = [
    await sessionOf(driver, (cookie) => cookie.container !== container),
    await sessionOf(driver, (cookie) => cookie.container === container),
  ];
  expect(both.map((value) => sites.wouldAccept(WWW, value))).toEqual([true, true]);
  const popup = await driver.popup();
  await popup.waitFor(rowIn(container));
  await popup.click(`${rowIn(ORDINARY(driver))} [data-action="menu"]`);
  await popup.click(`${rowIn(ORDINARY(driver))} [data-action="log-out-site"]`);
  for (const store of [ORDINARY(driver), container])
    expect(await signOutOf(popup, store)).toBe('clean confirmed');
  expect(both.map((value) => sites.wouldAccept(WWW, value))).toEqual([false, false]);
});

test('two accounts in one jar: the one in use is ended and no other is claimed; forgetting leaves neither a click away', async ({
  driver,
  sites,
}) => {
  const tab = await signInAs(driver, sites, 'maria');
  await saveLogin(tab, 'maria');
  const first = await sessionOf(driver);
  await tab.goto(`https://${WWW}/accounts/login/`);
  await fillIn(tab, sites, 'work_maria');
  await saveLogin(tab, 'work_maria');
  const second = await sessionOf(driver);
  await tab.close();

  const popup = await driver.popup();
  await pressIn(popup, ORDINARY(driver), 'log-out');
  expect(await signOutOf(popup, ORDINARY(driver))).toBe('clean confirmed');
  expect(sites.wouldAccept(WWW, second), 'the account in use').toBe(false);
  // The site gave this browser another cookie in its place: nobody here can end it, and nobody here has it.
  expect(sites.wouldAccept(WWW, first), 'the account before').toBe(true);
  expect((await driver.cookies()).map(({ value }) => value)).not.toContain(first);
  const { text } = await receiptOf(popup, 'instagram');
  expect(text).toContain('the old login is dead');
  expect(text).not.toMatch(/account|saved login/i);
  expect(await oneTaps(driver), 'both accounts were saved').toBe(2);

  await popup.click('[data-testid="receipt"][data-site="instagram"] [data-action="forget-too"]');
  await popup.waitFor('[data-testid="receipt"][data-scope="forget"]', { timeoutMs: 60_000 });
  expect(await oneTaps(driver)).toBe(0);
});

async function oneTaps(driver: Driver): Promise<number> {
  const tab = await driver.open(`https://${WWW}/`);
  await tab.waitFor('input[name=password]');
  const count = await tab.evaluate(ONE_TAPS);
  await tab.close();
  return count;
}

function rowIn(store: string): string {
  return `${row('instagram')}[data-store="${store}"]`;
}

async function pressIn(popup: Tab, store: string, scope: 'log-out' | 'forget'): Promise<void> {
  await popup.waitFor(rowIn(store));
  await popup.click(`${rowIn(store)} [data-action="${scope}"]`);
}

/** Waits for the receipt of this store: its verdict, and what the server said. */
async function signOutOf(popup: Tab, store: string): Promise<string> {
  const selector = `[data-testid="receipt"][data-site="instagram"][data-store="${store}"]`;
  await popup.waitFor(selector, { timeoutMs: 60_000 });
  return popup.evaluate((found: string) => {
    const { verdict, signOut } = document.querySelector<HTMLElement>(found)?.dataset ?? {};
    return `${verdict} ${signOut}`;
  }, selector);
}

async function signInAs(
  driver: Driver,
  sites: Sites,
  user: string,
  where: { container?: string } = {},
): Promise<Tab> {
  const tab = await driver.open(`https://${WWW}/`, where);
  await fillIn(tab, sites, user);
  return tab;
}

async function fillIn(tab: Tab, sites: Sites, user: string): Promise<void> {
  await tab.fill('input[name=username]', user);
  await tab.fill('input[name=password]', sites.account(WWW, user).password);
  await tab.click('#log-in');
  await tab.waitFor('#save-info');
}

async function saveLogin(tab: Tab, user: string): Promise<void> {
  await tab.click('#save-info');
  await tab.waitFor(`[data-signed-in="${user}"]`);
}

/** The session that the browser has now; waited for, because Firefox tells late. */
async function sessionOf(driver: Driver, is: (cookie: SeenCookie) => boolean = () => true): Promise<string> {
  const found = await until('a session cookie', async () =>
    (await driver.cookies()).find(
      (one) => one.name === 'sessionid' && one.domain === '.instagram.com' && is(one),
    ),
  );
  if (!found) throw new Error('unreachable');
  return found.value;
}
