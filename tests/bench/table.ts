/** Prints what a bench run saw: one table for each browser, and below it every survivor by name. */
import { type Cell, MOMENTS } from './cell.ts';
import { isOutOfReach } from './out-of-reach.ts';

export function printCells(title: string, cells: readonly Cell[]): void {
  const rows = cells.map((cell) => [
    cell.behaviour,
    ...MOMENTS.map((moment) => `${cell.survivors[moment].size}/${cell.seeded.length}`),
    String(cell.collateral.length),
    String(outOfReach(cell).length),
    cell.wipeMs === undefined ? '-' : `${(cell.wipeMs / 1000).toFixed(1)} s`,
    cell.receipt?.verdict ?? '-',
  ]);
  const head = ['behaviour', ...MOMENTS, 'collateral', 'out of reach', 'wipe', 'receipt'];
  printTable(`${title}: survivors/seeded units`, head, rows);
}

/** Columns as wide as their widest text. */
export function printTable(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (texts: readonly string[]) =>
    texts.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ');
  console.log(`\n${title}`);
  console.log(line(head));
  console.log(widths.map((width) => '-'.repeat(width)).join('  '));
  for (const row of rows) console.log(line(row));
}

/** Every survivor, every unit out of reach and every piece of collateral by name, with the moments at which it was seen. */
export function printNames(cell: Cell): void {
  const seen = new Map<string, string[]>();
  for (const moment of MOMENTS) {
    for (const [unit, names] of cell.alive[moment]) {
      const title = isOutOfReach(cell.browser, unit) ? 'out of reach' : 'SURVIVOR';
      const line = `${title}: ${unit} (${[...new Set(names)].join(', ')})`;
      seen.set(line, [...(seen.get(line) ?? []), moment]);
    }
  }
  for (const [line, moments] of seen)
    console.log(`  ${cell.browser} ${cell.behaviour}: ${line}: ${moments.join(', ')}`);
  for (const piece of cell.collateral)
    console.log(`  ${cell.browser} ${cell.behaviour}: COLLATERAL: ${piece}`);
}

/** Units that were left because no extension reaches them. */
function outOfReach(cell: Cell): string[] {
  const left = MOMENTS.flatMap((moment) => [...cell.alive[moment].keys()]);
  return [...new Set(left)].filter((unit) => isOutOfReach(cell.browser, unit));
}
