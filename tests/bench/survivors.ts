/**
 * `npm run bench:survivors`: what of a site is alive after 'Log out & forget', in both real browsers, for every way in
 * which its pages fight back. Exits with 1 on any survivor, any collateral and anything that was never seeded.
 *
 *   node tests/bench/survivors.ts [--browser chromium|firefox] [--behaviour NAME] [--no-wipe] [--quick] [--extension DIR]
 *
 * `--no-wipe` is the control: then everything has to be alive. `--quick` looks at the
 * neighbours at the end only. DIR has `chrome-mv3` and `firefox-mv3` in it.
 */
import { parseArgs } from 'node:util';
import type { BrowserKind } from '../browsers/index.ts';
import { type Behaviour, startSites } from '../sites/index.ts';
import { type Cell, MOMENTS, runCell } from './cell.ts';
import { collateralOf, countOf, printCells, printNames } from './table.ts';

const BROWSERS: readonly BrowserKind[] = ['chromium', 'firefox'];
const BEHAVIOURS: readonly Behaviour[] = ['calm', 'busy', 'last-gasp', 'respawn'];

const { values } = parseArgs({
  options: {
    browser: { type: 'string' },
    behaviour: { type: 'string' },
    'no-wipe': { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    extension: { type: 'string' },
  },
});
const wipe = !values['no-wipe'];
const browsers = BROWSERS.filter((name) => !values.browser || values.browser === name);
const behaviours = BEHAVIOURS.filter(
  (name) => !values.behaviour || values.behaviour.split(',').includes(name),
);
let isGood = browsers.length > 0 && behaviours.length > 0;

const sites = await startSites();
try {
  for (const browser of browsers) {
    const cells: Cell[] = [];
    for (const behaviour of behaviours) {
      const start = performance.now();
      try {
        const cell = await runCell(sites, {
          browser,
          behaviour,
          wipe,
          quick: values.quick,
          launch: launchOptions(browser),
        });
        cells.push(cell);
        isGood &&= isAsWanted(cell);
        if (wipe) printNames(cell);
      } catch (error) {
        isGood = false;
        console.error(`${browser} ${behaviour}: ${error instanceof Error ? error.stack : error}`);
      }
      console.log(`${browser} ${behaviour}: measured in ${Math.round((performance.now() - start) / 1000)} s`);
    }
    printCells(`${browser}${wipe ? '' : ', wipe switched off'}`, cells);
  }
} finally {
  await sites.close();
}
console.log(isGood ? '\nAs it should be.' : '\nNOT as it should be.');
process.exitCode = isGood ? 0 : 1;

function launchOptions(browser: BrowserKind): { extensionDir?: string } {
  if (!values.extension) return {};
  return { extensionDir: `${values.extension}/${browser === 'chromium' ? 'chrome' : 'firefox'}-mv3` };
}

function isAsWanted(cell: Cell): boolean {
  if (collateralOf(cell).length > 0) return false;
  if (wipe) return MOMENTS.every((moment) => countOf(cell, moment) === 0);
  const missing = MOMENTS.flatMap((moment) =>
    cell.seeded
      .filter((unit) => !cell.survivors[moment].has(unit) && !isNotRestored(cell, moment, unit))
      .map((unit) => `${cell.browser} ${cell.behaviour}: not alive ${moment}: ${unit}`),
  );
  for (const line of missing) console.log(line);
  return missing.length === 0;
}

/** Chromium does not restore popup windows, and nothing is in a tab that is not there. */
function isNotRestored({ browser }: Cell, moment: string, unit: string): boolean {
  return browser === 'chromium' && moment === 'restarted' && unit.endsWith('in the popup tab');
}
