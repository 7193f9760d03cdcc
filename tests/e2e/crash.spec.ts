/**
 * Wherever a wipe is cut off, it is finished after the next start, once, and never half. Its victim has data on two
 * ports, and an open page that brings its login back from whatever store is left; where the browser is killed, also data
 * in a partition. There the wipe is done anew. Where only the worker is killed, the look at the partition may be one that
 * ran while the journal was held, and then Chromium at times never answers a service worker's `unregister()`: the receipt
 * says rightly that it is left.
 */

import { WIPE_STEPS } from '../../utils/core/journal.ts';
import { expect, test } from '../browsers/fixtures.ts';
import type { Driver } from '../browsers/index.ts';
import type { Sites } from '../sites/index.ts';
import { alive, type Place, seed } from './places.ts';
import { signIn } from './steps.ts';
import {
  blockRules,
  forgetAndStopInside,
  heldStep,
  receipts,
  releaseJournal,
  waitUntilWiped,
} from './wipes.ts';

const WWW = 'www.instagram.com';
const EMBEDDER = 'www.embedder-news.com';
const NEIGHBOURS: readonly Place[] = [{ at: 'www.notinstagram.com' }, { at: EMBEDDER }];

function placesOf({ altPort }: Sites, kill: 'worker' | 'browser'): readonly Place[] {
  const ordinary = [{ at: WWW }, { at: 'accounts.instagram.com' }, { at: `${WWW}:${altPort}` }];
  return kill === 'worker' ? ordinary : [...ordinary, { at: WWW, under: EMBEDDER }];
}

async function setScene(driver: Driver, sites: Sites, places: readonly Place[]): Promise<void> {
  sites.allowSeeding(true);
  for (const place of places) await seed(driver, place, 'mine');
  for (const place of NEIGHBOURS) await seed(driver, place, 'theirs');
  // A tab that the browser restores must not seed again.
  sites.allowSeeding(false);
  sites.behave(WWW, 'respawn', 'mine');
  const fighting = await signIn(driver, sites, WWW);
  await fighting.waitFor(() => document.documentElement.dataset.behaving === 'yes');
  // Whatever page is loaded from now on fights as hard, for a login of its own.
  sites.behave(WWW, 'respawn', 'fresh');
}

// The sites outlive a test: others seed them, and find them calm.
test.afterEach(({ sites }) => {
  sites.behave(WWW, 'calm');
  sites.allowSeeding(true);
});

// The steps come from the journal's own list: a new one is tested without anybody thinking of it.
for (const step of WIPE_STEPS) {
  test(`the worker is killed inside '${step}': the next one finishes the wipe`, async ({ driver, sites }) => {
    const places = placesOf(sites, 'worker');
    await setScene(driver, sites, places);
    await forgetAndStopInside(driver, 'instagram', step);
    await driver.killWorker();
    expect(await heldStep(driver), 'the step that the worker died in').toBe(step);
    await releaseJournal(driver);
    await expectForgottenOnce(driver, places);
  });

  test(`the browser is killed inside '${step}': the next start finishes the wipe`, async ({
    driver,
    sites,
  }) => {
    const places = placesOf(sites, 'browser');
    await setScene(driver, sites, places);
    await forgetAndStopInside(driver, 'instagram', step);
    expect(await heldStep(driver), 'the step that the browser dies in').toBe(step);
    await driver.kill();
    await driver.restart({ restoreTabs: true });
    await expectForgottenOnce(driver, places);
  });
}

async function expectForgottenOnce(driver: Driver, places: readonly Place[]): Promise<void> {
  await waitUntilWiped(driver, 'instagram');
  const told = (await receipts(driver)).map(({ siteId, verdict, open }) => ({ siteId, verdict, open }));
  expect(told).toEqual([{ siteId: 'instagram', verdict: 'clean', open: [] }]);
  // Restored tabs may visit the site anew: what counts is what was there before.
  const jar = (await driver.cookies()).filter(({ domain }) => /(^|\.)instagram\.com$/.test(domain));
  expect(jar.filter(({ name, value }) => value.includes('mine') || name === 'sessionid')).toEqual([]);
  const survivors: string[] = [];
  for (const place of places) survivors.push(...(await alive(driver, place, 'mine')));
  expect(survivors).toEqual([]);
  // Of the neighbours' data, what the browser had written to the disk by then.
  for (const place of NEIGHBOURS)
    expect(await alive(driver, place, 'theirs')).toContain(`${place.at} indexedDB seed/kept/0`);
  expect(await blockRules(driver)).toEqual([]);
}
