/** No page leads nowhere: links, pictures and named files exist. */

import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { exists, PAGES, read } from './pages';

const LINK = /\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g;
/** A file of the repository named in the text. */
const NAMED = /`((?:components|docs|entrypoints|public|scripts|tests|utils)\/[\w./-]+)`/g;

function linksOf(page: string): string[] {
  return [...read(page).matchAll(LINK)]
    .map(([, link, attribute]) => link ?? attribute ?? '')
    .filter((target) => !/^[a-z]+:/.test(target));
}

/** Headings as GitHub makes them addresses. */
function anchorsOf(page: string): string[] {
  return [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replace(/ /g, '-'),
  );
}

test.each(PAGES)('%s: every relative link and picture exists', (page) => {
  for (const link of linksOf(page)) {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? page : normalize(join(dirname(page), path));
    expect(exists(target), link).toBe(true);
    if (anchor) expect(anchorsOf(target), link).toContain(anchor);
  }
});

test.each(PAGES)('%s: every file that it names exists', (page) => {
  for (const [, path = ''] of read(page).matchAll(NAMED)) expect(exists(path), path).toBe(true);
});
