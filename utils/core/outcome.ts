/** Compares what was there with what is there now, and turns it into a receipt that is never better than the evidence. */

import { type Cookie, cookieOrigin } from './cookie';
import { isHistoryOpen } from './history';
import type { Found, JournalEntry, Outcome, StoreSeen, WipePlace } from './journal';
import { placeKey } from './journal';
import type { Receipt, ReceiptVerdict, SecondLook } from './receipt';
import type { StoreKind, Unit, UnitPlace } from './unit';

/** What looking at one place from a document of its origin said. */
export interface Sighting extends UnitPlace {
  /** False: no document of the origin could be had, so nothing is known. */
  readonly reached: boolean;
  /** Kinds of store that hold something. */
  readonly holds: readonly StoreKind[];
  /** Kinds that the browser would not show. */
  readonly blind: readonly StoreKind[];
}

/** What one look at a site saw. */
export interface Look {
  readonly cookies: readonly Cookie[];
  readonly sightings: readonly Sighting[];
  /** Origins that answer, and whose cached files the browser was not brought to clear all the same. */
  readonly cached: readonly string[];
}

/** The non-empty stores of some sightings. */
export function storesOf(sightings: readonly Sighting[]): StoreSeen[] {
  return sightings.flatMap(({ origin, storeId, partition, holds }) =>
    holds.map((kind) => ({ kind, origin, storeId, partition })),
  );
}

/** What is kept of the look before the wipe. */
export function foundOf(look: Pick<Look, 'cookies' | 'sightings'>): Found {
  return { cookies: look.cookies.length, stores: storesOf(look.sightings) };
}

/**
 * What is not proven gone. A place that does not answer is `not-looked`, neither gone nor left; one that only a guess
 * pointed at is left out when another place of the site answered in the same partition: that host most likely does
 * not exist. Under an embedder that keeps silent nothing answers, and all of it stays open.
 */
export function outcomeOf(after: Look, places: readonly WipePlace[], leftTabs = 0): Outcome {
  const open: Unit[] = cookieUnits(after.cookies, 'left');
  const stores = storesOf(after.sightings);
  for (const store of stores) open.push({ ...store, verdict: 'left', count: 1 });
  for (const place of unanswered(after.sightings, places)) {
    open.push({ ...place, kind: 'local-storage', verdict: 'not-looked', count: 1 });
  }
  for (const { origin, storeId, partition, blind } of after.sightings) {
    for (const kind of blind)
      open.push({ origin, storeId, partition, kind, verdict: 'out-of-reach', count: 1 });
  }
  const storeId = places[0]?.storeId ?? '';
  for (const origin of after.cached)
    open.push({ origin, storeId, kind: 'http-cache', verdict: 'not-looked', count: 1 });
  return { cookiesLeft: after.cookies.length, storesLeft: stores.length, open, leftTabs };
}

function cookieUnits(cookies: readonly Cookie[], verdict: Unit['verdict']): Unit[] {
  return [...groupBy(cookies, cookieOrigin)].map(([origin, own]) => {
    const storeId = own[0]?.storeId ?? '';
    return { kind: 'cookie', origin, storeId, verdict, count: own.length };
  });
}

/** The outcome once these cookies were seen gone, came back, and stayed. */
export function withComeBack(outcome: Outcome, cookies: readonly Cookie[]): Outcome {
  return {
    ...outcome,
    cookiesLeft: outcome.cookiesLeft + cookies.length,
    open: [...outcome.open, ...cookieUnits(cookies, 'came-back')],
  };
}

function unanswered(sightings: readonly Sighting[], places: readonly WipePlace[]): UnitPlace[] {
  const answers = sightings.filter((sighting) => sighting.reached);
  const reached = new Set(answers.map(placeKey));
  const partitions = new Set(answers.map(({ partition }) => partition));
  return places
    .filter((place) => !reached.has(placeKey(place)) && (place.certain || !partitions.has(place.partition)))
    .map(({ origin, storeId, partition }) => ({ origin, storeId, partition }));
}

/** The receipt of a wipe that was looked at again. Throws when it was not: there is nothing to say then. */
export function receiptOf(entry: JournalEntry, secondLook: SecondLook): Receipt {
  const { found, outcome, finishedAt } = entry;
  if (!found || !outcome || finishedAt === undefined)
    throw new Error(`wipe ${entry.id} was not looked at again`);
  return {
    ...identity(entry),
    finishedAt,
    verdict: verdictOf(entry, outcome),
    // What is left was there: whatever was written after the first look counts as found, too.
    cookies: { found: Math.max(found.cookies, outcome.cookiesLeft), left: outcome.cookiesLeft },
    stores: { found: Math.max(found.stores.length, outcome.storesLeft), left: outcome.storesLeft },
    open: outcome.open,
    leftTabs: outcome.leftTabs ?? 0,
    ...(entry.history ? { history: entry.history } : {}),
    secondLook,
  };
}

/** The receipt of a wipe that did not happen. */
export function failureReceipt(
  entry: JournalEntry,
  failure: NonNullable<Receipt['failure']>,
  now: number,
): Receipt {
  const none = { found: 0, left: 0 };
  return {
    ...identity(entry),
    finishedAt: now,
    verdict: 'failed',
    cookies: none,
    stores: none,
    open: [],
    leftTabs: 0,
    failure,
    secondLook: 'clean',
  };
}

function verdictOf({ history }: JournalEntry, outcome: Outcome): ReceiptVerdict {
  return outcome.open.length === 0 && !isHistoryOpen(history) ? 'clean' : 'partial';
}

function identity(entry: JournalEntry) {
  return {
    id: entry.id,
    siteId: entry.siteId,
    siteName: entry.siteName,
    domains: entry.domains,
    storeId: entry.storeId,
    startedAt: entry.requestedAt,
    tabs: entry.tabs,
    scope: entry.scope,
    ...(entry.signOut ? { signOut: entry.signOut } : {}),
    ...(entry.kept === undefined ? {} : { kept: entry.kept }),
    ...(entry.keptLogin ? { keptLogin: true } : {}),
    ...(entry.accounts === undefined ? {} : { accounts: entry.accounts }),
    ...(entry.providers?.length ? { providers: entry.providers } : {}),
  };
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
