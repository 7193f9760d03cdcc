/** How soon the popup with fifty rows is painted, against a popup of Preact's that says one word. */
import { type Driver, until } from '../browsers/index.ts';
import type { Sites } from '../sites/index.ts';
import { CROWD_SIZE, crowdHost } from '../sites/sites/crowd.ts';
import type { Measure } from './speed-measure.ts';
import { signInAt } from './speed-sites.ts';
import { EMPTY_PAGE } from './speed-variants.ts';

export async function measurePopup(driver: Driver, sites: Sites, runs: number): Promise<Measure> {
  const hosts = Array.from({ length: CROWD_SIZE }, (_, index) => crowdHost(index + 1));
  await signInAt(driver, sites, hosts);
  const ours: number[] = [];
  const floor: number[] = [];
  // The first of each fills the browser's code caches, as a person's first press does once.
  for (let run = -1; run < runs; run += 1) {
    const [mine, empty] = [
      await firstPaint(driver, 'popup.html', CROWD_SIZE),
      await firstPaint(driver, EMPTY_PAGE, 0),
    ];
    if (run < 0) continue;
    ours.push(mine);
    floor.push(empty);
  }
  return {
    what: `popup painted, ${CROWD_SIZE} rows (empty Preact popup)`,
    ours,
    floor,
    unit: 'ms',
    aim: 1.5,
  };
}

/** First contentful paint in ms from the start of the navigation; by then all rows have to be there. */
async function firstPaint(driver: Driver, page: string, rows: number): Promise<number> {
  const tab = await driver.extensionPage(page);
  const painted = await until(`${page} to be painted`, () =>
    tab.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime),
  );
  const drawn = await tab.evaluate(() => document.querySelectorAll('[data-testid="session-row"]').length);
  await tab.close();
  if (painted === undefined) throw new Error(`${page} was never painted`);
  if (drawn !== rows) throw new Error(`${page} shows ${drawn} rows, not ${rows}`);
  return painted;
}
