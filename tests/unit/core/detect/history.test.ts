import { describe, expect, it } from 'vitest';
import {
  type Changes,
  type Moment,
  NO_HISTORY,
  type SiteHistory,
  withChanges,
  withRefusal,
} from '@/utils/core/detect/history';

const step = (
  history: SiteHistory,
  moment: Moment,
  changes: Partial<Changes>,
  present: readonly string[] = [],
) => withChanges(history, moment, { appeared: [], changed: [], vanished: [], ...changes }, present);
const signedIn = step(NO_HISTORY, 'sign-in', { appeared: ['auth'], changed: ['sess'] }, ['auth', 'sess']);

describe('a sign-in', () => {
  it('is known by what came with it and what changed with it', () => {
    expect(signedIn).toMatchObject({ appeared: ['auth'], changed: ['sess'], restless: [] });
  });

  it('that was none leaves names that tell nothing', () => {
    expect(withRefusal(signedIn)).toMatchObject({
      appeared: [],
      changed: [],
      leftovers: ['auth'],
      restless: ['sess'],
    });
  });

  it('brings back what was a leftover of an earlier one', () => {
    const out = step(signedIn, 'sign-out', {}, ['auth']);
    expect(out.leftovers).toEqual(['auth']);
    expect(step(out, 'sign-in', { changed: ['auth'] }, ['auth'])).toMatchObject({
      leftovers: [],
      changed: ['auth'],
    });
  });
});

describe('a sign-out', () => {
  it('teaches what carried the login: what came with it and went again', () => {
    const out = step(signedIn, 'sign-out', { vanished: ['auth'], changed: ['sess'] }, ['sess']);
    expect(out).toMatchObject({ appeared: [], changed: [], leftovers: ['sess'], carriers: ['auth'] });
  });

  it('teaches nothing of what was there before the sign-in', () => {
    expect(step(signedIn, 'sign-out', { vanished: ['sess'] }, ['auth']).carriers).toEqual([]);
  });

  it('takes back what an earlier one taught, when it is outlasted', () => {
    const taught = step(signedIn, 'sign-out', { vanished: ['auth'] });
    expect(step(taught, 'sign-out', {}, ['auth']).carriers).toEqual([]);
  });
});

describe('any other change', () => {
  it('shows that a cookie changes by itself', () => {
    const later = step(signedIn, 'other', { changed: ['sess'] }, ['auth', 'sess']);
    expect(later).toMatchObject({ appeared: ['auth'], changed: [], restless: ['sess'] });
  });

  it('says nothing against a cookie that came with the sign-in', () => {
    expect(step(signedIn, 'other', { changed: ['auth'] }, ['auth', 'sess'])).toMatchObject({
      appeared: ['auth'],
      restless: [],
    });
  });

  it('forgets what vanished, unless another one of that name is still there', () => {
    expect(step(signedIn, 'other', { vanished: ['auth'] }, ['sess']).appeared).toEqual([]);
    expect(step(signedIn, 'other', { vanished: ['auth'] }, ['auth', 'sess']).appeared).toEqual(['auth']);
  });
});

it('holds few names, the newest, however many a site makes up', () => {
  const names = Array.from({ length: 500 }, (_, index) => `n${index}`);
  const { appeared } = step(NO_HISTORY, 'sign-in', { appeared: names }, names);
  expect(appeared).toHaveLength(30);
  expect(appeared.at(-1)).toBe('n499');
});
