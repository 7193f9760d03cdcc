import { describe, expect, it } from 'vitest';
import { decided, isShownByPage, type SeenAnswer } from '@/utils/core/decide-asked';
import type { Grade, Reason } from '@/utils/core/signed-in';

const byName = (cookie: string): Reason => ({ kind: 'login-name', cookie });
const guess = (...reasons: Reason[]) => ({ grade: 'likely' as Grade, reasons });
const kept = { besides: [['auth_token', 'f1'] as const], salt: 's' };
const YES: SeenAnswer = { verdict: 'signed-in', because: 'way-out', ...kept };
const NO: SeenAnswer = { verdict: 'signed-out', ...kept };
const there = new Set(['auth_token', '_ga']);

describe('a yes', () => {
  it('makes a guess sure, and is its first reason', () => {
    expect(decided(guess(byName('auth_token')), YES, there)).toEqual({
      grade: 'signed-in',
      reasons: [{ kind: 'asked', because: 'way-out' }, byName('auth_token')],
    });
  });

  it('is out of date when a cookie is gone that spoke for the login', () => {
    const left = guess(byName('remember_me'));
    expect(decided(left, YES, new Set(['remember_me']))).toBe(left);
  });

  it('makes no row by itself', () => {
    expect(decided(undefined, YES, there)).toBeUndefined();
  });
});

describe('a no', () => {
  it('takes a guess away', () => {
    expect(decided(guess(byName('auth_token')), NO, there)).toBeUndefined();
  });

  it.each<[string, Reason]>([
    ['another cookie', byName('jwt')],
    ['a page', { kind: 'page-sign-out' }],
    ['storage', { kind: 'storage-token', key: 'token' }],
  ])('says nothing of what %s shows', (_, reason) => {
    const all = guess(byName('auth_token'), reason);
    expect(decided(all, NO, there)).toBe(all);
  });
});

it('what is sure stays as it is, and so does what was not asked about', () => {
  const sure = { grade: 'signed-in' as Grade, reasons: [byName('auth_token')] };
  expect(decided(sure, NO, there)).toBe(sure);
  expect(decided(sure, YES, there)).toBe(sure);
  const likely = guess(byName('auth_token'));
  expect(decided(likely, undefined, there)).toBe(likely);
});

it('a page shows a login by its controls or its storage; cookies and answers do not', () => {
  expect(isShownByPage([byName('a'), { kind: 'page-sign-out' }])).toBe(true);
  expect(isShownByPage([{ kind: 'storage-library', key: 'k', library: 'MSAL' }])).toBe(true);
  expect(isShownByPage([byName('a'), { kind: 'asked', because: 'let-in' }])).toBe(false);
});
