// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
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

const controlsOf = async (html: string) => {
  document.body.innerHTML = html;
  return (await signsInside(patterns)).controls;
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
  ])('finds in %s what speaks of signing in or out, and nothing else', async (html, controls) => {
    expect(await controlsOf(html)).toEqual(controls);
  });

  it('sees whether a password field is there, and never what is in it', async () => {
    document.body.innerHTML = '<div hidden><input type="password" value="secret"></div>';
    expect((await signsInside(patterns)).hasVisiblePassword).toBe(false);
    document.body.innerHTML = '<input type="password" value="secret"><input name="user" value="ada">';
    const look = await signsInside(patterns);
    expect(look.hasVisiblePassword).toBe(true);
    expect(JSON.stringify(look)).not.toMatch(/secret|ada/);
  });

  it('sees accounts of Firebase, and no anonymous one', async () => {
    const opening = indexedDB.open('firebaseLocalStorageDb');
    await new Promise((resolve) => {
      opening.onupgradeneeded = () => {
        const store = opening.result.createObjectStore('firebaseLocalStorage', { keyPath: 'fbase_key' });
        store.put({ fbase_key: 'firebase:authUser:k:a', value: { uid: 'u1', isAnonymous: true } });
        store.put({
          fbase_key: 'firebase:authUser:k:b',
          value: { uid: 'u2', isAnonymous: false, email: 'ada@x' },
        });
        store.put({ fbase_key: 'firebase:persistence', value: 'local' });
      };
      opening.onsuccess = resolve;
    });
    opening.result.close();
    expect((await signsInside(patterns)).stored).toEqual([
      { kind: 'indexedDB', key: 'firebase:authUser:k:b', value: 'somebody' },
    ]);
    indexedDB.deleteDatabase('firebaseLocalStorageDb');
  });

  it('takes of storage only what is named for a login or asked for, and nothing long', async () => {
    localStorage.setItem('auth_token', 'abc');
    localStorage.setItem('last-wid-md', 'x');
    localStorage.setItem('draft', 'a letter');
    localStorage.setItem('user-articles', 'x'.repeat(20_000));
    sessionStorage.setItem('msal.account.keys', '[]');
    expect((await signsInside(patterns)).stored).toEqual([
      { kind: 'localStorage', key: 'auth_token', value: 'abc' },
      { kind: 'localStorage', key: 'last-wid-md', value: 'x' },
      { kind: 'sessionStorage', key: 'msal.account.keys', value: '[]' },
    ]);
  });
});
