/** Who is wiped and who lives next door: the places of both, and the marks that their data carries. */
import type { Driver, Tab } from '../browsers/index.ts';
import { inventoryOf, nameOf, type Place, seedIn } from '../e2e/places.ts';
import { signIn } from '../e2e/steps.ts';
import type { Behaviour, Sites } from '../sites/index.ts';
import { eachOf } from './each-of.ts';

/** Everything of the victim's carries a mark that begins so, in each kind of partition another one. */
export const MINE = 'mine';
const OWN = `${MINE}-own`;
const EMBEDDED = `${MINE}-embedded`;
const THIRD = `${MINE}-third`;
export const THEIRS = 'theirs';
/** What pages keep that are loaded after the wipe: nobody's old data. */
export const FRESH = 'fresh';

export const WWW = 'www.instagram.com';
export const EMBEDDER = 'www.embedder-news.com';
export const WIDGETS = 'www.thirdparty-widgets.net';
export const VICTIM_HOSTS = [
  WWW,
  'accounts.instagram.com',
  'help.instagram.com',
  'instagram.com',
  'accountscenter.instagram.com',
];
export const FRIEND = 'www.facebook.com';

/** The wiped site's places: every origin, its partition elsewhere, and a third party's partition under it. */
export function victimPlaces(altPort: number): (Place & { readonly mark: string })[] {
  return [
    ...VICTIM_HOSTS.map((at) => ({ at, mark: OWN })),
    { at: `${WWW}:${altPort}`, mark: OWN },
    { at: WWW, under: EMBEDDER, mark: EMBEDDED },
    { at: WIDGETS, under: WWW, mark: THIRD },
  ];
}

export const NEIGHBOURS: readonly Place[] = [
  { at: 'www.notinstagram.com' },
  { at: 'alice.github.io' },
  { at: EMBEDDER },
  { at: WIDGETS },
  { at: FRIEND },
  { at: 'www.notinstagram.com', under: EMBEDDER },
  { at: WIDGETS, under: EMBEDDER },
];

/** Places of one origin in different partitions, each with a mark that it must not see. */
const APART: readonly { readonly place: Place; readonly foreignMark: string }[] = [
  { place: { at: WWW }, foreignMark: EMBEDDED },
  { place: { at: WWW, under: EMBEDDER }, foreignMark: OWN },
  { place: { at: WIDGETS, under: WWW }, foreignMark: THEIRS },
];

/** Fills every store of everybody, signs in at the victim and at a friend, and proves that partitions are apart. */
export async function setScene(driver: Driver, sites: Sites, behaviour: Behaviour): Promise<void> {
  // The sites outlive this browser and still have the last one's behaviour.
  for (const host of VICTIM_HOSTS) sites.behave(host, 'calm');
  await eachOf(driver, victimPlaces(sites.altPort), (tab, place) => seedIn(tab, place, place.mark));
  await eachOf(driver, NEIGHBOURS, (tab, place) => seedIn(tab, place, THEIRS));
  await eachOf(driver, APART, (tab, { place, foreignMark }) => proveApart(tab, place, foreignMark));
  await (await signIn(driver, sites, FRIEND)).close();
  await (await signIn(driver, sites, WWW)).close();
  for (const host of VICTIM_HOSTS) sites.behave(host, behaviour, OWN);
}

/** Storage partitioning is on: the place sees nothing of what was seeded under another top-level site. */
async function proveApart(tab: Tab, place: Place, foreignMark: string): Promise<void> {
  const seen = await inventoryOf(tab, place, foreignMark);
  // Cookies are no proof: a browser that allows third-party cookies sends those with SameSite=None everywhere.
  const foreign = Object.entries(seen).filter(([kind, names]) => !/cookie/.test(kind) && names.length > 0);
  if (foreign.length > 0)
    throw new Error(`${nameOf(place)} sees data of another partition: ${JSON.stringify(foreign)}`);
}
