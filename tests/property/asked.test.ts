/** @vitest-environment happy-dom */
/** A site's own answers stand any page, and two that are the same never show a login. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageFacts } from '@/utils/adapters/page-facts';
import type { AskedAnswer } from '@/utils/core/asked';
import { compareAnswers } from '@/utils/core/compare-asked';
import { decided } from '@/utils/core/decide-asked';
import type { Grade, Reason } from '@/utils/core/signed-in';

const DOMAINS = ['shop.example'];
const text = fc.oneof(
  fc.constantFrom(
    'Log out',
    'Sign in',
    'Log out (ada)',
    'Abmelden',
    '',
    '('.repeat(200),
    'Log out '.repeat(40),
  ),
  fc.string({ unit: 'binary' }),
);
const href = fc.oneof(
  fc.constantFrom('/logout', '/login', '#', '', 'javascript:', 'https://', '//['),
  fc.webUrl(),
  fc.string({ unit: 'binary' }),
);
const within = fc
  .constantFrom('', 'login', 'two-factor', '%', 'a?b=logout')
  .map((path) => `https://www.shop.example/${path}`);
const elsewhere = fc.oneof(fc.webUrl(), fc.string(), fc.constant('https://shop.example.evil/'));
const pageAt = (address: fc.Arbitrary<string>): fc.Arbitrary<AskedAnswer> =>
  fc.record({
    kind: fc.constant('page' as const),
    status: fc.oneof(fc.constantFrom(0, 200, 302, 401, 403, 503), fc.integer()),
    address,
    controls: fc.array(fc.record({ text, href, visible: fc.boolean() }), { maxLength: 4 }),
    hasVisiblePassword: fc.boolean(),
  });
const none: fc.Arbitrary<AskedAnswer> = fc
  .constantFrom('offline' as const, 'slow' as const, 'unread' as const)
  .map((trouble) => ({ kind: 'none' as const, trouble }));
const answer = fc.oneof({ weight: 5, arbitrary: pageAt(within) }, pageAt(elsewhere), none);
const isWithin = (one: AskedAnswer) =>
  one.kind === 'page' && /^https:\/\/(www\.)?shop\.example\//.test(one.address);

describe('any two answers', () => {
  it('that are the same never show a login', () => {
    fc.assert(
      fc.property(answer, (one) => {
        expect(compareAnswers({ withLogin: one, without: one }, DOMAINS).verdict).not.toBe('signed-in');
      }),
      { numRuns: 3_000 },
    );
  });

  it('show no login both ways round', () => {
    fc.assert(
      fc.property(answer, answer, (one, other) => {
        const there = compareAnswers({ withLogin: one, without: other }, DOMAINS).verdict;
        const back = compareAnswers({ withLogin: other, without: one }, DOMAINS).verdict;
        expect([there, back]).not.toEqual(['signed-in', 'signed-in']);
      }),
      { numRuns: 3_000 },
    );
  });

  it('decide only where both are pages of the site, and never throw', () => {
    fc.assert(
      fc.property(answer, answer, (withLogin, without) => {
        const { verdict } = compareAnswers({ withLogin, without }, DOMAINS);
        if (!isWithin(withLogin) || !isWithin(without)) expect(verdict).toBe('unclear');
      }),
      { numRuns: 3_000 },
    );
  });
});

const reason: fc.Arbitrary<Reason> = fc.oneof(
  fc.constantFrom('a', 'b', 'c').map((cookie): Reason => ({ kind: 'login-name', cookie })),
  fc.constant<Reason>({ kind: 'page-sign-out' }),
  fc.constant<Reason>({ kind: 'storage-token', key: 'token' }),
);

it('an answer makes no row, takes none that a page showed, and none that is sure', () => {
  const cookies = fc.subarray(['a', 'b', 'c']);
  const reasons = fc.array(reason, { minLength: 1, maxLength: 3 });
  const grade = fc.constantFrom<Grade>('likely', 'signed-in');
  const verdict = fc.constantFrom('signed-in' as const, 'signed-out' as const);
  fc.assert(
    fc.property(reasons, grade, verdict, cookies, cookies, (all, sure, said, then, now) => {
      const besides = then.map((name) => [name, 'f'] as const);
      const kept = { besides, salt: 's' };
      const told =
        said === 'signed-in'
          ? ({ verdict: said, because: 'way-out', ...kept } as const)
          : ({ verdict: said, ...kept } as const);
      expect(decided(undefined, told, new Set(now))).toBeUndefined();
      const left = decided({ grade: sure, reasons: all }, told, new Set(now));
      const isShown = all.some(({ kind }) => kind !== 'login-name');
      if (sure === 'signed-in' || isShown || said === 'signed-in') expect(left).toBeDefined();
    }),
    { numRuns: 1_000 },
  );
});

/** Pages as odd as servers send them: pieces of markup in any order, cut anywhere. */
const piece = fc.oneof(
  fc.constantFrom(
    '<a href="/logout">Log out</a>',
    '<form action="/login"><input type=password>',
    '<button aria-label="Sign in"',
    '<template><a href=/logout>',
    '<svg><a href="/x">Log out</a></svg>',
    '<!--',
    '-->',
    '<![CDATA[',
    '<script>',
    '</script>',
    '<details><div class="modal" style="display:none">',
    '&#0;&nbsp;',
    '<frameset>',
    '</body></html><p hidden>',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

describe('any text read as a page', () => {
  it('never throws, and gives few and short things', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
        const { controls } = await pageFacts(pieces.join(''));
        expect(controls.length).toBeLessThanOrEqual(40);
        for (const one of controls) expect(one.text.length).toBeLessThanOrEqual(80);
      }),
      { numRuns: 200 },
    );
  });
});
