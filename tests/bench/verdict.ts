/** What of a cell is not as it has to be. The bench and the tests judge by the same words. */
import { type Cell, MOMENTS, type Moment } from './cell.ts';

/** One line for each fault; after a wipe nothing may be alive, without one everything has to be. */
export function faultsOf(cell: Cell, wiped: boolean): string[] {
  const lost = cell.collateral.map((piece) => `collateral: ${piece}`);
  return [...(wiped ? survivors(cell) : missing(cell)), ...lost];
}

function survivors(cell: Cell): string[] {
  return MOMENTS.flatMap((moment) =>
    [...cell.survivors[moment]].map(([unit, names]) => `alive ${moment}: ${unit} (${names.join(', ')})`),
  );
}

function missing(cell: Cell): string[] {
  return MOMENTS.flatMap((moment) =>
    cell.seeded
      .filter((unit) => !cell.alive[moment].has(unit) && !isUnseen(cell, moment, unit))
      .map((unit) => `not alive ${moment}: ${unit}`),
  );
}

/**
 * Chromium does not restore popup windows, and nothing is in a tab that is not there. What a left tab remembers, Firefox
 * does not always copy into a tab that it opens; it is seen for sure once somebody goes back in it.
 */
function isUnseen({ browser }: Cell, moment: Moment, unit: string): boolean {
  if (browser === 'chromium') return moment === 'restarted' && unit.endsWith('in the popup tab');
  return (moment === 'at once' || moment === '10 s later') && unit.endsWith('in the left tab');
}
