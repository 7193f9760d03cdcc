/** Real applications that nobody of this project wrote: no row for a visitor or a wrong password, one within a second of the sign-in, none within a second of the application's own log-out. */
import { test as base, expect } from '../browsers/fixtures.ts';
import { type Driver, type Tab, until } from '../browsers/index.ts';
import { flood, nodeRed, type RealApp, type RealApps, startRealApps } from '../real-apps/index.ts';
import { type Sites, startSites } from '../sites/index.ts';
import { heardAt, hearList } from './list-times.ts';
import { command, keyOf, listedKeys } from './wipes.ts';

const SOON_MS = 1_000;
/** Two applications have to start on a busy machine. */
const START_MS = 90_000;

const test = base.extend<object, { apps: RealApps; sites: Sites }>({
  apps: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names out of this pattern.
    async ({}, use) => {
      const apps = await startRealApps();
      await use(apps);
      await apps.stop();
    },
    { scope: 'worker', timeout: START_MS },
  ],
  sites: [
    async ({ apps }, use) => {
      const sites = await startSites({ forwarded: apps.forwarded });
      await use(sites);
      await sites.close();
    },
    { scope: 'worker' },
  ],
});

/** How a person signs in and out there, and the requests by which the application does it. */
interface Way {
  readonly app: RealApp;
  readonly form: { readonly user: string; readonly password: string; readonly send: string };
  prepare?(tab: Tab): Promise<void>;
  readonly signIn: string;
  readonly signedIn: string;
  logOut(tab: Tab): Promise<void>;
  readonly signOut: string;
}

const WAYS: readonly Way[] = [
  {
    app: flood,
    form: { user: 'input[name=username]', password: 'input[name=password]', send: 'button[type=submit]' },
    signIn: '/api/auth/authenticate',
    signedIn: '.application__sidebar',
    // In Firefox what Flood shows while it loads may stay over the page that is there.
    prepare: (tab) =>
      tab.evaluate(() => {
        const style = document.createElement('style');
        style.textContent = '.application__loading-overlay { display: none }';
        document.head.append(style);
      }),
    logOut: (tab) => tab.click('.sidebar__action--last'),
    signOut: '/api/auth/logout',
  },
  {
    app: nodeRed,
    form: {
      user: '#node-dialog-login-username',
      password: '#node-dialog-login-password',
      send: '#node-dialog-login-submit',
    },
    signIn: '/auth/token',
    signedIn: '#red-ui-header-button-user',
    async logOut(tab) {
      await tab.click('#red-ui-header-button-user');
      await tab.click('#usermenu-item-logout');
    },
    signOut: '/auth/revoke',
  },
];

for (const { app, form, prepare, signIn, signedIn, logOut, signOut } of WAYS) {
  test(`${app.host}: the row comes with the sign-in and goes with the log-out`, async ({ driver, sites }) => {
    const key = keyOf(driver, app.siteId);
    const enter = async (password: string) => {
      await tab.fill(form.user, app.account.user);
      await tab.fill(form.password, password);
      await tab.click(form.send);
    };
    await command(driver, 'refreshList');
    await hearList(driver);
    const tab = await driver.open(`https://${app.host}/`);
    await prepare?.(tab);
    await enter('wrong');
    await until('a look after the wrong password', () => sawSignedOut(driver, app));
    expect(await listedKeys(driver)).toEqual([]);

    await enter(app.account.password);
    const shownIn = await shownAt(tab, signedIn);
    const listed = await heardAt(driver, 'came', key);
    await logOut(tab);
    const shownOut = await shownAt(tab, form.password);
    const dropped = await heardAt(driver, 'went', key);
    const [came, went] = [listed - shownIn, dropped - shownOut];
    console.log(
      `${app.host}: came ${came} ms after it was shown, ${listed - answeredAt(sites, app, signIn)} ms after the answer; ` +
        `went ${went} ms after it was shown, ${dropped - answeredAt(sites, app, signOut)} ms after the answer`,
    );
    expect(came).toBeLessThan(SOON_MS);
    expect(went).toBeLessThan(SOON_MS);
  });
}

/** Whether a look in a page of the application has found that nobody is signed in. */
function sawSignedOut(driver: Driver, { siteId }: RealApp): Promise<boolean> {
  return driver.extension(async (id) => {
    const { seenSites = {} } = await chrome.storage.session.get('seenSites');
    return Object.entries(seenSites as Record<string, { page?: { verdict: string } }>).some(
      ([key, { page }]) => key.startsWith(`${id}@`) && page?.verdict === 'signed-out',
    );
  }, siteId);
}

/** When the page showed this, ms since the epoch; as late as one look for it. */
async function shownAt(tab: Tab, selector: string): Promise<number> {
  await tab.waitFor(selector);
  return Date.now();
}

/** When the application last answered this request with success, ms since the epoch: what the page shows comes later. */
function answeredAt(sites: Sites, { host }: RealApp, path: string): number {
  const answer = sites.forwardLog.findLast((one) => one.host === host && one.path === path);
  if (answer?.status !== 200) throw new Error(`${host} has not answered ${path}`);
  return answer.at;
}
