/** Real time, real chance, and a name for this run of the browser. */

import * as v from 'valibot';
import type { BrowserRun } from '../core/journal';
import type { World } from '../ports';
import { browser } from './browser';

const RUN_KEY = 'browserRun';
const runSchema = v.object({ id: v.string(), startedAt: v.number() });
let run: Promise<BrowserRun> | undefined;

export const world: World = {
  now: () => Date.now(),
  newId: () => crypto.randomUUID(),
  browserRun() {
    run ??= readRun();
    return run;
  },
  async fingerprint(text) {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    return [...new Uint8Array(digest.slice(0, 2))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  },
};

/** The first worker of a run comes with the run. */
const STARTED_AT = Date.now();

/** `storage.session` is empty at a fresh start of the browser, and after a reload of Signoff, in both browsers. */
async function readRun(): Promise<BrowserRun> {
  const stored = await browser.storage.session.get(RUN_KEY);
  const known = v.safeParse(runSchema, stored[RUN_KEY]);
  if (known.success) return known.output;
  const fresh = { id: crypto.randomUUID(), startedAt: STARTED_AT };
  await browser.storage.session.set({ [RUN_KEY]: fresh });
  return fresh;
}
