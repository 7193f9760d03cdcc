/** Prints what a bench run saw: one table for each browser, and below it every survivor by name. */
import { type Cell, MOMENTS } from './cell.ts';

export function printCells(title: string, cells: readonly Cell[]): void {
  const rows = cells.map((cell) => [
    cell.behaviour,
    ...MOMENTS.map((moment) => `${countOf(cell, moment)}/${cell.seeded.length}`),
    String(collateralOf(cell).length),
    cell.wipeMs === undefined ? '-' : `${(cell.wipeMs / 1000).toFixed(1)} s`,
    cell.receipt?.verdict ?? '-',
  ]);
  const head = ['behaviour', ...MOMENTS, 'collateral', 'wipe', 'receipt'];
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

/** Every survivor and every piece of collateral, with the moments at which it was seen. */
export function printNames(cell: Cell): void {
  const seen = new Map<string, string[]>();
  for (const moment of MOMENTS) {
    for (const [unit, names] of cell.survivors[moment]) {
      const line = `${unit} (${[...new Set(names)].join(', ')})`;
      seen.set(line, [...(seen.get(line) ?? []), moment]);
    }
    for (const piece of cell.collateral[moment]) {
      const line = `COLLATERAL ${piece}`;
      seen.set(line, [...(seen.get(line) ?? []), moment]);
    }
  }
  for (const [line, moments] of seen)
    console.log(`  ${cell.browser} ${cell.behaviour}: ${line}: ${moments.join(', ')}`);
}

export function countOf(cell: Cell, moment: (typeof MOMENTS)[number]): number {
  return cell.survivors[moment].size;
}

export function collateralOf(cell: Cell): string[] {
  return [...new Set(MOMENTS.flatMap((moment) => cell.collateral[moment]))];
}
