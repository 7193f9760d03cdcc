/**
 * Remembers of signed-in sites when the login was first seen and where the site keeps data; of other sites nothing
 * outlives the browser. Private windows leave nothing on the disk at all.
 */

import * as v from 'valibot';
import { topLevelSite } from '../core/plan';
import type { SignedInSite } from '../core/signed-in';
import { hostOf, isWithinAny } from '../core/site';
import { createTurns } from '../core/turns';
import type { Memory } from '../ports';
import { browser, isFirefox } from './browser';
import { isPrivateStore } from './store';

const loginsSchema = v.record(
  v.string(),
  v.object({ firstSeenAt: v.number(), sawSignIn: v.boolean(), lastUsedAt: v.optional(v.number()) }),
);
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
/** Changes of the noted places take turns: two at once would lose one. */
const inTurn = createTurns();

export const memory: Memory = {
  async logins() {
    const [kept, brief] = await Promise.all([
      read('local', LOGINS, loginsSchema),
      read('session', LOGINS, loginsSchema),
    ]);
    return { ...kept, ...brief };
  },

  async saveLogins(sites) {
    const kept = sites.filter(({ storeId }) => !isPrivateStore(storeId));
    await write('session', LOGINS, recordOf(sites.filter(({ storeId }) => isPrivateStore(storeId))));
    // Chromium's two profiles share `storage.local`: the private one must not write there.
    if (browser.extension.inIncognitoContext) return;
    await write('local', LOGINS, recordOf(kept));
    await write('local', PLACES, await placesOf(kept));
  },

  notePlace: (place) => inTurn(() => note(place)),

  async places(domains, storeId) {
    const all = await bothPlaces();
    const ofStore = all.flatMap((places) => Object.entries(places[storeId] ?? {}));
    const mine = ofStore.filter(([origin]) => isOf(origin, domains));
    const others = ofStore.filter(([origin]) => !isOf(origin, domains));
    return {
      origins: [...new Set(mine.map(([origin]) => origin))],
      embedders: [...new Set(mine.flatMap(([, embedders]) => embedders))],
      guests: others.flatMap(([origin, tops]) => guestOf(tops, domains).map((under) => ({ origin, under }))),
    };
  },

  forgetPlaces: (domains, storeId) => inTurn(() => forget(domains, storeId)),
};

async function note({ storeId, origin, embedder }: Parameters<Memory['notePlace']>[0]): Promise<void> {
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
}

async function forget(domains: readonly string[], storeId: string): Promise<void> {
  const [kept, brief] = (await bothPlaces()).map((places) => {
    const { [storeId]: ofStore = {}, ...others } = places;
    const left = Object.entries(ofStore)
      .filter(([origin]) => !isOf(origin, domains))
      .map(([origin, tops]) => [origin, tops.filter((top) => !isOf(top, domains))] as const);
    return left.length > 0 ? { ...others, [storeId]: Object.fromEntries(left) } : others;
  });
  noted = Promise.resolve(brief ?? {});
  await write('session', PLACES, brief ?? {});
  if (!browser.extension.inIncognitoContext) await write('local', PLACES, kept ?? {});
}

/**
 * Which of these tops is one of the site's own: there, somebody else's frame was a guest. Chromium clears with a site
 * what its guests keep under it, Firefox does not (docs/platform-facts.md): there it needs to be known.
 */
function guestOf(tops: readonly string[], domains: readonly string[]): readonly string[] {
  return isFirefox ? tops.filter((top) => isOf(top, domains)) : [];
}

/** Where these sites keep data, as far as it was ever noted; nothing of any other site. */
async function placesOf(sites: readonly SignedInSite[]): Promise<Places> {
  const noted = await bothPlaces();
  const next: Places = {};
  for (const { domains, storeId } of sites) {
    const ofStore = { ...next[storeId] };
    for (const places of noted) {
      for (const [origin, embedders] of Object.entries(places[storeId] ?? {})) {
        const tops = isOf(origin, domains) ? embedders : guestOf(embedders, domains);
        if (isOf(origin, domains) || tops.length > 0)
          ofStore[origin] = [...new Set([...(ofStore[origin] ?? []), ...tops])];
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
    sites.map(({ key, firstSeenAt, sawSignIn, lastUsedAt }) => [
      key,
      { firstSeenAt, sawSignIn, ...(lastUsedAt !== undefined && { lastUsedAt }) },
    ]),
  );
}

function isOf(origin: string, domains: readonly string[]): boolean {
  const host = hostOf(origin);
  return host !== undefined && isWithinAny(host, domains);
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
