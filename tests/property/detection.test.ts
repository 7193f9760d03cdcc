/** Detection stands any jar, page and history, says nothing without evidence, and never keeps the worker long. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '@/utils/catalogue';
import type { ObservedCookie } from '@/utils/core/cookie';
import { NO_HISTORY, type SiteHistory, withChanges, withRefusal } from '@/utils/core/detect/history';
import { judge } from '@/utils/core/detect/judge';
import { pageVerdict } from '@/utils/core/detect/page';
import { shapeOf } from '@/utils/core/detect/shape';
import { traitsOf } from '@/utils/core/detect/traits';
import { rowsInStretches } from '@/utils/core/list';
import { cookie, host, wildCookie } from './jars';

const context = { catalogue, now: 1_000, known: {}, watching: true };
const COOKIES = 10_000;
/** The longest value that browsers take. */
const LONG = 4_096;

const telling = fc.constantFrom(
  'auth_token',
  'remember_me',
  'PHPSESSID',
  'wikiUserID',
  'wiki_session',
  'csrftoken',
  '__session',
);
const value = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.stringMatching(/^[A-Za-z0-9+/=_.-]{1,80}$/),
  fc
    .constantFrom('eyJ', '{"', '{"token":"', 'a', '%', '"token":')
    .map((part) => part.repeat(LONG).slice(0, LONG)),
);
const odd = fc
  .tuple(
    fc.oneof(cookie, wildCookie),
    fc.oneof(telling, fc.string({ unit: 'binary' })),
    value,
    fc.oneof(host, fc.string()),
  )
  .map(([one, name, text, domain]): ObservedCookie => ({ ...one, name, value: text, domain }));

/** A full jar: a few hundred random cookies, each often, under ever other names. */
function jarOf(seed: number, more: Partial<ObservedCookie> = {}): ObservedCookie[] {
  const some = fc.sample(odd, { numRuns: 500, seed });
  return Array.from({ length: COOKIES }, (_, index) => {
    const one = some[index % some.length] as ObservedCookie;
    return { ...one, name: `${one.name}${index < some.length ? '' : index}`, storeId: '0', ...more };
  });
}

/** The longest stretch of work in ms, the best of five runs: what the code costs, not what else the machine does. */
function longestStretch(jar: readonly ObservedCookie[]): number {
  const runs = [1, 2, 3, 4, 5].map(() => {
    const stretches = rowsInStretches('0', jar, context);
    let longest = 0;
    for (let isDone = false; !isDone; ) {
      const start = performance.now();
      isDone = stretches.next().done === true;
      longest = Math.max(longest, performance.now() - start);
    }
    return longest;
  });
  return Math.min(...runs);
}

describe('10,000 cookies with odd names, long values and domains that are none', () => {
  it.each([
    ['of many sites', jarOf(1)],
    ['of one site', jarOf(2, { domain: 'unknown.example', expiresAt: undefined, partition: undefined })],
    ['of one site, all with long values', jarOf(3, { domain: 'one.example', value: 'aB3x9{"'.repeat(585) })],
    ['of one site that is known', jarOf(4, { domain: 'www.instagram.com' })],
  ])('%s never throw, and never keep the worker for more than 50 ms', (_, jar) => {
    expect(longestStretch(jar)).toBeLessThan(50);
  });
});

const names = fc.array(fc.oneof(telling, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 60 });
const changes = fc.record({ appeared: names, changed: names, vanished: names });
const history = fc
  .array(fc.tuple(fc.constantFrom('sign-in', 'sign-out', 'other', 'refusal'), changes, names), {
    maxLength: 8,
  })
  .map((steps) =>
    steps.reduce<SiteHistory>(
      (past, [moment, what, present]) =>
        moment === 'refusal'
          ? withRefusal(past)
          : withChanges(past, moment as 'sign-in' | 'sign-out' | 'other', what, present),
      NO_HISTORY,
    ),
  );
const control = fc.record({
  text: fc.oneof(fc.constantFrom('Log out', 'Sign in', ''), fc.string({ unit: 'binary' })),
  href: fc.oneof(fc.webUrl(), fc.constantFrom('/logout', '#', 'javascript:'), fc.string({ unit: 'binary' })),
  visible: fc.boolean(),
});
const signs = fc.record({
  url: fc.oneof(fc.webUrl(), fc.string()),
  controls: fc.array(control, { maxLength: 5 }),
  hasVisiblePassword: fc.boolean(),
});
const stored = fc.array(
  fc.record({
    kind: fc.constantFrom('localStorage' as const, 'sessionStorage' as const, 'indexedDB' as const),
    key: fc.oneof(fc.constantFrom('token', 'oidc.user:x', 'theme'), fc.string({ unit: 'binary' })),
    shape: value.map(shapeOf),
  }),
  { maxLength: 5 },
);
const page = fc.record({ verdict: signs.map(pageVerdict), stored });

describe('any evidence at all', () => {
  const evidence = fc.record({
    cookies: fc.array(odd, { maxLength: 10 }).map((jar) => jar.map((one) => traitsOf(one, 1_000))),
    history,
    page: fc.option(page, { nil: undefined }),
  });

  it('gives a reason for every row, and no row for nothing', () => {
    fc.assert(
      fc.property(evidence, (all) => {
        const judgement = judge(all);
        if (judgement) expect(judgement.reasons.length).toBeGreaterThan(0);
        const { page: look } = all;
        if (all.cookies.length > 0 || look?.stored.length) return;
        const verdict = look?.verdict;
        expect(judgement !== undefined).toBe(verdict === 'signed-in' || verdict === 'hidden-sign-out');
      }),
      { numRuns: 1_000 },
    );
  });

  it('is never sure where the page asks for a login', () => {
    fc.assert(
      fc.property(evidence, page, (all, any) => {
        const look = { ...any, verdict: 'signed-out' as const };
        expect(judge({ ...all, page: look })?.grade).not.toBe('signed-in');
      }),
      { numRuns: 1_000 },
    );
  });

  it('names in its reasons only what is there, and no value', () => {
    fc.assert(
      fc.property(evidence, ({ cookies, ...rest }) => {
        const names = cookies.map(({ name }) => name);
        for (const reason of judge({ cookies, ...rest })?.reasons ?? []) {
          if ('cookie' in reason) expect(names).toContain(reason.cookie);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('leaves a history of bounded size', () => {
    fc.assert(
      fc.property(history, (past) => {
        for (const list of Object.values(past)) {
          expect(list.length).toBeLessThanOrEqual(30);
          expect(new Set(list).size).toBe(list.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});
