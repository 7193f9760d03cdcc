/** What every site in `sites/` provides, so that the server can serve it, log it and answer for its sessions. */
import type { Exchange } from './exchange.ts';
import type { SessionTable } from './sessions.ts';
import type { Account } from './types.ts';

/** One site: some hosts that share accounts and sessions. */
export interface Site {
  readonly title: string;
  /** One line for the table that `serve.ts` prints. */
  readonly about: string;
  /** The first is the one with the log-in form. */
  readonly hosts: readonly string[];
  readonly accounts: readonly Account[];
  readonly sessions: SessionTable;
  /** The cookie that an evercookie on this site would bring back. */
  readonly loginCookie: { readonly name: string; readonly domain?: string };
  /** A new value for a session of this account; the site decides on its shape. */
  newToken(account: Account): string;
  handle(exchange: Exchange): undefined;
}

/** The login that a request carries, if any: of all its cookies and its bearer token, the one that the site once gave out. */
export function carriedToken(site: Site, exchange: Exchange): string | undefined {
  const bearer = exchange.request.headers.authorization?.replace(/^Bearer /, '');
  const carried = [...exchange.cookies.values(), ...(bearer ? [bearer] : [])];
  return (
    carried.find((value) => site.sessions.find(value)) ?? carried.find((value) => site.sessions.knows(value))
  );
}

/** The account with this name and password. */
export function checkPassword(site: Pick<Site, 'accounts'>, form: URLSearchParams): Account | undefined {
  return site.accounts.find(
    (account) => account.user === form.get('username')?.trim() && account.password === form.get('password'),
  );
}
