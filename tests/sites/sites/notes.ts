/** A notes app whose login is a bearer token in localStorage and IndexedDB only: no cookie ever shows that somebody is signed in. */
import type { Exchange } from '../exchange.ts';
import { sendPage } from '../pages/layout.ts';
import { loginCard } from '../pages/parts.ts';
import { deviceName, SessionTable, secret } from '../sessions.ts';
import { carriedToken, checkPassword, type Site } from '../site.ts';
import type { Account } from '../types.ts';

const TITLE = 'Pocket Notes';
const NOTES = ['Oat milk, coffee, stamps', 'Call the plumber on Tuesday', 'Idea: a quieter door bell'];

/** Makes the app: one page, and an API under `/api/` that wants `Authorization: Bearer …`. */
export function makePocketNotes(): Site {
  const sessions = new SessionTable();
  const accounts: Account[] = [
    { id: 'usr_3f81', user: 'maria@example.com', name: 'Maria', password: 'notes-1' },
    { id: 'usr_77c2', user: 'tom@example.com', name: 'Tom', password: 'notes-2' },
  ];
  const site: Site = {
    title: TITLE,
    about: 'Login in localStorage and IndexedDB, no cookie.',
    hosts: ['app.pocketnotes.net'],
    accounts,
    sessions,
    loginCookie: { name: 'sessionid' },
    newToken: jwt,
    handle: (exchange) => handle(exchange),
  };

  function handle(exchange: Exchange): undefined {
    const session = sessions.find(carriedToken(site, exchange));
    switch (exchange.route) {
      case 'GET /':
        return sendApp(exchange);
      case 'POST /api/login': {
        const account = checkPassword(site, exchange.form);
        if (!account) return exchange.json({ error: 'invalid_credentials' }, 401);
        const token = jwt(account);
        sessions.open(account, deviceName(exchange.request.headers['user-agent']), token);
        return exchange.json({ token });
      }
      case 'GET /api/notes':
        if (!session) return exchange.json({ error: 'unauthorized' }, 401);
        return exchange.json({ user: session.user, notes: NOTES });
      case 'POST /api/logout':
        sessions.end(session);
        return exchange.json({ ok: true });
    }
  }
  return site;
}

/** Looks like a JSON Web Token; the signature is random, as the server looks tokens up anyway. */
function jwt(account: Account): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const issued = Math.floor(Date.now() / 1000);
  const claims = { sub: account.id, email: account.user, iat: issued, exp: issued + 2_592_000 };
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.${secret(32)}`;
}

function sendApp(exchange: Exchange): undefined {
  const login = loginCard({ title: TITLE, action: '/api/login', userLabel: 'E-mail address' });
  sendPage(exchange, {
    title: TITLE,
    accent: '#a8681a',
    body: `<header class="bar"><a class="wordmark" href="/">${TITLE}</a><span class="who" id="who">…</span><nav><button type="button" id="log-out" hidden>Log out</button></nav></header>
<div data-view="login" hidden>${login}<p class="error note" id="login-error" role="alert"></p></div>
<main data-view="notes" hidden><section class="card"><h1>Your notes</h1><ul class="rows" id="notes"></ul></section></main>`,
    scripts: ['stores.js', 'notes.js'],
  });
}
