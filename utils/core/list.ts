/** Makes the list that a person sees out of cookies: one row per login group and cookie store. */

import type { Catalogue, LoginGroup } from './catalogue';
import { classify, ownCookies } from './classify';
import type { ObservedCookie } from './cookie';
import { corrected, type Said } from './corrected';
import type { SiteSeen } from './detect/seen';
import { savedLogins } from './log-out-scope';
import { ownLogOutOf } from './own-log-out';
import type { SignedInSite } from './signed-in';

/** What is remembered of a login; see `Memory` in ports. */
export interface KnownLogin {
  readonly firstSeenAt: number;
  readonly sawSignIn: boolean;
  /** In ms since the epoch, whole minutes. */
  readonly lastUsedAt?: number;
}

const MINUTE = 60_000;

/** A time as it is kept of a login's use: no finer than anybody needs it. */
export function wholeMinute(time: number): number {
  return time - (time % MINUTE);
}

export interface ListContext {
  readonly catalogue: Catalogue;
  readonly now: number;
  readonly known: Readonly<Record<string, KnownLogin>>;
  /** Whether a login that is new now was made under Signoff's eyes; false for the first look of a run. */
  readonly watching: boolean;
  /** What was seen beside the cookies, by row. */
  readonly seen?: Readonly<Record<string, SiteSeen>>;
  /** What people said of sites. */
  readonly said?: Said;
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
  return rowOfOwn(group, storeId, own, context);
}

function rowOfOwn(
  group: LoginGroup,
  storeId: string,
  own: readonly ObservedCookie[],
  context: ListContext,
): SignedInSite | undefined {
  const key = rowKey(group.siteId, storeId);
  const seen = context.seen?.[key];
  const finding = corrected(classify(group, own, context.now, seen), context.said?.get(group.siteId), {
    storeId,
    own: ownCookies(group, own, context.now),
    leftovers: seen?.history.leftovers ?? [],
  });
  if (!finding) return undefined;
  const ownLogOut = ownLogOutOf(group);
  const login = context.known[key] ?? newLogin(context);
  return {
    key,
    siteId: group.siteId,
    name: group.name,
    domains: group.domains,
    storeId,
    ...finding,
    firstSeenAt: login.firstSeenAt,
    sawSignIn: login.sawSignIn,
    ...(login.lastUsedAt !== undefined && { lastUsedAt: login.lastUsedAt }),
    ...(savedLogins(group, own, context.now).length > 0 && { keepsLogin: true }),
    ...(ownLogOut && { ownLogOut }),
  };
}

function newLogin({ now, watching }: ListContext): KnownLogin {
  return { firstSeenAt: now, sawSignIn: watching, ...(watching && { lastUsedAt: wholeMinute(now) }) };
}

/** So many cookies are judged at a stretch: some milliseconds' worth on an old machine. */
const STRETCH = 500;

/**
 * All rows of one store, in stretches: whoever runs it may do something else wherever it yields. A cookie whose domain
 * cannot be understood makes no row and stops nothing.
 */
export function* rowsInStretches(
  storeId: string,
  cookies: readonly ObservedCookie[],
  context: ListContext,
): Generator<undefined, readonly SignedInSite[]> {
  const groups = new Map<string, { group: LoginGroup; cookies: ObservedCookie[] }>();
  const byDomain = new Map<string, LoginGroup>();
  // A login that no cookie shows makes a row as well.
  for (const [key, { host }] of Object.entries(context.seen ?? {})) {
    const group = context.catalogue.groupOf(host);
    if (key === rowKey(group.siteId, storeId)) groups.set(group.siteId, { group, cookies: [] });
  }
  for (const { site, stores } of context.said?.values() ?? []) {
    const group = context.catalogue.groupOf(site);
    if (stores.includes(storeId) && !groups.has(group.siteId))
      groups.set(group.siteId, { group, cookies: [] });
  }
  let done = 0;
  for (const cookie of cookies) {
    const group = byDomain.get(cookie.domain) ?? context.catalogue.groupOf(cookie.domain);
    byDomain.set(cookie.domain, group);
    const known = groups.get(group.siteId);
    if (known) known.cookies.push(cookie);
    else groups.set(group.siteId, { group, cookies: [cookie] });
    done += 1;
    if (done % STRETCH === 0) yield;
  }
  const rows: SignedInSite[] = [];
  let since = 0;
  for (const { group, cookies: own } of groups.values()) {
    const row = rowOfOwn(group, storeId, own, context);
    if (row) rows.push(row);
    since += own.length;
    if (since < STRETCH) continue;
    since = 0;
    yield;
  }
  return rows;
}
