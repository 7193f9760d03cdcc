// window.inventory(mark?) lists, by kind, what holds the mark (or everything), and only reads; an embedding page asks its frame.
(() => {
  const { embeds } = window.page;

  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const show = (value) => (typeof value === 'string' ? value : JSON.stringify(value));

  /** Not to be able to look is a result as well; a store that somebody holds locked must not hold up the others. */
  const inTime = (promise) =>
    Promise.race([
      promise,
      new Promise((_, reject) => setTimeout(() => reject(new Error('no answer in 5 s')), 5000)),
    ]);

  /** [name, content] of everything in one kind of store. */
  const readers = {
    cookie: async () =>
      document.cookie
        .split('; ')
        .filter(Boolean)
        .map((pair) => [pair.split('=')[0], pair]),
    localStorage: async () => Object.entries(localStorage),
    sessionStorage: async () => Object.entries(sessionStorage),
    async indexedDB() {
      const found = [];
      for (const { name } of await indexedDB.databases()) {
        const request = indexedDB.open(name);
        // Deleted since it was listed: to look must not bring it back, empty.
        request.onupgradeneeded = () => request.transaction.abort();
        const database = await done(request).catch(() => null);
        if (!database) continue;
        found.push([name, '']);
        for (const store of database.objectStoreNames) {
          const all = await done(database.transaction(store).objectStore(store).getAll());
          found.push(...all.map((value, index) => [`${name}/${store}/${index}`, show(value)]));
        }
        database.close();
      }
      return found;
    },
    async cacheStorage() {
      const found = [];
      for (const name of await caches.keys()) {
        found.push([name, '']);
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          const body = await (await cache.match(request)).text();
          found.push([`${name}${new URL(request.url).pathname}`, body]);
        }
      }
      return found;
    },
    async opfs() {
      const found = [];
      const walk = async (directory, path) => {
        for await (const [name, handle] of directory.entries()) {
          if (handle.kind === 'directory') await walk(handle, `${path}${name}/`);
          else
            found.push([
              `${path}${name}`,
              // Gone since it was listed.
              await handle
                .getFile()
                .then((file) => file.text())
                .catch(() => ''),
            ]);
        }
      };
      await walk(await navigator.storage.getDirectory(), '');
      return found;
    },
    async serviceWorker() {
      const all = await navigator.serviceWorker.getRegistrations();
      return all.map((registration) => {
        const worker = registration.active ?? registration.waiting ?? registration.installing;
        return [registration.scope, worker?.scriptURL ?? ''];
      });
    },
    async httpCache() {
      const found = [];
      for (const path of ['/cached.txt', '/evercookie.txt']) {
        try {
          const answer = await fetch(path, { cache: 'only-if-cached', mode: 'same-origin' });
          if (answer.ok) found.push([path, await answer.text()]);
        } catch {
          // Not in the cache.
        }
      }
      return found;
    },
  };

  const look = async (mark = '') => {
    const result = { errors: [] };
    for (const [kind, read] of Object.entries(readers)) {
      try {
        const entries = await inTime(read());
        result[kind] = entries
          .filter(([name, content]) => `${name} ${content}`.includes(mark))
          .map(([name]) => name);
      } catch (error) {
        result[kind] = [];
        result.errors.push(`${kind}: ${error?.message ?? error}`);
      }
    }
    try {
      const answer = await fetch(`/deep/path/cookies-sent?mark=${encodeURIComponent(mark)}`, {
        cache: 'no-store',
      });
      result.cookieSent = await answer.json();
    } catch (error) {
      result.cookieSent = [];
      result.errors.push(`cookieSent: ${error?.message ?? error}`);
    }
    return result;
  };

  if (embeds) {
    let count = 0;
    const frame = document.querySelector('#frame');
    const loaded = new Promise((resolve) => {
      addEventListener('message', (event) => {
        if (event.origin === embeds && event.data?.inventoryReady) resolve();
      });
    });
    // A quick frame said so before this script ran; the others are asked until they answer.
    const asking = setInterval(() => frame.contentWindow.postMessage({ areYouReady: true }, '*'), 200);
    loaded.then(() => clearInterval(asking));
    window.inventory = async (mark) => {
      await loaded;
      count += 1;
      const ask = count;
      return new Promise((resolve) => {
        addEventListener('message', function hear(event) {
          if (event.origin !== embeds || event.data?.answered !== ask) return;
          removeEventListener('message', hear);
          resolve(event.data.result);
        });
        frame.contentWindow.postMessage({ ask, mark }, embeds);
      });
    };
  } else {
    window.inventory = look;
    addEventListener('message', async (event) => {
      if (event.data?.areYouReady) event.source.postMessage({ inventoryReady: true }, event.origin);
      if (!event.data?.ask) return;
      event.source.postMessage(
        { answered: event.data.ask, result: await look(event.data.mark) },
        event.origin,
      );
    });
    if (window.parent !== window) window.parent.postMessage({ inventoryReady: true }, '*');
  }
  window.inventory().then((result) => {
    document.querySelector('#state').textContent = JSON.stringify(result, null, 2);
  });
})();
