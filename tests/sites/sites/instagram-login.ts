/** Instagram's cookies, CSRF check and saved logins: what is set when, and what each of them is good for. */
import { type Exchange, YEAR } from '../exchange.ts';
import { deviceName, type Session, SessionTable, secret } from '../sessions.ts';
import type { Account } from '../types.ts';

export const DOMAIN = '.instagram.com';
const EDIT_PATH = '/accounts/edit/';
/** Saved logins as a cookie: `userid:nonce|userid:nonce`. */
const SAVED = 'ig_saved_logins';

/** An account that this browser may enter without a password. */
export interface SavedLogin {
  id: string;
  user: string;
  nonce: string;
}

/** The site's memory and what it does to the browser's. */
export class InstagramLogin {
  readonly sessions = new SessionTable();
  readonly accounts: readonly Account[] = [
    { id: '58214033177', user: 'maria', name: 'Maria Santos', password: 'maria-1' },
    { id: '61907744210', user: 'work_maria', name: 'Maria at work', password: 'work-1' },
  ];
  /** One-tap nonces and whose they are. */
  readonly nonces = new Map<string, Account>();

  newToken(account: Account): string {
    return `${account.id}%3A${secret(10)}%3A1`;
  }

  current(exchange: Exchange): Session | undefined {
    return this.sessions.find(exchange.cookies.get('sessionid'));
  }

  accountOf(session: Session): Account {
    const account = this.accounts.find(({ user }) => user === session.user);
    if (!account) throw new Error(`A session of nobody: ${session.user}`);
    return account;
  }

  /** Gives a visitor what every visitor gets; answers the CSRF token for the page's forms. */
  greet(exchange: Exchange): string {
    const visitor: [string, string, boolean][] = [
      ['mid', secret(21), false],
      ['ig_did', crypto.randomUUID().toUpperCase(), true],
      ['datr', secret(18), true],
    ];
    for (const [name, value, httpOnly] of visitor) {
      if (!exchange.cookies.has(name))
        exchange.cookie(name, value, { domain: DOMAIN, httpOnly, maxAge: YEAR });
    }
    const csrf = exchange.cookies.get('csrftoken') ?? secret(24);
    exchange.cookie('csrftoken', csrf, { domain: DOMAIN, maxAge: YEAR });
    return csrf;
  }

  /** Whether a POST comes from one of the origin's own pages: token as header or field equal to the cookie, and Origin. */
  mayPost(exchange: Exchange): boolean {
    const cookie = exchange.cookies.get('csrftoken');
    const given = exchange.request.headers['x-csrftoken'] ?? exchange.form.get('csrfmiddlewaretoken');
    return Boolean(cookie) && given === cookie && exchange.fromOwnPage;
  }

  /** Signs in: all cookies of a login, on the domain, on this host alone and on a deep path. */
  signIn(exchange: Exchange, account: Account): undefined {
    const token = this.newToken(account);
    this.sessions.open(account, deviceName(exchange.request.headers['user-agent']), token);
    this.setSession(exchange, token);
    exchange.cookie('ds_user_id', account.id, { domain: DOMAIN, maxAge: YEAR / 4 });
    exchange.cookie('csrftoken', secret(24), { domain: DOMAIN, maxAge: YEAR });
    exchange.cookie('rur', `"EAG\\054${account.id}\\054${secret()}"`.replace(/"/g, ''), {
      domain: DOMAIN,
      httpOnly: true,
    });
    exchange.cookie('__Host-ig_check', secret(), { maxAge: YEAR, httpOnly: true, sameSite: 'Strict' });
    exchange.cookie('ig_nrcb', '1', { maxAge: YEAR });
    exchange.cookie('edit_guard', secret(), { path: EDIT_PATH, maxAge: YEAR, httpOnly: true });
  }

  setSession(exchange: Exchange, token: string): undefined {
    exchange.cookie('sessionid', token, { domain: DOMAIN, httpOnly: true, maxAge: YEAR });
  }

  /** An ordinary log-out: ends the session, but leaves the visitor's cookies, guards and saved logins, as the real site does. */
  signOut(exchange: Exchange): undefined {
    this.sessions.end(this.current(exchange));
    for (const name of ['sessionid', 'ds_user_id', 'rur']) exchange.uncookie(name, { domain: DOMAIN });
    exchange.cookie('csrftoken', secret(24), { domain: DOMAIN, maxAge: YEAR });
  }

  /** Ends the other sessions of an account and whatever could open new ones. */
  endOthers(session: Session): undefined {
    for (const other of this.sessions.liveOf(session.user)) if (other !== session) this.sessions.end(other);
    for (const [nonce, account] of this.nonces) if (account.user === session.user) this.nonces.delete(nonce);
  }

  /** Saves the login in a cookie and answers what the page is to keep in localStorage. */
  save(exchange: Exchange, account: Account): SavedLogin[] {
    const nonce = secret(24);
    this.nonces.set(nonce, account);
    const all = [
      ...this.saved(exchange).filter(({ id }) => id !== account.id),
      { id: account.id, user: account.user, nonce },
    ];
    exchange.cookie(SAVED, all.map((login) => `${login.id}:${login.nonce}`).join('|'), {
      domain: DOMAIN,
      httpOnly: true,
      maxAge: YEAR,
    });
    return all;
  }

  /** The saved logins that this browser's cookie names and that are still good. */
  saved(exchange: Exchange): SavedLogin[] {
    return (exchange.cookies.get(SAVED) ?? '').split('|').flatMap((entry) => {
      const [id = '', nonce = ''] = entry.split(':');
      const account = this.nonces.get(nonce);
      return account?.id === id ? [{ id, user: account.user, nonce }] : [];
    });
  }
}
