/** A library's account page that no catalogue knows: visitors have a session as well, which changes its value when they sign in. */
import { type Exchange, YEAR } from '../exchange.ts';
import { sendPage } from '../pages/layout.ts';
import { button, loginCard, topBar } from '../pages/parts.ts';
import { deviceName, type Session, SessionTable, secret } from '../sessions.ts';
import { checkPassword, type Site } from '../site.ts';
import type { Account } from '../types.ts';

const TITLE = 'Parkside Library';
const ACCENT = '#2f7a4d';
const LOANS = [
  ['The Salt Path', 'due in 3 days'],
  ['A Field Guide to Clouds', 'due in 9 days'],
  ['Bread, Slowly', 'renewed once, due in 20 days'],
];

/** Makes the library: `psid` for everybody, `remember_token` besides for whoever is signed in. */
export function makeLibrary(): Site {
  const sessions = new SessionTable();
  const accounts: Account[] = [
    { id: '20417', user: 'maria', name: 'Maria Santos', password: 'library-1' },
    { id: '20533', user: 'tom', name: 'Tom Okafor', password: 'library-2' },
  ];
  const site: Site = {
    title: TITLE,
    about: 'In no catalogue; visitors carry the same cookie, with another value.',
    hosts: ['www.parkside-library.org'],
    accounts,
    sessions,
    loginCookie: { name: 'psid' },
    newToken: () => secret(20),
    handle: (exchange) => handle(exchange),
  };

  /** Who it is; a remembered reader without a session gets a new one. */
  function recognize(exchange: Exchange): Session | undefined {
    const session = sessions.find(exchange.cookies.get('psid'));
    if (session) return session;
    const remembered = sessions.find(exchange.cookies.get('remember_token'));
    const psid = secret(20);
    if (remembered) sessions.add(remembered, psid);
    if (remembered || !exchange.cookies.has('psid')) exchange.cookie('psid', psid, { httpOnly: true });
    return remembered;
  }

  function handle(exchange: Exchange): undefined {
    switch (exchange.route) {
      case 'GET /': {
        const session = recognize(exchange);
        return session ? sendAccount(exchange, session) : sendLogin(exchange);
      }
      case 'POST /login': {
        const account = exchange.fromOwnPage ? checkPassword(site, exchange.form) : undefined;
        if (!account) return exchange.redirect('/?error=password');
        const psid = secret(20);
        const remember = secret(24);
        sessions.open(account, deviceName(exchange.request.headers['user-agent']), psid, remember);
        exchange.cookie('psid', psid, { httpOnly: true });
        exchange.cookie('remember_token', remember, { httpOnly: true, maxAge: YEAR });
        return exchange.redirect('/');
      }
      case 'GET /.well-known/change-password':
        return exchange.redirect('/account/password', 302);
      case 'GET /account/password':
        return sendPasswordPage(exchange, recognize(exchange));
      case 'POST /logout':
        sessions.end(sessions.find(exchange.cookies.get('psid')));
        sessions.end(sessions.find(exchange.cookies.get('remember_token')));
        exchange.uncookie('remember_token');
        exchange.cookie('psid', secret(20), { httpOnly: true });
        return exchange.redirect('/');
    }
  }

  function sendLogin(exchange: Exchange): undefined {
    sendPage(exchange, {
      title: TITLE,
      accent: ACCENT,
      body: loginCard({
        title: TITLE,
        action: '/login',
        userLabel: 'Reader name',
        submit: 'Sign in',
        error: exchange.url.searchParams.has('error') ? 'We do not know that name and password.' : undefined,
      }),
    });
  }

  /** Where the standard's address leads; nothing can be changed here. */
  function sendPasswordPage(exchange: Exchange, session: Session | undefined): undefined {
    sendPage(exchange, {
      title: `Password · ${TITLE}`,
      accent: ACCENT,
      body: `${topBar(TITLE, session?.user)}<main><section class="card"><h1>Password</h1><p>Ask at the desk for a new one.</p></section></main>`,
    });
  }

  function sendAccount(exchange: Exchange, session: Session): undefined {
    const rows = LOANS.map(([book, due]) => `<li><span>${book}<small>${due}</small></span></li>`).join('');
    sendPage(exchange, {
      title: `My account · ${TITLE}`,
      accent: ACCENT,
      body: `${topBar(TITLE, session.user, button('/logout', 'Sign out', {}, 'log-out'))}
<main><section class="card"><h1>Your loans</h1><ul class="rows">${rows}</ul></section></main>`,
      scripts: ['stores.js', 'app.js'],
      data: { app: { user: session.user } },
    });
  }
  return site;
}
