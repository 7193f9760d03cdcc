// Clings to the login as the host was told to: without pause (busy), while dying (last-gasp), or from every other store (respawn).
(() => {
  const { behaviour, mark, login } = window.page.config;
  const framed = window.page.framed === true;
  /** In a frame of another site the browser takes partitioned cookies only. */
  const where = framed ? 'SameSite=None; Partitioned' : 'SameSite=Lax';
  const { stores } = window;

  const setCookie = (name, value, domain = '') => {
    // biome-ignore lint/suspicious/noDocumentCookie: a page that clings to a login writes it as pages do.
    document.cookie = `${name}=${value}; Path=/; Secure; ${where}; Max-Age=31536000${domain && `; Domain=${domain}`}`;
  };
  /** A script cannot overwrite an HttpOnly cookie, but once that is gone it can put its own in its place. */
  const setLogin = () => {
    if (login.value) setCookie(login.name, login.value, login.domain);
  };
  const respawnUrl = (path) =>
    `${path}?mark=${mark}&framed=${framed}&keep=${encodeURIComponent(login.value)}`;

  const behaviours = {
    busy() {
      setInterval(() => {
        setCookie('busy', mark);
        setLogin();
        localStorage.setItem('busy', mark);
        localStorage.setItem('busy_login', login.value);
      }, 5);
    },
    'last-gasp'() {
      const gasp = (event) => {
        setCookie(`gasp_${event.type}`, mark);
        setLogin();
        localStorage.setItem(`gasp_${event.type}`, mark);
        stores.indexedDB.write('gasp', `${mark} ${event.type}`).catch(() => {});
        fetch(respawnUrl('/keepalive-set'), { method: 'POST', keepalive: true }).catch(() => {});
      };
      addEventListener('pagehide', gasp);
      addEventListener('beforeunload', gasp);
      document.addEventListener('visibilitychange', gasp);
    },
    respawn() {
      const keep = JSON.stringify({ login, mark, framed });
      const everywhere = (value) =>
        Promise.all(Object.values(stores).map((store) => store.write('evercookie', value).catch(() => {})));
      const find = async () => {
        for (const store of Object.values(stores)) {
          const kept = await store.read('evercookie').catch(() => null);
          if (kept) return kept;
        }
        return null;
      };
      const bringBack = async () => {
        const kept = await find();
        if (!kept) return;
        const { login: old, mark: oldMark } = JSON.parse(kept);
        setCookie('respawned_js', oldMark);
        if (old.value) setCookie(old.name, old.value, old.domain);
        await fetch(`/respawn?mark=${oldMark}&framed=${framed}&keep=${encodeURIComponent(old.value)}`, {
          method: 'POST',
        }).catch(() => {});
        await everywhere(kept);
      };
      const start = async () => {
        if (login.value) await everywhere(keep);
        await navigator.serviceWorker.register(`/sw.js?mark=${mark}`, { scope: '/' }).catch(() => {});
        document.documentElement.dataset.behaving = 'yes';
        for (;;) {
          await bringBack();
          await new Promise((resolve) => setTimeout(resolve, 200));
        }
      };
      start();
    },
  };
  behaviours[behaviour]();
  if (behaviour !== 'respawn') document.documentElement.dataset.behaving = 'yes';
})();
