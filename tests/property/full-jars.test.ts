/** A full jar of odd cookies breaks nothing and never keeps the worker long. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '@/utils/catalogue';
import { isTelling } from '@/utils/core/classify';
import type { ObservedCookie } from '@/utils/core/cookie';
import type { SiteSeen } from '@/utils/core/detect/seen';
import { rowKey, rowOf, rowsInStretches } from '@/utils/core/list';
import { cpuMs } from './cpu-time';
import { oddCookie } from './jars';

const context = { catalogue, now: 1_000, known: {}, watching: true };
const COOKIES = 10_000;

/** A full jar: a few hundred random cookies, each often, under ever other names. */
function jarOf(seed: number, more: Partial<ObservedCookie> = {}): ObservedCookie[] {
  const some = fc.sample(oddCookie, { numRuns: 500, seed });
  return Array.from({ length: COOKIES }, (_, index) => {
    const one = some[index % some.length] as ObservedCookie;
    return { ...one, name: `${one.name}${index < some.length ? '' : index}`, storeId: '0', ...more };
  });
}

/** The longest that a stretch may keep the worker, ms. */
const LONGEST_MS = 50;
const RUNS = 5;

/** The longest stretch of work, in ms; the least of some runs, without what compiling it costs once. */
function longestStretch(stretches: () => Iterator<unknown>): number {
  const runs = Array.from({ length: RUNS }, () => {
    const work = stretches();
    let longest = 0;
    for (let isDone = false; !isDone; ) {
      const ms = cpuMs(() => {
        isDone = work.next().done === true;
      });
      longest = Math.max(longest, ms);
    }
    return longest;
  });
  return Math.min(...runs);
}

/** Everything that was ever seen of the sites of a jar, as much of it as is kept. */
function everythingSeen(jar: readonly ObservedCookie[]): Record<string, SiteSeen> {
  const names = jar.slice(0, 30).map(({ name }) => name);
  const history = { appeared: names, changed: names, restless: names, leftovers: names, carriers: names };
  const all = jar.map(({ name }) => name);
  return Object.fromEntries(
    [...new Set(jar.map(({ domain }) => domain))].map((domain) => {
      const page = { verdict: 'hidden-sign-out' as const, stored: [], origin: '', shown: [], besides: all };
      return [rowKey(catalogue.groupOf(domain).siteId, '0'), { host: domain, history, page }];
    }),
  );
}

const JARS: readonly (readonly [string, readonly ObservedCookie[]])[] = [
  ['of many sites', jarOf(1)],
  ['of one site', jarOf(2, { domain: 'unknown.example', expiresAt: undefined, partition: undefined })],
  ['of one site, all with long values', jarOf(3, { domain: 'one.example', value: 'aB3x9{"'.repeat(585) })],
  ['of one site that is known', jarOf(4, { domain: 'www.instagram.com' })],
  ['of one site whose cookies are known by patterns', jarOf(5, { domain: 'en.wikipedia.org' })],
];

describe.each(JARS)('10,000 cookies with odd names, long values and domains that are none, %s', (_, jar) => {
  // As in the browser, a cookie's change is heard of one at a time.
  function* changes() {
    for (const cookie of jar) yield isTelling(cookie, catalogue.groupOf(cookie.domain));
  }
  function* oneSiteAnew() {
    yield rowOf(catalogue.groupOf(jar[0]?.domain ?? ''), '0', jar, context);
  }

  it('never throw, and never keep the worker for more than 50 ms', () => {
    expect(longestStretch(() => rowsInStretches('0', jar, context))).toBeLessThan(LONGEST_MS);
    expect(longestStretch(oneSiteAnew)).toBeLessThan(LONGEST_MS);
    expect(longestStretch(changes)).toBeLessThan(LONGEST_MS);
  });

  it('nor do they with everything that is kept of their sites', () => {
    const seen = everythingSeen(jar);
    expect(longestStretch(() => rowsInStretches('0', jar, { ...context, seen }))).toBeLessThan(LONGEST_MS);
  });

  it('are not judged all at once', () => {
    expect([...rowsInStretches('0', jar, context)].length).toBeGreaterThanOrEqual(COOKIES / 500);
  });
});
