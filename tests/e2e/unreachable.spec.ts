/**
 * What each browser lets no extension clear by a call: the receipt says so, and these tests notice when a browser changes,
 * for better or worse. The calls are made as Signoff's background would make them, without anything else of Signoff's.
 */
import { expect, test } from '../browsers/fixtures.ts';
import { type Driver, type Tab, until } from '../browsers/index.ts';
import { crowdHost } from '../sites/sites/crowd.ts';
import { alive, type Place, seed } from './places.ts';

const HOST = 'help.instagram.com';
const ELSEWHERE = 'https://www.notinstagram.com/robots.txt';
const WIDGETS = 'www.thirdparty-widgets.net';
const GUEST: Place = { at: WIDGETS, under: HOST };
const GUEST_NEXT_DOOR: Place = { at: WIDGETS, under: 'www.embedder-news.com' };
/** More than fifty: then Chromium puts what no document uses out of its memory. */
const AREAS = 60;

test('cached files of a guest under a site go with those of that guest under all sites, or not at all', async ({
  driver,
}) => {
  const isChromium = driver.kind === 'chromium';
  for (const place of [GUEST, GUEST_NEXT_DOOR]) await seed(driver, place, 'guest');
  const cached = async (place: Place) =>
    (await alive(driver, place, 'guest')).some((piece) => piece.includes('httpCache'));
  expect([await cached(GUEST), await cached(GUEST_NEXT_DOOR)], 'seeded').toEqual([true, true]);

  await clearHost(driver, HOST, 'cache');
  expect([await cached(GUEST), await cached(GUEST_NEXT_DOOR)], 'the site cleared').toEqual([true, true]);

  await clearHost(driver, WIDGETS, 'cache');
  // Firefox's call clears no cached files of one host at all; Signoff has another way there (`Clear-Site-Data`).
  expect([await cached(GUEST), await cached(GUEST_NEXT_DOOR)], 'the guest cleared').toEqual(
    isChromium ? [false, false] : [true, true],
  );
});

test('a tab that has left a site still remembers it once nothing of the site is in its memory', async ({
  driver,
  sites,
}) => {
  const few = await openMarked(driver, 'few');
  await few.goto(ELSEWHERE);
  await clearHost(driver, HOST, 'localStorage');
  expect(await remembered(few), 'while tabs remember little').toBe(driver.kind === 'chromium' ? null : 'few');

  for (const mark of ['open-1', 'open-2']) await openMarked(driver, mark);
  const many = await openMarked(driver, 'many');
  await many.goto(ELSEWHERE);
  await fillAreas(driver, sites.altPort);
  await clearHost(driver, HOST, 'localStorage');
  expect(await remembered(many), 'while tabs remember much').toBe('many');
});

test('a tab that sleeps elsewhere still remembers in Firefox the site that it has left', async ({
  driver,
}) => {
  const left = await openMarked(driver, 'mine', '/victim');
  await left.goto(ELSEWHERE);
  await driver.open('about:blank');
  const tabId = await driver.extension(async (url) => {
    const [tab] = await chrome.tabs.query({ url });
    const asleep = await chrome.tabs.discard(tab?.id ?? -1);
    // Chromium gives it a new id.
    return asleep?.id ?? tab?.id ?? -1;
  }, ELSEWHERE);
  await until('the tab to sleep', () =>
    driver.extension(async (id) => (await chrome.tabs.get(id)).discarded, tabId),
  );
  await clearHost(driver, HOST, 'localStorage');
  await driver.extension(async (id) => {
    await chrome.tabs.update(id, { active: true });
  }, tabId);
  await until('the tab to wake', () =>
    driver.extension(async (id) => {
      const { discarded, status } = await chrome.tabs.get(id);
      return !discarded && status === 'complete';
    }, tabId),
  );
  const woken = (await driver.tabs()).find((tab) => tab.url() === ELSEWHERE);
  if (!woken) throw new Error('the tab that slept is not there');
  // Firefox calls the blank page complete that the restored one is yet to replace.
  await until('its page to be back', () =>
    woken.evaluate((url) => document.readyState === 'complete' && document.URL === url, ELSEWHERE),
  );
  expect(await remembered(woken)).toBe(driver.kind === 'firefox' ? 'mine' : null);
});

/** The browser's own call for one host; of localStorage both browsers take sessionStorage along. */
async function clearHost(driver: Driver, host: string, type: 'cache' | 'localStorage'): Promise<void> {
  const target = driver.kind === 'chromium' ? { origins: [`https://${host}`] } : { hostnames: [host] };
  await driver.extension(
    async ({ options, types }) => {
      await chrome.browsingData.remove(options as chrome.browsingData.RemovalOptions, types);
    },
    { options: target as object, types: { [type]: true } },
  );
}

/** A tab at the site whose sessionStorage has the mark. The back/forward cache keeps `/victim`, but not the inert file. */
async function openMarked(driver: Driver, mark: string, path = '/robots.txt'): Promise<Tab> {
  const tab = await driver.open(`https://${HOST}${path}`);
  await tab.evaluate((value) => sessionStorage.setItem('mark', value), mark);
  return tab;
}

/** Goes to the site in this very tab, which alone shows what the tab remembers. */
async function remembered(tab: Tab): Promise<string | null> {
  await tab.goto(`https://${HOST}/robots.txt`);
  return tab.evaluate(() => sessionStorage.getItem('mark'));
}

/** One tab that was at many sites and remembers something of each. */
async function fillAreas(driver: Driver, altPort: number): Promise<void> {
  const tab = await driver.open('about:blank');
  for (let index = 0; index < AREAS; index += 1) {
    const port = index < 50 ? '' : `:${altPort}`;
    await tab.goto(`https://${crowdHost((index % 50) + 1)}${port}/robots.txt`);
    await tab.evaluate(() => sessionStorage.setItem('area', 'full'));
  }
}
