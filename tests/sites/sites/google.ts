/** One account over several registrable domains: signing in at accounts.google.com also signs in at youtube.com, and silently again later. */
import { type Exchange, YEAR } from '../exchange.ts';
import { sendPage } from '../pages/layout.ts';
import { loginCard, post, topBar } from '../pages/parts.ts';
import { deviceName, type Session, SessionTable, secret } from '../sessions.ts';
import { checkPassword, type Site } from '../site.ts';
import type { Account } from '../types.ts';

const GOOGLE = '.google.com';
const YOUTUBE = '.youtube.com';
const ACCENT = '#2d6fb0';

/** Makes the group. Losing youtube's cookies alone is not enough: one click on 'Sign in' brings them back. */
export function makeGoogle(): Site {
  const sessions = new SessionTable();
  /** One-time tickets that carry a login from google.com to youtube.com. */
  const tickets = new Map<string, Session>();
  const site: Site = {
    title: 'Google (test)',
    about: 'SID on .google.com and LOGIN_INFO on .youtube.com: one login.',
    hosts: ['accounts.google.com', 'www.google.com', 'www.youtube.com'],
    accounts: [{ id: '108220011', user: 'maria@example.com', name: 'Maria', password: 'search-1' }],
    sessions,
    loginCookie: { name: 'SID', domain: GOOGLE },
    newToken: () => `g.a000${secret(40)}`,
    handle(exchange): undefined {
      if (exchange.host === 'accounts.google.com') return handleAccounts(exchange);
      if (exchange.host === 'www.youtube.com') return handleYoutube(exchange);
      return handleGoogle(exchange);
    },
  };

  const atGoogle = (exchange: Exchange) =>
    sessions.find(exchange.cookies.get('SID')) ?? sessions.find(exchange.cookies.get('__Secure-1PSID'));

  /** On to youtube with a ticket, and from there to where the user wanted to go. */
  function toYoutube(exchange: Exchange, session: Session, next: string): undefined {
    const ticket = secret();
    tickets.set(ticket, session);
    exchange.redirect(
      `${exchange.originOf('www.youtube.com')}/accounts/SetSID?ticket=${ticket}&next=${next}`,
    );
  }

  function signIn(exchange: Exchange, account: Account): Session {
    const [sid, psid, lsid] = [site.newToken(account), site.newToken(account), site.newToken(account)];
    const session = sessions.open(
      account,
      deviceName(exchange.request.headers['user-agent']),
      sid,
      psid,
      lsid,
    );
    const lasting = { maxAge: YEAR, httpOnly: true };
    exchange.cookie('SID', sid, { domain: GOOGLE, maxAge: YEAR });
    exchange.cookie('HSID', secret(), { domain: GOOGLE, ...lasting });
    exchange.cookie('SSID', secret(), { domain: GOOGLE, ...lasting });
    exchange.cookie('__Secure-1PSID', psid, { domain: GOOGLE, ...lasting });
    exchange.cookie('LSID', lsid, lasting);
    exchange.cookie('__Host-GAPS', secret(), lasting);
    exchange.cookie('ACCOUNT_CHOOSER', secret(20), lasting);
    return session;
  }

  function handleAccounts(exchange: Exchange): undefined {
    const session = atGoogle(exchange) ?? sessions.find(exchange.cookies.get('LSID'));
    const next = exchange.url.searchParams.get('next') === 'youtube' ? 'youtube' : 'google';
    switch (exchange.route) {
      case 'GET /':
      case 'GET /ServiceLogin':
        if (session) return toYoutube(exchange, session, next);
        return sendPage(exchange, {
          title: 'Sign in',
          accent: ACCENT,
          body: loginCard({
            title: 'Sign in',
            action: `/signin?next=${next}`,
            userLabel: 'E-mail address',
            error: exchange.url.searchParams.has('error') ? 'Wrong address or password.' : undefined,
          }),
        });
      case 'POST /signin': {
        const account = exchange.fromOwnPage ? checkPassword(site, exchange.form) : undefined;
        if (!account) return exchange.redirect('/ServiceLogin?error=password');
        return toYoutube(exchange, signIn(exchange, account), next);
      }
      case 'GET /Logout':
        sessions.end(session);
        for (const name of ['SID', 'HSID', 'SSID', '__Secure-1PSID'])
          exchange.uncookie(name, { domain: GOOGLE });
        exchange.uncookie('LSID');
        return exchange.redirect(`${exchange.originOf('www.youtube.com')}/accounts/Logout`);
    }
  }

  function handleYoutube(exchange: Exchange): undefined {
    const session = sessions.find(exchange.cookies.get('LOGIN_INFO'));
    switch (exchange.route) {
      case 'GET /accounts/SetSID': {
        const ticket = exchange.url.searchParams.get('ticket') ?? '';
        const owner = tickets.get(ticket);
        tickets.delete(ticket);
        if (owner && owner.endedAt === undefined) {
          const info = `AFmmF2sw${secret(30)}%3AQUQ3${secret(20)}`;
          sessions.add(owner, info);
          exchange.cookie('LOGIN_INFO', info, {
            domain: YOUTUBE,
            maxAge: YEAR,
            httpOnly: true,
            sameSite: 'None',
          });
        }
        const next =
          exchange.url.searchParams.get('next') === 'youtube' ? 'www.youtube.com' : 'www.google.com';
        return exchange.redirect(`${exchange.originOf(next)}/`);
      }
      case 'GET /accounts/Logout':
        exchange.uncookie('LOGIN_INFO', { domain: YOUTUBE });
        return exchange.redirect(`${exchange.originOf('accounts.google.com')}/`);
      case 'GET /':
        if (!exchange.cookies.has('VISITOR_INFO1_LIVE')) {
          exchange.cookie('VISITOR_INFO1_LIVE', secret(8), {
            domain: YOUTUBE,
            maxAge: YEAR / 2,
            sameSite: 'None',
          });
        }
        return sendHome(exchange, 'YouTube (test)', session, 'youtube');
    }
  }

  function handleGoogle(exchange: Exchange): undefined {
    if (exchange.route !== 'GET /') return;
    if (!exchange.cookies.has('NID'))
      exchange.cookie('NID', secret(40), { domain: GOOGLE, httpOnly: true, maxAge: YEAR / 2 });
    sendHome(exchange, 'Google (test)', atGoogle(exchange), 'google');
  }
  return site;
}

function sendHome(exchange: Exchange, title: string, session: Session | undefined, next: string): undefined {
  const accounts = exchange.originOf('accounts.google.com');
  const action = session
    ? `<a id="log-out" href="${accounts}/Logout">Sign out</a>`
    : `<a id="log-in" href="${accounts}/ServiceLogin?next=${next}">Sign in</a>`;
  sendPage(exchange, {
    title,
    accent: ACCENT,
    body: `${topBar(title, session?.user, action)}<main>${post('For you', 'How to prune a fig tree', 80)}</main>`,
    scripts: session ? ['stores.js', 'app.js'] : [],
    data: session ? { app: { user: session.user } } : {},
  });
}
