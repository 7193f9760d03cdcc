import { describe, expect, it } from 'vitest';
import { type Answer, type Baseline, isAlike, isTellable, reportOf, type Told } from '@/utils/core/sign-out';
import { answerOf } from '@/utils/core/signed-in-page';

type Page = Extract<Answer, { kind: 'page' }>;

const page = (more: Partial<Page> = {}): Answer => ({
  kind: 'page',
  status: 200,
  address: 'https://www.example.com/',
  asksPassword: false,
  offersLogOut: true,
  size: 4_000,
  ...more,
});
const visitorPage = page({ asksPassword: true, offersLogOut: false });
const silent = (trouble: 'slow' | 'offline'): Answer => ({ kind: 'none', trouble });
const REDIRECT: Answer = { kind: 'redirect' };
const baseline = (more: Partial<Baseline> = {}): Baseline => ({
  person: page(),
  cookies: page(),
  visitor: visitorPage,
  ...more,
});
const DONE: Told = { done: true };
const refused: Told = { done: false, sent: true, trouble: 'token-refused' };
const NO_WAY: Told = { done: false, sent: false, trouble: 'no-way-known' };

describe('two answers', () => {
  it.each([
    ['the same page', page(), page(), true],
    ['the same page with another query', page(), page({ address: 'https://www.example.com/?t=2' }), true],
    ['a little longer', page(), page({ size: 5_000 }), true],
    ['another status', page(), page({ status: 403 }), false],
    ['another address', page(), page({ address: 'https://www.example.com/login' }), false],
    ['a password field', page(), page({ asksPassword: true }), false],
    ['no way out', page(), page({ offersLogOut: false }), false],
    ['a page of another length', page(), page({ size: 9_000 }), false],
    ['two redirects', REDIRECT, REDIRECT, true],
    ['a page and a redirect', page(), REDIRECT, false],
    ['two silences, which say nothing', silent('slow'), silent('slow'), false],
  ])('%s', (_, one, other, expected) => {
    expect(isAlike(one, other)).toBe(expected);
    expect(isAlike(other, one)).toBe(expected);
  });
});

describe('what may be said', () => {
  it.each<[string, Told, Baseline | undefined, Answer | undefined, object]>([
    ['refused as a visitor is', DONE, baseline(), visitorPage, { result: 'confirmed' }],
    ['redirected as a visitor is', DONE, baseline({ visitor: REDIRECT }), REDIRECT, { result: 'confirmed' }],
    ['refused with 401', DONE, baseline(), page({ status: 401 }), { result: 'confirmed' }],
    [
      'asked for a password elsewhere',
      DONE,
      baseline({ visitor: REDIRECT }),
      page({ asksPassword: true, offersLogOut: false, size: 9 }),
      { result: 'confirmed' },
    ],
    ['let in as before', DONE, baseline(), page(), { result: 'still-accepted' }],
    [
      'let in as before, after the site refused to listen',
      refused,
      baseline(),
      page(),
      { result: 'still-accepted', trouble: 'token-refused' },
    ],
    ['dead all the same', refused, baseline(), visitorPage, { result: 'confirmed' }],
    [
      'neither as before nor as a visitor',
      DONE,
      baseline(),
      page({ status: 429, offersLogOut: false }),
      { result: 'no-answer', trouble: 'cannot-tell' },
    ],
    ['silent afterwards', DONE, baseline(), silent('slow'), { result: 'no-answer', trouble: 'slow' }],
    [
      'broken afterwards',
      DONE,
      baseline(),
      page({ status: 503 }),
      { result: 'no-answer', trouble: 'server-error' },
    ],
    [
      'signed in and out look alike',
      DONE,
      baseline({ visitor: page() }),
      page(),
      { result: 'no-answer', trouble: 'cannot-tell' },
    ],
    [
      'cookies handed over by rule are not heard: then a refusal would prove nothing',
      DONE,
      baseline({ cookies: visitorPage }),
      visitorPage,
      { result: 'no-answer', trouble: 'cannot-tell' },
    ],
    [
      'the visitor got no answer before',
      DONE,
      baseline({ visitor: silent('slow') }),
      REDIRECT,
      { result: 'no-answer', trouble: 'slow' },
    ],
    [
      'led out of the site from the first question on',
      { done: false, sent: true, trouble: 'slow' },
      baseline({ person: REDIRECT, cookies: REDIRECT, visitor: REDIRECT }),
      undefined,
      { result: 'no-answer', trouble: 'sent-elsewhere' },
    ],
    ['never told', NO_WAY, baseline(), page(), { result: 'only-here', trouble: 'no-way-known' }],
    [
      'never told, and nothing known',
      NO_WAY,
      undefined,
      undefined,
      { result: 'only-here', trouble: 'no-way-known' },
    ],
  ])('%s', (_, told, before, after, expected) => {
    expect(reportOf(told, before, after)).toEqual(expected);
  });

  it('is never "confirmed" where it could not be told before', () => {
    const answers = [page(), visitorPage, REDIRECT, silent('offline'), page({ status: 500 })];
    for (const person of answers)
      for (const cookies of answers)
        for (const visitor of answers)
          for (const after of answers) {
            const before = { person, cookies, visitor };
            const { result } = reportOf(DONE, before, after);
            if (!isTellable(before)) expect(result).toBe('no-answer');
            if (result === 'confirmed') expect(isAlike(after, person)).toBe(false);
          }
  });
});

describe('a page', () => {
  const ask = (text: string) => answerOf(200, 'https://www.example.com/', text) as Page;

  it('asks for a password where it has such a field', () => {
    expect(ask('<INPUT class="x" Type = password>').asksPassword).toBe(true);
    expect(ask('<p>type=password</p>').asksPassword).toBe(false);
  });

  it('offers a way out where an address of it says so', () => {
    expect(ask('<form action="/users/sign_out">').offersLogOut).toBe(true);
    expect(ask('<a href="/help/how-to">Log out</a>').offersLogOut).toBe(false);
  });
});
