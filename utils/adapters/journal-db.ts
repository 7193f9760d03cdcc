/** The journal and the receipts, in IndexedDB. An entry that makes no sense is set aside whole, never dropped. */

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { type JournalEntry, parseEntry } from '../core/journal';
import type { Receipt } from '../core/receipt';
import { type Journal, type OpenEntries, StorageFull } from '../ports';

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

/** Uses the database; opens it anew where the browser closed it, as Firefox does after a write that did not fit. */
async function using<T>(work: (database: IDBPDatabase<SignoffDb>) => Promise<T>): Promise<T> {
  const database = await db();
  try {
    return await work(database);
  } catch (cause) {
    if (!(cause instanceof DOMException && cause.name === 'InvalidStateError')) throw cause;
    connection = undefined;
    return work(await db());
  }
}

export const journal: Journal = {
  async write(entry) {
    await fitting(async (database) => {
      // Strict: on the disk before anything is done, whatever happens to the machine.
      const tx = database.transaction('wipes', 'readwrite', { durability: 'strict' });
      await Promise.all([tx.store.put(entry, entry.id), tx.done]);
    });
  },

  open: () => using(readEntries),

  async writeWithReceipt(entry, receipt) {
    await withReceipt(receipt, (wipes) => wipes.put(entry, entry.id));
  },

  async close(entry, receipt) {
    await withReceipt(receipt, (wipes) => wipes.delete(entry.id));
  },

  async drop(id) {
    await using((database) => database.delete('wipes', id));
  },

  async receipts() {
    const young = IDBKeyRange.lowerBound(Date.now() - KEEP_RECEIPTS_MS);
    const receipts = await using((database) => database.getAllFromIndex('receipts', 'finishedAt', young));
    return receipts.reverse();
  },
};

async function readEntries(database: IDBPDatabase<SignoffDb>): Promise<OpenEntries> {
  const tx = database.transaction(['wipes', 'damaged'], 'readwrite');
  const wipes = tx.objectStore('wipes');
  const [keys, values] = await Promise.all([wipes.getAllKeys(), wipes.getAll()]);
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
    await wipes.delete(key);
  }
  await tx.done;
  return { entries, damaged };
}

type WipeStore = {
  put(value: unknown, key: string): Promise<unknown>;
  delete(key: string): Promise<unknown>;
};

async function withReceipt(receipt: Receipt, change: (wipes: WipeStore) => Promise<unknown>): Promise<void> {
  await fitting(async (database) => {
    const tx = database.transaction(['wipes', 'receipts'], 'readwrite', { durability: 'strict' });
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

async function fitting(write: (database: IDBPDatabase<SignoffDb>) => Promise<void>): Promise<void> {
  try {
    await using(write);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'QuotaExceededError') {
      throw new StorageFull('the journal does not fit on the disk', { cause });
    }
    throw cause;
  }
}
