/** Fifty sites at once beside 2,500 other cookies: all verified, the others untouched. */
import { expect, test } from '../browsers/fixtures.ts';
import { type Driver, until } from '../browsers/index.ts';
import { CROWD_SIZE, crowdHost } from '../sites/sites/crowd.ts';
import { alive, seed } from './places.ts';
import { command, journalSteps, listedKeys, receipts } from './wipes.ts';

const OTHERS = 2_500;
const SEEDED = [1, 25, 50].map(crowdHost);

test('fifty signed-in sites are forgotten at once', async ({ driver, sites }) => {
  test.setTimeout(240_000);
  for (const host of SEEDED) await seed(driver, { at: host }, 'mine');
  const cookies = Array.from({ length: CROWD_SIZE }, (_, index) => {
    const host = crowdHost(index + 1);
    return { host, value: sites.signInElsewhere(host, 'maria', 'this browser') };
  });
  await setOthers(driver);
  await setLogins(driver, cookies);
  await until('all fifty in the list', async () => (await crowdKeys(driver)).length === CROWD_SIZE, 30_000);
  const before = others(await driver.cookies());
  expect(before.length).toBe(OTHERS);

  await command(driver, 'forgetSites', await crowdKeys(driver));
  await until(
    'all fifty receipts',
    async () =>
      (await receipts(driver)).length >= CROWD_SIZE &&
      (await journalSteps(driver)).every((step) => step === 'second-look'),
    180_000,
  );

  const verdicts = (await receipts(driver)).map(({ siteId, verdict }) => ({ siteId, verdict }));
  expect(verdicts.filter(({ verdict }) => verdict !== 'clean')).toEqual([]);
  expect(new Set(verdicts.map(({ siteId }) => siteId)).size).toBe(CROWD_SIZE);
  const jar = await driver.cookies();
  expect(jar.filter(({ domain }) => domain.includes('crowd-'))).toEqual([]);
  expect(others(jar)).toEqual(before);
  for (const host of SEEDED) expect(await alive(driver, { at: host }, 'mine')).toEqual([]);
});

async function crowdKeys(driver: Driver): Promise<string[]> {
  return (await listedKeys(driver)).filter((key) => key.startsWith('crowd-'));
}

function others(jar: Awaited<ReturnType<Driver['cookies']>>): string[] {
  return jar
    .filter(({ domain }) => domain.includes('other-'))
    .map(({ domain, name, value, path }) => `${domain} ${path} ${name}=${value}`)
    .sort();
}

/** Real sessions of the real server, put into the jar as its own answer would. */
function setLogins(driver: Driver, cookies: readonly { host: string; value: string }[]): Promise<void> {
  return driver.extension(async (logins) => {
    for (const { host, value } of logins) {
      await chrome.cookies.set({
        url: `https://${host}/`,
        domain: host.replace('www', ''),
        name: 'auth_session',
        value,
        httpOnly: true,
        secure: true,
        expirationDate: Date.now() / 1000 + 86_400,
      });
    }
  }, cookies);
}

function setOthers(driver: Driver): Promise<void> {
  return driver.extension(async (count) => {
    for (let at = 0; at < count; at += 100) {
      const batch = Array.from({ length: Math.min(100, count - at) }, (_, index) => at + index);
      await Promise.all(
        batch.map((number) =>
          chrome.cookies.set({
            url: `https://www.other-${number % 50}.net/`,
            name: `kept_${number}`,
            value: `value-${number}`,
            secure: true,
            expirationDate: Date.now() / 1000 + 86_400,
          }),
        ),
      );
    }
  }, OTHERS);
}
