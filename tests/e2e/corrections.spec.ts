/** What a person says of a site outweighs the evidence, outlasts the browser, and goes with the site. */
import { expect, test } from '../browsers/fixtures.ts';
import { type Driver, type Tab, until } from '../browsers/index.ts';
import { forget, row, signIn } from './steps.ts';
import { command, keyOf, listedKeys } from './wipes.ts';

const WWW = 'www.instagram.com';
const NOT_LISTED = 'www.notinstagram.com';

function isListed(driver: Driver, siteId: string, wanted: boolean): Promise<unknown> {
  return until(
    `${siteId} ${wanted ? 'on' : 'off'} the list`,
    async () => (await listedKeys(driver)).includes(keyOf(driver, siteId)) === wanted,
  );
}

/** Everything that is kept of corrections, as text. */
function kept(driver: Driver): Promise<string> {
  return driver.extension(async () =>
    JSON.stringify([
      await chrome.storage.local.get(['corrections', 'correctionsSetAside']),
      await chrome.storage.session.get('corrections'),
    ]),
  );
}

async function press(popup: Tab, siteId: string, ...actions: string[]): Promise<void> {
  for (const action of actions) await popup.click(`[data-site="${siteId}"] [data-action="${action}"]`);
}

test('a row that is no login goes, comes back when that is undone, and stays away over a restart', async ({
  driver,
  sites,
}) => {
  const site = await signIn(driver, sites, WWW);
  await site.close();
  await isListed(driver, 'instagram', true);
  const popup = await driver.popup();
  await popup.waitFor(row('instagram'));
  await press(popup, 'instagram', 'menu', 'not-login');
  await popup.waitFor('[data-testid="corrected-row"][data-site="instagram"]');
  await isListed(driver, 'instagram', false);
  await press(popup, 'instagram', 'undo');
  await popup.waitFor(row('instagram'));
  await press(popup, 'instagram', 'menu', 'not-login');
  await isListed(driver, 'instagram', false);
  await popup.waitFor('[data-problem="not-shown"]');
  await popup.close();

  await driver.restart();
  await until('a list', () =>
    driver.extension(async () => 'signedInList' in (await chrome.storage.session.get('signedInList'))),
  );
  expect(await listedKeys(driver)).not.toContain(keyOf(driver, 'instagram'));
  const options = await driver.extensionPage('options.html');
  await options.waitFor('[data-testid="correction"][data-site="instagram.com"]');
  await press(options, 'instagram.com', 'undo');
  await isListed(driver, 'instagram', true);
  await options.waitFor(() => !document.querySelector('[data-testid="correction"]'));
  expect(await kept(driver)).not.toContain('instagram');
});

test('a site that nobody lists is listed because the person says so, and forgotten like any other', async ({
  driver,
}) => {
  const site = await driver.open(`https://${NOT_LISTED}/`);
  await site.waitFor('[data-signed-out]');
  await command(driver, 'refreshList');
  expect(await listedKeys(driver)).toEqual([]);
  const storeId = keyOf(driver, '').slice(1);
  expect(await command(driver, 'correctSite', { host: NOT_LISTED, storeId, says: 'login' })).toEqual({
    ok: true,
  });
  expect(await listedKeys(driver)).toEqual([keyOf(driver, 'notinstagram.com')]);
  expect(await kept(driver)).toContain('"visitor"');

  const popup = await driver.popup();
  await popup.waitFor(row('notinstagram.com'));
  await press(popup, 'notinstagram.com', 'why');
  expect(await popup.text('[data-testid="why"]')).toContain('You said so.');
  expect((await forget(popup, 'notinstagram.com')).verdict).toBe('clean');
  expect((await driver.cookies()).filter(({ domain }) => domain.includes('notinstagram'))).toEqual([]);
  await until('nothing said', async () => !(await kept(driver)).includes('notinstagram'));
});

test('corrections go to another browser by a file, which names no cookie store', async ({ driver }) => {
  const storeId = keyOf(driver, '').slice(1);
  await command(driver, 'correctSite', { host: NOT_LISTED, storeId, says: 'not-login' });
  const file = await command<string>(driver, 'exportCorrections');
  expect(JSON.parse(file).corrections).toEqual([{ site: 'notinstagram.com', says: 'not-login' }]);
  await command(driver, 'undoCorrection', NOT_LISTED);
  expect(await kept(driver)).not.toContain('notinstagram');
  const options = await driver.extensionPage('options.html');
  await options.waitFor('[data-action="import"]');
  // The browser's own dialogue is nobody's to answer: the file is put where it would put it.
  const choose = (text: string) =>
    options.evaluate((content: string) => {
      const input = document.querySelector<HTMLInputElement>('input[type=file]');
      if (!input) throw new Error('no field for a file');
      const chosen = new DataTransfer();
      chosen.items.add(new File([content], 'corrections.json'));
      input.files = chosen.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }, text);
  await choose('{"corrections": []}');
  await options.waitFor(() =>
    document.querySelector('[data-testid="corrections-news"]')?.textContent?.includes('Nothing was changed'),
  );
  await choose(file);
  await options.waitFor('[data-testid="correction"][data-site="notinstagram.com"][data-says="not-login"]');
});
