/**
 * Keeps what people said of sites in `storage.local`; what was said in a private window in `storage.session`. What
 * cannot be read is set aside before anything is written over it.
 */

import { type Correction, readCorrections, withCorrections } from '../core/corrections';
import { createTurns } from '../core/turns';
import type { CorrectionNotes } from '../ports';
import { browser } from './browser';
import { isPrivateStore } from './store';

type Area = 'local' | 'session';
const KEY = 'corrections';
/** Records that could not be understood, oldest first; kept until the extension is removed. */
const SET_ASIDE = 'correctionsSetAside';

/** Changes take turns: two at once would lose one. */
const inTurn = createTurns();

export const correctionNotes: CorrectionNotes = {
  async read() {
    const [kept, brief] = await Promise.all([readArea('local'), readArea('session')]);
    return {
      kept: kept.corrections,
      brief: brief.corrections,
      isDamaged: kept.damaged.length + brief.damaged.length > 0,
    };
  },

  save: (corrections, storeId) =>
    change(storeId !== undefined && isPrivateStore(storeId) ? 'session' : 'local', (known) =>
      withCorrections(known, corrections),
    ),

  async remove(sites) {
    const left = (known: readonly Correction[]) => known.filter(({ site }) => !sites.includes(site));
    await change('local', left);
    await change('session', left);
  },
};

async function readArea(area: Area) {
  const stored = await browser.storage[area].get(KEY);
  return readCorrections(stored[KEY]);
}

function change(area: Area, make: (known: readonly Correction[]) => readonly Correction[]): Promise<void> {
  return inTurn(async () => {
    const { corrections, damaged } = await readArea(area);
    const next = make(corrections);
    // Nothing to write: what is damaged stays where it is, and is still told.
    if (JSON.stringify(next) === JSON.stringify(corrections)) return;
    const aside = damaged.length > 0 ? [...(await setAside(area)), ...damaged] : undefined;
    // In one call: both are written, or neither.
    await browser.storage[area].set({
      [KEY]: { version: 1, corrections: next },
      ...(aside && { [SET_ASIDE]: aside }),
    });
  });
}

async function setAside(area: Area): Promise<readonly unknown[]> {
  const stored = await browser.storage[area].get(SET_ASIDE);
  const kept = stored[SET_ASIDE];
  return Array.isArray(kept) ? kept : [];
}
