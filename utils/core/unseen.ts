/**
 * Sites whose login only their own pages show (Discord, say): where no page has shown it lately, nobody knows, and that
 * is said instead of 'signed out'.
 */

import type { LoginGroup } from './catalogue';
import type { SiteSeen } from './detect/seen';
import type { UnseenSite } from './signed-in';
import { hostOf } from './site';

/** The origin whose storage holds the login; undefined for a site of which a cookie tells it. */
export function loginOriginOf({ entry }: LoginGroup): string | undefined {
  if (entry?.signed_in?.cookies || entry?.signed_in_candidates?.cookies) return undefined;
  return entry?.signed_in?.storage?.[0]?.origin;
}

export interface Traces {
  /** A row says what is known. */
  readonly isListed: boolean;
  readonly seen: SiteSeen | undefined;
  /** A cookie of the site, or a page of it that was open: somebody was there with this browser. */
  readonly isVisited: boolean;
}

/** The site, if somebody was there and nothing tells whether they are signed in. */
export function unseenOf(group: LoginGroup, storeId: string, traces: Traces): UnseenSite | undefined {
  const origin = loginOriginOf(group);
  const { isListed, seen, isVisited } = traces;
  const isFresh = seen?.page !== undefined && !seen.page.isOld;
  if (origin === undefined || isListed || isFresh || !(isVisited || seen)) return undefined;
  return { siteId: group.siteId, name: group.name, host: hostOf(origin) ?? group.siteId, storeId };
}
