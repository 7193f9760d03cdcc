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

export function signsInside(patterns: SignPatterns): RawLook {
  const CONTROLS =
    'a[href], button, input[type=submit], input[type=button], [role=button], [role=menuitem], form[action]';
  const SENDERS = 'button:not([type=button]):not([type=reset]), input[type=submit]';
  const DISABLED_CLASS = /(^|[\s_-])disabled(\s|$)/i;
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

  const isInDisabledFieldset = (element: Element) => {
    const fieldset = element.matches('button, input') ? element.closest('fieldset[disabled]') : null;
    // What stands in its legend works on (HTML, 4.10.15).
    return fieldset !== null && element.closest('legend')?.parentElement !== fieldset;
  };

  /** It says so of itself, or what stands around it and nothing else does: many toolkits have a class for it. */
  const isDisabled = (element: Element): boolean => {
    if (element instanceof HTMLFormElement) {
      const senders = [...element.querySelectorAll(SENDERS)];
      return senders.length > 0 && senders.every(isDisabled);
    }
    if (
      element.matches(':disabled') ||
      isInDisabledFieldset(element) ||
      element.closest('[aria-disabled=true]') !== null
    )
      return true;
    for (let around = element; around !== document.body; ) {
      if (DISABLED_CLASS.test(around.getAttribute('class') ?? '')) return true;
      const parent = around.parentElement;
      if (!parent || parent.querySelectorAll(CONTROLS).length > 1) break;
      around = parent;
    }
    return false;
  };

  const controls = () => {
    return [...document.querySelectorAll(CONTROLS)]
      .slice(0, MOST_CONTROLS)
      .map((element) => ({
        element,
        // A form is named by its button, which is a control of its own.
        text: element instanceof HTMLFormElement ? '' : nameOf(element),
        href: element.getAttribute('href') ?? element.getAttribute('action') ?? '',
      }))
      .filter(({ text, href }) => words.some((word) => word.test(text)) || address.test(href))
      .slice(0, MOST_FOUND)
      .map(({ element, text, href }) => ({
        text,
        href,
        visible: isVisible(element) && element.closest('[inert]') === null,
        ...(isDisabled(element) && { disabled: true as const }),
      }));
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

  return {
    url: location.href,
    controls: controls(),
    hasVisiblePassword: [...document.querySelectorAll('input[type=password]')].some(isVisible),
    stored: [...web('localStorage'), ...web('sessionStorage')],
  };
}
