/** The main job, end to end: signed in at Instagram and at a site nobody knows; Instagram is forgotten, nothing else is. */
import { expect, test } from '../browsers/fixtures.ts';
import type { SeenCookie } from '../browsers/index.ts';
import { alive, countStores, type Place, seed } from './places.ts';
import { forget, listed, row, signIn } from './steps.ts';

const INSTAGRAM: Place[] = [
  { at: 'www.instagram.com' },
  { at: 'accounts.instagram.com' },
  { at: 'help.instagram.com' },
  { at: 'www.instagram.com', under: 'www.embedder-news.com' },
];
/** What somebody else keeps under it. */
const GUEST: Place = { at: 'www.thirdparty-widgets.net', under: 'www.instagram.com' };
const OTHERS: Place[] = [
  { at: 'www.notinstagram.com' },
  { at: 'alice.github.io' },
  { at: 'www.embedder-news.com' },
  { at: 'www.notinstagram.com', under: 'www.embedder-news.com' },
  // Has cookies of the same names under Instagram, too: those go, these stay.
  { at: 'www.thirdparty-widgets.net' },
];

test('lists who is signed in, forgets Instagram wholly and nothing else', async ({ driver, sites }) => {
  for (const place of INSTAGRAM) await seed(driver, place, 'mine');
  for (const place of OTHERS) await seed(driver, place, 'theirs');
  await seed(driver, GUEST, 'embedded');
  const bob = await driver.open('https://bob.github.io/');
  const facebook = await driver.open('https://www.facebook.com/');
  await facebook.waitFor('[data-signed-out]');
  const instagram = await signIn(driver, sites, 'www.instagram.com');
  await signIn(driver, sites, 'www.parkside-library.org');
  await bob.close();

  const before = {
    mine: await everythingAlive('mine', INSTAGRAM),
    guests: await everythingAlive('embedded', [GUEST]),
    theirs: await everythingAlive('theirs', OTHERS),
    jar: await driver.cookies(),
  };
  expect(before.mine.length, 'seeding worked').toBeGreaterThan(INSTAGRAM.length * 8);

  const popup = await driver.popup();
  await popup.waitFor(row('instagram'));
  await popup.waitFor(row('parkside-library.org'));
  expect((await listed(popup)).sort()).toEqual(['instagram', 'parkside-library.org']);
  expect(await popup.text(`${row('instagram')} [data-testid="account"]`)).toBe(
    sites.account('www.instagram.com').id,
  );

  const receipt = await forget(popup, 'instagram');

  const jar = await driver.cookies();
  expect(jar.filter(isInstagrams), 'cookies of Instagram').toEqual([]);
  expect(await everythingAlive('mine', INSTAGRAM), 'stores of Instagram').toEqual([]);
  // All but its cached files, in Chromium: tests/e2e/unreachable.spec.ts.
  const guests = await everythingAlive('embedded', [GUEST]);
  expect(
    guests.filter((unit) => !(driver.kind === 'chromium' && unit.includes('httpCache'))),
    'stores of its guest',
  ).toEqual([]);
  expect(identities(jar), 'cookies of everybody else').toEqual(
    identities(before.jar.filter((cookie) => !isInstagrams(cookie))),
  );
  expect(await everythingAlive('theirs', OTHERS), 'stores of everybody else').toEqual(before.theirs);

  expect(receipt).toMatchObject({
    verdict: 'clean',
    cookiesFound: before.jar.filter(isInstagrams).length,
    cookiesLeft: 0,
    // Firefox leaves a guest's stores to Signoff, so they are looked at there; Chromium clears them with the site.
    storesFound: countStores(before.mine) + (driver.kind === 'firefox' ? countStores(before.guests) : 0),
    storesLeft: 0,
  });

  await instagram.goto('https://www.instagram.com/');
  await instagram.waitFor('input[name=password]');
  expect(await listed(popup)).toEqual(['parkside-library.org']);

  async function everythingAlive(mark: string, places: readonly Place[]): Promise<string[]> {
    const found: string[] = [];
    for (const place of places) found.push(...(await alive(driver, place, mark)));
    return found.sort();
  }
});

/** Its own cookies in every partition, and what others keep under it. */
function isInstagrams({ domain, partition }: SeenCookie): boolean {
  return /(^|\.)instagram\.com$/.test(domain) || partition === 'https://instagram.com';
}

function identities(cookies: readonly SeenCookie[]): string[] {
  return cookies
    .map(({ name, value, domain, path, partition }) => [name, value, domain, path, partition].join(' '))
    .sort();
}
