/** Nothing of a forgotten site is alive, however its pages fight back: the matrix of `npm run bench:survivors`, one cell a test. */
import { runCell } from '../bench/cell.ts';
import { printNames } from '../bench/table.ts';
import { faultsOf } from '../bench/verdict.ts';
import { expect, test } from '../browsers/fixtures.ts';
import type { BrowserKind } from '../browsers/index.ts';
import type { Behaviour } from '../sites/index.ts';

const BEHAVIOURS: readonly Behaviour[] = ['calm', 'busy', 'last-gasp', 'respawn'];

for (const behaviour of BEHAVIOURS) {
  test(`a ${behaviour} site: no survivor until after a restart, no collateral`, async ({
    sites,
  }, testInfo) => {
    const browser = testInfo.project.name as BrowserKind;
    const cell = await runCell(sites, { browser, behaviour, wipe: true });
    printNames(cell);
    expect(faultsOf(cell, true)).toEqual([]);
  });
}

test('without a wipe all of it is alive, to the end', async ({ sites }, testInfo) => {
  const browser = testInfo.project.name as BrowserKind;
  const cell = await runCell(sites, { browser, behaviour: 'calm', wipe: false });
  expect(faultsOf(cell, false)).toEqual([]);
});
