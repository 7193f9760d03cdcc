/** docs/choices.md names every dependency with its version, and the pages name commands and numbers that are true. */

import { expect, test } from 'vitest';
import sites from '@/utils/catalogue/sites.json';
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

test('the number of well-known sites is true', () => {
  const recognised = sites.filter((site) => (site.signed_in as { cookies?: unknown[] }).cookies?.length);
  expect(read('README.md')).toContain(`${recognised.length} well-known sites`);
  expect(read('CHANGELOG.md')).toContain(`${recognised.length} well-known sites`);
});
