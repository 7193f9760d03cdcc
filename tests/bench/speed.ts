/**
 * `npm run bench:speed`: how fast Signoff is, against the browser's own floor in the same run. Needs both builds. Exits
 * with 1 when an aim is missed.
 *
 *   node tests/bench/speed.ts [--browser chromium|firefox] [--only popup,forget,load,size] [--runs N]
 */
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type BrowserKind, type Driver, type LaunchOptions, launch } from '../browsers/index.ts';
import { type Sites, startSites } from '../sites/index.ts';
import { measureForget } from './speed-forget.ts';
import { measureLoad } from './speed-load.ts';
import { isMet, type Measure, median, quantile, ratioOf } from './speed-measure.ts';
import { measurePopup } from './speed-popup.ts';
import { measureSize } from './speed-size.ts';
import { withEmptyPopup, withoutCode } from './speed-variants.ts';
import { printTable } from './table.ts';

const BROWSERS: readonly BrowserKind[] = ['chromium', 'firefox'];
const LOADS_PER_RUN = 8;

const { values } = parseArgs({
  options: {
    browser: { type: 'string' },
    only: { type: 'string', default: 'popup,forget,load,size' },
    runs: { type: 'string', default: '9' },
  },
});
const wanted = values.only.split(',');
const runs = Number(values.runs);

async function withBrowser<T>(
  kind: BrowserKind,
  options: LaunchOptions,
  use: (driver: Driver) => Promise<T>,
): Promise<T> {
  const driver = await launch(kind, options);
  try {
    return await use(driver);
  } finally {
    await driver.close();
  }
}

async function withCopy<T>(dir: string, use: (dir: string) => Promise<T>): Promise<T> {
  try {
    return await use(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function loadAgainst(
  kind: BrowserKind,
  sites: Sites,
  extensionDir: string | null,
  floorIs: string,
): Promise<Measure> {
  return withBrowser(kind, { sites }, (withIt) =>
    withBrowser(kind, { sites, extensionDir }, (floor) =>
      measureLoad(withIt, floor, runs * LOADS_PER_RUN, floorIs),
    ),
  );
}

async function measure(kind: BrowserKind, sites: Sites): Promise<Measure[]> {
  const built = `.output/${kind === 'chromium' ? 'chrome' : 'firefox'}-mv3`;
  const measures: Measure[] = [];
  if (wanted.includes('popup'))
    measures.push(
      await withCopy(withEmptyPopup(built), (extensionDir) =>
        withBrowser(kind, { sites, extensionDir }, (driver) => measurePopup(driver, sites, runs)),
      ),
    );
  if (wanted.includes('forget'))
    measures.push(await withBrowser(kind, { sites }, (driver) => measureForget(driver, sites, runs)));
  if (wanted.includes('load')) {
    measures.push(await loadAgainst(kind, sites, null, 'no extension'));
    measures.push(
      await withCopy(withoutCode(built), (dir) => loadAgainst(kind, sites, dir, 'same permissions, no code')),
    );
  }
  if (wanted.includes('size')) measures.push(measureSize(built));
  return measures;
}

/** The median, and between which values the middle half of the runs lies. */
function shown(numbers: readonly number[], unit: string): string {
  const [low, high] = [quantile(numbers, 0.25), quantile(numbers, 0.75)];
  const spread = numbers.length > 1 ? ` (${low.toFixed(0)}–${high.toFixed(0)})` : '';
  return `${median(numbers).toFixed(1)} ${unit}${spread}`;
}

let isGood = true;
const sites = await startSites();
try {
  for (const kind of BROWSERS.filter((name) => !values.browser || values.browser === name)) {
    const measures = await measure(kind, sites);
    isGood &&= measures.every(isMet);
    printTable(
      `${kind}: medians, with the middle half of the runs`,
      ['what (floor)', 'runs', 'Signoff', 'floor', 'ratio', 'aim', ''],
      measures.map((one) => [
        one.what,
        String(one.ours.length),
        shown(one.ours, one.unit),
        shown(one.floor, one.unit),
        ratioOf(one).toFixed(3),
        `<= ${one.aim}`,
        isMet(one) ? 'met' : 'MISSED',
      ]),
    );
  }
} finally {
  await sites.close();
}
console.log(isGood ? '\nEvery aim is met.' : '\nNot every aim is met.');
process.exitCode = isGood ? 0 : 1;
