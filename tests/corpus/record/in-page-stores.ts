/** Reads and empties what a page keeps. Handed to the page as functions: each stands alone. Values stay in memory. */

/** One thing kept: `kind` as in the corpus, `place` names the database and its store. */
export interface Kept {
  readonly kind: 'localStorage' | 'sessionStorage' | 'indexedDB';
  readonly key: string;
  readonly value: string;
  readonly place?: readonly [database: string, store: string];
}

/** All keys of local and session storage, and the records with a text as key of each small store of IndexedDB. */
export async function keptInside(): Promise<Kept[]> {
  const MOST_RECORDS = 20;
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const web = (kind: 'localStorage' | 'sessionStorage') =>
    Object.keys(window[kind]).map((key) => ({ kind, key, value: window[kind].getItem(key) ?? '' }));
  const records: Kept[] = [];
  for (const { name } of await indexedDB.databases()) {
    if (!name) continue;
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const reading = database.transaction(store).objectStore(store);
      const keys = await done(reading.getAllKeys(null, MOST_RECORDS + 1));
      if (keys.length > MOST_RECORDS) continue;
      for (const key of keys.filter((key) => typeof key === 'string')) {
        const value: unknown = await done(database.transaction(store).objectStore(store).get(key));
        const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
        records.push({ kind: 'indexedDB', key, value: text, place: [name, store] });
      }
    }
    database.close();
  }
  return [...web('localStorage'), ...web('sessionStorage'), ...records];
}

/** Takes one thing away. */
export async function takeInside({ kind, key, place }: Omit<Kept, 'value'>): Promise<void> {
  if (kind !== 'indexedDB') {
    window[kind].removeItem(key);
    return;
  }
  const [name, store] = place ?? ['', ''];
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(store, 'readwrite');
      transaction.objectStore(store).delete(key);
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
      transaction.onerror = () => reject(transaction.error);
    };
  });
}
