/** The site's own page to log out at, where the catalogue knows one that only the person may use. */

import type { LoginGroup } from './catalogue';
import type { OwnLogOut } from './signed-in';
import { hostOf } from './site';

/** The reviewed address, or undefined where there is none or the sign-out is Signoff's to do. */
export function ownLogOutAddress({ entry }: LoginGroup): string | undefined {
  return entry?.sign_out?.how === 'visit' ? entry.sign_out.url : undefined;
}

/** What is said of that page before it is opened. */
export function ownLogOutOf({ entry }: LoginGroup): OwnLogOut | undefined {
  if (entry?.sign_out?.how !== 'visit') return undefined;
  const { url, basis, confidence, ends } = entry.sign_out;
  return { host: hostOf(url) ?? '', basis, confidence, ...(ends && { endsAll: true }) };
}
