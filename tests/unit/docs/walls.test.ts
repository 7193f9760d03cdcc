/** docs/architecture.md draws exactly the walls that lint keeps, and describes no step that the journal does not know. */

import { expect, test } from 'vitest';
import { WIPE_STEPS } from '@/utils/core/journal';
import { codeRows, read, section } from './pages';

interface Lint {
  overrides: { includes: string[]; linter?: { rules?: { style?: { noRestrictedImports?: unknown } } } }[];
}

const page = read('docs/architecture.md');
const firstCells = (heading: string) => codeRows(section(page, heading)).map(([cell]) => cell);

test('the walls', () => {
  const { overrides } = JSON.parse(read('biome.walls.json')) as Lint;
  const walled = overrides
    .filter(({ linter }) => linter?.rules?.style?.noRestrictedImports !== undefined)
    .flatMap(({ includes }) => includes.map((glob) => glob.replace(/\/\*\*$/, '')))
    // The rule for a file that no other rule names.
    .filter((folder) => !['utils', 'entrypoints'].includes(folder));
  expect(firstCells('Who may import whom').sort()).toEqual([...new Set(walled)].sort());
});

test('the steps of a wipe, in their order', () => {
  expect(firstCells('A wipe, step by step')).toEqual([...WIPE_STEPS]);
});
