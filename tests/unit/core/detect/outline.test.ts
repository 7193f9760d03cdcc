import { expect, it } from 'vitest';
import { momentOfRequest, TELLING_ADDRESSES } from '@/utils/core/detect/outline';

it.each<[string, string, boolean, string | undefined]>([
  ['POST', 'https://a.com/login', true, 'sign-in'],
  ['POST', 'https://a.com/-/verdaccio/sec/login', false, 'sign-in'],
  ['POST', 'https://a.com/auth/token', false, 'sign-in'],
  ['PUT', 'https://a.com/api/sessions', false, 'sign-in'],
  ['POST', 'https://a.com/?_task=login', true, 'sign-in'],
  ['POST', 'https://a.com/index.php?title=Special:UserLogin', true, 'sign-in'],
  ['GET', 'https://a.com/login', true, undefined],
  ['POST', 'https://a.com/comments', true, 'other'],
  ['POST', 'https://a.com/comments', false, undefined],
  ['POST', 'https://login.a.com/graph', false, undefined],
  ['GET', 'https://a.com/logout', true, 'sign-out'],
  ['POST', 'https://a.com/users/sign_out', false, 'sign-out'],
  ['GET', 'https://a.com/login?next=/logout', true, undefined],
  ['POST', 'no address', true, 'other'],
])('%s %s (a page: %s) may be %s', (method, url, isPage, moment) => {
  expect(momentOfRequest({ method, url, isPage })).toBe(moment);
});

it('a script that signs in or out at an address that the browser tells of is heard', () => {
  const isHeard = (url: string) =>
    TELLING_ADDRESSES.some((pattern) => url.includes(pattern.slice('*://*/*'.length, -1)));
  for (const path of [
    'login',
    'api/auth',
    'user/session',
    'oauth/token',
    'account/logOut',
    'sign-out',
    'SignIn',
  ])
    expect(isHeard(`https://a.com/${path}`), path).toBe(true);
});
