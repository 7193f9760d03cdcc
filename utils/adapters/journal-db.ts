/** The journal and the receipts, in IndexedDB. An entry that makes no sense is set aside whole, never dropped. */

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { type JournalEntry, parseEntry } from '../core/journal';
import type { Receipt } from '../core/receipt';
import { type Journal, StorageFull } from '../ports';

interface SignoffDb extends DBSchema {
  /** Open wipes by id; `unknown`, because what a disk gives back is not to be trusted. */
  wipes: { key: string; value: unknown };
  receipts: { key: string; value: Receipt; indexes: { finishedAt: number } };
  /** What could not be understood, kept for whoever wants to know. */
  damaged: { key: number; value: { readonly key: string; readonly raw: unknown } };
}

/** The database's name; tests look into it. */
export const JOURNAL_DB = 'signoff';
/** Receipts are kept for a week, in ms. */
const KEEP_RECEIPTS_MS = 7 * 24 * 60 * 60 * 1000;

let connection: Promise<IDBPDatabase<SignoffDb>> | undefined;

function db(): Promise<IDBPDatabase<SignoffDb>> {
  connection ??= openDB<SignoffDb>(JOURNAL_DB, 1, {
    upgrade(database) {
      database.createObjectStore('wipes');
      database.createObjectStore('receipts', { keyPath: 'id' }).createIndex('finishedAt', 'finishedAt');
      database.createObjectStore('damaged', { autoIncrement: true });
    },
    // A newer version in another context waits for this one to let go.
    blocking: () => void connection?.then((open) => open.close()).then(() => (connection = undefined)),
    terminated: () => {
      connection = undefined;
    },
  });
  // A failed opening must not be remembered: the next call tries again.
  connection.catch(() => {
    connection = undefined;
  });
  return connection;
}

export const journal: Journal = {
  async write(entry) {
    await fitting(async () => {
      // Strict: on the disk before anything is done, whatever happens to the machine.
      const tx = (await db()).transaction('wipes', 'readwrite', { durability: 'strict' });
      await Promise.all([tx.store.put(entry, entry.id), tx.done]);
    });
  },

  async open() {
    const tx = (await db()).transaction(['wipes', 'damaged'], 'readwrite');
    const [keys, values] = await Promise.all([
      tx.objectStore('wipes').getAllKeys(),
      tx.objectStore('wipes').getAll(),
    ]);
    const entries: JournalEntry[] = [];
    let damaged = 0;
    for (const [index, raw] of values.entries()) {
      const entry = parseEntry(raw);
      const key = keys[index] ?? '';
      if (entry?.id === key) {
        entries.push(entry);
        continue;
      }
      damaged += 1;
      await tx.objectStore('damaged').add({ key, raw });
      await tx.objectStore('wipes').delete(key);
    }
    await tx.done;
    return { entries, damaged };
  },

  async writeWithReceipt(entry, receipt) {
    await withReceipt(receipt, (wipes) => wipes.put(entry, entry.id));
  },

  async close(entry, receipt) {
    await withReceipt(receipt, (wipes) => wipes.delete(entry.id));
  },

  async drop(id) {
    await (await db()).delete('wipes', id);
  },

  async receipts() {
    const receipts = await (await db()).getAllFromIndex('receipts', 'finishedAt');
    return receipts.reverse();
  },
};

type WipeStore = {
  put(value: unknown, key: string): Promise<unknown>;
  delete(key: string): Promise<unknown>;
};

async function withReceipt(receipt: Receipt, change: (wipes: WipeStore) => Promise<unknown>): Promise<void> {
  await fitting(async () => {
    const tx = (await db()).transaction(['wipes', 'receipts'], 'readwrite', { durability: 'strict' });
    const receipts = tx.objectStore('receipts');
    const old = await receipts
      .index('finishedAt')
      .getAllKeys(IDBKeyRange.upperBound(receipt.finishedAt - KEEP_RECEIPTS_MS));
    for (const id of old) await receipts.delete(id);
    await receipts.put(receipt);
    await change(tx.objectStore('wipes'));
    await tx.done;
  });
}

async function fitting(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'QuotaExceededError') {
      throw new StorageFull('the journal does not fit on the disk', { cause });
    }
    throw cause;
  }
}
