/** Log out for real: the session is dead at the site's own server, the saved login may stay, and the receipt knows what it saw. */
import { expect, test } from '../browsers/fixtures.ts';
import { type Driver, until } from '../browsers/index.ts';
import type { Fault, Sites } from '../sites/index.ts';
import { TRAPS } from '../sites/sites/sign-out.ts';
import { sent, signIn } from './steps.ts';
import { blockRules, command, listedKeys, logOut, waitUntilWiped } from './wipes.ts';

const INSTAGRAM = 'www.instagram.com';

/** Sites by how they are left: what the catalogue calls them, and the cookie that is the session. */
const WAYS = [
  { way: 'a GET link of a recipe', host: 'archive.org', siteId: 'archive-org', cookie: 'logged-in-sig' },
  {
    way: 'a request with a token of a recipe',
    host: 'mastodon.social',
    siteId: 'mastodon:mastodon.social',
    cookie: '_session_id',
  },
  { way: 'a script-only button by a recipe', host: 'x.com', siteId: 'x', cookie: 'auth_token' },
  {
    way: 'a link that no recipe knows',
    host: 'www.orchard-club.org',
    siteId: 'orchard-club.org',
    cookie: 'auth_session',
  },
  {
    way: 'a form that no recipe knows',
    host: 'www.harbour-choir.org',
    siteId: 'harbour-choir.org',
    cookie: 'auth_session',
  },
];

test.afterEach(({ sites }) => {
  for (const host of sites.hosts) sites.fault(host, 'none');
});

test('after "Log out" the old session is dead and the saved login is one click away', async ({
  driver,
  sites,
}) => {
  const { tab, session } = await signInAndSave(driver, sites);
  const elsewhere = sites.signInElsewhere(INSTAGRAM, 'maria', 'Phone');
  await logOut(driver, 'instagram');
  const receipt = await waitUntilWiped(driver, 'instagram');
  expect(receipt).toMatchObject({ scope: 'log-out', verdict: 'clean', signOut: { result: 'confirmed' } });
  expect(receipt.kept).toBeGreaterThan(3);
  expect(sites.wouldAccept(INSTAGRAM, session)).toBe(false);
  expect(sites.wouldAccept(INSTAGRAM, elsewhere), 'another login of the same account').toBe(true);
  await tab.goto(`https://${INSTAGRAM}/`);
  await tab.click('#one-tap button');
  await tab.waitFor('[data-signed-in="maria"]');
});

test('after "Log out & forget" it is dead, too, and name and password are needed', async ({
  driver,
  sites,
}) => {
  const { tab, session } = await signInAndSave(driver, sites);
  const elsewhere = sites.signInElsewhere(INSTAGRAM, 'maria', 'Phone');
  await logOut(driver, 'instagram', 'forgetSites');
  const receipt = await waitUntilWiped(driver, 'instagram');
  expect(receipt).toMatchObject({ scope: 'forget', verdict: 'clean', signOut: { result: 'confirmed' } });
  expect(sites.wouldAccept(INSTAGRAM, session)).toBe(false);
  expect(sites.wouldAccept(INSTAGRAM, elsewhere), 'another login of the same account').toBe(true);
  await tab.goto(`https://${INSTAGRAM}/`);
  await tab.waitFor('input[name=password]');
  expect(await tab.evaluate(() => document.querySelectorAll('#one-tap button').length)).toBe(0);
});

for (const { way, host, siteId, cookie } of WAYS) {
  test(`the session is ended by ${way}, and its server confirms it`, async ({ driver, sites }) => {
    await signIn(driver, sites, host);
    const session = await cookieValue(driver, host, cookie);
    expect(sites.wouldAccept(host, session)).toBe(true);
    await logOut(driver, siteId);
    expect(await waitUntilWiped(driver, siteId)).toMatchObject({
      verdict: 'clean',
      signOut: { result: 'confirmed' },
    });
    expect(sites.wouldAccept(host, session)).toBe(false);
    const left = (await driver.cookies()).filter(({ domain }) => domain.endsWith(host));
    expect(left.map(({ name }) => name)).toEqual(['colour_scheme']);
  });
}

const FAULTS: [Fault, object][] = [
  ['down', { result: 'no-answer', trouble: 'offline' }],
  ['slow', { result: 'no-answer', trouble: 'slow' }],
  ['500', { result: 'no-answer', trouble: 'server-error' }],
  ['redirect-elsewhere', { result: 'no-answer', trouble: 'sent-elsewhere' }],
  ['csrf-reject', { result: 'still-accepted', trouble: 'token-refused' }],
];

for (const [fault, signOut] of FAULTS) {
  test(`the server is '${fault}': said as such, and this browser is logged out`, async ({
    driver,
    sites,
  }) => {
    await signIn(driver, sites, INSTAGRAM);
    const session = await cookieValue(driver, 'instagram.com', 'sessionid');
    for (const host of sites.hosts.filter((one) => one.endsWith('instagram.com'))) sites.fault(host, fault);
    sites.clearLog();
    const startedAt = Date.now();
    await logOut(driver, 'instagram');
    const receipt = await waitUntilWiped(driver, 'instagram');
    expect(Date.now() - startedAt, 'nothing hangs').toBeLessThan(25_000);
    expect(receipt).toMatchObject({ verdict: 'clean', signOut });
    const jar = await driver.cookies();
    expect(jar.filter(({ name, domain }) => name === 'sessionid' && domain === '.instagram.com')).toEqual([]);
    expect(sites.wouldAccept(INSTAGRAM, session), 'the receipt is right').toBe(true);
    expect(sites.log.some(({ host }) => host === 'www.thirdparty-widgets.net')).toBe(false);
  });
}

test('a page of decoys: none is followed, and the receipt says that no way is known', async ({
  driver,
  sites,
}) => {
  const host = 'www.decoy-market.com';
  await signIn(driver, sites, host);
  sites.clearLog();
  await logOut(driver, 'decoy-market.com');
  const receipt = await waitUntilWiped(driver, 'decoy-market.com');
  expect(receipt.signOut).toEqual({ result: 'only-here', trouble: 'no-way-known' });
  const asked = sent(sites);
  expect(asked.filter((one) => TRAPS.includes(one.path)).map(({ path }) => path)).toEqual([]);
  expect([...new Set(asked.map((one) => one.host))]).toEqual([host]);
  const jar = await driver.cookies();
  expect(jar.filter(({ domain }) => domain.endsWith(host))).toEqual([]);
});

test('a log-out talks to the site that is acted on and to nobody else', async ({ driver, sites }) => {
  await signIn(driver, sites, 'www.facebook.com');
  const { tab } = await signInAndSave(driver, sites);
  await tab.goto('about:blank');
  sites.clearLog();
  await logOut(driver, 'instagram');
  const receipt = await waitUntilWiped(driver, 'instagram');
  expect(receipt.providers, 'who could sign the person back in').toEqual(['Facebook']);
  expect(foreignHosts(driver, sites)).toEqual([]);
  expect(sites.log.some(({ host, path }) => host === INSTAGRAM && path === '/accounts/logout/ajax/')).toBe(
    true,
  );
  expect(await blockRules(driver)).toEqual([]);
});

test('forgetting asks nobody else for more than an inert file, without cookies', async ({
  driver,
  sites,
}) => {
  await signIn(driver, sites, 'www.facebook.com');
  const { tab } = await signInAndSave(driver, sites);
  await tab.goto('about:blank');
  sites.clearLog();
  await logOut(driver, 'instagram', 'forgetSites');
  await waitUntilWiped(driver, 'instagram');
  const foreign = foreignHosts(driver, sites);
  // A third party's data under Instagram can only be looked at through a document of its own.
  expect(foreign.filter((host) => host !== 'www.thirdparty-widgets.net')).toEqual([]);
  const asked = sites.log.filter(({ host }) => foreign.includes(host));
  for (const { path, cookieNames } of asked) expect({ path, cookieNames }).toEqual(INERT);
});

test('a container of Firefox is logged out at the server on its own', async ({ driver, sites }) => {
  if (driver.kind === 'chromium') {
    expect(() => driver.createContainer('work')).toThrow('no containers');
    return;
  }
  const where = { container: await driver.createContainer('work') };
  const ordinary = await signInAndSave(driver, sites);
  await signIn(driver, sites, INSTAGRAM, where);
  const jar = await driver.cookies();
  const other = jar.find((one) => one.name === 'sessionid' && one.container === where.container)?.value ?? '';
  expect(sites.wouldAccept(INSTAGRAM, other)).toBe(true);
  const key = `instagram@${where.container}`;
  await until(`${key} in the list`, async () => (await listedKeys(driver)).includes(key));
  await command(driver, 'logOutSites', [key]);
  expect(await waitUntilWiped(driver, 'instagram')).toMatchObject({
    storeId: where.container,
    signOut: { result: 'confirmed' },
  });
  expect(sites.wouldAccept(INSTAGRAM, other)).toBe(false);
  expect(sites.wouldAccept(INSTAGRAM, ordinary.session), 'the ordinary windows').toBe(true);
});

const INERT = { path: '/robots.txt', cookieNames: [] };

/** Hosts that were asked for anything, but for the site's own and the browsers' errands. */
function foreignHosts(driver: Driver, sites: Sites): string[] {
  const asked = driver.kind === 'firefox' ? sites.proxyLog : sites.log;
  const errands = /(^|\.)(googleapis|google|mozilla|gvt1)\.(com|org|net)$/;
  return [...new Set(asked.map(({ host }) => host))].filter(
    (host) => !host.endsWith('instagram.com') && !errands.test(host),
  );
}

async function signInAndSave(driver: Driver, sites: Sites) {
  const tab = await signIn(driver, sites, INSTAGRAM);
  await tab.click('#save-info');
  await tab.waitFor('[data-signed-in="maria"]');
  return { tab, session: await cookieValue(driver, 'instagram.com', 'sessionid') };
}

async function cookieValue(driver: Driver, host: string, name: string): Promise<string> {
  const cookie = (await driver.cookies()).find((one) => one.name === name && one.domain.endsWith(host));
  if (!cookie) throw new Error(`no cookie ${name} of ${host}`);
  return cookie.value;
}
