/**
 * `npm run bench:survivors`: what of a site is alive after 'Log out & forget', in both real browsers, for every way in
 * which its pages fight back. Exits with 1 on any survivor, any collateral and anything that was never seeded.
 *
 *   node tests/bench/survivors.ts [--browser chromium|firefox] [--behaviour NAME] [--no-wipe] [--extension DIR]
 *
 * `--no-wipe` is the control: then everything has to be alive. NAME may be several with commas between them. DIR has
 * `chrome-mv3` and `firefox-mv3` in it.
 */
import { parseArgs } from 'node:util';
import type { BrowserKind } from '../browsers/index.ts';
import { type Behaviour, startSites } from '../sites/index.ts';
import { type Cell, runCell } from './cell.ts';
import { printCells, printNames } from './table.ts';
import { faultsOf } from './verdict.ts';

const BROWSERS: readonly BrowserKind[] = ['chromium', 'firefox'];
const BEHAVIOURS: readonly Behaviour[] = ['calm', 'busy', 'last-gasp', 'respawn'];

const { values } = parseArgs({
  options: {
    browser: { type: 'string' },
    behaviour: { type: 'string' },
    'no-wipe': { type: 'boolean', default: false },
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
          launch: launchOptions(browser),
        });
        cells.push(cell);
        const faults = faultsOf(cell, wipe);
        isGood &&= faults.length === 0;
        if (wipe) printNames(cell);
        for (const fault of faults) console.log(`  ${browser} ${behaviour}: NOT AS IT SHOULD BE: ${fault}`);
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
