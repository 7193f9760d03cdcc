/**
 * Reads from a page's text what speaks of signing in or out. The document that it makes runs nothing and loads nothing,
 * and has no layout: what is hidden is known from the markup alone.
 */

import { type PageControl, SIGN_IN_WORDS, SIGN_OUT_ADDRESS, SIGN_OUT_WORDS } from '../core/detect/page';

/** What a page shows of signing in or out. */
export interface PageFacts {
  readonly controls: readonly PageControl[];
  readonly hasVisiblePassword: boolean;
}

/** The same elements as in a page that is open (`in-page-signs.ts`). */
const CONTROLS =
  'a[href], button, input[type=submit], input[type=button], [role=button], [role=menuitem], form[action]';
/** The parts of a form that send it, and a class that says that a control is for other times; as in an open page. */
const SENDERS = 'button:not([type=button]):not([type=reset]), input[type=submit]';
const DISABLED_CLASS = /(^|[\s_-])disabled(\s|$)/i;
/** How much markup is read: about 30 ms' worth, as a parser cannot be interrupted. In characters. */
const MOST_MARKUP = 200_000;
const MOST_CONTROLS = 3_000;
const MOST_FOUND = 40;
const LONGEST_NAME = 80;
/** Parts of a control that its name is put together from, and how much of each piece of text. */
const MOST_NODES = 100;
const LONGEST_TEXT = 1_000;
/** How long it works at a stretch, beside the reading itself, in ms. */
const TURN_MS = 10;
/** No page nests deeper to any purpose, and one that does must not hold anybody up. */
const DEEPEST = 200;

/** Elements and attributes that hide what is in them, or leave it to a script whether to show it. */
const HIDDEN =
  'template, noscript, dialog:not([open]), details:not([open]) > :not(summary), [hidden], [aria-hidden=true], [role=dialog]';
const HIDDEN_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden/i;
const HIDDEN_CLASS =
  /(^|[\s_-])(hidden|hide|d-none|modal|dropdown|popup|popover|offcanvas|drawer|collapse|overlay|lightbox|flyout|cloak)([\s_-]|$)/i;
const LEFT_TO_SCRIPTS =
  /^(data-)?(ng-(if|show|hide|switch|cloak)|v-(if|else|else-if|show|cloak)|x-(if|show|cloak)|\*ngif)/i;

/**
 * What this text, read as HTML, shows. Needs a DOMParser; never throws on any text, and lets others have a turn every few
 * milliseconds.
 */
export async function pageFacts(html: string): Promise<PageFacts> {
  const root = new DOMParser().parseFromString(markupOf(html), 'text/html');
  const controls: PageControl[] = [];
  let turnEndsAt = performance.now();
  for (const element of [...root.querySelectorAll(CONTROLS)].slice(0, MOST_CONTROLS)) {
    if (performance.now() >= turnEndsAt) {
      await new Promise((resume) => setTimeout(resume));
      turnEndsAt = performance.now() + TURN_MS;
    }
    const control = controlOf(element);
    if (control) controls.push(control);
    if (controls.length === MOST_FOUND) break;
  }
  const passwords = [...root.querySelectorAll('input[type=password]')].slice(0, MOST_FOUND);
  return { controls, hasVisiblePassword: passwords.some(isShown) };
}

/** The text without scripts, styles and comments, which are most of many a page; costs the same whatever they hold. */
function markupOf(html: string): string {
  const opening = /<!--|<(script|style)(?![a-z\d-])/gi;
  const parts: string[] = [];
  let [at, size] = [0, 0];
  while (size < MOST_MARKUP) {
    opening.lastIndex = at;
    const found = opening.exec(html);
    const part = html.slice(at, found?.index);
    parts.push(part);
    size += part.length;
    if (!found) break;
    const closing = found[1] === undefined ? /--(?=>)/g : new RegExp(`</${found[1]}`, 'gi');
    closing.lastIndex = found.index;
    const end = closing.test(html) ? html.indexOf('>', closing.lastIndex) : -1;
    // Never closed: nothing after it is shown.
    if (end < 0) break;
    at = end + 1;
  }
  return parts.join('').slice(0, MOST_MARKUP);
}

function controlOf(element: Element): PageControl | undefined {
  // A form is named by its button, which is a control of its own.
  const text = element.localName === 'form' ? '' : nameOf(element);
  const href = element.getAttribute('href') ?? element.getAttribute('action') ?? '';
  if (!isTelling(text) && !SIGN_OUT_ADDRESS.test(href)) return undefined;
  const visible = isShown(element) && element.closest('[inert]') === null;
  return { text, href, visible, ...(isDisabled(element) && { disabled: true as const }) };
}

/** It says so of itself, or what stands around it and nothing else does. */
function isDisabled(element: Element): boolean {
  if (element.localName === 'form') {
    const senders = [...element.querySelectorAll(SENDERS)].slice(0, MOST_FOUND);
    return senders.length > 0 && senders.every(isDisabled);
  }
  if (
    element.matches(':disabled') ||
    isInDisabledFieldset(element) ||
    element.closest('[aria-disabled=true]') !== null
  )
    return true;
  let around = element;
  for (let depth = 0; depth < DEEPEST && around.localName !== 'body'; depth += 1) {
    if (DISABLED_CLASS.test(around.getAttribute('class') ?? '')) return true;
    const parent = around.parentElement;
    if (!parent || parent.querySelectorAll(CONTROLS).length > 1) break;
    around = parent;
  }
  return false;
}

function isTelling(text: string): boolean {
  return SIGN_IN_WORDS.test(text) || SIGN_OUT_WORDS.test(text);
}

function nameOf(element: Element): string {
  const value = element.localName === 'input' ? element.getAttribute('value') : '';
  const label = element.getAttribute('aria-label') || value || textOf(element);
  return (label || element.getAttribute('title') || '').replace(/\s+/g, ' ').slice(0, LONGEST_NAME);
}

/** The beginning of what stands in the element: a control may hold the whole page, and its name is short all the same. */
function textOf(element: Element): string {
  const nodes = element.ownerDocument.createTreeWalker(element);
  let text = '';
  for (let seen = 0; seen < MOST_NODES && text.length < LONGEST_NAME; seen += 1) {
    const node = nodes.nextNode();
    if (!node) break;
    if (node.nodeType !== Node.TEXT_NODE) continue;
    text = (text + (node.nodeValue ?? '').slice(0, LONGEST_TEXT).replace(/\s+/g, ' ')).trimStart();
  }
  return text.trimEnd();
}

function isInDisabledFieldset(element: Element): boolean {
  const fieldset = element.matches('button, input') ? element.closest('fieldset[disabled]') : null;
  // What stands in its legend works on (HTML, 4.10.15).
  return fieldset !== null && element.closest('legend')?.parentElement !== fieldset;
}

function isShown(element: Element): boolean {
  let depth = 0;
  for (let one: Element | null = element; one; one = one.parentElement) {
    depth += 1;
    if (depth > DEEPEST || isHiding(one)) return false;
  }
  return true;
}

function isHiding(element: Element): boolean {
  return (
    element.matches(HIDDEN) ||
    HIDDEN_STYLE.test(element.getAttribute('style') ?? '') ||
    // The page as a whole often bears such a class until its scripts have run.
    (element.localName !== 'html' &&
      element.localName !== 'body' &&
      HIDDEN_CLASS.test(element.getAttribute('class') ?? '')) ||
    element.getAttributeNames().some((name) => LEFT_TO_SCRIPTS.test(name))
  );
}
