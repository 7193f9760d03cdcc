/**
 * The journal of private windows: in memory, like everything there. It outlives the worker, not the browser; neither
 * does what it is about.
 */

import * as v from 'valibot';
import { type JournalEntry, parseEntry } from '../core/journal';
import type { Receipt } from '../core/receipt';
import { createTurns } from '../core/turns';
import type { Journal } from '../ports';
import { browser } from './browser';

const KEY = 'privateJournal';
const schema = v.object({ wipes: v.record(v.string(), v.unknown()), receipts: v.array(v.unknown()) });

interface Kept {
  readonly wipes: Readonly<Record<string, unknown>>;
  readonly receipts: readonly Receipt[];
}

/** Reading and writing again is one turn: two at once would lose one. */
const inTurn = createTurns();

export const memoryJournal: Journal = {
  write: (entry) => change((kept) => ({ ...kept, wipes: { ...kept.wipes, [entry.id]: entry } })),
  writeWithReceipt: (entry, receipt) =>
    change((kept) => ({ wipes: { ...kept.wipes, [entry.id]: entry }, receipts: withReceipt(kept, receipt) })),
  close: (entry, receipt) =>
    change((kept) => ({ wipes: without(kept, entry.id), receipts: withReceipt(kept, receipt) })),
  drop: (id) => change((kept) => ({ ...kept, wipes: without(kept, id) })),
  async open() {
    const { wipes } = await read();
    const entries = Object.values(wipes).map(parseEntry);
    return {
      entries: entries.filter((entry): entry is JournalEntry => entry !== undefined),
      damaged: entries.filter((entry) => entry === undefined).length,
    };
  },
  receipts: async () => (await read()).receipts,
};

function withReceipt({ receipts }: Kept, receipt: Receipt): readonly Receipt[] {
  return [receipt, ...receipts.filter(({ id }) => id !== receipt.id)];
}

function without({ wipes }: Kept, id: string): Kept['wipes'] {
  return Object.fromEntries(Object.entries(wipes).filter(([key]) => key !== id));
}

function change(next: (kept: Kept) => Kept): Promise<void> {
  return inTurn(async () => browser.storage.session.set({ [KEY]: next(await read()) }));
}

async function read(): Promise<Kept> {
  const stored = await browser.storage.session.get(KEY);
  const result = v.safeParse(schema, stored[KEY]);
  return result.success ? (result.output as Kept) : { wipes: {}, receipts: [] };
}
