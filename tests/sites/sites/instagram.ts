/** Instagram as far as a login is concerned: sessions at the server, CSRF and Origin checked, saved logins, several accounts and hosts. */
import { type Exchange, YEAR } from '../exchange.ts';
import { type Session, secret } from '../sessions.ts';
import { checkPassword, type Site } from '../site.ts';
import type { Account } from '../types.ts';
import { sendWidget } from './embedding.ts';
import { DOMAIN, InstagramLogin } from './instagram-login.ts';
import * as pages from './instagram-pages.ts';

const WWW = 'www.instagram.com';
const CENTRE = 'accountscenter.instagram.com';

/** Where the catalogue's addresses at the Accounts Centre lead here. */
const CENTRE_PATHS: Record<string, string> = {
  '/password_and_security/password/change/': '/accounts/password/change/',
  '/password_and_security/login_activity': '/session/login_activity/',
};

/** Makes the site with its five hosts. */
export function makeInstagram(): Site {
  const login = new InstagramLogin();
  const site: Site = {
    title: 'Instagram (test)',
    about: 'Cookie login, saved logins, login activity, two accounts.',
    hosts: [WWW, 'accounts.instagram.com', 'help.instagram.com', 'instagram.com', CENTRE],
    accounts: login.accounts,
    sessions: login.sessions,
    loginCookie: { name: 'sessionid', domain: DOMAIN },
    newToken: (account) => login.newToken(account),
    handle(exchange): undefined {
      if (exchange.host === 'instagram.com')
        return exchange.redirect(`${exchange.originOf(WWW)}${exchange.url.pathname}`, 301);
      if (exchange.host === CENTRE) {
        return exchange.redirect(
          `${exchange.originOf(WWW)}${CENTRE_PATHS[exchange.url.pathname] ?? '/'}`,
          302,
        );
      }
      if (exchange.host !== WWW) return handleSideHost(exchange);
      return exchange.request.method === 'POST' ? handlePost(exchange) : handleGet(exchange);
    },
  };

  function handleSideHost(exchange: Exchange): undefined {
    const session = login.current(exchange);
    if (exchange.host === 'accounts.instagram.com' && session) {
      exchange.cookie('acct_session', secret(), { httpOnly: true, maxAge: YEAR });
    }
    if (exchange.route === 'GET /touch.gif') return exchange.empty();
    if (exchange.route !== 'GET /') return;
    login.greet(exchange);
    const title = exchange.host.startsWith('help') ? 'Help Centre' : 'Accounts Centre';
    pages.sendAboutAccount(exchange, session, session && login.accountOf(session), title);
  }

  function handleGet(exchange: Exchange): undefined {
    const path = exchange.url.pathname;
    if (path === '/embed/')
      return sendWidget(exchange, 'A post by lena.paints', 'Third attempt at the harbour.');
    const session = login.current(exchange);
    const csrf = login.greet(exchange);
    const saved = login.saved(exchange);
    if (path === '/accounts/login/') return pages.sendLogin(exchange, csrf, saved, Boolean(session));
    if (path === '/accounts/logout/') return pages.sendLogoutQuestion(exchange, session, csrf);
    if (!session) return path === '/' ? pages.sendLogin(exchange, csrf, saved) : exchange.redirect('/', 302);
    switch (path) {
      case '/':
        return pages.sendFeed(exchange, session, csrf);
      case '/accounts/onetap/':
        return pages.sendSaveQuestion(exchange, session, csrf);
      case '/accounts/switch/':
        return pages.sendSwitcher(exchange, session, csrf, saved);
      case '/accounts/edit/':
        return pages.sendAboutAccount(exchange, session, login.accountOf(session), 'Edit profile');
      case '/accounts/password/change/':
        return pages.sendPasswordForm(exchange, session, csrf);
      case '/session/login_activity/':
        return pages.sendLoginActivity(exchange, session, csrf, login.sessions.liveOf(session.user));
    }
  }

  function handlePost(exchange: Exchange): undefined {
    if (!login.mayPost(exchange))
      return exchange.html('<h1>403 Forbidden</h1><p>CSRF verification failed.</p>', 403);
    const session = login.current(exchange);
    switch (exchange.url.pathname) {
      case '/accounts/login/ajax/':
        return logIn(exchange, checkPassword(site, exchange.form), '/accounts/onetap/');
      case pages.ONE_TAP_PATH: {
        const owner = login.nonces.get(exchange.form.get('login_nonce') ?? '');
        return logIn(exchange, owner?.id === exchange.form.get('user_id') ? owner : undefined, '/');
      }
      case '/accounts/logout/ajax/':
        login.signOut(exchange);
        return exchange.wantsJson ? exchange.json({ status: 'ok' }) : exchange.redirect('/');
    }
    if (session) handleSignedInPost(exchange, session);
  }

  function logIn(exchange: Exchange, account: Account | undefined, next: string): undefined {
    if (account) login.signIn(exchange, account);
    if (exchange.wantsJson) {
      return exchange.json({ authenticated: Boolean(account), userId: account?.id, status: 'ok' });
    }
    exchange.redirect(account ? next : '/?error=password');
  }

  function handleSignedInPost(exchange: Exchange, session: Session): undefined {
    switch (exchange.url.pathname) {
      case '/accounts/onetap/save/':
        return pages.sendSaved(exchange, login.save(exchange, login.accountOf(session)));
      case '/session/login_activity/logout/': {
        const id = exchange.form.get('session');
        login.sessions.end(login.sessions.liveOf(session.user).find((other) => other.id === id));
        return exchange.redirect('/session/login_activity/');
      }
      case '/accounts/password/change/':
        return changePassword(exchange, session);
    }
  }

  function changePassword(exchange: Exchange, session: Session): undefined {
    const account = login.accountOf(session);
    const wanted = exchange.form.get('new_password') ?? '';
    if (exchange.form.get('old_password') !== account.password || !wanted) {
      return exchange.redirect('/accounts/password/change/?changed=no');
    }
    account.password = wanted;
    if (exchange.form.get('logout_others')) login.endOthers(session);
    const token = login.newToken(account);
    login.sessions.rotate(session, token);
    login.setSession(exchange, token);
    exchange.redirect('/accounts/password/change/?changed=yes');
  }
  return site;
}
