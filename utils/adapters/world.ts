/** Real time, real chance, and a name for this run of the browser. */

import type { World } from '../ports';
import { browser } from './browser';

const RUN_KEY = 'browserRun';
let run: Promise<string> | undefined;

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

/** `storage.session` is empty at a fresh start of the browser, and after a reload of Signoff, in both browsers. */
async function readRun(): Promise<string> {
  const stored = await browser.storage.session.get(RUN_KEY);
  const known = stored[RUN_KEY];
  if (typeof known === 'string') return known;
  const fresh = crypto.randomUUID();
  await browser.storage.session.set({ [RUN_KEY]: fresh });
  return fresh;
}
