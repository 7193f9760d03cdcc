/** Seeds places with marked data and looks, without Signoff, at what of it is alive. */
import type { Driver, Tab } from '../browsers/index.ts';

/** Where data is kept: an origin, ordinary or in a frame under another site. */
export interface Place {
  /** HOST or HOST:PORT; always https. */
  readonly at: string;
  readonly under?: string;
}

/** `https://HOST kind name` for every piece of marked data. */
export type Alive = readonly string[];

const KINDS = ['localStorage', 'indexedDB', 'cacheStorage', 'opfs', 'serviceWorker'] as const;

/** What looking at a place said, by kind. `cookieSent` is what its server was sent, HttpOnly included. */
export type Inventory = Record<
  (typeof KINDS)[number] | 'sessionStorage' | 'cookieSent' | 'httpCache',
  string[]
> & { errors: string[] };

export function nameOf(place: Place): string {
  return place.under ? `${place.at} under ${place.under}` : place.at;
}

/** Puts marked data into every kind of store of the place. */
export async function seed(driver: Driver, place: Place, mark: string): Promise<void> {
  const address = place.under
    ? `https://${place.under}/embed-seed?of=${place.at}&mark=${mark}`
    : `https://${place.at}/seed?mark=${mark}`;
  const tab = await driver.open(address);
  await tab.waitFor(() => document.documentElement.dataset.seeded !== undefined, { timeoutMs: 20_000 });
  const said = await tab.evaluate(() => document.documentElement.dataset.seeded);
  if (said !== 'yes') throw new Error(`seeding ${nameOf(place)}: ${said}`);
  await tab.close();
}

/** What of this mark is alive at the place; looking changes nothing. */
export async function alive(driver: Driver, place: Place, mark: string): Promise<Alive> {
  const seen = await inventoryOf(driver, place, mark);
  return [...KINDS, 'cookieSent' as const, 'httpCache' as const].flatMap((kind) =>
    seen[kind].map((name) => `${nameOf(place)} ${kind} ${name}`),
  );
}

/** What holds this mark at the place, by kind. Throws where something could not be looked at. */
export async function inventoryOf(driver: Driver, place: Place, mark: string): Promise<Inventory> {
  const path = place.under
    ? `https://${place.under}/embed-inventory?of=${place.at}`
    : `https://${place.at}/inventory`;
  const tab = await driver.open(path);
  try {
    const seen = await inventoryIn(tab, mark);
    if (seen.errors.length > 0) throw new Error(`looking at ${nameOf(place)}: ${seen.errors.join(', ')}`);
    return seen;
  } finally {
    await tab.close();
  }
}

/** Asks the inventory page in this tab. */
export async function inventoryIn(tab: Tab, mark: string): Promise<Inventory> {
  await tab.waitFor(() => typeof (globalThis as { inventory?: unknown }).inventory === 'function');
  return tab.evaluate(
    (wanted: string) =>
      (globalThis as unknown as { inventory(mark: string): Promise<Inventory> }).inventory(wanted),
    mark,
  );
}

/** How many stores other than cookies and the HTTP cache these pieces are in: one is one kind at one place. */
export function countStores(pieces: Alive): number {
  const stores = pieces
    .map((piece) => piece.split(' ').slice(0, -1).join(' '))
    .filter((store) => !/ (cookieSent|httpCache)$/.test(store));
  return new Set(stores).size;
}
