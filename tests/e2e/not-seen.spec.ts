/** What only a page shows: kept over a restart as no more than likely, and never taken for 'signed out'. */
import { expect, test } from '../browsers/fixtures.ts';
import { type Driver, until } from '../browsers/index.ts';
import { row, signIn } from './steps.ts';
import { command, keyOf } from './wipes.ts';

const NOTES = 'app.pocketnotes.net';
const SKIES = 'bsky.app';

interface Listed {
  readonly grade: string;
  readonly reasons: readonly string[];
}

function listedAs(driver: Driver, siteId: string): Promise<Listed | undefined> {
  return driver.extension(
    async (key) => {
      const { signedInList } = (await chrome.storage.session.get('signedInList')) as {
        signedInList?: { sites: { key: string; grade: string; reasons: { kind: string }[] }[] };
      };
      const site = signedInList?.sites.find((one) => one.key === key);
      return site && { grade: site.grade, reasons: site.reasons.map(({ kind }) => kind) };
    },
    keyOf(driver, siteId),
  );
}

test('a login in storage alone is likely after a restart, until a page says more', async ({
  driver,
  sites,
}) => {
  const site = await signIn(driver, sites, NOTES);
  await until('the row', async () => (await listedAs(driver, 'pocketnotes.net'))?.grade === 'signed-in');
  await site.close();
  await driver.restart();
  await until(
    'the row, as it was last seen',
    async () => (await listedAs(driver, 'pocketnotes.net')) !== undefined,
  );
  expect(await listedAs(driver, 'pocketnotes.net')).toEqual({ grade: 'likely', reasons: ['last-seen'] });
  const again = await driver.open(`https://${NOTES}/`);
  await again.waitFor('[data-signed-in]');
  await until(
    'a page says it',
    async () => (await listedAs(driver, 'pocketnotes.net'))?.grade === 'signed-in',
  );
  expect((await listedAs(driver, 'pocketnotes.net'))?.reasons).toContain('page-sign-out');
  await again.close();

  await command(driver, 'forgetSites', [keyOf(driver, 'pocketnotes.net')]);
  await until('nothing of it on the disk', async () =>
    driver.extension(
      async () => !JSON.stringify(await chrome.storage.local.get('seenSites')).includes('pocketnotes'),
    ),
  );
  await until('no row', async () => (await listedAs(driver, 'pocketnotes.net')) === undefined);
});

test('a site whose page alone tells is never said to be signed out unseen', async ({ driver, sites }) => {
  const visit = await driver.open(`https://${SKIES}/`);
  await visit.waitFor('#log-in');
  await visit.close();
  await driver.restart();
  const popup = await driver.popup();
  await popup.waitFor('[data-problem="unseen"]');
  expect(await popup.text('[data-problem="unseen"]')).toContain('Bluesky');
  expect(await popup.text('h1')).not.toBe('Nobody is signed in here');

  await popup.click('[data-action="open-to-see"]');
  const opened = await until('a tab at the site', async () =>
    (await driver.tabs()).find((tab) => tab.url().startsWith(`https://${SKIES}/`)),
  );
  await popup.waitFor(() => !document.querySelector('[data-problem="unseen"]'));
  expect(await listedAs(driver, 'bluesky')).toBeUndefined();
  await opened?.close();

  await signIn(driver, sites, SKIES);
  await popup.waitFor(row('bluesky'));
  expect(await listedAs(driver, 'bluesky')).toEqual({ grade: 'signed-in', reasons: ['storage-known'] });
});
