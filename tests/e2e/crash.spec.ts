/** A wipe that is cut off in the middle is finished after the next start, once, and never half. */
import { expect, test } from '../browsers/fixtures.ts';
import type { Driver } from '../browsers/index.ts';
import { alive, type Place, seed } from './places.ts';
import { signIn } from './steps.ts';
import { forgetAndStopInside, receipts, releaseJournal, waitUntilWiped } from './wipes.ts';

const PLACES: Place[] = [{ at: 'www.instagram.com' }, { at: 'accounts.instagram.com' }];

test.beforeEach(async ({ driver, sites }) => {
  for (const place of PLACES) await seed(driver, place, 'mine');
  await signIn(driver, sites, 'www.instagram.com');
});

test('the worker is killed in the middle of a wipe: the next one finishes it', async ({ driver }) => {
  await forgetAndStopInside(driver, 'instagram', 'clear');
  await driver.killWorker();
  await releaseJournal(driver);
  await expectForgottenOnce(driver);
});

test('the browser is killed in the middle of a wipe: the next start finishes it', async ({ driver }) => {
  await forgetAndStopInside(driver, 'instagram', 'clear');
  await driver.kill();
  await driver.restart({ restoreTabs: true });
  await expectForgottenOnce(driver);
});

async function expectForgottenOnce(driver: Driver): Promise<void> {
  await waitUntilWiped(driver, 'instagram');
  expect((await receipts(driver)).map(({ siteId, verdict }) => ({ siteId, verdict }))).toEqual([
    { siteId: 'instagram', verdict: 'clean' },
  ]);
  expect((await driver.cookies()).filter(({ domain }) => domain.endsWith('instagram.com'))).toEqual([]);
  for (const place of PLACES) expect(await alive(driver, place, 'mine')).toEqual([]);
}
