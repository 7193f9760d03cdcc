/** Carries out one wipe, step by step, each written down before it starts, so that a dead worker loses nothing. */

import type { Cookie } from '../core/cookie';
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
import { fingerprints } from './fingerprints';
import { forgetHistory } from './forget-history';
import { cookiesInScope, keptBy } from './scope';
import { SECOND_LOOK_AFTER_MS } from './second-look';
import { type SignOutPorts, signOutFirst } from './sign-out-step';

export interface WipePorts extends SignOutPorts {
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
const NOTHING: Look = { cookies: [], sightings: [], cached: [] };

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
  const { jar, lookout, journal, world } = ports;
  let now = entry;
  async function begin(step: WipeStep, changes: Partial<JournalEntry> = {}): Promise<void> {
    now = { ...now, ...changes, step };
    await journal.write(now);
    onStep(now);
  }

  await signOutFirst(now, ports, (changes) => begin('sign-out', changes));

  await begin('quarantine');
  await holdQuarantine();

  await begin('tabs');
  const tabs = await ports.siteTabs.find(now.domains, now.storeId);
  const sessionOrigins = await sessionStorageIn(tabs, ports.siteTabs);
  const before = await jar.readSite(now.domains, now.storeId);
  // A plain log-out leaves every store alone: there is nothing to look at but cookies.
  const isForget = now.scope === 'forget';
  const places = isForget ? await allPlaces(now, tabs, before, ports.memory) : [];
  const secondLook = now.secondLook && {
    ...now.secondLook,
    cameBack: (await cookiesInScope(now, ports)).length > 0,
  };
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
  if (isForget) await ports.siteTabs.forgetClosed(now.domains, now.storeId);

  if (!now.found) {
    await begin('look');
    const cookies = await cookiesInScope(now, ports);
    const seen = await lookout.look(places);
    const sightings = isForget ? [...seen, ...sessionSightings(now)] : [];
    // The site's own sign-out took some of them already.
    const removed = [...now.removed, ...(await fingerprints(cookies, now.id, world))];
    const found = foundOf({ cookies, sightings });
    const count = new Set(removed.map(([identity]) => identity)).size;
    await begin('look', { found: { ...found, cookies: count }, removed });
  }

  await begin('clear');
  const origins = ownOrigins(places, now.domains);
  let after: Look = NOTHING;
  for (let pass = 1; pass <= PASSES; pass += 1) {
    await clear(now, origins, ports);
    const sightings = await lookout.clearAndLook(places);
    const cached = await ports.siteData.clearCaches({
      origins: answering(sightings, origins),
      storeId: now.storeId,
    });
    after = { ...NOTHING, sightings, cached };
    if (pass === 1) await begin('look-again');
    after = { ...after, cookies: await cookiesInScope(now, ports) };
    if (isEmpty(after)) break;
  }
  if (isForget) {
    // Last: looking and clearing open addresses of the site, too.
    await forgetHistory(now, ports.history, (report) => begin('look-again', { history: report }));
  }
  // What a tab remembers of the site stays with a plain log-out anyway.
  const leftTabs = isForget ? await ports.siteTabs.countLeft(now.domains, now.storeId) : 0;
  const outcome = outcomeOf(after, places, leftTabs);
  await begin('lift', { outcome, finishedAt: world.now(), ...(await keptBy(now, ports)) });
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

async function clear(entry: JournalEntry, origins: readonly string[], ports: WipePorts): Promise<void> {
  const [cookies] = await Promise.all([
    cookiesInScope(entry, ports),
    ports.siteData.clear({ origins, storeId: entry.storeId }),
  ]);
  await Promise.all(cookies.map((cookie) => ports.jar.remove(cookie)));
}

async function sessionStorageIn(tabs: readonly SiteTab[], siteTabs: SiteTabs): Promise<readonly string[]> {
  return (await Promise.all(tabs.map((tab) => siteTabs.sessionStorageOf(tab)))).flat();
}

/** Own origins whose documents came. A host that keeps silent has been told of already. */
function answering(sightings: readonly Sighting[], own: readonly string[]): readonly string[] {
  const reached = sightings.filter((one) => one.reached && one.partition === undefined);
  return [...new Set(reached.map(({ origin }) => origin))].filter((origin) => own.includes(origin));
}

function sessionSightings({ sessionOrigins = [], storeId }: JournalEntry): readonly Sighting[] {
  const holds = ['session-storage' as const];
  return sessionOrigins.map((origin) => ({ origin, storeId, reached: true, holds, blind: [] }));
}

function isEmpty(look: Look): boolean {
  if (look.cached.length > 0) return false;
  return look.cookies.length === 0 && look.sightings.every((sighting) => sighting.holds.length === 0);
}
