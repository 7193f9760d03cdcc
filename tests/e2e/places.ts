/** Seeds places with marked data and looks, without Signoff, at what of it is alive. */
import type { Driver, Tab } from '../browsers/index.ts';
import { within } from '../browsers/wait.ts';

/** Where data is kept: an origin, ordinary or in a frame under another site. */
export interface Place {
  /** HOST or HOST:PORT; always https. */
  readonly at: string;
  readonly under?: string;
  /** A private window. */
  readonly private?: boolean;
  /** Firefox: a container's cookieStoreId. */
  readonly container?: string;
}

/** `https://HOST kind name` for every piece of marked data. */
export type Alive = readonly string[];

const KINDS = ['localStorage', 'indexedDB', 'cacheStorage', 'opfs', 'serviceWorker'] as const;

/** What looking at a place said, by kind. `cookieSent` is what its server was sent, HttpOnly included. */
export type Inventory = Record<
  (typeof KINDS)[number] | 'sessionStorage' | 'cookieSent' | 'httpCache',
  string[]
> & { errors: string[] };

/** Firefox has no OPFS in private windows; that the rest is seeded there is all that can be asked. */
const NO_PRIVATE_OPFS = 'opfs: Security error when calling GetDirectory';

/** No look takes that long; a frame that never loaded does. */
const LOOK_MS = 40_000;

export function nameOf(place: Place): string {
  const store = place.private ? ' (private)' : place.container ? ` (${place.container})` : '';
  return `${place.under ? `${place.at} under ${place.under}` : place.at}${store}`;
}

/** Puts marked data into every kind of store of the place. */
export async function seed(driver: Driver, place: Place, mark: string): Promise<void> {
  const tab = await driver.open('about:blank', place);
  await seedIn(tab, place, mark);
  await tab.close();
}

/** The same, through this tab. */
export async function seedIn(tab: Tab, place: Place, mark: string): Promise<void> {
  const address = place.under
    ? `https://${place.under}/embed-seed?of=${place.at}&mark=${mark}`
    : `https://${place.at}/seed?mark=${mark}`;
  await tab.goto(address);
  await tab.waitFor(() => document.documentElement.dataset.seeded !== undefined, { timeoutMs: LOOK_MS });
  const said = await tab.evaluate(() => document.documentElement.dataset.seeded);
  const isAll = said === 'yes' || (place.private && said === `error: ${NO_PRIVATE_OPFS}`);
  if (!isAll) throw new Error(`seeding ${nameOf(place)}: ${said}`);
}

/** What of this mark is alive at the place; looking changes nothing. */
export async function alive(driver: Driver, place: Place, mark: string): Promise<Alive> {
  const tab = await driver.open('about:blank', place);
  try {
    return await aliveIn(tab, place, mark);
  } finally {
    await tab.close();
  }
}

/** The same, through this tab. */
export async function aliveIn(tab: Tab, place: Place, mark: string): Promise<Alive> {
  const seen = await inventoryOf(tab, place, mark);
  return [...KINDS, 'cookieSent' as const, 'httpCache' as const].flatMap((kind) =>
    seen[kind].map((name) => `${nameOf(place)} ${kind} ${name}`),
  );
}

/** What holds this mark at the place, by kind. Throws where something could not be looked at. */
export async function inventoryOf(tab: Tab, place: Place, mark: string): Promise<Inventory> {
  await tab.goto(
    place.under ? `https://${place.under}/embed-inventory?of=${place.at}` : `https://${place.at}/inventory`,
  );
  const seen = await inventoryIn(tab, mark);
  const errors = seen.errors.filter((error) => !(place.private && error === NO_PRIVATE_OPFS));
  if (errors.length > 0) throw new Error(`looking at ${nameOf(place)}: ${errors.join(', ')}`);
  return seen;
}

/** Asks the inventory page in this tab. */
export async function inventoryIn(tab: Tab, mark: string): Promise<Inventory> {
  await tab.waitFor(() => typeof (globalThis as { inventory?: unknown }).inventory === 'function');
  const looking = tab.evaluate(
    (wanted: string) =>
      (globalThis as unknown as { inventory(mark: string): Promise<Inventory> }).inventory(wanted),
    mark,
  );
  return within(looking, LOOK_MS);
}

/** How many stores other than cookies and the HTTP cache these pieces are in: one is one kind at one place. */
export function countStores(pieces: Alive): number {
  const stores = pieces
    .map((piece) => piece.split(' ').slice(0, -1).join(' '))
    .filter((store) => !/ (cookieSent|httpCache)$/.test(store));
  return new Set(stores).size;
}
