/** Looks at a wiped site once more, later: what came back is cleared again, what is new is somebody's new login and stays. */

import type { Catalogue } from '../core/catalogue';
import { classify } from '../core/classify';
import { cookieIdentity, type ObservedCookie } from '../core/cookie';
import type { JournalEntry } from '../core/journal';
import { receiptOf, withComeBack } from '../core/outcome';
import { ownOrigins } from '../core/plan';
import type { SecondLook } from '../core/receipt';
import type { CookieJar, History, Journal, SiteData, World } from '../ports';
import { fingerprintOf } from './fingerprints';
import { tolerate } from './tolerate';

/** Firefox writes its session file up to 15 s late and restores cookies from it after a crash (platform-facts.md). */
export const SECOND_LOOK_AFTER_MS = 20_000;

export interface SecondLookPorts {
  readonly jar: CookieJar;
  readonly siteData: SiteData;
  readonly history: History;
  readonly journal: Journal;
  readonly world: World;
  readonly catalogue: Catalogue;
}

/**
 * Takes the second look at this entry if its time has come, and returns whether the receipt says so now. A site that
 * cannot be looked at now has its look later.
 */
export async function takeSecondLook(
  entry: JournalEntry,
  browserRun: string,
  ports: SecondLookPorts,
): Promise<boolean> {
  const { journal, world } = ports;
  const isFreshStart = entry.browserRun !== browserRun;
  const { dueAt = 0, cameBack = false } = entry.secondLook ?? {};
  if (!isFreshStart && world.now() < dueAt) return false;
  const seen = await tryToLook(entry, ports);
  await tolerate('pages stay in the cache', () => clearPages(entry, ports));
  const now = world.now();
  if (seen === undefined) {
    // Each time after twice as long: a cookie store may never come back.
    const pause = Math.max(SECOND_LOOK_AFTER_MS, now - (entry.finishedAt ?? now));
    await journal.write({ ...entry, secondLook: { dueAt: now + pause, cameBack } });
  } else if (isFreshStart) {
    // The session that the browser restores may arrive after this look: look again when that must be over.
    const secondLook = { dueAt: now + SECOND_LOOK_AFTER_MS, cameBack: seen.saw !== 'clean' };
    await journal.write({ ...entry, browserRun, secondLook });
  } else {
    await closeWipe(entry, seen, journal);
    return true;
  }
  return false;
}

/** The HTTP cache holds on to a page that was in the browser's memory a moment ago: by now it lets go (platform-facts.md). */
async function clearPages(entry: JournalEntry, { siteData, history }: SecondLookPorts): Promise<void> {
  if (!hadPages(entry)) return;
  const { places, domains, storeId } = entry;
  const origins = ownOrigins(places, domains);
  await siteData.clearCaches({ origins, storeId });
  // Clearing opened an address of each.
  await history.forgetLooks(origins, storeId);
}

/** Whether pages were open that a wipe was to forget: the browser may still have them in its memory. */
export function hadPages({ scope, tabs, outcome }: JournalEntry): boolean {
  return scope === 'forget' && (tabs > 0 || (outcome?.leftTabs ?? 0) > 0);
}

async function tryToLook(entry: JournalEntry, ports: SecondLookPorts): Promise<Seen | undefined> {
  try {
    return await lookOnceMore(entry, ports);
  } catch (cause) {
    console.warn(`Signoff: no second look at ${entry.siteId}`, cause);
    return undefined;
  }
}

/** What a second look saw, and what came back and stayed. */
interface Seen {
  readonly saw: SecondLook;
  readonly left: readonly ObservedCookie[];
}

/** Looks, clears what came back, and says what it saw. */
async function lookOnceMore(entry: JournalEntry, ports: SecondLookPorts): Promise<Seen> {
  const { jar, catalogue, world } = ports;
  const { back, others } = await sort(entry, ports);
  const [domain = ''] = entry.domains;
  // Some cookies have the same value in every login (`logged_in=yes`): beside a new login they are part of that one.
  const shown = classify(catalogue.groupOf(domain), [...back, ...others], world.now())?.reasons ?? [];
  const isNewLogin = shown.some(
    (reason) => 'cookie' in reason && others.some(({ name }) => name === reason.cookie),
  );
  if (back.length === 0 || isNewLogin)
    return { saw: entry.secondLook?.cameBack ? 'cleared-again' : 'clean', left: [] };
  await Promise.all(back.map((cookie) => jar.remove(cookie)));
  const left = (await sort(entry, ports)).back;
  return { saw: left.length === 0 ? 'cleared-again' : 'left', left };
}

/** Ends a wipe with its one receipt. */
async function closeWipe(entry: JournalEntry, { saw, left }: Seen, journal: Journal): Promise<void> {
  const outcome = entry.outcome && withComeBack(entry.outcome, left);
  await journal.close(entry, receiptOf({ ...entry, outcome }, saw));
}

/** Parts the site's cookies: those that were removed and are there again with the value that they had, and all others. */
async function sort(
  entry: JournalEntry,
  { jar, world }: SecondLookPorts,
): Promise<{ readonly back: readonly ObservedCookie[]; readonly others: readonly ObservedCookie[] }> {
  const cookies = await jar.readSite(entry.domains, entry.storeId);
  const isBack = await Promise.all(
    cookies.map(async (cookie) => {
      const identity = cookieIdentity(cookie);
      const print = await fingerprintOf(cookie, entry.id, world);
      // One cookie may have had two values: the site's own sign-out gives new ones.
      return entry.removed.some(([known, value]) => known === identity && value === print);
    }),
  );
  return {
    back: cookies.filter((_, index) => isBack[index]),
    others: cookies.filter((_, index) => !isBack[index]),
  };
}
