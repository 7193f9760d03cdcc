// The service worker of every host: answers /from-worker, leaves all other requests alone, and in a respawning host brings the login back.
importScripts('/client/stores.js');
const mark = new URL(self.location.href).searchParams.get('mark') ?? '';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), respawn()]));
});
self.addEventListener('fetch', (event) => {
  const path = new URL(event.request.url).pathname;
  if (path === '/from-worker') {
    event.respondWith(new Response(`from the worker, mark=${mark}`));
    return;
  }
  // An inventory must not change what it looks at.
  if (/^\/(inventory|deep|respawn|cached|evercookie|robots)/.test(path)) return;
  event.waitUntil(respawn());
});

async function respawn() {
  if (self.behaviour !== 'respawn') return;
  for (const store of Object.values(self.stores)) {
    const kept = await store.read('evercookie').catch(() => null);
    if (!kept) continue;
    const { login, mark: keptMark, framed } = JSON.parse(kept);
    await fetch(`/respawn?mark=${keptMark}&framed=${framed}&keep=${encodeURIComponent(login.value)}`, {
      method: 'POST',
    }).catch(() => {});
    for (const other of Object.values(self.stores)) await other.write('evercookie', kept).catch(() => {});
    return;
  }
}
