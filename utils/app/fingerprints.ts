/** Tells a cookie's value again without keeping it: 16 bits of a digest, salted so that two records never match. */

import { cookieIdentity, type ObservedCookie } from '../core/cookie';
import type { World } from '../ports';

/** @param salt another one for every record, so that equal values at two times do not show */
export function fingerprintOf(cookie: ObservedCookie, salt: string, world: World): Promise<string> {
  return world.fingerprint(`${salt} ${cookieIdentity(cookie)} ${cookie.value}`);
}

/** Identity and fingerprint of each cookie. */
export function fingerprints(
  cookies: readonly ObservedCookie[],
  salt: string,
  world: World,
): Promise<[identity: string, fingerprint: string][]> {
  return Promise.all(
    cookies.map(
      async (cookie): Promise<[string, string]> => [
        cookieIdentity(cookie),
        await fingerprintOf(cookie, salt, world),
      ],
    ),
  );
}
