import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type JournalEntry, planned } from '@/utils/core/journal';
import { failureReceipt } from '@/utils/core/outcome';
import type { Receipt } from '@/utils/core/receipt';
import type { Journal } from '@/utils/ports';

const DAY = 24 * 60 * 60 * 1000;
let journal: Journal;
let now = 0;
let StorageFull: typeof import('@/utils/ports').StorageFull;

beforeEach(async () => {
  // The age of receipts is counted from the clock: it stands still soon after the epoch.
  vi.spyOn(Date, 'now').mockImplementation(() => now);
  now = 0;
  vi.stubGlobal('indexedDB', new IDBFactory());
  await wake();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A new life of the worker on the same disk. */
async function wake() {
  vi.resetModules();
  ({ journal } = await import('@/utils/adapters/journal-db'));
  ({ StorageFull } = await import('@/utils/ports'));
}

const entryOf = (id: string, changes: Partial<JournalEntry> = {}): JournalEntry => ({
  ...planned({
    id,
    key: 'a.com@0',
    siteId: 'a.com',
    siteName: 'a.com',
    domains: ['a.com'],
    storeId: '0',
    requestedAt: 1,
    browserRun: 'run',
  }),
  ...changes,
});
const receiptOf = (id: string, finishedAt: number): Receipt =>
  failureReceipt(entryOf(id), 'unexpected', finishedAt);
const opened = async () => (await journal.open()).entries.map(({ id, step }) => [id, step]);
const receipts = async () => (await journal.receipts()).map(({ id }) => id);

/** Puts something under an entry's key, as a disk might give it back. */
async function spoil(key: string, raw: unknown) {
  await journal.open();
  const database = await openDB('signoff');
  await database.put('wipes', raw, key);
  database.close();
}
const setAside = async (): Promise<unknown[]> => {
  const database = await openDB('signoff');
  const all = await database.getAll('damaged');
  database.close();
  return all;
};
function fillDisk() {
  const full = () => {
    throw new DOMException('no room', 'QuotaExceededError');
  };
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(full);
}

describe('the journal on the disk', () => {
  it('gives back after a death what was written last of each wipe', async () => {
    await journal.write(entryOf('1'));
    await journal.write(entryOf('2'));
    await journal.write(entryOf('1', { step: 'clear' }));
    await wake();
    expect(await opened()).toEqual([
      ['1', 'clear'],
      ['2', 'planned'],
    ]);
  });

  it('drops what was given up', async () => {
    await journal.write(entryOf('1'));
    await journal.drop('1');
    await journal.drop('never was');
    expect(await opened()).toEqual([]);
  });

  it('keeps a wipe that waits for its second look together with its receipt', async () => {
    await journal.write(entryOf('1'));
    await journal.writeWithReceipt(entryOf('1', { step: 'second-look' }), receiptOf('1', 10));
    expect(await opened()).toEqual([['1', 'second-look']]);
    expect(await receipts()).toEqual(['1']);
  });

  it('has one receipt of one wipe, and no entry, when it is closed', async () => {
    await journal.writeWithReceipt(entryOf('1'), receiptOf('1', 10));
    await journal.close(entryOf('1'), receiptOf('1', 20));
    expect(await opened()).toEqual([]);
    expect((await journal.receipts()).map(({ finishedAt }) => finishedAt)).toEqual([20]);
  });

  it('lists receipts newest first, and keeps them for a week', async () => {
    await journal.close(entryOf('old'), receiptOf('old', 1));
    await journal.close(entryOf('edge'), receiptOf('edge', DAY));
    await journal.close(entryOf('new'), receiptOf('new', 8 * DAY - 1));
    expect(await receipts()).toEqual(['new', 'edge']);
  });
});

describe('a full disk', () => {
  it.each<[string, () => Promise<void>]>([
    ['an entry', () => journal.write(entryOf('1', { step: 'clear' }))],
    ['a receipt', () => journal.writeWithReceipt(entryOf('1', { step: 'clear' }), receiptOf('1', 10))],
    ['the end', () => journal.close(entryOf('1'), receiptOf('1', 10))],
  ])('refuses %s as such, and changes nothing', async (_, write) => {
    await journal.write(entryOf('1'));
    fillDisk();
    await expect(write()).rejects.toThrow(StorageFull);
    vi.restoreAllMocks();
    expect(await opened()).toEqual([['1', 'planned']]);
    expect(await receipts()).toEqual([]);
  });

  it('is no reason to call another failure by that name', async () => {
    const unclonable = { ...entryOf('1'), tabs: (() => 1) as unknown as number };
    await expect(journal.write(unclonable)).rejects.not.toThrow(StorageFull);
  });
});

describe('an entry that makes no sense', () => {
  it.each<[string, unknown]>([
    ['text', 'nonsense'],
    ['null', null],
    ['an old version', { ...entryOf('bad'), version: 0 }],
    ['an entry under the key of another', entryOf('somebody else')],
  ])('(%s) is set aside whole and counted once, beside the others', async (_, raw) => {
    await journal.write(entryOf('good'));
    await spoil('bad', raw);
    expect(await journal.open()).toMatchObject({ entries: [{ id: 'good' }], damaged: 1 });
    expect(await setAside()).toEqual([{ key: 'bad', raw }]);
    expect((await journal.open()).damaged).toBe(0);
  });
});

describe('a database that cannot be opened', () => {
  it('is tried again the next time', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      throw new DOMException('not now', 'UnknownError');
    });
    await expect(journal.open()).rejects.toThrow('not now');
    expect((await journal.open()).entries).toEqual([]);
  });
});
