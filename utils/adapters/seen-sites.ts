/**
 * Keeps what was seen of sites beside their cookies: in `storage.session`, private windows' included, and of listed
 * sites in ordinary windows in `storage.local`, for the next run of the browser.
 */

import * as v from 'valibot';
import type { SiteSeen } from '../core/detect/seen';
import { createTurns } from '../core/turns';
import type { SeenSites } from '../ports';
import { browser } from './browser';
import { isPrivateStore } from './store';

const names = v.array(v.string());
const besides = v.array(v.tuple([v.string(), v.string()]));
const asked = v.variant('verdict', [
  v.object({
    verdict: v.literal('signed-in'),
    because: v.picklist(['way-out', 'let-in']),
    account: v.exactOptional(v.string()),
    besides,
    salt: v.string(),
  }),
  v.object({ verdict: v.literal('signed-out'), besides, salt: v.string() }),
]);
const schema = v.record(
  v.string(),
  v.object({
    host: v.string(),
    history: v.object({
      appeared: names,
      changed: names,
      restless: names,
      leftovers: names,
      carriers: names,
    }),
    page: v.optional(
      v.object({
        verdict: v.picklist(['signed-in', 'hidden-sign-out', 'signed-out', 'both', 'silent']),
        stored: v.array(
          v.object({
            kind: v.picklist(['localStorage', 'sessionStorage', 'indexedDB']),
            key: v.string(),
            shape: v.object({
              kind: v.picklist(['empty', 'off', 'token', 'jwt', 'json-token', 'plain']),
              length: v.number(),
            }),
          }),
        ),
        origin: v.string(),
        shown: names,
        besides: names,
        isOld: v.optional(v.boolean()),
        followsSignIn: v.optional(v.literal(true)),
      }),
    ),
    asked: v.optional(asked),
  }),
);
type Seen = Readonly<Record<string, SiteSeen>>;
type Area = 'local' | 'session';

const KEY = 'seenSites';
/** In `storage.session`: what was on the disk made no sense, and the person is told until the browser closes. */
const DAMAGED = 'seenSitesDamaged';
/** The oldest make room, in memory and on the disk. */
const MOST_SITES = 300;
const MOST_KEPT = 100;

/** Writes take turns: what is being kept could bring back what is half forgotten. */
const inTurn = createTurns();

export const seenSites: SeenSites = {
  all,
  save: (key, seen) => inTurn(() => save(key, seen)),
  keep: (listed) => inTurn(() => keep(new Set(listed))),
  async isDamaged() {
    await read('local');
    return (await browser.storage.session.get(DAMAGED))[DAMAGED] === true;
  },
};

async function all(): Promise<Seen> {
  const [kept, now] = await Promise.all([read('local'), read('session')]);
  const old = Object.entries(kept).map(([key, seen]) => [key, asOld(seen)] as const);
  return { ...Object.fromEntries(old), ...now };
}

async function save(key: string, seen: SiteSeen | undefined): Promise<void> {
  if (!seen) await forgetKept(key);
  const { [key]: before, ...others } = await read('session');
  if (JSON.stringify(before) === JSON.stringify(seen)) return;
  // The newest is the last.
  const next = { ...others, ...(seen && { [key]: seen }) };
  await browser.storage.session.set({ [KEY]: Object.fromEntries(Object.entries(next).slice(-MOST_SITES)) });
}

async function keep(listed: ReadonlySet<string>): Promise<void> {
  // Chromium's two profiles share `storage.local`: the private one must not write there.
  if (browser.extension.inIncognitoContext) return;
  const lasting = Object.entries(await all())
    .filter(([key]) => !isPrivateStore(key.slice(key.lastIndexOf('@') + 1)))
    .filter(([key, { history }]) => listed.has(key) || history.carriers.length > 0)
    .slice(-MOST_KEPT);
  await writeKept(Object.fromEntries(lasting.map(([key, seen]) => [key, forDisk(seen)])));
}

async function forgetKept(key: string): Promise<void> {
  const { [key]: before, ...others } = await read('local');
  if (before && !browser.extension.inIncognitoContext) await writeKept(others);
}

/** Writes only what differs: every write wakes whoever listens. */
async function writeKept(next: Seen): Promise<void> {
  const stored = await browser.storage.local.get(KEY);
  if (JSON.stringify(stored[KEY] ?? {}) !== JSON.stringify(next))
    await browser.storage.local.set({ [KEY]: next });
}

function asOld(seen: SiteSeen): SiteSeen {
  return seen.page ? { ...seen, page: { ...seen.page, isOld: true } } : seen;
}

/** What a tab alone remembers is gone with it; what is on the disk is old when it is read. */
function forDisk({ page, asked: _answer, ...seen }: SiteSeen): SiteSeen {
  if (!page) return seen;
  const { isOld: _, ...rest } = page;
  return { ...seen, page: { ...rest, stored: rest.stored.filter(({ kind }) => kind !== 'sessionStorage') } };
}

async function read(area: Area): Promise<Seen> {
  const stored = await browser.storage[area].get(KEY);
  const result = v.safeParse(schema, stored[KEY] ?? {});
  if (result.success) return result.output;
  console.warn('Signoff: what was seen of sites was not understood and is learned anew');
  if (area === 'local') await browser.storage.session.set({ [DAMAGED]: true });
  return {};
}
