/** Says of a site's cookies whether they show a login, how surely, and because of what. Reads values, keeps none. */

import { isAccountName } from './account-name';
import type { LoginGroup } from './catalogue';
import type { ObservedCookie } from './cookie';
import { decided } from './decide-asked';
import { NO_HISTORY, type SiteHistory } from './detect/history';
import { couldTell, judge, type PageEvidence } from './detect/judge';
import { pageStill, type SeenPage, type SiteSeen } from './detect/seen';
import { traitsOf } from './detect/traits';
import type { Grade, Reason } from './signed-in';
import { hostOf, isWithin, isWithinAny } from './site';
import type { CookieSignal, Signals, SiteEntry } from './site-entry';

/** What the cookies of one login group in one store say. */
export interface Finding {
  readonly grade: Grade;
  readonly reasons: readonly Reason[];
  readonly accounts: readonly string[];
  /** When the login ends by itself, ms since the epoch; absent: when the browser closes. */
  readonly endsAt?: number;
}

/** Whether this cookie alone could change what is listed; everything else may change as it likes. */
export function isTelling(cookie: ObservedCookie, group: LoginGroup): boolean {
  const { entry } = group;
  if (entry && isIdentity(cookie, entry)) return true;
  const signals = entry ? signalsOf(entry) : [];
  return signals.length > 0 ? signals.some((signal) => hasName(cookie, signal)) : couldTell(cookie.name);
}

/** What these cookies of one group and one store say at `now`, with what else was seen; undefined: they show no login. */
export function classify(
  group: LoginGroup,
  cookies: readonly ObservedCookie[],
  now: number,
  seen?: SiteSeen,
): Finding | undefined {
  const own = ownCookies(group, cookies, now);
  const names = new Set(own.map(({ name }) => name));
  const page = seen && pageStill(seen, names);
  const shown = decided(shownInTime(group, own, now, seen?.history, page), seen?.asked, names);
  if (!shown) return undefined;
  return {
    grade: shown.grade,
    reasons: shown.reasons,
    accounts: group.entry ? accountsOf(group.entry, own) : accountsTold(shown.reasons, seen),
    endsAt: endOf(
      own.filter(({ name }) => shown.reasons.some((one) => 'cookie' in one && one.cookie === name)),
    ),
  };
}

/**
 * The cookies that can make a row: those that have not ended. A login kept under another site is that site's visit to
 * this one: it is wiped with the group, but makes no row.
 */
export function ownCookies(
  group: LoginGroup,
  cookies: readonly ObservedCookie[],
  now: number,
): readonly ObservedCookie[] {
  return cookies.filter(
    (cookie) =>
      (cookie.expiresAt === undefined || cookie.expiresAt > now) && !isUnderAnotherSite(cookie, group),
  );
}

/** A site's own partition, which its partitioned cookies are in when it is the page itself, is its ordinary jar. */
function isUnderAnotherSite({ partition }: ObservedCookie, group: LoginGroup): boolean {
  return (
    Boolean(partition?.topLevelSite) &&
    !isWithinAny(hostOf(partition?.topLevelSite ?? '') ?? '', group.domains)
  );
}

/** What shows a login, and how surely. */
interface Shown {
  readonly grade: Grade;
  readonly cookies: readonly ObservedCookie[];
  readonly reasons: readonly Reason[];
}

/** What a page showed in an earlier run of the browser makes a login likely, where nothing newer shows one. */
function shownInTime(
  group: LoginGroup,
  own: readonly ObservedCookie[],
  now: number,
  history?: SiteHistory,
  page?: SeenPage,
): Shown | undefined {
  // That a page asked for a login is as good a reason for doubt as it was.
  if (!page?.isOld || page.verdict === 'signed-out') return shownBy(group, own, now, history, page);
  const shown = shownBy(group, own, now, history);
  if (shown || !shownBy(group, own, now, history, page)) return shown;
  return { grade: 'likely', cookies: [], reasons: [{ kind: 'last-seen' }] };
}

function shownBy(
  { entry }: LoginGroup,
  own: readonly ObservedCookie[],
  now: number,
  history?: SiteHistory,
  page?: SeenPage,
): Shown | undefined {
  if (entry && page && page.shown.length > 0) {
    const grade = entry.confidence === 'low' ? 'likely' : 'signed-in';
    return { grade, cookies: [], reasons: page.shown.map((key) => ({ kind: 'storage-known', key })) };
  }
  // An entry that names no cookie knows no more than the general rules.
  if (!entry || signalsOf(entry).length === 0) return byGeneralRules(own, now, history, page);
  const sure = bySignals(entry.signed_in, own);
  const shown = sure.cookies.length > 0 ? sure : bySignals(entry.signed_in_candidates, own);
  if (shown.cookies.length === 0) return undefined;
  const isGuess = shown !== sure || entry.confidence === 'low';
  return {
    grade: isGuess ? 'likely' : shown.grade,
    cookies: shown.cookies,
    reasons: shown.cookies.map(({ name }) => ({ kind: 'catalogue', cookie: name })),
  };
}

/**
 * Browsers keep 180 cookies of a site (docs/platform-facts.md), in each partition. A jar with more of one site than
 * this is nobody's, and must not hold up the list.
 */
const MOST_COOKIES = 2_000;

function byGeneralRules(
  all: readonly ObservedCookie[],
  now: number,
  history = NO_HISTORY,
  page?: PageEvidence,
): Shown | undefined {
  const own = all.slice(0, MOST_COOKIES);
  const judgement = judge({ cookies: own.map((cookie) => traitsOf(cookie, now)), history, page });
  if (!judgement) return undefined;
  const names = new Set(judgement.reasons.map((reason) => 'cookie' in reason && reason.cookie));
  return { ...judgement, cookies: own.filter(({ name }) => names.has(name)) };
}

/** What these signals find; a login that only an unverified cookie shows is likely, no more. */
function bySignals(
  signals: Signals | undefined,
  cookies: readonly ObservedCookie[],
): Pick<Shown, 'grade' | 'cookies'> {
  const hits = (signals?.cookies ?? []).map((signal) => ({
    signal,
    cookies: cookies.filter((cookie) => fits(cookie, signal)),
  }));
  const found = hits.filter((hit) => hit.cookies.length > 0);
  const verified = found.filter(({ signal }) => !signal.unverified);
  const shows = (some: typeof hits) => {
    switch (signals?.match ?? 'any') {
      case 'any':
        return some.length > 0;
      case 'all':
        return some.length > 0 && some.length === hits.length;
      case 'required_plus_any': {
        const required = some.filter(({ signal }) => signal.required);
        const asked = hits.filter(({ signal }) => signal.required);
        return required.length === asked.length && some.length > required.length;
      }
    }
  };
  return {
    grade: shows(verified) ? 'signed-in' : 'likely',
    cookies: shows(found) ? found.flatMap((hit) => hit.cookies) : [],
  };
}

function signalsOf({ signed_in, signed_in_candidates }: SiteEntry): readonly CookieSignal[] {
  return [...(signed_in?.cookies ?? []), ...(signed_in_candidates?.cookies ?? [])];
}

function hasName(cookie: ObservedCookie, signal: CookieSignal): boolean {
  if (signal.name_pattern !== undefined) return new RegExp(signal.name_pattern).test(cookie.name);
  return cookie.name === signal.name || (signal.name_variants?.includes(cookie.name) ?? false);
}

function fits(cookie: ObservedCookie, signal: CookieSignal): boolean {
  if (cookie.value === '' || !hasName(cookie, signal)) return false;
  if (signal.domain !== undefined && !isWithin(cookie.domain, signal.domain.replace(/^\./, ''))) return false;
  return signal.value_pattern === undefined || new RegExp(signal.value_pattern).test(cookie.value);
}

function isIdentity(cookie: ObservedCookie, entry: SiteEntry): boolean {
  return entry.identity_cookie?.name === cookie.name;
}

const TELLING_HOLDS = /^(numeric )?(user|login|member|athlete|account) ?(id|name|number|e-mail)\b/i;

function accountsOf(entry: SiteEntry, cookies: readonly ObservedCookie[]): readonly string[] {
  const { holds } = entry.identity_cookie ?? {};
  if (holds === undefined || !TELLING_HOLDS.test(holds)) return [];
  const names = cookies.filter((cookie) => isIdentity(cookie, entry)).map((cookie) => decode(cookie.value));
  return [...new Set(names.filter(isAccountName))];
}

/** The account that the site itself named when it was asked, as long as that answer counts. */
function accountsTold(reasons: readonly Reason[], seen: SiteSeen | undefined): readonly string[] {
  if (seen?.asked?.verdict !== 'signed-in' || !reasons.some(({ kind }) => kind === 'asked')) return [];
  return seen.asked.account === undefined ? [] : [seen.asked.account];
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value).replace(/^"|"$/g, '');
  } catch {
    // Not percent-encoded after all: the bare text is the best there is.
    return value;
  }
}

/** A login lasts as long as the longest of the cookies that show it; one without an end ends with the browser. */
function endOf(cookies: readonly ObservedCookie[]): number | undefined {
  const ends = cookies.map((cookie) => cookie.expiresAt).filter((end) => end !== undefined);
  return ends.length > 0 ? Math.max(...ends) : undefined;
}
