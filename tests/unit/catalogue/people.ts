/** The cookies of people who are signed in, and of visitors, made of what an entry says. */

import { expect } from 'vitest';
import type { ObservedCookie } from '@/utils/core/cookie';
import type { Grade } from '@/utils/core/signed-in';
import type { CookieSignal, Signals, SiteEntry } from '@/utils/core/site-entry';
import { cookieOf } from '../../fakes/world';
import { EXAMPLES, NAMES, WRONG } from './examples';

/** Cookies that somebody has, and what they must say of a login. */
export interface Person {
  readonly cookies: readonly ObservedCookie[];
  readonly grade: Grade;
}

/**
 * Everybody who is signed in by an entry: with any one of its signals, or with all, as it says.
 * @param host where cookies are that may be on any host of the site
 */
export function signedIn(entry: SiteEntry, host = entry.domains[0] ?? ''): Person[] {
  const sure = entry.confidence === 'low' ? 'likely' : 'signed-in';
  return [...peopleOf(host, entry.signed_in, sure), ...peopleOf(host, entry.signed_in_candidates, 'likely')];
}

function peopleOf(host: string, signals: Signals | undefined, sure: Grade): Person[] {
  const cookies = signals?.cookies ?? [];
  const sets = signals?.match === 'all' ? [cookies] : cookies.map((signal) => [signal]);
  return sets
    .filter((set) => set.length > 0)
    .map((set) => ({
      cookies: set.map((signal) => cookieFor(host, signal, rightValueOf(signal))),
      grade: set.some(({ unverified }) => unverified) ? 'likely' : sure,
    }));
}

/** The same people with each cookie in turn saying something else; a signal without a pattern takes any value. */
export function withWrongValues(entry: SiteEntry): (readonly ObservedCookie[])[] {
  const host = entry.domains[0] ?? '';
  return [entry.signed_in, entry.signed_in_candidates].flatMap((signals) => {
    const cookies = signals?.cookies ?? [];
    return cookies.flatMap((signal) => {
      if (signal.value_pattern === undefined) return [];
      const wrong = cookieFor(host, signal, wrongValueOf(signal.value_pattern));
      const others = signals?.match === 'all' ? cookies.filter((other) => other !== signal) : [];
      return [[wrong, ...others.map((other) => cookieFor(host, other, rightValueOf(other)))]];
    });
  });
}

function cookieFor(host: string, signal: CookieSignal, value: string): ObservedCookie {
  const { name, name_pattern, domain } = signal;
  return cookieOf({
    name: name_pattern === undefined ? name : example(NAMES, name_pattern),
    domain: (domain ?? host).replace(/^\./, ''),
    value,
  });
}

function rightValueOf({ value_pattern }: CookieSignal): string {
  return value_pattern === undefined ? 'some-value' : example(EXAMPLES, value_pattern);
}

function example(examples: Record<string, string>, pattern: string): string {
  const text = examples[pattern];
  if (text === undefined) throw new Error(`examples.ts has no example of ${pattern}`);
  expect(text).toMatch(new RegExp(pattern));
  return text;
}

function wrongValueOf(pattern: string): string {
  const text = WRONG[pattern];
  if (text === undefined) throw new Error(`examples.ts has no value that ${pattern} must refuse`);
  expect(text).not.toMatch(new RegExp(pattern));
  return text;
}

/** `logged_in=no`, `esctx-*`, `PHPSESSID (without …)` as cookies that every visitor has. */
export function anonymous(text: string, domain: string): ObservedCookie {
  const [name = '', value = 'a81bc81bdead4e5dabff90865d1e13b1'] = text.replace(/ \(.*\)$/, '').split('=');
  return cookieOf({ name: name.replace(/\*|\{.*?\}/g, 'de'), domain, value });
}
