/** Cookies that widespread software gives only to people who are signed in, or who asked to stay so. */

import type { ValueShape } from './shape';

/**
 * How far a mark is to be trusted. `recorded`: seen in a recording of the software, in tests/corpus. `documented`: the
 * software's own source or documentation. `known`: from experience alone; such a mark makes a login likely, no more.
 */
export type MarkBasis = 'recorded' | 'documented' | 'known';

export interface Mark {
  readonly software: string;
  readonly name: RegExp;
  readonly basis: MarkBasis;
  /** Counts only beside another cookie of this name; `$1` stands for what the first group of `name` took. */
  readonly beside?: readonly string[];
  /** Values that visitors get under the same name. */
  readonly visitors?: RegExp;
}

/** What a mark is asked of. */
export interface MarkedCookie {
  readonly name: string;
  readonly shape: () => ValueShape;
  /** Only where it is known; a mark with values of visitors does not count without. */
  readonly value?: string;
}

const mark = (
  software: string,
  name: RegExp,
  basis: MarkBasis,
  more: Pick<Mark, 'beside' | 'visitors'> = {},
): Mark => ({ software, name, basis, ...more });

export const MARKS: readonly Mark[] = [
  mark('WordPress', /^wordpress_(logged_in|sec)_[\da-f]{32}$/, 'recorded'),
  mark('MediaWiki', /^(.+)UserID$/, 'recorded', { beside: ['$1_session', '$1Token'] }),
  mark('Roundcube', /^roundcube_sessauth$/, 'recorded'),
  mark('Jupyter', /^username-[a-z\d-]+$/, 'recorded', { beside: ['_xsrf'] }),
  // Web frameworks.
  mark('Devise', /^remember_[a-z]+_token$/, 'documented'),
  mark('Flask-Login', /^remember_token$/, 'documented'),
  mark('ASP.NET', /^\.ASPXAUTH$/i, 'documented'),
  mark('ASP.NET', /^\.AspNet\.ApplicationCookie$/, 'documented'),
  mark('ASP.NET Core', /^\.AspNetCore\.(Cookies|Identity\.Application)(C\d+)?$/, 'documented'),
  mark('Auth.js', /^(__Secure-)?(next-auth|authjs)\.session-token(\.\d+)?$/, 'documented'),
  mark('Spring Security', /^remember-me$/, 'known'),
  mark('Authlogic', /^user_credentials$/, 'known'),
  mark('Laravel', /^remember_[a-z]+_[\da-f]{40}$/, 'known'),
  mark('Symfony', /^REMEMBERME$/, 'known'),
  mark('Yii', /^_identity(-[a-z]+)?$/, 'known'),
  mark('Better Auth', /^(__Secure-)?better-auth\.session_token$/, 'known'),
  mark('Lucia', /^auth_session$/, 'known'),
  // Account systems and proxies before a site.
  mark('Keycloak', /^KEYCLOAK_IDENTITY(_LEGACY)?$/, 'documented'),
  mark('Supabase', /^sb-[a-z\d]+-auth-token(\.\d+)?$/, 'documented'),
  mark('Auth0', /^auth0\.[\w-]+\.is\.authenticated$/, 'documented'),
  mark('Gigya', /^glt_[\w-]+$/, 'documented'),
  mark('Clerk', /^__session$/, 'documented', { beside: ['__client_uat'] }),
  mark('Auth0', /^appSession(\.\d+)?$/, 'known'),
  mark('ADFS', /^MSISAuth\d?$/, 'known'),
  mark('CAS', /^(CAS)?TGC$/, 'known'),
  mark('Shibboleth', /^_shibsession_\w+$/, 'known'),
  mark('SimpleSAMLphp', /^SimpleSAMLAuthToken$/, 'known'),
  mark('Cloudflare Access', /^CF_Authorization$/, 'known'),
  mark('OAuth2 Proxy', /^_oauth2_proxy(_\d+)?$/, 'known'),
  // Forums and wikis.
  mark('Discourse', /^_t$/, 'documented', { beside: ['_forum_session'] }),
  mark('vBulletin', /^(bb_?)userid$/, 'documented', { beside: ['$1password'], visitors: /^0$/ }),
  mark('phpBB', /^phpbb\d?_\w+_u$/, 'known', { visitors: /^[01]$/ }),
  mark('XenForo', /^xf_user$/, 'known'),
  mark('MyBB', /^mybbuser$/, 'known'),
  mark('Simple Machines', /^SMFCookie\d+$/, 'known'),
  mark('Invision', /^ip(s4|b)_?(loggedIn|member_id)$/, 'known', { visitors: /^0$/ }),
  mark('Flarum', /^flarum_remember$/, 'known'),
  mark('DokuWiki', /^DW[\da-f]{32}$/, 'known'),
  mark('Trac', /^trac_auth$/, 'known'),
  // Tools that people run themselves.
  mark('Jira', /^seraph\.rememberme\.cookie$/, 'documented'),
  mark('Jenkins', /^ACEGI_SECURITY_HASHED_REMEMBER_ME_COOKIE$/, 'known'),
  mark('Gitea', /^gitea_incredible$/, 'known'),
  mark('Grafana', /^grafana_session$/, 'known'),
  mark('Nextcloud', /^nc_token$/, 'known', { beside: ['nc_username'] }),
  mark('ownCloud', /^oc_token$/, 'known', { beside: ['oc_username'] }),
  mark('Mattermost', /^MMAUTHTOKEN$/, 'known'),
  mark('Zimbra', /^ZM_AUTH_TOKEN$/, 'known'),
  mark('Proxmox', /^PVEAuthCookie$/, 'known'),
  mark('CouchDB', /^AuthSession$/, 'known'),
  mark('Ghost', /^ghost-admin-api-session$/, 'known'),
  mark('Directus', /^directus_(session|refresh)_token$/, 'known'),
  mark('n8n', /^n8n-auth$/, 'known'),
  mark('Metabase', /^metabase\.SESSION$/, 'known'),
  mark('phpMyAdmin', /^(__Secure-)?pmaAuth-\d+(_https)?$/, 'known'),
  mark('Plone', /^__ac$/, 'known'),
  mark('Mantis', /^MANTIS_(secure_session|STRING_COOKIE)$/, 'known', { visitors: /^[01]$/ }),
  mark('Bugzilla', /^Bugzilla_logincookie$/, 'known'),
  mark('JupyterHub', /^jupyterhub-(hub-login|user-.+)$/, 'known'),
];

/** Marks, ready to be asked of many cookies. */
export interface MarkBook {
  /**
   * The mark that a cookie carries, or undefined.
   * @param siblings names of the site's other cookies that hold something
   */
  markOf(cookie: MarkedCookie, siblings: ReadonlySet<string>): Mark | undefined;
  /** Whether a cookie of this name could carry one. */
  knowsName(name: string): boolean;
}

export function markBook(marks: readonly Mark[]): MarkBook {
  // One look for all of them: of ten thousand cookies, hardly one carries a mark.
  const any = new RegExp(marks.map(({ name }) => `(?:${name.source})`).join('|') || '(?!)', 'i');
  return {
    knowsName: (name) => any.test(name),
    markOf: (cookie, siblings) =>
      any.test(cookie.name) ? marks.find((one) => carries(cookie, siblings, one)) : undefined,
  };
}

function carries(cookie: MarkedCookie, siblings: ReadonlySet<string>, asked: Mark): boolean {
  const { name, beside, visitors } = asked;
  const found = name.exec(cookie.name);
  if (!found) return false;
  const { kind } = cookie.shape();
  if (kind === 'empty' || kind === 'off') return false;
  if (visitors && (cookie.value === undefined || visitors.test(cookie.value))) return false;
  return !beside || beside.some((other) => siblings.has(other.replace('$1', found[1] ?? '')));
}
