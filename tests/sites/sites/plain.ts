/** A small site with an ordinary session cookie and some storage of its own: the neighbours that must stay untouched. */
import { type Exchange, YEAR } from '../exchange.ts';
import { sendPage } from '../pages/layout.ts';
import { button, loginCard, post, topBar } from '../pages/parts.ts';
import { deviceName, SessionTable, secret } from '../sessions.ts';
import { checkPassword, type Site } from '../site.ts';
import type { Account } from '../types.ts';

/** What tells one such site from another. */
export interface CookieSiteOptions {
  host: string;
  title: string;
  about: string;
  accent: string;
  cookie: string;
  /** Absent for a host-only cookie. */
  domain?: string;
  account: Account;
}

/** Makes a site with one account: log-in form at `/`, POST `/login`, POST `/logout`. */
export function makeCookieSite(options: CookieSiteOptions): Site {
  const { host, title, accent, domain } = options;
  const sessions = new SessionTable();
  const site: Site = {
    title,
    about: options.about,
    hosts: [host],
    accounts: [{ ...options.account }],
    sessions,
    loginCookie: { name: options.cookie, domain },
    newToken: (account) => `${account.id}%3A${secret()}`,
    handle: (exchange) => handle(exchange),
  };

  function handle(exchange: Exchange): undefined {
    const session = sessions.find(exchange.cookies.get(options.cookie));
    switch (exchange.route) {
      case 'GET /':
        if (!exchange.cookies.has('visitor')) exchange.cookie('visitor', secret(), { maxAge: YEAR });
        if (!session) {
          const error = exchange.url.searchParams.has('error') ? 'Wrong name or password.' : undefined;
          return sendPage(exchange, { title, accent, body: loginCard({ title, action: '/login', error }) });
        }
        return sendPage(exchange, {
          title,
          accent,
          body: `${topBar(title, session.user, button('/logout', 'Log out', {}, 'log-out'))}<main>${post(session.user, 'Nobody but me should notice what happens next door.', 150)}</main>`,
          scripts: ['stores.js', 'app.js'],
          data: { app: { user: session.user } },
        });
      case 'POST /login': {
        const account = exchange.fromOwnPage ? checkPassword(site, exchange.form) : undefined;
        if (!account) return exchange.redirect('/?error=password');
        const token = site.newToken(account);
        sessions.open(account, deviceName(exchange.request.headers['user-agent']), token);
        exchange.cookie(options.cookie, token, { domain, httpOnly: true, maxAge: YEAR });
        exchange.cookie('display_name', account.name, { maxAge: YEAR });
        return exchange.redirect('/');
      }
      case 'POST /logout':
        sessions.end(session);
        exchange.uncookie(options.cookie, { domain });
        return exchange.redirect('/');
    }
  }
  return site;
}
