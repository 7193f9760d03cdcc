/**
 * Looks into the small key-value stores of a page's IndexedDB. Handed to `scripting.executeScript` as text, so that it
 * stands alone: no imports, no outer names. It makes nothing, changes nothing, and holds up nobody who does.
 */

import type { RawLook } from '../core/detect/look';

/**
 * Texts under the keys that are asked for, and accounts of Firebase that are not anonymous. Never rejects, and takes 0.3 s
 * at most: what cannot be read by then is left out.
 * @param asked patterns of keys; the first one whatever the case
 */
export async function databasesInside(asked: readonly string[]): Promise<RawLook['stored']> {
  const FIREBASE = 'firebaseLocalStorageDb';
  const MOST_DATABASES = 5;
  const MOST_STORES = 10;
  const MOST_ENTRIES = 200;
  const MOST_FOUND = 40;
  const LONGEST_VALUE = 16_384;
  const EACH_MS = 50;
  const ALL_MS = 300;
  const keys = asked.map((source, index) => new RegExp(source, index === 0 ? 'i' : ''));
  const found: RawLook['stored'][number][] = [];
  const endsAt = performance.now() + ALL_MS;

  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  /** Without a version: it is opened as it is. */
  const opened = (name: string) => {
    const opening = indexedDB.open(name);
    // Gone since it was seen: it is not made anew.
    opening.onupgradeneeded = () => opening.transaction?.abort();
    return done(opening);
  };

  const accountsIn = async (database: IDBDatabase) => {
    const store = database.transaction('firebaseLocalStorage').objectStore('firebaseLocalStorage');
    type Account = { fbase_key?: string; value?: { uid?: string; isAnonymous?: boolean } };
    for (const { fbase_key: key = '', value } of (await done(
      store.getAll(null, MOST_ENTRIES),
    )) as Account[]) {
      if (value?.uid === undefined || value.isAnonymous === true) continue;
      found.push({ kind: 'indexedDB', key, value: 'somebody' });
    }
  };

  /** Values are read of the keys that are asked for alone. */
  const textsIn = async (store: IDBObjectStore) => {
    const all = await done(store.getAllKeys(null, MOST_ENTRIES + 1));
    // A store of articles or messages, which costs time and tells nothing.
    if (all.length > MOST_ENTRIES) return;
    for (const key of all) {
      if (typeof key !== 'string' || !keys.some((one) => one.test(key))) continue;
      if (found.length === MOST_FOUND) return;
      const value: unknown = await done(store.get(key));
      if (typeof value === 'string' && value.length <= LONGEST_VALUE)
        found.push({ kind: 'indexedDB', key, value });
    }
  };

  const readDatabase = async (name: string, untilMs: number) => {
    const database = await opened(name);
    try {
      database.onversionchange = () => database.close();
      if (name === FIREBASE) return await accountsIn(database);
      for (const store of [...database.objectStoreNames].slice(0, MOST_STORES)) {
        if (performance.now() >= untilMs) return;
        const inside = database.transaction(store).objectStore(store);
        // Where the key is a part of the record, no record is a text.
        if (inside.keyPath === null) await textsIn(inside);
      }
    } finally {
      database.close();
    }
  };

  /** The reading goes on until it can close what it opened; what it finds then comes too late. */
  const within = async <T>(ms: number, reading: Promise<T>): Promise<T | undefined> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), ms);
    });
    const isRead = reading.catch((cause: unknown) => {
      console.debug('Signoff: no look into this database', cause);
      return undefined;
    });
    return Promise.race([isRead, late]).finally(() => clearTimeout(timer));
  };

  if (typeof indexedDB?.databases !== 'function') return [];
  const listed = (await within(ALL_MS, indexedDB.databases())) ?? [];
  const names = listed.flatMap(({ name }) => (name === undefined ? [] : [name]));
  names.sort((one, other) => Number(other === FIREBASE) - Number(one === FIREBASE));
  for (const name of names.slice(0, MOST_DATABASES)) {
    const leftMs = Math.min(EACH_MS, endsAt - performance.now());
    if (leftMs <= 0) break;
    await within(leftMs, readDatabase(name, performance.now() + leftMs));
  }
  return [...found];
}
