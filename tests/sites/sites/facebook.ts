/** Facebook's way of signing in: two cookies that only together are a login, and a page token instead of a CSRF cookie. */
import { type Exchange, YEAR } from '../exchange.ts';
import { sendPage } from '../pages/layout.ts';
import { button, loginCard, post, topBar } from '../pages/parts.ts';
import { deviceName, type Session, SessionTable, secret } from '../sessions.ts';
import { checkPassword, type Site } from '../site.ts';
import type { Account } from '../types.ts';

const DOMAIN = '.facebook.com';
const TITLE = 'Facebook (test)';
const ACCENT = '#3a62b5';

/** Makes the site: `c_user` and `xs` when signed in, `datr`, `sb` and `fr` for everybody. */
export function makeFacebook(): Site {
  const sessions = new SessionTable();
  const accounts: Account[] = [
    { id: '100013377331', user: 'maria', name: 'Maria Santos', password: 'friends-1' },
  ];
  /** Page tokens by what they belong to: a session, or a visitor's `datr`. */
  const pageTokens = new Map<string, string>();
  const site: Site = {
    title: TITLE,
    about: 'c_user + xs, page token fb_dtsg.',
    hosts: ['www.facebook.com'],
    accounts,
    sessions,
    loginCookie: { name: 'xs', domain: DOMAIN },
    newToken: () => `31%3A${secret()}%3A2%3A${Math.floor(Date.now() / 1000)}%3A-1%3A7313`,
    handle: (exchange) => handle(exchange),
  };

  function current(exchange: Exchange): Session | undefined {
    const session = sessions.find(exchange.cookies.get('xs'));
    const account = accounts.find(({ id }) => id === exchange.cookies.get('c_user'));
    return session && account?.user === session.user ? session : undefined;
  }

  function pageToken(owner: string): string {
    const token = pageTokens.get(owner) ?? secret();
    pageTokens.set(owner, token);
    return token;
  }

  function handle(exchange: Exchange): undefined {
    const session = current(exchange);
    const datr = exchange.cookies.get('datr') ?? secret(18);
    const tokenIsRight = exchange.form.get('fb_dtsg') === pageTokens.get(session?.id ?? datr);
    switch (exchange.route) {
      case 'GET /':
        if (!exchange.cookies.has('datr'))
          exchange.cookie('datr', datr, { domain: DOMAIN, httpOnly: true, maxAge: YEAR });
        if (!exchange.cookies.has('sb'))
          exchange.cookie('sb', secret(18), { domain: DOMAIN, httpOnly: true, maxAge: YEAR });
        return send(exchange, session, pageToken(session?.id ?? datr));
      case 'POST /login/': {
        if (!exchange.fromOwnPage || !tokenIsRight) return exchange.redirect('/?error=expired');
        const account = checkPassword(site, exchange.form);
        if (!account) return exchange.redirect('/?error=password');
        const xs = site.newToken(account);
        sessions.open(account, deviceName(exchange.request.headers['user-agent']), xs);
        exchange.cookie('c_user', account.id, { domain: DOMAIN, maxAge: YEAR });
        exchange.cookie('xs', xs, { domain: DOMAIN, httpOnly: true, maxAge: YEAR });
        exchange.cookie('fr', `0${secret()}`, {
          domain: DOMAIN,
          httpOnly: true,
          sameSite: 'None',
          maxAge: YEAR / 4,
        });
        exchange.cookie('presence', 'C%7B%22t3%22%3A%5B%5D%7D', { domain: DOMAIN });
        return exchange.redirect('/');
      }
      case 'POST /logout.php':
        if (!exchange.fromOwnPage || !session || !tokenIsRight)
          return exchange.html('<h1>This did not work</h1>', 403);
        sessions.end(session);
        for (const name of ['c_user', 'xs', 'presence']) exchange.uncookie(name, { domain: DOMAIN });
        return exchange.redirect('/');
    }
  }
  return site;
}

function send(exchange: Exchange, session: Session | undefined, fb_dtsg: string): undefined {
  const error = exchange.url.searchParams.has('error') ? 'That did not work. Try again.' : undefined;
  if (!session) {
    const body = loginCard({ title: TITLE, action: '/login/', fields: { fb_dtsg }, error });
    return sendPage(exchange, { title: TITLE, accent: ACCENT, body });
  }
  sendPage(exchange, {
    title: TITLE,
    accent: ACCENT,
    body: `${topBar(TITLE, session.user, button('/logout.php', 'Log out', { fb_dtsg }, 'log-out'))}
<main>${post('Allotment group', 'Surplus courgettes by the gate, please take some.', 110)}${post('Ana', 'Moving day. Send cake.', 20)}</main>`,
    scripts: ['stores.js', 'app.js'],
    data: { app: { user: session.user } },
  });
}
