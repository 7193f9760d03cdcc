import { describe, expect, it } from 'vitest';
import type { AskedAnswer, AskOutcome } from '@/utils/core/asked';
import { compareAnswers } from '@/utils/core/compare-asked';

const HOME = 'https://www.shop.example/';
const LOGIN = 'https://www.shop.example/login?next=%2F';
const control = (text: string, visible = true, href = '/x') => ({ text, href, visible });
const OUT = control('Log out');
const HIDDEN_OUT = control('Log out', false);
const IN = control('Sign in');

type Page = Extract<AskedAnswer, { kind: 'page' }>;
const page = (controls: Page['controls'] = [], more: Partial<Page> = {}): Page => ({
  kind: 'page',
  status: 200,
  address: HOME,
  controls,
  hasVisiblePassword: false,
  ...more,
});
const form = (address = HOME, status = 200) => page([IN], { address, status, hasVisiblePassword: true });
const none = (trouble: 'offline' | 'slow' | 'unread'): AskedAnswer => ({ kind: 'none', trouble });
const asked = (withLogin: AskedAnswer, without: AskedAnswer) =>
  compareAnswers({ withLogin, without }, ['shop.example']);

const signedIn = (because: 'way-out' | 'let-in'): AskOutcome => ({ verdict: 'signed-in', because });
const SIGNED_OUT: AskOutcome = { verdict: 'signed-out' };
const alike: AskOutcome = { verdict: 'unclear', because: 'alike' };

describe('somebody is signed in', () => {
  it.each<[string, AskedAnswer, AskedAnswer]>([
    ['a way out with the login, a form without', page([OUT]), form()],
    ['a way out with the login, a link to sign in without', page([OUT]), page([IN])],
    ['a way out with the login, a silent page without', page([OUT]), page()],
    ['a way out with the login, and without it the door', page([OUT]), form(LOGIN, 401)],
    ['a way out in a closed menu, a form without', page([HIDDEN_OUT]), form(LOGIN)],
  ])('where there is %s', (_, withLogin, without) => {
    expect(asked(withLogin, without)).toEqual(signedIn('way-out'));
  });

  it.each<[string, AskedAnswer, AskedAnswer]>([
    ['is led to a form', page(), form(LOGIN)],
    ['is refused', page(), page([], { status: 401 })],
  ])('where whoever comes without the login %s', (_, withLogin, without) => {
    expect(asked(withLogin, without)).toEqual(signedIn('let-in'));
  });

  it('and may be named by the control itself, and by nothing else', () => {
    const told = (text: string) => asked(page([control(text)]), form());
    expect(told('Log out (ada@shop.example)')).toEqual({
      ...signedIn('way-out'),
      account: 'ada@shop.example',
    });
    for (const text of ['Log out', 'Log out (3)', 'Log out (all)', 'Log out (all devices)', 'Log out (<b>)'])
      expect(told(text), text).toEqual(signedIn('way-out'));
  });
});

it.each<[string, AskedAnswer, AskedAnswer]>([
  ['shows a form to both', form(), form()],
  ['leads both to it', form(LOGIN), form(LOGIN)],
  ['refuses both', page([], { status: 401 }), page([], { status: 401 })],
])('nobody is signed in where the site %s', (_, withLogin, without) => {
  expect(asked(withLogin, without)).toEqual(SIGNED_OUT);
});

describe('it does not tell', () => {
  it.each<[string, AskedAnswer, AskedAnswer]>([
    ['both pages are silent, as where scripts draw them', page(), page()],
    ['both have the same way out', page([OUT]), page([OUT])],
    [
      'both hide both ways, for scripts to choose from',
      page([HIDDEN_OUT, control('Sign in', false)]),
      page([HIDDEN_OUT, control('Sign in', false)]),
    ],
    ['both have a mere link to sign in: it may be the same page for all', page([IN]), page([IN])],
    ['a link to sign in stands in one of them', page(), page([IN])],
    ['a form in both hides a way out', page([IN, HIDDEN_OUT], { hasVisiblePassword: true }), form()],
    ['a way out stands in the wrong one', form(), page([OUT])],
    ['a menu hides a way out, and nobody else is asked to sign in', page([HIDDEN_OUT]), page()],
    ['the page with the login has both ways', page([OUT, IN]), form()],
    ['visitors may be taken for robots', page([OUT]), page([], { status: 403 })],
    ['the one with the login may be', page([], { status: 403 }), form()],
    ['the sign-in is half done', page([], { address: 'https://www.shop.example/two-factor' }), form(LOGIN)],
    ['visitors are asked at the same address: a test for robots, say', page(), form()],
  ])('where %s', (_, withLogin, without) => {
    expect(asked(withLogin, without)).toEqual(alike);
  });

  it.each<[string, AskedAnswer, AskedAnswer, string]>([
    ['nobody answers', none('offline'), none('offline'), 'offline'],
    ['one answer is late', page([OUT]), none('slow'), 'slow'],
    ['one cannot be read', none('unread'), form(), 'unread'],
    ['the server is in trouble', page([OUT]), form(LOGIN, 503), 'server-error'],
    ['another site answers for it', page([OUT], { address: 'https://id.example/' }), form(), 'elsewhere'],
    ['another site answers the visitor', page([OUT]), form('https://shop.example.evil/'), 'elsewhere'],
    ['it is from nowhere', page([OUT], { address: '' }), form(), 'elsewhere'],
  ])('where %s', (_, withLogin, without, because) => {
    expect(asked(withLogin, without)).toEqual({ verdict: 'unclear', because });
  });
});
