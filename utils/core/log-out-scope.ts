/** Which cookies a plain log-out takes: those of the login itself, a part of what forgetting takes. */

import type { LoginGroup } from './catalogue';
import { classify, isTelling } from './classify';
import type { ObservedCookie } from './cookie';

/** The cookies that are the login, as far as that is known. None of what the site keeps for a quick return. */
export function loginCookies(
  group: LoginGroup,
  cookies: readonly ObservedCookie[],
  now: number,
): readonly ObservedCookie[] {
  const shown = classify(group, cookies, now)?.reasons ?? [];
  const reasons = new Set(shown.map((reason) => 'cookie' in reason && reason.cookie));
  const identity = group.entry?.identity_cookie?.name;
  return cookies.filter(
    (cookie) =>
      isTelling(cookie, group) &&
      (cookie.name !== identity || reasons.has(cookie.name)) &&
      !isKept(cookie, group),
  );
}

/**
 * The cookies that a log-out takes away. Where the site did not confirm that the session is dead, and nobody knows which
 * of its cookies the session is, it is all of them: whoever sits down next must not be signed in.
 */
export function cookiesToLogOut(
  group: LoginGroup,
  cookies: readonly ObservedCookie[],
  now: number,
  isConfirmed: boolean,
): readonly ObservedCookie[] {
  if (group.entry || isConfirmed) return loginCookies(group, cookies, now);
  return cookies.filter((cookie) => !isKept(cookie, group));
}

/** Cookies that let the person back in without a password, as far as the catalogue knows such of this site. */
export function savedLogins(
  { entry }: LoginGroup,
  cookies: readonly ObservedCookie[],
  now: number,
): readonly ObservedCookie[] {
  return cookies.filter(
    ({ name, value, expiresAt, partition }) =>
      entry?.saved_login?.includes(name) &&
      value !== '' &&
      (expiresAt === undefined || expiresAt > now) &&
      // One that is kept under another site is of no use to somebody who comes to this one.
      !partition?.topLevelSite,
  );
}

function isKept(cookie: ObservedCookie, group: LoginGroup): boolean {
  return group.entry?.keeps?.includes(cookie.name) ?? false;
}
