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
  const reasons = new Set(classify(group, cookies, now)?.reasons.map(({ cookie }) => cookie));
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

function isKept(cookie: ObservedCookie, group: LoginGroup): boolean {
  return group.entry?.keeps?.includes(cookie.name) ?? false;
}
