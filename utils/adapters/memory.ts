/**
 * Remembers of signed-in sites when the login was first seen and where the site keeps data; of other sites nothing
 * outlives the browser. Private windows leave nothing on the disk at all.
 */

import * as v from 'valibot';
import { topLevelSite } from '../core/plan';
import type { SignedInSite } from '../core/signed-in';
import { hostOf, isWithinAny } from '../core/site';
import type { Memory } from '../ports';
import { browser } from './browser';

const loginsSchema = v.record(v.string(), v.object({ firstSeenAt: v.number(), sawSignIn: v.boolean() }));
/** Store → origin → sites that embedded it. */
const placesSchema = v.record(v.string(), v.record(v.string(), v.array(v.string())));
type Places = v.InferOutput<typeof placesSchema>;
type Logins = v.InferOutput<typeof loginsSchema>;
type Area = 'local' | 'session';

const LOGINS = 'logins';
const PLACES = 'places';
/** Origins noted per store before somebody signs in; older ones make room. */
const MOST_PLACES = 400;

/** What this worker has read or written of `storage.session` already: most navigations go where one was before. */
let noted: Promise<Places> | undefined;

export const memory: Memory = {
  async logins() {
    const [kept, brief] = await Promise.all([
      read('local', LOGINS, loginsSchema),
      read('session', LOGINS, loginsSchema),
    ]);
    return { ...kept, ...brief };
  },

  async saveLogins(sites) {
    const kept = sites.filter(({ storeId }) => !isPrivate(storeId));
    await write('session', LOGINS, recordOf(sites.filter(({ storeId }) => isPrivate(storeId))));
    // Chromium's two profiles share `storage.local`: the private one must not write there.
    if (browser.extension.inIncognitoContext) return;
    await write('local', LOGINS, recordOf(kept));
    await write('local', PLACES, await placesOf(kept));
  },

  async notePlace({ storeId, origin, embedder }) {
    noted ??= read('session', PLACES, placesSchema);
    const places = await noted;
    const ofStore = { ...places[storeId] };
    const known = ofStore[origin];
    const top = embedder === undefined ? undefined : topLevelSite(embedder);
    if (known && (top === undefined || known.includes(top))) return;
    ofStore[origin] = top === undefined ? (known ?? []) : [...(known ?? []), top];
    for (const old of Object.keys(ofStore).slice(0, -MOST_PLACES)) delete ofStore[old];
    const next = { ...places, [storeId]: ofStore };
    noted = Promise.resolve(next);
    await write('session', PLACES, next);
  },

  async places(domains, storeId) {
    const all = await bothPlaces();
    const mine = all
      .flatMap((places) => Object.entries(places[storeId] ?? {}))
      .filter(([origin]) => isOf(origin, domains));
    return {
      origins: [...new Set(mine.map(([origin]) => origin))],
      embedders: [...new Set(mine.flatMap(([, embedders]) => embedders))],
    };
  },

  async forgetPlaces(domains, storeId) {
    const [kept, brief] = await bothPlaces();
    const without = (places: Places) => ({
      ...places,
      [storeId]: filterOrigins(places[storeId], (o) => !isOf(o, domains)),
    });
    noted = Promise.resolve(without(brief));
    await write('session', PLACES, without(brief));
    if (!browser.extension.inIncognitoContext) await write('local', PLACES, without(kept));
  },
};

/** Where these sites keep data, as far as it was ever noted; nothing of any other site. */
async function placesOf(sites: readonly SignedInSite[]): Promise<Places> {
  const noted = await bothPlaces();
  const next: Places = {};
  for (const { domains, storeId } of sites) {
    const ofStore = { ...next[storeId] };
    for (const places of noted) {
      for (const [origin, embedders] of Object.entries(places[storeId] ?? {})) {
        if (isOf(origin, domains)) ofStore[origin] = [...new Set([...(ofStore[origin] ?? []), ...embedders])];
      }
    }
    next[storeId] = ofStore;
  }
  return next;
}

function bothPlaces(): Promise<[Places, Places]> {
  return Promise.all([read('local', PLACES, placesSchema), read('session', PLACES, placesSchema)]);
}

function recordOf(sites: readonly SignedInSite[]): Logins {
  return Object.fromEntries(
    sites.map(({ key, firstSeenAt, sawSignIn }) => [key, { firstSeenAt, sawSignIn }]),
  );
}

function filterOrigins(
  places: Places[string] | undefined,
  keep: (origin: string) => boolean,
): Places[string] {
  return Object.fromEntries(Object.entries(places ?? {}).filter(([origin]) => keep(origin)));
}

function isOf(origin: string, domains: readonly string[]): boolean {
  const host = hostOf(origin);
  return host !== undefined && isWithinAny(host, domains);
}

function isPrivate(storeId: string): boolean {
  return storeId === 'firefox-private' || browser.extension.inIncognitoContext === true;
}

/** What is stored, or nothing where it makes no sense: it is only a memory, and the next look makes it anew. */
async function read<T extends v.GenericSchema>(
  area: Area,
  key: string,
  schema: T,
): Promise<v.InferOutput<T>> {
  const stored = await browser.storage[area].get(key);
  const result = v.safeParse(schema, stored[key] ?? {});
  if (result.success) return result.output;
  console.warn(`Signoff: ${area} ${key} was not understood and is made anew`);
  return v.parse(schema, {});
}

/** Writes only what differs: every write wakes whoever listens. */
async function write(area: Area, key: string, value: unknown): Promise<void> {
  const stored = await browser.storage[area].get(key);
  if (JSON.stringify(stored[key] ?? {}) !== JSON.stringify(value))
    await browser.storage[area].set({ [key]: value });
}
