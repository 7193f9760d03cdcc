/**
 * Looks at what a page says of a login. Handed to `scripting.executeScript` as text, so that it stands alone: no
 * imports, no outer names. It runs in Signoff's own world of the page, changes nothing, and gives away only what speaks of
 * signing in or out.
 */

import type { RawLook } from '../core/detect/look';

/** Sources of the patterns of `core/detect`, which the page's side cannot import. */
export interface SignPatterns {
  readonly signIn: string;
  readonly signOut: string;
  readonly signOutAddress: string;
  readonly keys: string;
  /** Further keys in storage that are asked for, as patterns. */
  readonly asked: readonly string[];
}

export async function signsInside(patterns: SignPatterns): Promise<RawLook> {
  const MOST_CONTROLS = 3_000;
  const MOST_FOUND = 40;
  const LONGEST_NAME = 80;
  const LONGEST_VALUE = 16_384;
  const words = [new RegExp(patterns.signIn, 'iu'), new RegExp(patterns.signOut, 'iu')];
  const address = new RegExp(patterns.signOutAddress, 'i');
  const keys = [new RegExp(patterns.keys, 'i'), ...patterns.asked.map((asked) => new RegExp(asked))];

  const isVisible = (element: Element) =>
    element.getClientRects().length > 0 &&
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  const nameOf = (element: Element) => {
    const value = element instanceof HTMLInputElement ? element.value : '';
    const label = element.getAttribute('aria-label') || value || element.textContent?.trim();
    return (label || element.getAttribute('title') || '').replace(/\s+/g, ' ').slice(0, LONGEST_NAME);
  };

  const controls = () => {
    const all = document.querySelectorAll(
      'a[href], button, input[type=submit], input[type=button], [role=button], [role=menuitem], form[action]',
    );
    return [...all]
      .slice(0, MOST_CONTROLS)
      .map((element) => ({
        element,
        // A form is named by its button, which is a control of its own.
        text: element instanceof HTMLFormElement ? '' : nameOf(element),
        href: element.getAttribute('href') ?? element.getAttribute('action') ?? '',
      }))
      .filter(({ text, href }) => words.some((word) => word.test(text)) || address.test(href))
      .slice(0, MOST_FOUND)
      .map(({ element, text, href }) => ({ text, href, visible: isVisible(element) }));
  };

  const web = (kind: 'localStorage' | 'sessionStorage') => {
    const found: { kind: typeof kind; key: string; value: string }[] = [];
    try {
      for (const key of Object.keys(window[kind])) {
        if (found.length === MOST_FOUND || !keys.some((asked) => asked.test(key))) continue;
        const value = window[kind].getItem(key) ?? '';
        if (value.length <= LONGEST_VALUE) found.push({ kind, key, value });
      }
    } catch (cause) {
      console.debug('Signoff: this storage is closed to everybody here', cause);
    }
    return found;
  };

  /** Accounts of Firebase that are not anonymous. The database is asked for only where it is there already. */
  const firebase = async () => {
    const NAME = 'firebaseLocalStorageDb';
    const STORE = 'firebaseLocalStorage';
    try {
      if (!(await indexedDB.databases()).some(({ name }) => name === NAME)) return [];
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(NAME);
        // Gone since it was seen: it is not made anew.
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const records = await new Promise<unknown[]>((resolve, reject) => {
        const reading = database.transaction(STORE).objectStore(STORE).getAll();
        reading.onsuccess = () => resolve(reading.result);
        reading.onerror = () => reject(reading.error);
      }).finally(() => database.close());
      return (records as { fbase_key?: string; value?: { uid?: string; isAnonymous?: boolean } }[])
        .filter(({ value }) => value?.uid !== undefined && value.isAnonymous !== true)
        .map(({ fbase_key = '' }) => ({ kind: 'indexedDB' as const, key: fbase_key, value: 'somebody' }));
    } catch (cause) {
      console.debug('Signoff: no look into this database', cause);
      return [];
    }
  };

  return {
    url: location.href,
    controls: controls(),
    hasVisiblePassword: [...document.querySelectorAll('input[type=password]')].some(isVisible),
    stored: [...web('localStorage'), ...web('sessionStorage'), ...(await firebase())],
  };
}
