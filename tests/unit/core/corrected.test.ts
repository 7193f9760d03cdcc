import { describe, expect, it } from 'vitest';
import { catalogue } from '@/utils/catalogue';
import { afterForgetting, afterLogOut, saidOf, standIns } from '@/utils/core/corrected';
import type { Correction } from '@/utils/core/corrections';
import { NO_HISTORY } from '@/utils/core/detect/history';
import type { ListContext } from '@/utils/core/list';
import { rowsOf } from '../../fakes/rows';
import { cookieOf } from '../../fakes/world';

const said = (site: string, more: Partial<Correction> = {}): Correction => ({
  site,
  says: 'login',
  saidAt: 5,
  stores: ['0'],
  ...more,
});
const context = (...all: Correction[]): ListContext => ({
  catalogue,
  now: 1_000,
  known: {},
  watching: false,
  said: saidOf(all, catalogue),
});
const instagram = cookieOf({ name: 'sessionid', domain: 'instagram.com', value: '42%3Aabc' });
const likely = cookieOf({ name: 'auth_token', domain: 'www.shop.example', value: 'aB3xY9kLm2Pq7Rs4TvWz' });
const visitor = (name = 'zq') => cookieOf({ name, domain: 'www.shop.example', value: 'x', expiresAt: 9_000 });

describe('a site that is not a login', () => {
  it('has no row, in no store, whatever shows one; other sites keep theirs', () => {
    const not = context(said('instagram.com', { says: 'not-login', stores: [] }));
    expect(rowsOf('0', [instagram], not)).toEqual([]);
    expect(rowsOf('firefox-container-1', [instagram], not)).toEqual([]);
    expect(rowsOf('0', [likely], not).map(({ siteId }) => siteId)).toEqual(['shop.example']);
  });

  it('is the whole login group, by whichever of its domains it was named', () => {
    const not = context(said('youtube.com', { says: 'not-login' }));
    expect(rowsOf('0', [cookieOf({ name: 'SID', domain: 'google.com' })], not)).toEqual([]);
  });
});

describe('a site that is a login', () => {
  it('is signed in where it was likely, because the person said so, and the evidence stays', () => {
    expect(rowsOf('0', [likely], context())[0]?.grade).toBe('likely');
    const [row] = rowsOf('0', [likely], context(said('shop.example')));
    expect(row).toMatchObject({ grade: 'signed-in' });
    expect(row?.reasons.map(({ kind }) => kind)).toEqual(['said', 'login-name']);
    expect(rowsOf('0', [visitor()], context(said('shop.example'))), 'its evidence is gone').toEqual([]);
  });

  it('has a row as long as one of the cookies of that moment is there', () => {
    const login = context(said('shop.example', { cookies: ['zq', 'zr'] }));
    expect(rowsOf('0', [visitor()], login)[0]).toMatchObject({
      grade: 'signed-in',
      reasons: [{ kind: 'said' }],
      endsAt: 9_000,
    });
    expect(rowsOf('0', [visitor('other')], login)).toEqual([]);
    expect(rowsOf('0', [{ ...visitor(), expiresAt: 999 }], login), 'ended').toEqual([]);
    expect(rowsOf('0', [{ ...visitor(), value: '' }], login), 'empty').toEqual([]);
  });

  it('is no more than likely in a store where nobody said it', () => {
    const login = context(said('shop.example', { cookies: ['zq'], stores: [] }));
    expect(rowsOf('0', [visitor()], login)[0]?.grade).toBe('likely');
  });

  it('is not shown by a cookie that outlasted a sign-out', () => {
    const login = context(said('shop.example', { cookies: ['zq'] }));
    const seen = {
      'shop.example@0': { host: 'www.shop.example', history: { ...NO_HISTORY, leftovers: ['zq'] } },
    };
    expect(rowsOf('0', [visitor()], { ...login, seen })).toEqual([]);
  });

  it('without any cookie has a row where it was said, and nowhere else', () => {
    const login = context(said('notes.example', { cookies: [] }));
    expect(rowsOf('0', [], login).map(({ key }) => key)).toEqual(['notes.example@0']);
    expect(rowsOf('1', [], login)).toEqual([]);
  });
});

describe('the cookies that stand for a login', () => {
  it('are all but those that never are one, unless there are no others', () => {
    expect(standIns([visitor('sid'), visitor('_ga'), visitor('csrftoken')])).toEqual(['sid']);
    expect(standIns([visitor('_ga')])).toEqual(['_ga']);
    expect(standIns([])).toEqual([]);
    expect(standIns([visitor('x'.repeat(300))]), 'no name of that length is kept').toEqual([]);
  });
});

describe('after the login ended', () => {
  it('a log-out leaves the names that went with it, and those show the next login', () => {
    const login = said('shop.example', { cookies: ['sid', 'theme2'] });
    expect(afterLogOut(login, '0', ['theme2'])).toEqual({ ...login, cookies: ['sid'] });
    expect(afterLogOut(login, '0', ['sid', 'theme2'])).toEqual(said('shop.example', { stores: [] }));
    expect(afterLogOut(said('shop.example'), '0', ['sid']), 'listed by its own evidence').toEqual(
      said('shop.example'),
    );
  });

  it('forgetting takes along that it was said, once no other store has it; that it is none stays', () => {
    expect(afterForgetting(said('a.com'), '0')).toBeUndefined();
    expect(afterForgetting(said('a.com', { stores: ['0', 'c1'] }), '0')?.stores).toEqual(['c1']);
    expect(afterForgetting(said('a.com', { says: 'not-login' }), '0')).toBeDefined();
  });
});
