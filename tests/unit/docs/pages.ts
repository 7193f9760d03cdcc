/** The project's pages, as the tests here read them. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Every page for people, by its path from the top of the repository. */
export const PAGES: readonly string[] = [
  ...pagesIn('.'),
  ...pagesIn('docs'),
  'tests/corpus/README.md',
  'tests/sites/README.md',
];

export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

export function exists(path: string): boolean {
  return existsSync(join(ROOT, path));
}

/** The rows of the page's tables whose first cell is code: its text, and the second cell's. */
export function codeRows(page: string): [string, string][] {
  return [...page.matchAll(/^\| `([^`]+)` *\| ([^|]*)\|/gm)].map((row) => [
    row[1] ?? '',
    (row[2] ?? '').trim(),
  ]);
}

/** The part of a page between this heading of the second level and the next. */
export function section(page: string, heading: string): string {
  const [, rest] = page.split(`\n## ${heading}\n`);
  if (rest === undefined) throw new Error(`no heading '${heading}'`);
  return rest.split('\n## ')[0] ?? '';
}

function pagesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => (folder === '.' ? name : `${folder}/${name}`));
}
