// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { signsInside } from '@/utils/adapters/in-page-signs';
import { TELLING_KEYS } from '@/utils/core/detect/look';
import { SIGN_IN_WORDS, SIGN_OUT_ADDRESS, SIGN_OUT_WORDS } from '@/utils/core/detect/page';

const patterns = {
  signIn: SIGN_IN_WORDS.source,
  signOut: SIGN_OUT_WORDS.source,
  signOutAddress: SIGN_OUT_ADDRESS.source,
  keys: TELLING_KEYS.source,
  asked: ['^last-wid-md$'],
};
/** Without layout nothing has a place: what has the attribute `hidden` is hidden, all else is visible. */
beforeEach(() => {
  const isHidden = (element: Element) => element.closest('[hidden]') !== null;
  Element.prototype.getClientRects = function rects(this: Element) {
    return (isHidden(this) ? [] : [{}]) as unknown as DOMRectList;
  };
  Element.prototype.checkVisibility = function visible(this: Element) {
    return !isHidden(this);
  };
  document.body.innerHTML = '';
  localStorage.clear();
  sessionStorage.clear();
});

const controlsOf = (html: string) => {
  document.body.innerHTML = html;
  return signsInside(patterns).controls;
};

describe('a look in a page', () => {
  it.each<[string, { text: string; href: string; visible: boolean }[]]>([
    ['<a href="/out">Log out</a>', [{ text: 'Log out', href: '/out', visible: true }]],
    ['<a href="/bye?do=logout"><img></a>', [{ text: '', href: '/bye?do=logout', visible: true }]],
    ['<div hidden><button> Sign\n out </button></div>', [{ text: 'Sign out', href: '', visible: false }]],
    ['<button aria-label="Log out">⏻</button>', [{ text: 'Log out', href: '', visible: true }]],
    ['<button title="Log out"></button>', [{ text: 'Log out', href: '', visible: true }]],
    ['<input type="submit" value="Sign in">', [{ text: 'Sign in', href: '', visible: true }]],
    ['<form action="/logout"><button>Bye</button></form>', [{ text: '', href: '/logout', visible: true }]],
    ['<a href="/private/letters">A letter to Ada</a><button>Buy</button>', []],
  ])('finds in %s what speaks of signing in or out, and nothing else', (html, controls) => {
    expect(controlsOf(html)).toEqual(controls);
  });

  it.each([
    '<button disabled>Log out</button>',
    '<div aria-disabled="true"><a href="/x">Log out</a></div>',
    '<fieldset disabled><button>Log out</button></fieldset>',
    '<a class="btn disabled" href="/x">Log out</a>',
    '<table class="button item-disabled"><tr><td><button>Log out</button></td></tr></table>',
  ])('knows that %s is disabled', (html) => {
    expect(controlsOf(html)).toMatchObject([{ text: 'Log out', visible: true, disabled: true }]);
  });

  it.each([
    '<button class="disabled:grey">Log out</button>',
    '<fieldset disabled><legend><button>Log out</button></legend></fieldset>',
    '<div class="disabled"><button>Log out</button><button>Buy</button></div>',
    '<form action="/logout"><button>Bye</button><button type="button" disabled>Help</button></form>',
  ])('and that %s is not', (html) => {
    expect(controlsOf(html)[0]).not.toHaveProperty('disabled');
  });

  it('takes a form whose every button is disabled for disabled, and what is inert for hidden', () => {
    expect(controlsOf('<form action="/logout"><button disabled>Bye</button></form>')).toMatchObject([
      { href: '/logout', disabled: true },
    ]);
    expect(controlsOf('<main inert><button>Log out</button></main>')).toEqual([
      { text: 'Log out', href: '', visible: false },
    ]);
  });

  it('sees whether a password field is there, and never what is in it', () => {
    document.body.innerHTML = '<div hidden><input type="password" value="secret"></div>';
    expect(signsInside(patterns).hasVisiblePassword).toBe(false);
    document.body.innerHTML = '<input type="password" value="secret"><input name="user" value="ada">';
    const look = signsInside(patterns);
    expect(look.hasVisiblePassword).toBe(true);
    expect(JSON.stringify(look)).not.toMatch(/secret|ada/);
  });

  it('takes of storage only what is named for a login or asked for, and nothing long', () => {
    localStorage.setItem('auth_token', 'abc');
    localStorage.setItem('last-wid-md', 'x');
    localStorage.setItem('draft', 'a letter');
    localStorage.setItem('user-articles', 'x'.repeat(20_000));
    sessionStorage.setItem('msal.account.keys', '[]');
    expect(signsInside(patterns).stored).toEqual([
      { kind: 'localStorage', key: 'auth_token', value: 'abc' },
      { kind: 'localStorage', key: 'last-wid-md', value: 'x' },
      { kind: 'sessionStorage', key: 'msal.account.keys', value: '[]' },
    ]);
  });
});
