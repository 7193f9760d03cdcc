/** What a person's word makes of a finding: it outweighs all evidence, for as long as there is something it can be about. */

import type { Catalogue } from './catalogue';
import type { Finding } from './classify';
import type { ObservedCookie } from './cookie';
import { type Correction, LONGEST_NAME, MOST_COOKIES } from './corrections';
import { kindOfName } from './detect/names';

/** By site id. */
export type Said = ReadonlyMap<string, Correction>;

export function saidOf(corrections: readonly Correction[], catalogue: Catalogue): Said {
  return new Map(corrections.map((one) => [catalogue.groupOf(one.site).siteId, one]));
}

/**
 * The cookies that stand for a login which nothing shows: all that the site has at that moment, but those that never
 * are a login (consent, analytics, forgery protection), unless it has no others.
 */
export function standIns(cookies: readonly ObservedCookie[]): readonly string[] {
  const names = [...new Set(cookies.map(({ name }) => name))].filter((name) => name.length <= LONGEST_NAME);
  const could = names.filter((name) => kindOfName(name) !== 'noise');
  return (could.length > 0 ? could : names).slice(0, MOST_COOKIES);
}

export interface SaidPlace {
  readonly storeId: string;
  /** The site's own cookies in this store that have not ended. */
  readonly own: readonly ObservedCookie[];
  /** Names of cookies that outlasted a sign-out: they stand for nobody. */
  readonly leftovers: readonly string[];
}

/** The finding after what was said of the site. Undefined: no row. */
export function corrected(
  finding: Finding | undefined,
  said: Correction | undefined,
  { storeId, own, leftovers }: SaidPlace,
): Finding | undefined {
  if (!said) return finding;
  if (said.says === 'not-login') return undefined;
  const reasons = [{ kind: 'said' as const }, ...(finding?.reasons ?? [])];
  if (finding) return { ...finding, grade: 'signed-in', reasons };
  const isHere = said.stores.includes(storeId);
  // A site without cookies keeps its login where only its own pages see it: the person's word is all there is.
  if (said.cookies?.length === 0) return isHere ? { grade: 'signed-in', reasons, accounts: [] } : undefined;
  const live = own.filter(
    ({ name, value }) => value !== '' && said.cookies?.includes(name) && !leftovers.includes(name),
  );
  if (live.length === 0) return undefined;
  const ends = live.map(({ expiresAt }) => expiresAt).filter((end) => end !== undefined);
  // In other stores these may be a visitor's.
  const grade = isHere ? 'signed-in' : 'likely';
  return { grade, reasons, accounts: [], ...(ends.length > 0 && { endsAt: Math.max(...ends) }) };
}

/**
 * What is left of a correction after a log-out in one store: cookies that outlasted it stood for nothing.
 * @param present names of the site's cookies after it
 */
export function afterLogOut(said: Correction, storeId: string, present: readonly string[]): Correction {
  if (!said.cookies) return said;
  const cookies = said.cookies.filter((name) => !present.includes(name));
  // None that went: nothing here shows the next login, so the person will have to say it again.
  const { cookies: _, ...others } = said;
  return cookies.length > 0 ? { ...said, cookies } : { ...others, stores: without(said.stores, storeId) };
}

/** What is left of it once the site was forgotten in one store; undefined: nothing. `not-login` names no login and stays. */
export function afterForgetting(said: Correction, storeId: string): Correction | undefined {
  if (said.says === 'not-login') return said;
  const stores = without(said.stores, storeId);
  return stores.length > 0 ? { ...said, stores } : undefined;
}

function without(stores: readonly string[], storeId: string): readonly string[] {
  return stores.filter((one) => one !== storeId);
}
