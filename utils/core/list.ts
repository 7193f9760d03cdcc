/** Makes the list that a person sees out of cookies: one row per login group and cookie store. */

import type { Catalogue, LoginGroup } from './catalogue';
import { classify } from './classify';
import type { ObservedCookie } from './cookie';
import { savedLogins } from './log-out-scope';
import { ownLogOutOf } from './own-log-out';
import type { SignedInSite } from './signed-in';

/** What is remembered of a login; see `Memory` in ports. */
export interface KnownLogin {
  readonly firstSeenAt: number;
  readonly sawSignIn: boolean;
}

export interface ListContext {
  readonly catalogue: Catalogue;
  readonly now: number;
  readonly known: Readonly<Record<string, KnownLogin>>;
  /** Whether a login that is new now was made under Signoff's eyes; false for the first look of a run. */
  readonly watching: boolean;
}

/** Identity of a row. */
export function rowKey(siteId: string, storeId: string): string {
  return `${siteId}@${storeId}`;
}

/** The row of one group in one store, or undefined when nobody is signed in there. */
export function rowOf(
  group: LoginGroup,
  storeId: string,
  cookies: readonly ObservedCookie[],
  context: ListContext,
): SignedInSite | undefined {
  // Reading a site's cookies brings those of an entry below it as well (music.163.com under 163.com): another row.
  const own = cookies.filter(({ domain }) => context.catalogue.groupOf(domain).siteId === group.siteId);
  const finding = classify(group, own, context.now);
  if (!finding) return undefined;
  const key = rowKey(group.siteId, storeId);
  const ownLogOut = ownLogOutOf(group);
  const login = context.known[key] ?? { firstSeenAt: context.now, sawSignIn: context.watching };
  return {
    key,
    siteId: group.siteId,
    name: group.name,
    domains: group.domains,
    storeId,
    ...finding,
    firstSeenAt: login.firstSeenAt,
    sawSignIn: login.sawSignIn,
    ...(savedLogins(group, own, context.now).length > 0 && { keepsLogin: true }),
    ...(ownLogOut && { ownLogOut }),
  };
}

/** All rows of one store. A cookie whose domain cannot be understood makes no row and stops nothing. */
export function rowsOf(
  storeId: string,
  cookies: readonly ObservedCookie[],
  context: ListContext,
): readonly SignedInSite[] {
  const groups = new Map<string, { group: LoginGroup; cookies: ObservedCookie[] }>();
  const byDomain = new Map<string, LoginGroup>();
  for (const cookie of cookies) {
    const group = byDomain.get(cookie.domain) ?? context.catalogue.groupOf(cookie.domain);
    byDomain.set(cookie.domain, group);
    const known = groups.get(group.siteId);
    if (known) known.cookies.push(cookie);
    else groups.set(group.siteId, { group, cookies: [cookie] });
  }
  return [...groups.values()]
    .map(({ group, cookies: own }) => rowOf(group, storeId, own, context))
    .filter((row) => row !== undefined);
}
