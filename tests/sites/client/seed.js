// Seeds every kind of store of this origin with the mark, then sets data-seeded; an embedding page waits for its frame instead.
(() => {
  const { mark, framed, embeds } = window.page;

  const finish = (state, details) => {
    document.documentElement.dataset.seeded = state;
    if (details) document.documentElement.dataset.details = details;
    document.querySelector('#state').textContent = state === 'yes' ? 'done' : state;
    tell = () => window.parent !== window && window.parent.postMessage({ seeded: state, details }, '*');
    tell();
  };
  let tell = () => {};

  if (embeds) {
    addEventListener('message', (event) => {
      if (event.origin !== embeds || !event.data?.seeded) return;
      clearInterval(asking);
      finish(event.data.seeded, event.data.details);
    });
    // A quick frame said so before this script ran.
    const frame = document.querySelector('#frame');
    const asking = setInterval(() => frame.contentWindow.postMessage({ areYouSeeded: true }, '*'), 200);
    return;
  }
  addEventListener('message', (event) => event.data?.areYouSeeded && tell());

  const { localStorage: local, indexedDB: database, cacheStorage, opfs } = window.stores;
  const jobs = {
    cookies: async () => {
      const answer = await fetch(`/seed-cookies?mark=${mark}&framed=${framed}`);
      if (!answer.ok) throw new Error(`status ${answer.status}`);
    },
    documentCookie: async () => {
      const where = framed ? 'SameSite=None; Partitioned' : 'SameSite=Lax';
      // biome-ignore lint/suspicious/noDocumentCookie: this is the kind of cookie that is seeded here.
      document.cookie = `seed_js=${mark}-seed_js; Path=/; Secure; Max-Age=31536000; ${where}`;
      if (!document.cookie.includes(`${mark}-seed_js`)) throw new Error('not kept');
    },
    localStorage: () => local.write('seed', `${mark}-local`),
    sessionStorage: async () => sessionStorage.setItem('seed', `${mark}-session`),
    indexedDB: () => database.write('seed', `${mark}-database`),
    cacheStorage: () => cacheStorage.write('seed', `${mark}-cache`),
    opfs: () => opfs.write('seed', `${mark}-opfs`),
    httpCache: async () => {
      await (await fetch('/cached.txt', { cache: 'reload', headers: { 'x-mark': mark } })).text();
    },
    serviceWorker: async () => {
      await navigator.serviceWorker.register(`/sw.js?mark=${mark}`, { scope: '/' });
      await navigator.serviceWorker.ready;
    },
  };

  const run = async () => {
    const failed = [];
    for (const [kind, job] of Object.entries(jobs)) {
      try {
        await Promise.race([
          job(),
          new Promise((_, reject) => setTimeout(() => reject(new Error('no answer in 10 s')), 10_000)),
        ]);
      } catch (error) {
        failed.push(`${kind}: ${error?.message ?? error}`);
      }
    }
    finish(failed.length === 0 ? 'yes' : `error: ${failed.join('; ')}`);
  };
  run();
})();
