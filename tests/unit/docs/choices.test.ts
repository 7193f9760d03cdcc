/** docs/choices.md names every dependency with its version, and the pages name commands that exist. */

import { expect, test } from 'vitest';
import { codeRows, PAGES, read, section } from './pages';

interface Package {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  scripts: Record<string, string>;
}

const { dependencies, devDependencies, scripts } = JSON.parse(read('package.json')) as Package;
const page = read('docs/choices.md');
const named = (heading: string) => Object.fromEntries(codeRows(section(page, heading)));

test('every library is named with its version', () => {
  expect(named('In the extension')).toEqual(dependencies);
  expect(named('For building and testing')).toEqual(devDependencies);
});

test.each(PAGES)('%s: every npm command exists', (path) => {
  for (const [, name = ''] of read(path).matchAll(/\bnpm run ([\w:-]+)/g))
    expect(scripts).toHaveProperty([name]);
});
