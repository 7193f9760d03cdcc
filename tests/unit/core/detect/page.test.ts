import { describe, expect, it } from 'vitest';
import { hasWayOut, isSignOutAddress, type PageControl, pageVerdict } from '@/utils/core/detect/page';

const URL = 'https://site.com/home';
const link = (text: string, href = '/x', visible = true): PageControl => ({ text, href, visible });
const disabled = (control: PageControl): PageControl => ({ ...control, disabled: true });
const verdict = (controls: readonly PageControl[], hasVisiblePassword = false, url = URL) =>
  pageVerdict({ url, controls, hasVisiblePassword });

describe('a page', () => {
  it.each<[string, PageControl[], boolean, string]>([
    ['a way out', [link('Log out')], false, 'signed-in'],
    ['a way out and a password to change', [link('Log out')], true, 'signed-in'],
    ['a way out in a closed menu', [link('Sign out', '#', false)], false, 'hidden-sign-out'],
    ['hidden ways both in and out', [link('Log out', '#', false), link('Log in', '#', false)], false, 'both'],
    ['a way in and one out', [link('Log out'), link('Sign in')], false, 'both'],
    ['a way in', [link('Sign in')], false, 'signed-out'],
    [
      'a way in, and one out in hidden markup',
      [link('Sign in'), link('Log out', '#', false)],
      false,
      'signed-out',
    ],
    ['a password field', [], true, 'signed-out'],
    ['nothing of the kind', [], false, 'silent'],
    ['a way out that is disabled', [disabled(link('Log out'))], false, 'silent'],
    [
      'a way in, and one out that is disabled',
      [disabled(link('Log out')), link('Log in')],
      true,
      'signed-out',
    ],
    [
      'a way out, and one in that is disabled',
      [link('Log out'), disabled(link('Log in'))],
      false,
      'signed-in',
    ],
    [
      'a way in that is disabled, and one out in hidden markup',
      [disabled(link('Log in')), link('Log out', '#', false)],
      false,
      'both',
    ],
    ['a way in that is hidden', [link('Sign in', '/x', false)], false, 'silent'],
  ])('with %s', (_, controls, hasPassword, expected) => {
    expect(verdict(controls, hasPassword)).toBe(expected);
  });

  it('has no way out where that is disabled', () => {
    const has = (control: PageControl) =>
      hasWayOut({ url: URL, controls: [control], hasVisiblePassword: false });
    expect(has(link('Log out', '#', false))).toBe(true);
    expect(has(disabled(link('Log out')))).toBe(false);
  });

  it.each([
    ['Log out (ada)', true],
    ['» Logout', true],
    ['LOGOUT', true],
    ['Log off', true],
    ['Abmelden', true],
    ['Se déconnecter', true],
    ['Cerrar sesión', true],
    ['Выйти', true],
    ['تسجيل الخروج', true],
    ['退出登录', true],
    ['ログアウト', true],
    ['Logoutput of the server', false],
    ['How to log out', false],
    ['Log out of every one of your other devices now', false],
    ['Sairaala', false],
  ])('with a control called "%s" can be signed out of: %s', (text, expected) => {
    expect(verdict([link(text)])).toBe(expected ? 'signed-in' : 'silent');
  });

  it.each([
    ['/logout', true],
    ['/users/sign_out', true],
    ['/?_task=logout&_token=', true],
    ['wp-login.php?action=logout&_wpnonce=', true],
    ['/index.php?title=Special:UserLogout&returnto=Main+Page', true],
    ['/login?next=/logout', false],
    ['/index.php?title=Special:CreateAccount&returnto=Special%3AUserLogout', false],
    ['/blog/how-to-log-out-of-every-device-that-you-own', false],
    ['/blogout', false],
    ['javascript:void(0)', false],
    ['https://', false],
  ])('address %s signs out: %s', (href, expected) => {
    expect(isSignOutAddress(href, URL)).toBe(expected);
    expect(verdict([link('', href)])).toBe(expected ? 'signed-in' : 'silent');
  });

  it('that says that somebody has signed out links to itself, and is no way out', () => {
    expect(verdict([link('Special page', '/logout')], false, 'https://site.com/logout?x')).toBe('silent');
  });
});
