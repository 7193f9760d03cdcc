/**
 * Units that no extension can be sure to clear in a browser unless it takes what is another site's: its cached files, or
 * the page in the tab that people are at. `tests/e2e/unreachable.spec.ts` proves each one, and fails once a browser lets
 * them be reached; the receipt says so in words. They are seeded and looked at like all others, and shown in a column of
 * their own.
 */
import type { BrowserKind } from '../browsers/index.ts';
import { sessionUnit, type Units } from './look.ts';
import { OPEN_TABS } from './open-tabs.ts';
import { WIDGETS, WWW } from './scene.ts';

/** Cleared by either browser while it has the area in its memory, and only by chance after that. */
const LEFT = OPEN_TABS.filter(({ kind }) => kind === 'left').map(sessionUnit);

const OUT_OF_REACH: Readonly<Record<BrowserKind, readonly string[]>> = {
  // Chromium clears the cached files of an origin under all sites at once: these are kept under the site, but not by it.
  chromium: [`httpCache at ${WIDGETS} under ${WWW}`, ...LEFT],
  firefox: LEFT,
};

/** What is left that could have been cleared. */
export function survivorsIn(browser: BrowserKind, units: Units): Units {
  return new Map([...units].filter(([unit]) => !isOutOfReach(browser, unit)));
}

export function isOutOfReach(browser: BrowserKind, unit: string): boolean {
  return OUT_OF_REACH[browser].includes(unit);
}
