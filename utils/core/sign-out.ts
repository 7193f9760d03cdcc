/** Ending a login at its server: what was asked for, and what may be said of it afterwards. Never more than was seen. */

/** `log-out` ends the login and leaves what the site keeps for a quick return; `forget` leaves nothing. */
export type LogOutScope = 'log-out' | 'forget';

/**
 * What asking the server said about the old session.
 * - `confirmed`: it was asked with the old session's cookies and took them for nobody's
 * - `still-accepted`: it took them for the same person as before
 * - `no-answer`: it was told, or was to be told, and nobody knows what came of it
 * - `only-here`: it was not told anything
 */
export type SignOutResult = 'confirmed' | 'still-accepted' | 'no-answer' | 'only-here';

/** Why it was not confirmed, as far as that is known. */
export type SignOutTrouble =
  | 'offline'
  | 'slow'
  | 'server-error'
  | 'sent-elsewhere'
  | 'token-refused'
  | 'no-way-known'
  /** The site's log-out would end the login on other devices as well. */
  | 'would-end-all'
  | 'cannot-tell';

export interface SignOutReport {
  readonly result: SignOutResult;
  readonly trouble?: SignOutTrouble | undefined;
}

/** What a server answered to the question who is there, as far as it can tell a signed-in person from a visitor. */
export type Answer =
  | {
      readonly kind: 'page';
      /** HTTP status. */
      readonly status: number;
      /** Where it came from after all redirects within the site. */
      readonly address: string;
      readonly asksPassword: boolean;
      readonly offersLogOut: boolean;
      /** Characters, up to a limit. */
      readonly size: number;
    }
  /** Redirected, where nobody followed. */
  | { readonly kind: 'redirect' }
  | { readonly kind: 'none'; readonly trouble: SignOutTrouble };

/** The answers from before the sign-out, all to the same address. */
export interface Baseline {
  /** To the browser with its cookies. */
  readonly person: Answer;
  /** To the cookies alone, handed over as they will be afterwards: proves that this way of asking works. */
  readonly cookies: Answer;
  /** To nobody. */
  readonly visitor: Answer;
}

/** What became of telling the site. */
export type Told =
  | { readonly done: true }
  /** `sent`: something was sent to the site before it failed. */
  | { readonly done: false; readonly sent: boolean; readonly trouble: SignOutTrouble };

/** Whether two answers cannot be told apart. */
export function isAlike(one: Answer, other: Answer): boolean {
  if (one.kind !== 'page' || other.kind !== 'page') return one.kind === other.kind && one.kind === 'redirect';
  return (
    one.status === other.status &&
    withoutQuery(one.address) === withoutQuery(other.address) &&
    one.asksPassword === other.asksPassword &&
    one.offersLogOut === other.offersLogOut &&
    isLikeSize(one.size, other.size)
  );
}

/** Whether these answers let anybody tell, later, if the old session is still accepted. */
export function isTellable({ person, cookies, visitor }: Baseline): boolean {
  return (
    person.kind === 'page' &&
    person.status < 400 &&
    visitor.kind !== 'none' &&
    !isServerError(visitor) &&
    isAlike(person, cookies) &&
    !isAlike(person, visitor)
  );
}

/** What may be said after the site was told and then asked with the old cookies (`after`). */
export function reportOf(
  told: Told,
  baseline: Baseline | undefined,
  after: Answer | undefined,
): SignOutReport {
  const trouble = told.done ? undefined : told.trouble;
  if (!baseline || !after || !isTellable(baseline)) return untold(told, baseline);
  if (isAlike(after, baseline.person)) {
    if (!told.done && !told.sent) return { result: 'only-here', trouble };
    return { result: 'still-accepted', ...(trouble ? { trouble } : {}) };
  }
  if (isRefused(after, baseline)) return { result: 'confirmed' };
  return { result: 'no-answer', trouble: troubleOf(after) ?? trouble ?? 'cannot-tell' };
}

function untold(told: Told, baseline: Baseline | undefined): SignOutReport {
  const known = firstTrouble(baseline);
  if (told.done) return { result: 'no-answer', trouble: known ?? 'cannot-tell' };
  if (!told.sent) return { result: 'only-here', trouble: told.trouble };
  return { result: 'no-answer', trouble: known ?? told.trouble };
}

function firstTrouble(baseline: Baseline | undefined): SignOutTrouble | undefined {
  if (!baseline) return undefined;
  // The browser itself was led out of the site with its first question.
  if (baseline.person.kind === 'redirect') return 'sent-elsewhere';
  return [baseline.person, baseline.visitor, baseline.cookies]
    .map(troubleOf)
    .find((one) => one !== undefined);
}

/** What stood in the way of an answer. */
export function troubleOf(answer: Answer): SignOutTrouble | undefined {
  if (answer.kind === 'none') return answer.trouble;
  return isServerError(answer) ? 'server-error' : undefined;
}

/** As a visitor is answered; or asked for a password, or refused, where the same cookies were let in before. */
function isRefused(after: Answer, { person, visitor }: Baseline): boolean {
  if (isAlike(after, visitor)) return true;
  if (after.kind !== 'page' || person.kind !== 'page') return false;
  return after.status === 401 || (after.asksPassword && !person.asksPassword && !after.offersLogOut);
}

function isServerError(answer: Answer): boolean {
  return answer.kind === 'page' && answer.status >= 500;
}

function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/, '');
}

/** Pages differ a little from one load to the next; twice as long is another page. */
function isLikeSize(one: number, other: number): boolean {
  const [less, more] = one < other ? [one, other] : [other, one];
  return more <= 2 * less + SMALL;
}

const SMALL = 200;
