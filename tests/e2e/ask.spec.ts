/** A guess is decided by the site itself, on the person's press: asked once with the login and once without, and nobody else. */
import { expect, test } from '../browsers/fixtures.ts';
import { type Driver, type Tab, until } from '../browsers/index.ts';
import type { Sites } from '../sites/index.ts';
import { row, sent } from './steps.ts';
import { command, listedKeys } from './wipes.ts';

const ORCHARD = 'www.orchard-club.org';
const SITE = 'orchard-club.org';
const NOTES = 'app.pocketnotes.net';
/** Looks like a login by its name, its flags and its value, and is nobody's. */
const VISITORS = 'aB3xY9kLm2Pq7Rs4TvaB3xY9kLm2Pq7Rs4Tv';
const HOUR_S = 3_600;

test('a visitor whose cookie only looks like a login is off the list, and the popup says why', async ({
  driver,
  sites,
}) => {
  const popup = await guessed(driver, ORCHARD, VISITORS);
  await ask(popup);
  await popup.waitFor('[data-testid="problem"][data-problem="asked-signed-out"]');
  expect(await popup.text('[data-problem="asked-signed-out"]')).toContain(SITE);
  expect(await listedKeys(driver)).toEqual([]);
  // Signed in meanwhile, under the same name: the answer is about another value.
  await setCookie(driver, ORCHARD, sites.signInElsewhere(ORCHARD, 'maria', 'elsewhere'));
  await popup.waitFor(row(SITE));
});

test('a login of which only a guess was known is sure, with a reason; both requests are all that was sent', async ({
  driver,
  sites,
}) => {
  const popup = await guessed(driver, ORCHARD, sites.signInElsewhere(ORCHARD, 'maria', 'elsewhere'));
  sites.clearLog();
  await ask(popup);
  await popup.waitFor(() => document.querySelector('[data-testid="session-row"] .tag') === null);
  expect(await popup.text('[data-testid="why"]')).toContain('a way to log out when it was asked');
  expect(await popup.text('[data-testid="ask-told"]')).toContain('somebody is signed in');
  expect(asked(sites)).toEqual([`GET ${ORCHARD}/ live`, `GET ${ORCHARD}/ nobody`]);
  if (driver.kind === 'firefox') expect(viaProxy(sites)).toEqual([ORCHARD]);
  expect(hostsIn(sites)).toEqual([ORCHARD]);
});

test('a page that is the same for everybody decides nothing', async ({ driver }) => {
  const popup = await guessed(driver, NOTES, VISITORS);
  await ask(popup);
  await saidIn(popup, 'does not tell');
  expect(await isLikely(popup)).toBe(true);
});

for (const [fault, words] of [
  ['down', 'No page of the site came back'],
  ['slow', 'took too long'],
  ['500', 'problem of its own'],
  ['redirect-elsewhere', 'No page of the site came back'],
] as const) {
  test(`a server that is ${fault}: said as such, the row stays, and nobody else is talked to`, async ({
    driver,
    sites,
  }) => {
    const popup = await guessed(driver, ORCHARD, sites.signInElsewhere(ORCHARD, 'maria', 'elsewhere'));
    sites.clearLog();
    sites.fault(ORCHARD, fault);
    await ask(popup);
    await saidIn(popup, words);
    sites.fault(ORCHARD, 'none');
    expect(await isLikely(popup)).toBe(true);
    expect(hostsIn(sites)).toEqual([ORCHARD]);
  });
}

test('in a container the container’s login is asked about, and the ordinary one apart', async ({
  driver,
  sites,
}) => {
  if (driver.kind === 'chromium') {
    expect(() => driver.createContainer('work')).toThrow('no containers');
    return;
  }
  const container = await driver.createContainer('work');
  const inside = sites.signInElsewhere(ORCHARD, 'maria', 'elsewhere');
  await setCookie(driver, ORCHARD, VISITORS);
  await setCookie(driver, ORCHARD, inside, container);
  sites.clearLog();
  const key = `${SITE}@${container}`;
  await until('both rows', async () => (await listedKeys(driver)).length === 2);
  expect(await command(driver, 'askSite', key)).toMatchObject({ verdict: 'signed-in', because: 'way-out' });
  expect(asked(sites)).toEqual([`GET ${ORCHARD}/ live`, `GET ${ORCHARD}/ nobody`]);
  expect(await command(driver, 'askSite', `${SITE}@firefox-default`)).toEqual({ verdict: 'signed-out' });
  await until('the container’s row alone', async () => (await listedKeys(driver)).join() === key);
  expect(sites.wouldAccept(ORCHARD, inside)).toBe(true);
});

/** A popup with one guess in it, because of one cookie. */
async function guessed(driver: Driver, host: string, value: string): Promise<Tab> {
  await setCookie(driver, host, value);
  const popup = await driver.popup();
  await popup.waitFor('[data-testid="session-row"] .tag');
  return popup;
}

function setCookie(driver: Driver, host: string, value: string, storeId?: string): Promise<void> {
  return driver.extension(
    async ({ seconds, url, ...cookie }) => {
      const expirationDate = Date.now() / 1_000 + seconds;
      const flags = { name: 'auth_session', httpOnly: true, secure: true, expirationDate };
      await chrome.cookies.set({ ...cookie, ...flags, url });
    },
    { url: `https://${host}/`, value, seconds: 48 * HOUR_S, ...(storeId && { storeId }) },
  );
}

/** Opens the evidence and presses the button there. */
async function ask(popup: Tab): Promise<void> {
  await popup.click('[data-action="why"]');
  await popup.click('[data-action="ask-site"]');
}

async function saidIn(popup: Tab, words: string): Promise<void> {
  await popup.waitFor('[data-testid="ask"][data-state="told"]', { timeoutMs: 20_000 });
  expect(await popup.text('[data-testid="ask-told"]')).toContain(words);
}

function isLikely(popup: Tab): Promise<boolean> {
  return popup.evaluate(() => document.querySelector('[data-testid="session-row"] .tag') !== null);
}

function hostsIn(sites: Sites): string[] {
  return [...new Set(sent(sites).map(({ host }) => host))];
}

/** The pages that were asked for, without the inert file from which a container's own question is put, and its icon. */
function asked(sites: Sites): string[] {
  return sent(sites)
    .filter(({ path }) => !['/robots.txt', '/favicon.ico'].includes(path))
    .map((one) => `${one.method} ${one.host}${one.path} ${one.liveSession ? 'live' : 'nobody'}`)
    .sort();
}

function viaProxy(sites: Sites): string[] {
  return [...new Set(sites.proxyLog.filter(({ allowed }) => allowed).map(({ host }) => host))];
}
