// A third party's frame: keeps what it can in the partition of the page around it, like an embedded post or weather report.
(async () => {
  const { widget } = window.page;
  const { stores } = window;
  const kept = await Promise.allSettled([
    stores.localStorage.write('widget', widget),
    stores.indexedDB.write('widget', widget),
    stores.cacheStorage.write('widget', widget),
  ]);
  document.documentElement.dataset.widget = kept.every(({ status }) => status === 'fulfilled')
    ? 'kept'
    : 'partly';
})();
