/**
 * What looked like a sign-in or a sign-out and may still come to something: by tab, with the site's cookies as they were
 * before it. Lost with the worker: then a look in the page has to do.
 */

import type { Catalogue, LoginGroup } from '../core/catalogue';
import type { Moment } from '../core/detect/history';
import { momentOfRequest, type Outline } from '../core/detect/outline';
import type { SiteSeen } from '../core/detect/seen';
import type { Snapshot } from '../core/detect/snapshot';
import { hostOf, isWithinAny } from '../core/site';
import type { World } from '../ports';

/** Where something happens. */
export interface TabPlace {
  readonly tabId: number;
  readonly storeId: string;
  readonly url: string;
}

export interface Pending {
  readonly group: LoginGroup;
  readonly storeId: string;
  readonly moment: Moment;
  readonly before: Snapshot;
  readonly seen: SiteSeen;
  readonly at: number;
}

export interface PendingPorts {
  readonly world: World;
  readonly catalogue: Catalogue;
  readonly snapshot: (group: LoginGroup, storeId: string) => Promise<Snapshot>;
  readonly seenOf: (group: LoginGroup, place: TabPlace) => Promise<SiteSeen>;
}

export interface PendingSignIns {
  /** Notes a request, where it looks like one. */
  begin(place: TabPlace, outline: Omit<Outline, 'url'>): Promise<void>;
  /** What the tab waits for; waits for what is just being noted. */
  of(tabId: number): Promise<Pending | undefined>;
  isStill(tabId: number, one: Pending): boolean;
  /** The page after it still asked for a login. */
  refuse(one: Pending): void;
  end(tabId: number): void;
  /** Ends all for these domains. */
  forget(domains: readonly string[], storeId: string): void;
}

/** What came of a request is not asked any more after this. */
const LONGEST_MS = 15_000;

export function createPendingSignIns({ world, catalogue, snapshot, seenOf }: PendingPorts): PendingSignIns {
  const pending = new Map<number, Pending>();
  /** A slow machine may have the next page before the cookies are read that were there before it. */
  const beginning = new Map<number, Promise<void>>();
  const refused = new WeakSet<Pending>();

  function now(tabId: number): Pending | undefined {
    const one = pending.get(tabId);
    if (one && world.now() - one.at <= LONGEST_MS) return one;
    pending.delete(tabId);
    return undefined;
  }

  async function note(place: TabPlace, group: LoginGroup, moment: Moment, at: number): Promise<void> {
    const { tabId, storeId } = place;
    const before = await snapshot(group, storeId);
    pending.set(tabId, { group, storeId, moment, before, seen: await seenOf(group, place), at });
  }

  return {
    async begin(place, outline) {
      const moment = momentOfRequest({ ...outline, url: place.url });
      const host = hostOf(place.url);
      if (moment === undefined || host === undefined) return;
      const group = catalogue.groupOf(host);
      const { tabId } = place;
      // What a page's scripts send on arrival belongs to the sign-in that led there.
      const last = now(tabId);
      if (last && !outline.isPage && last.moment === moment && last.group.siteId === group.siteId) {
        // Or it is the next try after a wrong password, and has as long as the first one had.
        if (refused.has(last)) pending.set(tabId, { ...last, at: world.now() });
        return;
      }
      const noting = note(place, group, moment, world.now());
      beginning.set(tabId, noting);
      try {
        await noting;
      } finally {
        if (beginning.get(tabId) === noting) beginning.delete(tabId);
      }
    },
    async of(tabId) {
      // Whoever began it hears of its failure.
      await beginning.get(tabId)?.catch(() => undefined);
      return now(tabId);
    },
    isStill: (tabId, one) => now(tabId) === one,
    refuse: (one) => refused.add(one),
    end: (tabId) => pending.delete(tabId),
    forget(domains, storeId) {
      for (const [tabId, one] of pending) {
        if (one.storeId === storeId && isWithinAny(one.seen.host, domains)) pending.delete(tabId);
      }
    },
  };
}
