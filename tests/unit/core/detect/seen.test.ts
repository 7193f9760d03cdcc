/** What an earlier run of the browser saw is believed less, and grows no younger by looks that show nothing. */

import { describe, expect, it } from 'vitest';
import { catalogue } from '@/utils/catalogue';
import { classify } from '@/utils/core/classify';
import { NO_HISTORY } from '@/utils/core/detect/history';
import { believed, type SeenPage } from '@/utils/core/detect/seen';
import { cookieOf } from '../../../fakes/world';

const group = catalogue.groupOf('www.shop.example');
const cookie = cookieOf({ name: 'zq', domain: 'www.shop.example', value: 'x' });
const page = (more: Partial<SeenPage> = {}): SeenPage => ({
  verdict: 'signed-in',
  stored: [],
  origin: 'https://www.shop.example',
  shown: [],
  besides: ['zq'],
  ...more,
});
const judged = (more: Partial<SeenPage>, cookies = [cookie]) =>
  classify(group, cookies, 0, { host: 'www.shop.example', history: NO_HISTORY, page: page(more) });

describe('a page of an earlier run', () => {
  it('makes a login likely where it made it sure, as long as a cookie of then is there', () => {
    expect(judged({})).toMatchObject({ grade: 'signed-in', reasons: [{ kind: 'page-sign-out' }] });
    expect(judged({ isOld: true })).toMatchObject({ grade: 'likely', reasons: [{ kind: 'last-seen' }] });
    expect(judged({ isOld: true }, [])).toBeUndefined();
  });

  it('shows nothing where it showed nothing', () => {
    expect(judged({ isOld: true, verdict: 'silent' })).toBeUndefined();
    expect(judged({ isOld: true, verdict: 'signed-out' })).toBeUndefined();
  });

  it('takes nothing from what cookies show now', () => {
    const token = cookieOf({ name: 'auth_token', domain: 'www.shop.example', value: 'aB3xY9kLm2Pq7Rs4TvWz' });
    expect(judged({ isOld: true }, [cookie, token])?.reasons).toEqual([
      { kind: 'login-name', cookie: 'auth_token' },
    ]);
  });

  it('that asked for a login is as good a reason for doubt as it was', () => {
    const token = cookieOf({ name: 'auth_token', domain: 'www.shop.example', value: 'aB3xY9kLm2Pq7Rs4TvWz' });
    expect(judged({ isOld: true, verdict: 'signed-out' }, [cookie, token])).toBeUndefined();
  });
});

describe('one more look', () => {
  it('that shows nothing leaves old what was old', () => {
    expect(believed(page({ isOld: true }), page({ verdict: 'silent' }), false)).toEqual(
      page({ isOld: true }),
    );
    expect(believed(page(), page({ verdict: 'silent' }), false)).toEqual(page());
  });

  it('that asks nobody either leaves a sign-in behind it; one that shows a form ends it', () => {
    const after = page({ verdict: 'silent', followsSignIn: true });
    expect(believed(after, page({ verdict: 'silent' }), false)).toEqual(after);
    expect(believed(after, page({ verdict: 'signed-out' }), false).followsSignIn).toBeUndefined();
    expect(believed(after, page({ verdict: 'silent' }), true).followsSignIn).toBeUndefined();
  });

  it('that shows the login makes it new, and one that shows a form ends it', () => {
    expect(believed(page({ isOld: true }), page(), false)).toEqual(page());
    expect(believed(page({ isOld: true }), page({ verdict: 'signed-out' }), false).verdict).toBe(
      'signed-out',
    );
  });
});
