/** What the outline of a request, its method and address, says of what a person does at a site. */

import type { Moment } from './history';
import { hasSignOutAddress } from './page';

export interface Outline {
  readonly method: string;
  readonly url: string;
  /** Whether it loads a page into a tab; else a script sent it. */
  readonly isPage: boolean;
}

/** Words in the addresses that sign-ins are sent to. */
const SIGN_IN =
  /(^|[^a-z])((user)?(log|sign)[-_]?(in|on)|sso([^a-z]|$))|auth|session|token|password|account/i;
/** The same and those of sign-outs as parts of match patterns, which have no letters of either case. */
const PARTS = [
  ...[
    'login',
    'Login',
    'logIn',
    'log-in',
    'log_in',
    'logon',
    'Logon',
    'signin',
    'signIn',
    'SignIn',
    'sign-in',
    'sign_in',
  ],
  ...['auth', 'Auth', 'session', 'Session', 'token', 'Token', 'password', 'account', 'Account', '/sso'],
  ...[
    'logout',
    'Logout',
    'logOut',
    'log-out',
    'log_out',
    'logoff',
    'signout',
    'signOut',
    'SignOut',
    'sign-out',
    'sign_out',
  ],
];

/** Match patterns of the requests by scripts that can be a sign-in or a sign-out; only those wake anybody. */
export const TELLING_ADDRESSES: readonly string[] = PARTS.map((part) => `*://*/*${part}*`);

/**
 * What may happen with this request: a sign-in, a sign-out, or something else that a form was sent for. Undefined: it is
 * not worth a look. Addresses tell, bodies are never read.
 */
export function momentOfRequest({ method, url, isPage }: Outline): Moment | undefined {
  if (hasSignOutAddress(url)) return 'sign-out';
  if (method !== 'POST' && method !== 'PUT') return undefined;
  if (SIGN_IN.test(pathAndQuery(url))) return 'sign-in';
  return isPage ? 'other' : undefined;
}

/** Path and query, without host: auth.example.com says nothing of one request. */
function pathAndQuery(url: string): string {
  if (!URL.canParse(url)) return '';
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}
