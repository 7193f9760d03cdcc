// What a web app keeps in the browser while it is used: settings, drafts, a cache and a service worker, all naming the user.
(async () => {
  const { app } = window.page;
  const { stores } = window;
  localStorage.setItem('app_user', app.user);
  localStorage.setItem('app_seen_at', String(Date.now()));
  sessionStorage.setItem('app_tab', app.user);
  const jobs = [
    stores.indexedDB.write('app-drafts', `draft of ${app.user}`),
    stores.cacheStorage.write('app-feed', `feed of ${app.user}`),
    stores.opfs.write('app-uploads', `upload of ${app.user}`),
    // One that is there already stays as it is.
    navigator.serviceWorker
      .getRegistration('/')
      .then((known) => known ?? navigator.serviceWorker.register('/sw.js', { scope: '/' })),
  ];
  const results = await Promise.allSettled(jobs);
  document.documentElement.dataset.app = results.every(({ status }) => status === 'fulfilled')
    ? 'ready'
    : 'partly';
})();
