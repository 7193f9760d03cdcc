// Draws public/icon/*.png from the mark: node scripts/draw-icons.mjs (needs a Chromium; CHROMIUM names another than /usr/bin/chromium).
import { writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';

const BRAND = '#169280';

/** Fitted to the 16 px grid: both edges of the door on whole pixels. */
const SMALL = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><defs>
<mask id="tick"><path fill="#fff" d="M0 0h16v16H0z"/><path d="M3.5 9.5L6 12L17 1" fill="none" stroke="#000" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></mask>
<clipPath id="outside"><path d="M10 0h6v16h-6z"/></clipPath></defs>
<path mask="url(#tick)" fill="${BRAND}" d="M1 5.5a4.5 4.5 0 0 1 9 0V14a1 1 0 0 1-1 1H2a1 1 0 0 1-1-1z"/>
<path clip-path="url(#outside)" d="M6 12l8-8" fill="none" stroke="${BRAND}" stroke-width="2" stroke-linecap="round"/></svg>`;

const mark = (door, tick) => `<defs>
<mask id="tick"><path fill="#fff" d="M0 0h32v32H0z"/><path d="M6.5 19l5 5L34 1.5" fill="none" stroke="#000" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/></mask>
<clipPath id="outside"><path d="M21 0h11v32H21z"/></clipPath></defs>
<path mask="url(#tick)" fill="${door}" d="M2 11.5a9.5 9.5 0 0 1 19 0V27a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3z"/>
<path clip-path="url(#outside)" d="M11.5 24L28.5 7" fill="none" stroke="${tick}" stroke-width="4" stroke-linecap="round"/>`;

const PLAIN = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${mark(BRAND, BRAND)}</svg>`;

/** 96 px of art inside 128, as the Chrome Web Store asks. */
const STORE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128"><rect x="16" y="16" width="96" height="96" rx="24" fill="#0D6A5B"/>
<g transform="translate(32.5 29.5) scale(2.12)">${mark('#fff', '#7FE0CA')}</g></svg>`;

const ICONS = { 16: SMALL, 32: PLAIN, 48: PLAIN, 96: PLAIN, 128: STORE };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
for (const [size, svg] of Object.entries(ICONS)) {
  const page = await browser.newPage({ viewport: { width: Number(size), height: Number(size) } });
  const source = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await page.setContent(
    `<body style="margin:0"><img width="${size}" height="${size}" style="display:block" src="${source}">`,
  );
  await page.locator('img').evaluate((image) => image.decode());
  writeFileSync(
    new URL(`../public/icon/${size}.png`, import.meta.url),
    await page.screenshot({ omitBackground: true }),
  );
  await page.close();
}
await browser.close();
