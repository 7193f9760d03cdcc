/** Every word that Signoff shows comes from here: messages by typed key, plurals, times and lists by the rules of their language. */

import type en from '@/public/_locales/en/messages.json';
import { browser } from '@/utils/adapters/browser';

type Key = keyof typeof en;
type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/** Messages that come in plural forms, by the name that the forms share. */
export type PluralKey = Key extends infer K ? (K extends `${infer Base}_other` ? Base : never) : never;
/** All other messages. */
export type MessageKey = Exclude<Key, `${PluralKey}_${PluralForm}`>;

const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ur'];
// First strong isolate … pop directional isolate: keeps a host or an account whole inside a right-to-left sentence.
const ISOLATE = ['\u2068', '\u2069'] as const;

interface Language {
  readonly tag: string;
  readonly direction: 'ltr' | 'rtl';
}

let language: Language | undefined;

/**
 * The language that the messages are really in. The browser's own language may be one that Signoff has no messages for,
 * so the message file says which it is; the browser's region is kept for times and numbers.
 */
export function uiLanguage(): Language {
  if (!language) {
    const code = browser.i18n.getMessage('uiLanguage') || 'en';
    const regional = browser.i18n.getUILanguage();
    const tag = regional.split('-')[0] === code ? regional : code;
    language = { tag, direction: RIGHT_TO_LEFT.includes(code) ? 'rtl' : 'ltr' };
  }
  return language;
}

/** Forgets the language; for tests that change it. */
export function forgetLanguage(): void {
  language = undefined;
}

/** Sets the language and the direction of a page. */
export function applyLanguage(root: HTMLElement): void {
  root.lang = uiLanguage().tag;
  root.dir = uiLanguage().direction;
}

function isolate(text: string): string {
  return uiLanguage().direction === 'rtl' ? `${ISOLATE[0]}${text}${ISOLATE[1]}` : text;
}

/** The message of a key, with its slots filled in order. */
export function t(key: MessageKey, ...slots: readonly string[]): string {
  return browser.i18n.getMessage(key, slots.map(isolate));
}

/** The message for a number; the number fills the first slot. */
export function plural(key: PluralKey, count: number): string {
  const form = new Intl.PluralRules(uiLanguage().tag).select(count);
  const slots = [number(count)];
  return browser.i18n.getMessage(`${key}_${form}`, slots) || browser.i18n.getMessage(`${key}_other`, slots);
}

/** A number as this language writes it. */
export function number(value: number): string {
  return new Intl.NumberFormat(uiLanguage().tag).format(value);
}

/** Parts of a sentence as a plain list: '14 cookies, 5 stores'. */
export function list(parts: readonly string[]): string {
  return new Intl.ListFormat(uiLanguage().tag, { style: 'short', type: 'unit' }).format(parts);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

type Span = readonly [amount: number, unit: 'minute' | 'hour' | 'day' | 'year'];

// Rounds down: Signoff would rather say a little less than was seen.
function span(ms: number): Span {
  if (ms < HOUR) return [Math.max(1, Math.floor(ms / MINUTE)), 'minute'];
  if (ms < 2 * DAY) return [Math.floor(ms / HOUR), 'hour'];
  if (ms < 2 * YEAR) return [Math.floor(ms / DAY), 'day'];
  return [Math.floor(ms / YEAR), 'year'];
}

/** How long ago, short: '2 hr. ago'. */
export function ago(ms: number): string {
  const [amount, unit] = span(ms);
  return new Intl.RelativeTimeFormat(uiLanguage().tag, { style: 'short' }).format(-amount, unit);
}

/** How long, in full: '364 days'. */
export function duration(ms: number): string {
  const [amount, unit] = span(ms);
  return new Intl.NumberFormat(uiLanguage().tag, { style: 'unit', unit, unitDisplay: 'long' }).format(amount);
}

/** The same phrase at the start of a line. */
export function sentenceStart(phrase: string): string {
  return phrase.charAt(0).toLocaleUpperCase(uiLanguage().tag) + phrase.slice(1);
}
