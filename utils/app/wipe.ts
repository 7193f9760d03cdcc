/** Carries out one wipe, step by step, each written down before it starts, so that a dead worker loses nothing. */

import { type Cookie, cookieIdentity, type ObservedCookie } from '../core/cookie';
import { type JournalEntry, placeKey, type WipePlace, type WipeStep } from '../core/journal';
import { foundOf, type Look, outcomeOf, receiptOf, type Sighting } from '../core/outcome';
import { ownOrigins, placesOf, topLevelSite } from '../core/plan';
import type {
  CookieJar,
  History,
  Journal,
  Lookout,
  Memory,
  SiteData,
  SiteTab,
  SiteTabs,
  World,
} from '../ports';
import { forgetHistory } from './forget-history';
import { SECOND_LOOK_AFTER_MS } from './second-look';

export interface WipePorts {
  readonly jar: CookieJar;
  readonly siteData: SiteData;
  readonly lookout: Lookout;
  readonly siteTabs: SiteTabs;
  readonly history: History;
  readonly journal: Journal;
  readonly memory: Memory;
  readonly world: World;
}

/** How often what is left is cleared and looked at again before the receipt says that it is left. */
const PASSES = 2;

/**
 * Wipes the site of this entry under a quarantine, wherever an earlier try was cut off.
 * Returns the entry with its outcome; throws only where the journal cannot be written or the browser refuses a call.
 */
export async function wipe(
  entry: JournalEntry,
  ports: WipePorts,
  holdQuarantine: () => Promise<void>,
  onStep: (entry: JournalEntry) => void,
): Promise<JournalEntry> {
  const { jar, siteData, lookout, journal, world } = ports;
  let now = entry;
  async function begin(step: WipeStep, changes: Partial<JournalEntry> = {}): Promise<void> {
    now = { ...now, ...changes, step };
    await journal.write(now);
    onStep(now);
  }

  await begin('quarantine');
  await holdQuarantine();

  await begin('tabs');
  const tabs = await ports.siteTabs.find(now.domains, now.storeId);
  const sessionOrigins = await sessionStorageIn(tabs, ports.siteTabs);
  const before = await jar.readSite(now.domains, now.storeId);
  const places = await allPlaces(now, tabs, before, ports.memory);
  const secondLook = now.secondLook && { ...now.secondLook, cameBack: before.length > 0 };
  const held = tabs.filter(({ address }) => address !== undefined).map(({ tabId }) => tabId);
  const tabIds = [...new Set([...(now.tabIds ?? []), ...held])];
  await begin('tabs', {
    places,
    secondLook,
    tabIds,
    tabs: tabIds.length,
    sessionOrigins: [...new Set([...(now.sessionOrigins ?? []), ...sessionOrigins])],
  });
  for (const tab of tabs) await ports.siteTabs.hold(tab, now.id);
  await ports.siteTabs.forgetClosed(now.domains, now.storeId);

  if (!now.found) {
    await begin('look');
    const cookies = await jar.readSite(now.domains, now.storeId);
    const seen = await lookout.look(places);
    const found = foundOf({ cookies, sightings: [...seen, ...sessionSightings(now)] });
    await begin('look', { found, removed: await fingerprints(cookies, now.id, world) });
  }

  await begin('clear');
  let after: Look = { cookies: [], sightings: [] };
  for (let pass = 1; pass <= PASSES; pass += 1) {
    await clear(now, places, siteData, jar);
    after = { cookies: [], sightings: await lookout.clearAndLook(places) };
    if (pass === 1) await begin('look-again');
    after = { ...after, cookies: await jar.readSite(now.domains, now.storeId) };
    if (isEmpty(after)) break;
  }
  // Last: looking and clearing open addresses of the site, too.
  await forgetHistory(now, ports.history, (report) => begin('look-again', { history: report }));
  const leftTabs = await ports.siteTabs.countLeft(now.domains, now.storeId);
  await begin('lift', { outcome: outcomeOf(after, places, leftTabs), finishedAt: world.now() });
  return now;
}

/** Stores the receipt of a wiped entry, which from then on only waits for its second look. */
export async function writeReceipt(entry: JournalEntry, { journal, world }: WipePorts): Promise<void> {
  const secondLook = {
    dueAt: world.now() + SECOND_LOOK_AFTER_MS,
    cameBack: entry.secondLook?.cameBack ?? false,
  };
  const waiting: JournalEntry = { ...entry, step: 'second-look', secondLook };
  await journal.writeWithReceipt(waiting, receiptOf(waiting, 'due'));
}

/**
 * The intent with every place that is known now: a crash may take the cookies and the memory that lead there. A cookie
 * store that cannot be read leaves what the memory knows.
 */
export async function withPlaces(entry: JournalEntry, { jar, memory }: WipePorts): Promise<JournalEntry> {
  const cookies = await jar.readSite(entry.domains, entry.storeId).catch(() => []);
  return { ...entry, places: await allPlaces(entry, [], cookies, memory) };
}

async function allPlaces(
  entry: JournalEntry,
  tabs: readonly SiteTab[],
  cookies: readonly Cookie[],
  memory: Memory,
): Promise<WipePlace[]> {
  const seen = await memory.places(entry.domains, entry.storeId);
  const planned = placesOf({
    domains: entry.domains,
    storeId: entry.storeId,
    cookies,
    openOrigins: tabs.flatMap((tab) => tab.frames.map((frame) => frame.origin)),
    seenOrigins: seen.origins,
    embedders: [
      ...seen.embedders,
      ...tabs.map((tab) => tab.embedder && topLevelSite(tab.embedder)).filter((top) => top !== undefined),
    ].filter((top) => top !== ''),
    guests: seen.guests,
  });
  // What an earlier try knew comes first: its cookies and tabs may be gone, and nothing else leads there any more.
  const places = new Map<string, WipePlace>();
  for (const place of [...entry.places, ...planned]) {
    const certain = place.certain || places.get(placeKey(place))?.certain === true;
    places.set(placeKey(place), { ...place, certain });
  }
  return [...places.values()];
}

async function clear(
  entry: JournalEntry,
  places: readonly WipePlace[],
  siteData: SiteData,
  jar: CookieJar,
): Promise<void> {
  const origins = ownOrigins(places, entry.domains);
  const [cookies] = await Promise.all([
    jar.readSite(entry.domains, entry.storeId),
    siteData.clear({ origins, storeId: entry.storeId }),
  ]);
  await Promise.all(cookies.map((cookie) => jar.remove(cookie)));
}

async function sessionStorageIn(tabs: readonly SiteTab[], siteTabs: SiteTabs): Promise<readonly string[]> {
  return (await Promise.all(tabs.map((tab) => siteTabs.sessionStorageOf(tab)))).flat();
}

function sessionSightings({ sessionOrigins = [], storeId }: JournalEntry): readonly Sighting[] {
  const holds = ['session-storage' as const];
  return sessionOrigins.map((origin) => ({ origin, storeId, reached: true, holds, blind: [] }));
}

async function fingerprints(
  cookies: readonly ObservedCookie[],
  wipeId: string,
  world: World,
): Promise<[string, string][]> {
  return Promise.all(
    cookies.map(async (cookie): Promise<[string, string]> => {
      const identity = cookieIdentity(cookie);
      return [identity, await world.fingerprint(`${wipeId} ${identity} ${cookie.value}`)];
    }),
  );
}

function isEmpty(look: Look): boolean {
  return look.cookies.length === 0 && look.sightings.every((sighting) => sighting.holds.length === 0);
}
