/** A site of the catalogue whose login is in localStorage only, with a cookie for every visitor: only its page tells. */
import { type Exchange, YEAR } from '../exchange.ts';
import { sendPage } from '../pages/layout.ts';
import { loginCard } from '../pages/parts.ts';
import { deviceName, SessionTable, secret } from '../sessions.ts';
import { checkPassword, type Site } from '../site.ts';

const TITLE = 'Skies';

/** Makes the site: one page, which asks for a login, and once it has one says nothing of it before its menu is opened. */
export function makeSkies(): Site {
  const sessions = new SessionTable();
  const site: Site = {
    title: TITLE,
    about: 'Login in localStorage alone, known to the catalogue; visitors get a cookie.',
    hosts: ['bsky.app'],
    accounts: [{ id: 'did_41', user: 'maria', name: 'Maria', password: 'skies-1' }],
    sessions,
    loginCookie: { name: 'sessionid' },
    newToken: () => secret(32),
    handle: (exchange) => handle(exchange),
  };

  function handle(exchange: Exchange): undefined {
    switch (exchange.route) {
      case 'GET /':
        if (!exchange.cookies.has('visitor')) exchange.cookie('visitor', secret(), { maxAge: YEAR });
        return sendPage(exchange, {
          title: TITLE,
          accent: '#2a6fb0',
          body: `<div data-view="login" hidden>${loginCard({ title: TITLE, action: '/login' })}</div><main data-view="home" hidden><h1>${TITLE}</h1><button id="menu">Menu</button></main>`,
          scripts: ['skies.js'],
        });
      case 'POST /login': {
        const account = checkPassword(site, exchange.form);
        if (!account) return exchange.json({ error: 'wrong' }, 401);
        const token = site.newToken(account);
        sessions.open(account, deviceName(exchange.request.headers['user-agent']), token);
        return exchange.json({ token, handle: account.user });
      }
      case 'POST /logout':
        sessions.end(sessions.find(exchange.request.headers.authorization?.replace('Bearer ', '')));
        return exchange.json({});
    }
  }
  return site;
}
