/** Detection stands any jar, page and history, and says nothing without evidence. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_HISTORY, type SiteHistory, withChanges, withRefusal } from '@/utils/core/detect/history';
import { judge } from '@/utils/core/detect/judge';
import { pageVerdict } from '@/utils/core/detect/page';
import { shapeOf } from '@/utils/core/detect/shape';
import { traitsOf } from '@/utils/core/detect/traits';
import { oddCookie, oddValue, tellingName } from './jars';

const names = fc.array(fc.oneof(tellingName, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 60 });
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
    shape: oddValue.map(shapeOf),
  }),
  { maxLength: 5 },
);
const page = fc.record({ verdict: signs.map(pageVerdict), stored });

describe('any evidence at all', () => {
  const evidence = fc.record({
    cookies: fc.array(oddCookie, { maxLength: 10 }).map((jar) => jar.map((one) => traitsOf(one, 1_000))),
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
