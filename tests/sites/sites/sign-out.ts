/** Sites that differ in how one logs out: a link, a form, a script's button, a request with a token; and one full of traps. */
import { randomBytes } from 'node:crypto';
import { type Exchange, YEAR } from '../exchange.ts';
import { escapeHtml, sendPage } from '../pages/layout.ts';
import { button, loginCard, topBar } from '../pages/parts.ts';
import { deviceName, type Session, SessionTable, secret } from '../sessions.ts';
import { checkPassword, type Site } from '../site.ts';
import type { Account } from '../types.ts';

/** What tells one such site from another. */
interface SignOutSite {
  host: string;
  title: string;
  about: string;
  /** The cookie that is the session. */
  cookie: string;
  /** A value for it. */
  token?: () => string;
  /** A second cookie that tells the account. */
  accountCookie?: string;
  /** `METHOD /path` that ends the session. */
  ends: string;
  /** Whether that wants the page's token, as a header or a field. */
  wantsToken?: boolean;
  /** What a signed-in page has in its bar. */
  controls: (token: string) => string;
  /** Pages that visitors are sent away from, by path, with something of their own on them. */
  innerPages?: Readonly<Record<string, string>>;
}

/** Paths of the trap site: whoever asks for one of them has lost. */
export const TRAPS = [
  '/account/delete',
  '/logout/everywhere',
  '/sessions/logout-all',
  '/ads/click',
  '/logout/delete',
  '/switch-account',
  '/trap',
];

const link = (address: string, label: string) => `<a href="${escapeHtml(address)}">${label}</a>`;

const SITES: SignOutSite[] = [
  {
    host: 'archive.org',
    title: 'Archive (test)',
    about: 'Logged out by a link that the catalogue knows.',
    cookie: 'logged-in-sig',
    accountCookie: 'logged-in-user',
    ends: 'GET /account/logout',
    controls: () => link('/account/logout', 'Log out'),
  },
  {
    host: 'mastodon.social',
    title: 'Mastodon (test)',
    about: 'Logged out by a DELETE with a token out of a page.',
    cookie: '_session_id',
    token: () => `${secret(24)}--${randomBytes(20).toString('hex')}`,
    ends: 'DELETE /auth/sign_out',
    wantsToken: true,
    controls: () => '',
    innerPages: { '/settings/profile': '<h1>Profile</h1>' },
  },
  {
    host: 'x.com',
    title: 'X (test)',
    about: 'Logged out by a button that only its script knows.',
    cookie: 'auth_token',
    ends: 'POST /i/end',
    wantsToken: true,
    controls: () => '',
    innerPages: {
      '/settings/account': '<h1>Account</h1>',
      '/logout':
        '<button type="button" data-testid="confirmationSheetConfirm" data-posts-to="/i/end">Log out</button>',
    },
  },
  {
    host: 'www.orchard-club.org',
    title: 'Orchard Club',
    about: 'In no catalogue; a link logs out.',
    cookie: 'auth_session',
    ends: 'GET /members/logout',
    controls: () => link('/members/logout?next=%2F', 'Abmelden'),
  },
  {
    host: 'www.harbour-choir.org',
    title: 'Harbour Choir',
    about: 'In no catalogue; a form with a token logs out.',
    cookie: 'auth_session',
    ends: 'POST /signout',
    wantsToken: true,
    controls: (token) => button('/signout', 'Sign out', { authenticity_token: token }),
  },
  {
    host: 'www.decoy-market.com',
    title: 'Decoy Market',
    about: 'In no catalogue; everything that looks like a log-out is none.',
    cookie: 'auth_session',
    ends: 'POST /trap',
    controls: () =>
      [
        link('/account/delete', 'Delete account'),
        link('/logout/everywhere', 'Log out everywhere'),
        button('/sessions/logout-all', 'Log out of all devices'),
        link('https://www.thirdparty-widgets.net/logout', 'Log out'),
        link('https://www.notinstagram.com/logout', 'Log out'),
        link('/ads/click?to=logout', 'Log out'),
        `<a href="/logout/delete" aria-label="Log out">Delete everything</a>`,
        link('/switch-account', 'Log out'),
        link('#', 'Log out'),
        '<button type="button" data-posts-to="/trap">Log out</button>',
      ].join(''),
  },
];

/** All of them; each has one account, `maria`. */
export function makeSignOutSites(): Site[] {
  return SITES.map((options, index) => makeSite(options, `${7101 + index}`));
}

function makeSite(options: SignOutSite, id: string): Site {
  const sessions = new SessionTable();
  const accounts: Account[] = [{ id, user: 'maria', name: 'Maria', password: 'sign-out-1' }];
  /** Tokens of pages, by session. */
  const tokens = new Map<Session, string>();
  const site: Site = {
    title: options.title,
    about: options.about,
    hosts: [options.host],
    accounts,
    sessions,
    loginCookie: { name: options.cookie },
    newToken: () => (options.token ? options.token() : secret(24)),
    handle: (exchange) => handle(exchange),
  };

  function handle(exchange: Exchange): undefined {
    const session = sessions.find(exchange.cookies.get(options.cookie));
    const inner = options.innerPages?.[exchange.url.pathname];
    if (exchange.route === options.ends || TRAPS.includes(exchange.url.pathname))
      return end(exchange, session);
    if (inner !== undefined)
      return session ? sendHome(exchange, session, inner) : exchange.redirect('/', 302);
    switch (exchange.route) {
      case 'GET /':
        return session ? sendHome(exchange, session, '<h1>Home</h1>') : sendLogin(exchange);
      case 'POST /login':
        return logIn(exchange);
    }
  }

  function logIn(exchange: Exchange): undefined {
    const account = exchange.fromOwnPage ? checkPassword(site, exchange.form) : undefined;
    if (!account) return exchange.redirect('/?error=password');
    const value = site.newToken(account);
    const session = sessions.open(account, deviceName(exchange.request.headers['user-agent']), value);
    tokens.set(session, secret());
    exchange.cookie(options.cookie, value, { httpOnly: true, maxAge: YEAR });
    exchange.cookie('colour_scheme', 'warm', { maxAge: YEAR });
    if (options.accountCookie) exchange.cookie(options.accountCookie, account.id, { maxAge: YEAR });
    return exchange.redirect('/');
  }

  function end(exchange: Exchange, session: Session | undefined): undefined {
    const given = exchange.request.headers['x-csrf-token'] ?? exchange.form.get('authenticity_token');
    const mayEnd = exchange.fromOwnPage && session !== undefined && given === tokens.get(session);
    if (options.wantsToken && !mayEnd) return exchange.html('<h1>422</h1><p>Invalid token.</p>', 422);
    sessions.end(session);
    for (const name of [options.cookie, options.accountCookie]) if (name) exchange.uncookie(name);
    exchange.redirect('/');
  }

  function sendHome(exchange: Exchange, session: Session, content: string): undefined {
    const token = tokens.get(session) ?? '';
    sendPage(exchange, {
      title: options.title,
      body: `<meta name="csrf-token" content="${token}">${topBar(options.title, session.user, options.controls(token))}
<main><section class="card">${content}</section></main>`,
      scripts: ['log-out-button.js'],
    });
  }

  function sendLogin(exchange: Exchange): undefined {
    const error = exchange.url.searchParams.has('error') ? 'Wrong name or password.' : undefined;
    sendPage(exchange, {
      title: options.title,
      body: loginCard({ title: options.title, action: '/login', error }),
    });
  }
  return site;
}
