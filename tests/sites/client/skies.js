// A site whose page alone knows who is signed in: the account is in localStorage, and in no cookie.
(() => {
  const KEY = 'BSKY_STORAGE';
  const account = () => JSON.parse(localStorage.getItem(KEY) ?? '{}').session?.currentAccount;
  const show = () => {
    const known = account();
    const home = document.querySelector('[data-view=home]');
    home.hidden = !known;
    document.querySelector('[data-view=login]').hidden = Boolean(known);
    if (known) home.dataset.signedIn = known.handle;
    document.querySelector('#log-out')?.remove();
  };
  document.querySelector('#login-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    const form = Object.fromEntries(new FormData(event.target));
    const answer = await fetch('/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(form),
    });
    if (!answer.ok) return;
    const { token, handle } = await answer.json();
    localStorage.setItem(KEY, JSON.stringify({ session: { currentAccount: { handle, token } } }));
    show();
  });
  // The way out is not in the page before its menu is opened.
  document.querySelector('#menu').addEventListener('click', () => {
    const wayOut = document.createElement('button');
    wayOut.id = 'log-out';
    wayOut.textContent = 'Sign out';
    wayOut.addEventListener('click', async () => {
      const { token } = account();
      await fetch('/logout', { method: 'POST', headers: { authorization: `Bearer ${token}` } });
      localStorage.removeItem(KEY);
      show();
    });
    document.querySelector('[data-view=home]').append(wayOut);
  });
  show();
})();
