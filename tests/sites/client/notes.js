// The notes app: its login is a token in localStorage and IndexedDB, either of which is enough; no cookie is involved.
(async () => {
  const { indexedDB: database } = window.stores;
  const view = (name) => document.querySelector(`[data-view=${name}]`);
  const who = document.querySelector('#who');

  const call = async (path, options = {}) => {
    const token = localStorage.getItem('auth_token');
    const answer = await fetch(path, {
      ...options,
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    });
    return { ok: answer.ok, body: await answer.json() };
  };
  const keep = async (token) => {
    localStorage.setItem('auth_token', token);
    await database.write('pocketnotes-auth', token);
  };
  const forget = async () => {
    localStorage.removeItem('auth_token');
    await database.write('pocketnotes-auth', '');
  };
  const show = async () => {
    // Either store brings the login back to the other.
    const kept = localStorage.getItem('auth_token') || (await database.read('pocketnotes-auth'));
    if (kept) await keep(kept);
    const { ok, body } = kept ? await call('/api/notes') : { ok: false, body: {} };
    view('login').hidden = ok;
    view('notes').hidden = !ok;
    who.textContent = ok ? `Signed in as ${body.user}` : 'Not signed in';
    who.toggleAttribute('data-signed-out', !ok);
    if (ok) who.dataset.signedIn = body.user;
    else delete who.dataset.signedIn;
    document.querySelector('#notes').replaceChildren(
      ...(body.notes ?? []).map((note) => {
        const item = document.createElement('li');
        item.textContent = note;
        return item;
      }),
    );
    document.querySelector('#log-out').hidden = !ok;
    document.documentElement.dataset.app = 'ready';
  };

  document.querySelector('#login-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    const form = Object.fromEntries(new FormData(event.target));
    const { ok, body } = await call('/api/login', { method: 'POST', body: JSON.stringify(form) });
    document.querySelector('#login-error').textContent = ok
      ? ''
      : 'That e-mail address and password do not match.';
    if (!ok) return;
    await keep(body.token);
    await show();
  });
  document.querySelector('#log-out').addEventListener('click', async () => {
    await call('/api/logout', { method: 'POST' });
    await forget();
    await show();
  });
  await show();
})();
