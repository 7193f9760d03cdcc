/** Looks, without Signoff, at what of the victim is alive and whether the neighbours have all that they had. */
import type { Driver, SeenCookie } from '../browsers/index.ts';
import { aliveIn, inventoryOf, nameOf, type Place } from '../e2e/places.ts';
import type { Sites } from '../sites/index.ts';
import { eachOf } from './each-of.ts';
import { OPEN_TABS, type OpenTab } from './open-tabs.ts';
import { EMBEDDER, FRIEND, MINE, NEIGHBOURS, THEIRS, victimPlaces, WWW } from './scene.ts';
import { embedderStorage, sessionStorageOf } from './tab-memory.ts';

/** A unit is one kind of data × one place; by its name, what of it is alive. */
export type Units = ReadonlyMap<string, readonly string[]>;

export const KINDS = [
  'localStorage',
  'indexedDB',
  'cacheStorage',
  'opfs',
  'serviceWorker',
  'httpCache',
] as const;
const VICTIM = /(^|\.)instagram\.com$/;

/** The whole jar as it was before the wipe: a cookie that has its old value is a survivor, marked or not. */
export interface Before {
  readonly jar: readonly SeenCookie[];
}

/** Units of the victim that are alive in stores and cookies; nothing that belongs to one tab alone. */
export async function victimUnits(driver: Driver, sites: Sites, before?: Before): Promise<Units> {
  const units = new Map<string, string[]>();
  const add = (unit: string, name: string) => units.set(unit, [...(units.get(unit) ?? []), name]);
  await eachOf(driver, victimPlaces(sites.altPort), async (tab, place) => {
    const seen = await inventoryOf(tab, place, MINE);
    for (const kind of KINDS) for (const name of seen[kind]) add(`${kind} at ${nameOf(place)}`, name);
  });
  const jar = await driver.cookies();
  const known = new Set(before?.jar.map(identity));
  for (const cookie of jar.filter(isVictims)) {
    const isOld = before === undefined || known.has(identity(cookie)) || cookie.value.includes(MINE);
    if (isOld) add(`cookies at ${placeOf(cookie)}`, cookie.name);
    if (sites.wouldAccept(WWW, cookie.value)) add('the login', `${cookie.name} at ${placeOf(cookie)}`);
  }
  return units;
}

/** Marked sessionStorage of the victim's tabs, one unit for each; that of the frame is in its embedder's tab. */
export async function tabUnits(driver: Driver): Promise<Units> {
  const units = new Map<string, string[]>();
  for (const open of OPEN_TABS) {
    const names = await sessionStorageOf(driver, open, MINE);
    if (names.length > 0) units.set(sessionUnit(open), names);
  }
  return units;
}

export function sessionUnit({ kind, host }: OpenTab): string {
  const place: Place = kind === 'frame' ? { at: WWW, under: host } : { at: host };
  return `sessionStorage at ${nameOf(place)} in the ${kind} tab`;
}

/** Everything of the neighbours, one line for each piece; `tabs`: with what their open tabs remember. */
export async function neighbourPieces(driver: Driver, sites: Sites, tabs: boolean): Promise<string[]> {
  const pieces = (await eachOf(driver, NEIGHBOURS, (tab, place) => aliveIn(tab, place, THEIRS))).flat();
  const jar = (await driver.cookies()).filter((cookie) => !isVictims(cookie));
  const kept = tabs ? await embedderStorage(driver, EMBEDDER, THEIRS) : [];
  return [
    ...pieces,
    ...jar.map((cookie) => `cookie ${cookie.name} at ${placeOf(cookie)}`),
    ...(jar.some(({ value }) => sites.wouldAccept(FRIEND, value)) ? [`the login at ${FRIEND}`] : []),
    ...kept.map((name) => `sessionStorage ${name} of ${EMBEDDER}`),
  ].sort();
}

/** The victim's own cookies, and others' that are kept under it. */
function isVictims({ domain, partition }: SeenCookie): boolean {
  return VICTIM.test(domain) || (partition !== undefined && VICTIM.test(new URL(partition).hostname));
}

function placeOf({ domain, partition }: SeenCookie): string {
  return partition ? `${domain} under ${partition}` : domain;
}

function identity({ name, value, domain, path, partition }: SeenCookie): string {
  return JSON.stringify([name, value, domain, path, partition ?? '']);
}
