/** Wherever a wipe is cut off, it is finished after the next start, once, and never half. */

import { WIPE_STEPS } from '../../utils/core/journal.ts';
import { expect, test } from '../browsers/fixtures.ts';
import type { Driver } from '../browsers/index.ts';
import { alive, type Place, seed } from './places.ts';
import { signIn } from './steps.ts';
import { forgetAndStopInside, receipts, releaseJournal, waitUntilWiped } from './wipes.ts';

const PLACES: Place[] = [{ at: 'www.instagram.com' }, { at: 'accounts.instagram.com' }];
const NEIGHBOUR: Place = { at: 'www.notinstagram.com' };

test.beforeEach(async ({ driver, sites }) => {
  sites.allowSeeding(true);
  for (const place of PLACES) await seed(driver, place, 'mine');
  await seed(driver, NEIGHBOUR, 'theirs');
  await signIn(driver, sites, 'www.instagram.com');
  // A tab that the browser restores must not seed again.
  sites.allowSeeding(false);
});

// The steps come from the journal's own list: a new one is tested without anybody thinking of it.
for (const step of WIPE_STEPS) {
  test(`the worker is killed inside '${step}': the next one finishes the wipe`, async ({ driver }) => {
    await forgetAndStopInside(driver, 'instagram', step);
    await driver.killWorker();
    await releaseJournal(driver);
    await expectForgottenOnce(driver);
  });

  test(`the browser is killed inside '${step}': the next start finishes the wipe`, async ({ driver }) => {
    await forgetAndStopInside(driver, 'instagram', step);
    await driver.kill();
    await driver.restart({ restoreTabs: true });
    await expectForgottenOnce(driver);
  });
}

async function expectForgottenOnce(driver: Driver): Promise<void> {
  await waitUntilWiped(driver, 'instagram');
  expect((await receipts(driver)).map(({ siteId, verdict }) => ({ siteId, verdict }))).toEqual([
    { siteId: 'instagram', verdict: 'clean' },
  ]);
  // Restored tabs may visit the site anew: what counts is what was there before.
  const jar = (await driver.cookies()).filter(({ domain }) => /(^|\.)instagram\.com$/.test(domain));
  expect(jar.filter(({ name, value }) => value.includes('mine') || name === 'sessionid')).toEqual([]);
  for (const place of PLACES) expect(await alive(driver, place, 'mine')).toEqual([]);
  // Of the neighbour's data, what the browser had written to the disk by then.
  expect(await alive(driver, NEIGHBOUR, 'theirs')).toContain('www.notinstagram.com indexedDB seed/kept/0');
  expect(await driver.extension(() => chrome.declarativeNetRequest.getSessionRules())).toEqual([]);
}
