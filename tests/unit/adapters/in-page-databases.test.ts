import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { databasesInside } from '@/utils/adapters/in-page-databases';
import { TELLING_KEYS } from '@/utils/core/detect/look';

const look = () => databasesInside([TELLING_KEYS.source, '^last-wid-md$']);

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

/** A database with one store of these records. */
async function make(name: string, records: Record<string, unknown>, options: IDBObjectStoreParameters = {}) {
  const opening = indexedDB.open(name);
  await new Promise((resolve) => {
    opening.onupgradeneeded = () => {
      const store = opening.result.createObjectStore('kept', options);
      for (const [key, value] of Object.entries(records)) store.put(value, ...(options.keyPath ? [] : [key]));
    };
    opening.onsuccess = resolve;
  });
  return opening.result;
}
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`a${at}`, 'x']));

describe('a look into IndexedDB', () => {
  it('takes texts under keys that are named for a login or asked for, and nothing else', async () => {
    const letters = { 'user-token': 'abc', 'last-wid-md': 'x', draft: 'a letter', user: { name: 'ada' } };
    (await make('app', { ...letters, 'auth-log': 'x'.repeat(20_000) })).close();
    (await make('records', { one: { id: 'token', text: 'abc' } }, { keyPath: 'id' })).close();
    expect(await look()).toEqual([
      { kind: 'indexedDB', key: 'last-wid-md', value: 'x' },
      { kind: 'indexedDB', key: 'user-token', value: 'abc' },
    ]);
  });

  it('sees accounts of Firebase, and no anonymous one', async () => {
    const opening = indexedDB.open('firebaseLocalStorageDb');
    await new Promise((resolve) => {
      opening.onupgradeneeded = () => {
        const store = opening.result.createObjectStore('firebaseLocalStorage', { keyPath: 'fbase_key' });
        store.put({ fbase_key: 'firebase:authUser:k:a', value: { uid: 'u1', isAnonymous: true } });
        store.put({
          fbase_key: 'firebase:authUser:k:b',
          value: { uid: 'u2', isAnonymous: false, email: 'ada@x' },
        });
        store.put({ fbase_key: 'firebase:persistence', value: 'local' });
      };
      opening.onsuccess = resolve;
    });
    opening.result.close();
    // However many others there are.
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) (await make(name, {})).close();
    expect(await look()).toEqual([{ kind: 'indexedDB', key: 'firebase:authUser:k:b', value: 'somebody' }]);
  });

  it('makes none where none is, and asks for none where the browser does not list them', async () => {
    expect(await look()).toEqual([]);
    expect(await indexedDB.databases()).toEqual([]);
    Object.assign(indexedDB, { databases: undefined });
    expect(await look()).toEqual([]);
  });

  it('makes none anew that went since it was listed', async () => {
    vi.spyOn(indexedDB, 'databases').mockResolvedValueOnce([{ name: 'gone', version: 1 }]);
    expect(await look()).toEqual([]);
    expect(await indexedDB.databases()).toEqual([]);
  });

  it('reads no value of a store that is not small, and goes on', async () => {
    (await make('a huge one', { ...many(200), token: 'abc' })).close();
    (await make('small', { ...many(199), token: 'def' })).close();
    const values = vi.spyOn(IDBObjectStore.prototype, 'get');
    expect(await look()).toEqual([{ kind: 'indexedDB', key: 'token', value: 'def' }]);
    expect(values).toHaveBeenCalledTimes(1);
  });

  it('opens five databases at most, and closes each', async () => {
    for (let at = 1; at <= 7; at += 1) (await make(`database ${at}`, { [`token${at}`]: 'abc' })).close();
    const open = vi.spyOn(indexedDB, 'open');
    const close = vi.spyOn(IDBDatabase.prototype, 'close');
    expect(await look()).toHaveLength(5);
    expect(open).toHaveBeenCalledTimes(5);
    expect(close).toHaveBeenCalledTimes(5);
  });

  it('waits for no locked database, reads the next one, and leaves none open behind it', async () => {
    const held = await make('a locked one', { token: 'abc' });
    (await make('free', { token: 'def' })).close();
    // The upgrade waits for the open connection, and everybody else for the upgrade.
    const upgrade = indexedDB.open('a locked one', 2);
    const upgraded = new Promise((resolve) => {
      upgrade.onsuccess = resolve;
    });
    const start = performance.now();
    expect(await look()).toEqual([{ kind: 'indexedDB', key: 'token', value: 'def' }]);
    expect(performance.now() - start).toBeLessThan(1_000);
    held.close();
    await upgraded;
    upgrade.result.close();
    // It is deleted only once nobody has it open any more.
    const deleting = indexedDB.deleteDatabase('a locked one');
    await new Promise((resolve) => {
      deleting.onsuccess = resolve;
    });
  });
});
