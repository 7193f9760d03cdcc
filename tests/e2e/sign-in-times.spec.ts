/** At every local site with a sign-in the row is there within a second of it, and gone within a second of the site's own log-out. */
import { expect, test } from '../browsers/fixtures.ts';
import type { Driver, Tab } from '../browsers/index.ts';
import type { Sites } from '../sites/index.ts';
import { crowdHost } from '../sites/sites/crowd.ts';
import { heardAt, hearList } from './list-times.ts';
import { signIn } from './steps.ts';
import { command, keyOf } from './wipes.ts';

const SOON_MS = 1_000;

interface Case {
  readonly host: string;
  readonly siteId: string;
  /** What a person does to log out there; without it the page's own button is pressed. `none`: the site has no way out. */
  readonly logOut?: ((tab: Tab) => Promise<void>) | 'none';
}

/** One whose cookies the catalogue knows, one whose cookies it does not, one without cookies. */
const ASLEEP = ['www.facebook.com', 'www.parkside-library.org', 'app.pocketnotes.net'];

/** In ms after the server did it. */
interface Times {
  readonly host: string;
  readonly came: number;
  readonly went?: number;
}

const link = (selector: string) => (tab: Tab) => tab.click(selector);

const CASES: readonly Case[] = [
  {
    host: 'www.instagram.com',
    siteId: 'instagram',
    async logOut(tab) {
      await tab.click('#not-now');
      await tab.waitFor('[data-signed-in]');
      await tab.click('#log-out');
    },
  },
  { host: 'www.facebook.com', siteId: 'facebook' },
  { host: 'accounts.google.com', siteId: 'google' },
  { host: 'www.parkside-library.org', siteId: 'parkside-library.org' },
  { host: 'app.pocketnotes.net', siteId: 'pocketnotes.net' },
  {
    host: 'bsky.app',
    siteId: 'bluesky',
    async logOut(tab) {
      await tab.click('#menu');
      await tab.click('#log-out');
    },
  },
  { host: 'www.notinstagram.com', siteId: 'notinstagram.com' },
  { host: 'alice.github.io', siteId: 'alice.github.io' },
  { host: 'bob.github.io', siteId: 'bob.github.io' },
  { host: 'archive.org', siteId: 'archive-org', logOut: link('a[href="/account/logout"]') },
  {
    host: 'mastodon.social',
    siteId: 'mastodon:mastodon.social',
    // The real page's script sends this when its link is pressed.
    logOut: (tab) =>
      tab.evaluate(async () => {
        const token = document.querySelector<HTMLMetaElement>('meta[name=csrf-token]')?.content ?? '';
        await fetch('/auth/sign_out', { method: 'DELETE', headers: { 'x-csrf-token': token } });
      }),
  },
  {
    host: 'x.com',
    siteId: 'x',
    async logOut(tab) {
      await tab.goto('https://x.com/logout');
      await tab.click('[data-testid=confirmationSheetConfirm]');
    },
  },
  {
    host: 'www.orchard-club.org',
    siteId: 'orchard-club.org',
    logOut: link('a[href^="/members/logout"]'),
  },
  {
    host: 'www.harbour-choir.org',
    siteId: 'harbour-choir.org',
    logOut: link('form[action="/signout"] button'),
  },
  { host: 'www.decoy-market.com', siteId: 'decoy-market.com', logOut: 'none' },
  { host: crowdHost(1), siteId: 'crowd-01.net' },
];

test('no local site with a sign-in is left out', ({ sites }) => {
  const isOfCrowd = (host: string) => /^www\.crowd-\d+\.net$/.test(host) && host !== crowdHost(1);
  const hosts = Object.keys(sites.accounts).filter((host) => !isOfCrowd(host));
  expect(CASES.map(({ host }) => host).sort()).toEqual(hosts.sort());
});

test('each row is there within a second of the sign-in, and gone within a second of the log-out', async ({
  driver,
  sites,
}) => {
  await command(driver, 'refreshList');
  await hearList(driver);
  const times: Times[] = [];
  for (const one of CASES) times.push(await test.step(one.host, () => timesOf(driver, sites, one)));
  expectSoon(times);
});

test('so it is when the background has to wake up for it', async ({ driver, sites }) => {
  await command(driver, 'refreshList');
  await hearList(driver);
  const times: Times[] = [];
  for (const one of CASES.filter(({ host }) => ASLEEP.includes(host)))
    times.push(await test.step(one.host, () => timesOf(driver, sites, one, () => driver.killWorker())));
  expectSoon(times);
});

/** From the server's own sign-in and log-out to the published list: everything in between is part of it. */
async function timesOf(
  driver: Driver,
  sites: Sites,
  { host, siteId, logOut = link('#log-out') }: Case,
  beforeIt?: () => Promise<void>,
): Promise<Times> {
  const key = keyOf(driver, siteId);
  const tab = await signIn(driver, sites, host, { beforeSending: beforeIt });
  const came = (await heardAt(driver, 'came', key)) - (sites.sessions(host).at(-1)?.createdAt ?? 0);
  if (logOut === 'none') {
    await tab.close();
    return { host, came };
  }
  await beforeIt?.();
  await logOut(tab);
  const went = (await heardAt(driver, 'went', key)) - (sites.sessions(host).at(-1)?.endedAt ?? 0);
  await tab.close();
  return { host, came, went };
}

function expectSoon(times: readonly Times[]): void {
  console.table(times);
  const late = times.filter(({ came, went = 0 }) => came >= SOON_MS || went >= SOON_MS);
  expect(late, `rows later than ${SOON_MS} ms`).toEqual([]);
}
