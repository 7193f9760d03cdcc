/** What a site's own answer makes of a guess, and for how long it can be true. */

import type { SignedInBecause } from './asked';
import type { Grade, Reason } from './signed-in';

/** An answer that decided, as it is kept. */
export type SeenAnswer = {
  /** Name and fingerprint of each cookie that spoke for a login by then, or of all the site's where none did. */
  readonly besides: readonly (readonly [name: string, fingerprint: string])[];
  /** Goes into every fingerprint. */
  readonly salt: string;
} & (
  | { readonly verdict: 'signed-in'; readonly because: SignedInBecause; readonly account?: string }
  | { readonly verdict: 'signed-out' }
);

interface Guess {
  readonly grade: Grade;
  readonly reasons: readonly Reason[];
}

/** Whether a page of the site showed the login: what its server sends to everybody cannot deny that. */
export function isShownByPage(reasons: readonly Reason[]): boolean {
  return reasons.some((reason) => !('cookie' in reason) && reason.kind !== 'asked');
}

/**
 * What is left of a guess after the answer; undefined: nothing. Only a guess is decided: what is sure is newer or better
 * evidence, and an answer alone makes no row.
 * @param names of the site's cookies now
 */
export function decided<G extends Guess>(
  guess: G | undefined,
  answer: SeenAnswer | undefined,
  names: ReadonlySet<string>,
): G | undefined {
  if (!guess || !answer || guess.grade === 'signed-in') return guess;
  const then = answer.besides.map(([name]) => name);
  if (answer.verdict === 'signed-in') {
    if (!then.every((name) => names.has(name))) return guess;
    const asked: Reason = { kind: 'asked', because: answer.because };
    return { ...guess, grade: 'signed-in', reasons: [asked, ...guess.reasons] };
  }
  // What came since was not asked about.
  const isAllAsked = guess.reasons.every((reason) => 'cookie' in reason && then.includes(reason.cookie));
  return isAllAsked ? undefined : guess;
}
