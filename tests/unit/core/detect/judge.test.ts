import { describe, expect, it } from 'vitest';
import { NO_HISTORY, type SiteHistory } from '@/utils/core/detect/history';
import { couldTell, judge, type PageEvidence } from '@/utils/core/detect/judge';
import { type PageSigns, pageVerdict } from '@/utils/core/detect/page';
import type { CookieTraits } from '@/utils/core/detect/score';
import { shapeOf } from '@/utils/core/detect/shape';
import type { StoredItem } from '@/utils/core/detect/storage';

const TOKEN = 'aB3xY9kLm2Pq7Rs4Tv';
const JWT = `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.${TOKEN}`;
const cookie = (name: string, value = TOKEN, more: Partial<CookieTraits> = {}): CookieTraits => ({
  name,
  value,
  httpOnly: true,
  shape: () => shapeOf(value),
  ...more,
});
const item = (key: string, value: string, kind: StoredItem['kind'] = 'localStorage'): StoredItem => ({
  kind,
  key,
  shape: shapeOf(value),
});
const page = (more: Partial<PageSigns & PageEvidence> = {}): PageEvidence => ({
  verdict: pageVerdict({ url: 'https://site.com/', controls: [], hasVisiblePassword: false, ...more }),
  stored: more.stored ?? [],
});
const control = (text: string, visible = true) => ({ text, href: '', visible });
const past = (more: Partial<SiteHistory>): SiteHistory => ({ ...NO_HISTORY, ...more });
const grade = (cookies: CookieTraits[], history = NO_HISTORY, look?: PageEvidence) =>
  judge({ cookies, history, page: look })?.grade;

describe('marks of software', () => {
  const hash = '0123456789abcdef0123456789abcdef';
  it.each<[string, CookieTraits[], string | undefined]>([
    ['WordPress', [cookie(`wordpress_logged_in_${hash}`)], 'signed-in'],
    ['WordPress, test cookie', [cookie('wordpress_test_cookie', 'WP%20Cookie%20check')], undefined],
    ['MediaWiki', [cookie('wikiUserID', '1'), cookie('wiki_session')], 'signed-in'],
    ['MediaWiki, the name that stays', [cookie('wikiUserName', 'Admin')], undefined],
    ['MediaWiki, an id beside no session', [cookie('wikiUserID', '1')], undefined],
    ['phpBB', [cookie('phpbb3_abc_u', '2')], 'likely'],
    ['phpBB, a visitor', [cookie('phpbb3_abc_u', '1')], undefined],
    ['Clerk', [cookie('__session', JWT), cookie('__client_uat', '1700000000')], 'signed-in'],
    ['Clerk, a visitor', [cookie('__session', JWT), cookie('__client_uat', '0')], undefined],
    ['Roundcube, signed out', [cookie('roundcube_sessauth', '-del-')], undefined],
    ['software known from experience alone', [cookie('grafana_session')], 'likely'],
  ])('%s', (_, cookies, expected) => {
    expect(grade(cookies)).toBe(expected);
  });

  it('name the software', () => {
    expect(judge({ cookies: [cookie('remember_token')], history: NO_HISTORY })?.reasons).toEqual([
      { kind: 'software', cookie: 'remember_token', software: 'Flask-Login' },
    ]);
  });
});

describe('sessions that every visitor gets', () => {
  const anonymous = ['PHPSESSID', 'connect.sid', 'JSESSIONID', 'csrftoken', '_xsrf', 'ci_session', 'sid'];
  const others = ['OptanonConsent', '__cf_bm', 'datadome', '_ga_ABC', 'AWSALB', '_hjSession_1', 'lang'];

  it('make no row, alone or all together', () => {
    for (const name of [...anonymous, ...others]) expect(grade([cookie(name)]), name).toBeUndefined();
    expect(grade([...anonymous, ...others].map((name) => cookie(name)))).toBeUndefined();
    expect(
      grade(
        [...anonymous, ...others].map((name) => cookie(name)),
        NO_HISTORY,
        page(),
      ),
    ).toBeUndefined();
  });

  it('make a likely login where they changed with a sign-in, and only then', () => {
    expect(grade([cookie('PHPSESSID')], past({ changed: ['PHPSESSID'] }))).toBe('likely');
    expect(
      grade([cookie('PHPSESSID')], past({ changed: ['PHPSESSID'], restless: ['PHPSESSID'] })),
    ).toBeUndefined();
  });

  it('never tell, where they are for something else, whatever they did', () => {
    for (const name of ['csrftoken', '_xsrf', ...others]) {
      const history = past({ appeared: [name], changed: [name], carriers: [name] });
      expect(grade([cookie(name)], history), name).toBeUndefined();
    }
  });
});

describe('what a cookie did', () => {
  it.each<[string, Partial<SiteHistory>, string | undefined]>([
    ['came with a sign-in', { appeared: ['zq'] }, 'likely'],
    ['came with an earlier one and went with its end', { carriers: ['zq'] }, 'likely'],
    ['outlasted a sign-out', { appeared: ['zq'], leftovers: ['zq'] }, undefined],
    ['nothing', {}, undefined],
  ])('%s', (_, history, expected) => {
    expect(grade([cookie('zq')], past(history))).toBe(expected);
  });

  it('does not make a login of a value that says nothing', () => {
    for (const value of ['', '0', 'dark', 'deleted'])
      expect(grade([cookie('zq', value)], past({ appeared: ['zq'] }))).toBeUndefined();
  });

  it('is the reason that is given', () => {
    const reasons = judge({ cookies: [cookie('zq')], history: past({ appeared: ['zq'] }) })?.reasons;
    expect(reasons).toEqual([{ kind: 'appeared', cookie: 'zq' }]);
  });
});

describe('a page of the site', () => {
  it('that can be signed out of is sure', () => {
    expect(
      judge({ cookies: [], history: NO_HISTORY, page: page({ controls: [control('Log out')] }) }),
    ).toEqual({
      grade: 'signed-in',
      reasons: [{ kind: 'page-sign-out' }],
    });
  });

  it('that hides the way out makes a login likely', () => {
    expect(grade([], NO_HISTORY, page({ controls: [control('Log out', false)] }))).toBe('likely');
  });

  it('that asks for a login outweighs what only looks like one', () => {
    const asks = page({ controls: [control('Sign in')], stored: [item('token', JWT)] });
    expect(grade([cookie('auth_token')], past({ appeared: ['auth_token'] }), asks)).toBeUndefined();
  });

  it('that asks for a login makes a sure one likely: it may be another part of the site', () => {
    expect(grade([cookie('remember_token')], NO_HISTORY, page({ hasVisiblePassword: true }))).toBe('likely');
  });

  it('that asks nobody makes up for one point', () => {
    const open = cookie('auth_token', TOKEN, { httpOnly: false });
    expect(grade([open])).toBeUndefined();
    expect(grade([open], NO_HISTORY, page())).toBe('likely');
  });

  it('that has stopped asking after a sign-in makes up for two, and shows nothing by itself', () => {
    const kept = page({ stored: [item('user-token', TOKEN)] });
    expect(grade([], NO_HISTORY, kept)).toBeUndefined();
    expect(grade([], NO_HISTORY, { ...kept, followsSignIn: true })).toBe('likely');
    expect(grade([], NO_HISTORY, { ...page(), followsSignIn: true })).toBeUndefined();
  });
});

describe('what a page keeps', () => {
  it.each<[string, StoredItem, string | undefined]>([
    ['OpenID Connect', item('oidc.user:https://id.site.com:app', `{"access_token":"${TOKEN}"}`), 'signed-in'],
    ['MSAL', item('msal.2.account.keys', '["a-b-c.d-e-f"]'), 'signed-in'],
    ['MSAL without an account', item('msal.account.keys', '[]'), undefined],
    ['Cognito', item('CognitoIdentityServiceProvider.1a2b.ada.refreshToken', JWT), 'signed-in'],
    ['Supabase', item('sb-abcdefgh-auth-token', `{"access_token":"${JWT}"}`), 'signed-in'],
    ['Firebase', item('firebase:authUser:key:[DEFAULT]', `{"uid":"x","y":1}`, 'indexedDB'), 'signed-in'],
    ['Okta without tokens', item('okta-token-storage', '{}'), undefined],
    ['a token of its own', item('token', JWT), 'likely'],
    ['tokens in JSON', item('auth-tokens', `{"access_token":"${TOKEN}"}`), 'likely'],
    ['a token by another name', item('widget', JWT), undefined],
    ['a token against forgery', item('csrf_token', JWT), undefined],
    ['a token of a guest', item('guest_token', JWT), undefined],
    [
      'a store of modules',
      item('ModuleStore:auth', `{"token":"${TOKEN}","rest":"${'x'.repeat(20_000)}"}`),
      undefined,
    ],
    ['a name', item('username', 'ada'), undefined],
  ])('%s', (_, stored, expected) => {
    expect(grade([], NO_HISTORY, page({ stored: [stored] }))).toBe(expected);
  });
});

it('only a cookie that could tell of a login is worth a look', () => {
  const telling = [
    'auth_token',
    'wikiUserID',
    'grafana_session',
    'PHPSESSID',
    '_ga',
    'theme',
    'csrf_auth_token',
  ];
  expect(telling.filter((name) => couldTell(name))).toEqual(['auth_token', 'wikiUserID', 'grafana_session']);
});
