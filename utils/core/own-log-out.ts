/** The site's own page to log out at, where the catalogue knows one that only the person may use. */

import type { LoginGroup } from './catalogue';
import type { OwnLogOut } from './signed-in';
import { hostOf } from './site';

/** The reviewed address, or undefined where there is none or the sign-out is Signoff's to do. */
export function ownLogOutAddress({ entry }: LoginGroup): string | undefined {
  return entry?.sign_out?.how === 'visit' ? entry.sign_out.url : undefined;
}

/** Whether the site's log-out ends the account's login on every device. */
export function endsAll({ entry }: LoginGroup): boolean {
  return entry?.sign_out?.how === 'visit' && entry.sign_out.ends === 'all-sessions';
}

/** What is said of that page before it is opened. */
export function ownLogOutOf(group: LoginGroup): OwnLogOut | undefined {
  const { entry } = group;
  if (entry?.sign_out?.how !== 'visit') return undefined;
  const { url, basis, confidence } = entry.sign_out;
  return { host: hostOf(url) ?? '', basis, confidence, ...(endsAll(group) && { endsAll: true }) };
}
