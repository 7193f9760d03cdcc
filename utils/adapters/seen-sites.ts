/** Keeps what was seen of sites beside their cookies in `storage.session`: in memory, private windows' included. */

import * as v from 'valibot';
import type { SiteSeen } from '../core/detect/seen';
import type { SeenSites } from '../ports';
import { browser } from './browser';

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
      }),
    ),
    asked: v.optional(asked),
  }),
);
const KEY = 'seenSites';
/** The oldest make room. */
const MOST_SITES = 300;

export const seenSites: SeenSites = {
  all,
  async save(key, seen) {
    const { [key]: before, ...others } = await all();
    if (!seen && !before) return;
    // The newest is the last.
    const next = { ...others, ...(seen && { [key]: seen }) };
    if (JSON.stringify(before) === JSON.stringify(seen)) return;
    await browser.storage.session.set({ [KEY]: Object.fromEntries(Object.entries(next).slice(-MOST_SITES)) });
  },
};

async function all(): Promise<Readonly<Record<string, SiteSeen>>> {
  const stored = await browser.storage.session.get(KEY);
  const result = v.safeParse(schema, stored[KEY] ?? {});
  if (result.success) return result.output;
  console.warn('Signoff: what was seen of sites was not understood and is learned anew');
  return {};
}
