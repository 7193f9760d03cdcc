// Writes and reads one value per kind of store; shared by seeding, evercookies and the service worker, so it is a classic script.
(() => {
  /** Promise of an IndexedDB request. */
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
      request.onblocked = () => reject(new Error('blocked'));
    });

  const openDatabase = (name) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore('kept');
    return done(request);
  };

  self.stores = {
    localStorage: {
      write: async (name, value) => localStorage.setItem(name, value),
      read: async (name) => localStorage.getItem(name),
    },
    indexedDB: {
      async write(name, value) {
        const database = await openDatabase(name);
        try {
          const transaction = database.transaction('kept', 'readwrite');
          transaction.objectStore('kept').put(value, 'value');
          await new Promise((resolve, reject) => {
            transaction.oncomplete = resolve;
            transaction.onabort = () => reject(transaction.error);
          });
        } finally {
          // A connection left open would hold up whoever deletes or opens the database next.
          database.close();
        }
      },
      async read(name) {
        // Opening a database creates it, so one that is not there is not opened.
        const known = await indexedDB.databases();
        if (!known.some((database) => database.name === name)) return null;
        const database = await openDatabase(name);
        try {
          return (await done(database.transaction('kept').objectStore('kept').get('value'))) ?? null;
        } finally {
          database.close();
        }
      },
    },
    cacheStorage: {
      async write(name, value) {
        const cache = await caches.open(name);
        await cache.put(`/${name}.txt`, new Response(value));
      },
      async read(name) {
        if (!(await caches.has(name))) return null;
        const found = await (await caches.open(name)).match(`/${name}.txt`);
        return found ? found.text() : null;
      },
    },
    opfs: {
      async write(name, value) {
        const root = await navigator.storage.getDirectory();
        const file = await root.getFileHandle(`${name}.txt`, { create: true });
        const stream = await file.createWritable();
        await stream.write(value);
        await stream.close();
      },
      async read(name) {
        try {
          const root = await navigator.storage.getDirectory();
          return await (await (await root.getFileHandle(`${name}.txt`)).getFile()).text();
        } catch {
          return null;
        }
      },
    },
    httpCache: {
      write: async (name, value) => {
        await (await fetch(`/${name}.txt`, { cache: 'reload', headers: { 'x-keep': value } })).text();
      },
      async read(name) {
        try {
          const found = await fetch(`/${name}.txt`, { cache: 'only-if-cached', mode: 'same-origin' });
          return found.ok ? await found.text() : null;
        } catch {
          return null;
        }
      },
    },
  };
  // A worker has none.
  if (typeof localStorage === 'undefined') delete self.stores.localStorage;
})();
