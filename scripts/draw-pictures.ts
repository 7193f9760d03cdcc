/** Redraws docs/images from the built extension and the test sites: `npm run build`, then `npx node scripts/draw-pictures.ts`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { launch, sleep } from '../tests/browsers/index.ts';
import { seed } from '../tests/e2e/places.ts';
import { forget, row, signIn } from '../tests/e2e/steps.ts';
import { startSites } from '../tests/sites/index.ts';
import { ROOT } from './lib/run.ts';

const FOLDER = join(ROOT, 'docs', 'images');
/** The popup's own size, at two pixels for one. */
const POPUP = { width: 380, height: 600, deviceScaleFactor: 2, mobile: false };
/** The guide as a page of its own, at one pixel for one. */
const PAGE = { width: 1080, height: 1000, deviceScaleFactor: 1, mobile: false };
const HOSTS = ['www.instagram.com', 'www.facebook.com', 'accounts.google.com', 'www.parkside-library.org'];
const ROWS = ['instagram', 'facebook', 'google', 'parkside-library.org'];
const SCHEMES = [
  { colorScheme: 'light', suffix: '' },
  { colorScheme: 'dark', suffix: '-dark' },
] as const;

/** Longer than any change of colour, in ms. */
const SETTLE_MS = 500;

/** One picture in each colour scheme, cut to what stands in `root`. */
async function draw(page: Page, cdp: CDPSession, name: string, root = '#popup'): Promise<void> {
  for (const { colorScheme, suffix } of SCHEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await sleep(SETTLE_MS);
    const box = await page.locator(root).boundingBox();
    if (!box) throw new Error(`${root} shows nothing`);
    // Playwright's own screenshots would undo the two pixels for one.
    const { data } = await cdp.send('Page.captureScreenshot', { format: 'png', clip: { ...box, scale: 1 } });
    const file = join(FOLDER, `${name}${suffix}.png`);
    writeFileSync(file, Buffer.from(data, 'base64'));
    console.log(file);
  }
}

const sites = await startSites();
try {
  const driver = await launch('chromium', { sites, headless: true });
  try {
    await seed(driver, { at: 'www.instagram.com' }, 'picture');
    for (const host of HOSTS) await signIn(driver, sites, host);
    const popup = await driver.popup();
    const page = popup.raw as Page;
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Emulation.setDeviceMetricsOverride', POPUP);
    for (const site of ROWS) await popup.waitFor(row(site));
    await draw(page, cdp, 'popup');
    await drawGuide();
    const { verdict } = await forget(popup, 'instagram');
    if (verdict !== 'clean') throw new Error(`the receipt says ${verdict}`);
    await draw(page, cdp, 'receipt');

    async function drawGuide(): Promise<void> {
      const tab = await driver.extensionPage('guide.html?host=instagram.com&store=0');
      await tab.click('[data-action="did-devices"]');
      await tab.waitFor('[data-step="devices"][data-state="done"]');
      const guide = tab.raw as Page;
      const session = await guide.context().newCDPSession(guide);
      await session.send('Emulation.setDeviceMetricsOverride', PAGE);
      await draw(guide, session, 'guide', '#guide');
      await tab.close();
    }
  } finally {
    await driver.close();
  }
} finally {
  await sites.close();
}
