import { describe, expect, it } from 'vitest';
import { type Candidate, chooseControl } from '@/utils/core/log-out-control';
import { isLogOutAddress, saysLogOut } from '@/utils/core/log-out-words';

const SITE = 'https://www.example.com';
const link = (text: string, address: string, more: Partial<Candidate> = {}): Candidate => ({
  kind: 'link',
  texts: [text, ''],
  address: address.startsWith('/') ? SITE + address : address,
  method: 'GET',
  fields: {},
  asksForMore: false,
  ...more,
});
const form = (text: string, address: string, more: Partial<Candidate> = {}) =>
  link(text, address, { kind: 'form', method: 'POST', ...more });
const choose = (...candidates: Candidate[]) =>
  chooseControl({ page: `${SITE}/home`, candidates }, ['example.com']);

describe('words', () => {
  it.each([
    'Log out',
    'LOG OUT',
    ' Sign out › ',
    'Logout',
    '⏻ Log off',
    'Abmelden',
    'Se déconnecter',
    'Cerrar sesión',
    'Esci',
    'Sair',
    'Uitloggen',
    'Wyloguj się',
    'Выйти',
    'Çıkış yap',
    'تسجيل الخروج',
    'ログアウト',
    '退出登录',
    '로그아웃',
    'Logga ut',
  ])('%s', (text) => {
    expect(saysLogOut(text)).toBe(true);
  });

  it.each([
    '',
    'Log out everywhere',
    'Log out of all devices',
    'Log out of all sessions',
    'Sign out all other web sessions',
    'Delete account',
    'Deactivate',
    'Close account',
    'Remove account',
    'Switch account',
    'How to log out',
    'Log in',
    'Exit',
    'Von allen Geräten abmelden',
    'Cerrar todas las sesiones',
  ])('not %s', (text) => {
    expect(saysLogOut(text)).toBe(false);
  });
});

describe('addresses', () => {
  it.each([
    '/logout',
    '/log-out/',
    '/users/sign_out',
    '/members/logout?next=%2Fall%2F',
    '/index.php?title=Special:UserLogout',
    '/wp-login.php?action=logout&_wpnonce=1a',
    '/?logout=1',
    '/accounts/logout/',
    '/logout.php',
    '/auth/signout',
  ])('%s', (path) => {
    expect(isLogOutAddress(SITE + path)).toBe(true);
  });

  it.each([
    '/',
    '/login',
    '/blog/outlook',
    '/logout/everywhere',
    '/logout_all',
    '/logoutall',
    '/sessions/logout-all',
    '/logout?scope=others',
    '/account/delete?then=logout',
    '/logout/delete',
    '/switch-account',
    '/ads/click?to=logout',
    '/redirect?to=logout',
    '/settings?next=/logout',
    '/catalogue/signoffs-and-more',
    '#',
  ])('not %s', (path) => {
    expect(isLogOutAddress(`${SITE}${path}`)).toBe(false);
  });
});

describe('the control of a page', () => {
  it('is a link or a form whose words and address both say log out', () => {
    const wanted = link('Log out', '/logout');
    expect(choose(link('Home', '/'), wanted)).toBe(wanted);
    expect(choose(form('Sign out', '/signout'))?.address).toBe(`${SITE}/signout`);
    expect(choose(link('Log out', '/bye'))).toBeUndefined();
    expect(choose(link('Bye', '/logout'))).toBeUndefined();
  });

  it('is on the page’s own host, and a form, where there are several', () => {
    const [away, here, own] = [
      form('Log out', 'https://id.example.com/logout'),
      link('Log out', '/logout'),
      form('Log out', '/logout'),
    ];
    expect(choose(away, here)).toBe(here);
    expect(choose(away, here, own)).toBe(own);
    expect(choose(away)).toBe(away);
  });

  it.each([
    ['leads to another site', link('Log out', 'https://ads.example.net/logout')],
    ['leads to a look-alike', link('Log out', 'https://example.com.evil.net/logout')],
    ['has no address', link('Log out', '', { address: '' })],
    ['is a script', link('Log out', 'javascript:logout()')],
    ['leaves https', link('Log out', 'http://www.example.com/logout')],
    ['carries a name and a password', link('Log out', 'https://a:b@www.example.com/logout')],
    ['wants something filled in', form('Log out', '/logout', { asksForMore: true })],
    [
      'is named otherwise for those who do not see it',
      link('Log out', '/logout', { texts: ['Log out', 'Delete all'] }),
    ],
    ['says nothing', link('', '/logout')],
    ['uses an odd method', form('Log out', '/logout', { method: 'DIALOG' })],
  ])('is none that %s', (_, control) => {
    expect(choose(control)).toBeUndefined();
  });
});
