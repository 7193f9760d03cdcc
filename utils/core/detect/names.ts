/** What the name of a cookie, or of a key in storage, says about a login. */

export type NameKind =
  /** Never a login: forgery tokens, analytics, consent, bot defence, load balancing, preferences. */
  | 'noise'
  /** Said of a visitor or a machine, not of a person. */
  | 'visitor'
  /** Named for staying signed in. */
  | 'remember'
  /** Named for somebody who has proved who they are. */
  | 'login'
  /** A plain session: three sites in four give one to every visitor (SessionShield, 2011). */
  | 'session'
  /** Named for a person or a token of some kind. */
  | 'person'
  | 'other';

/** Vendors' own names, as they stand. */
const VENDORS = [
  // Analytics and advertising.
  /^_+(ga|gid|gat|gcl|utm|fb[pc]|hj|pk|clck|clsk|uet|dd_s|scid|ttp|rdt|hs|mkto|sp_|parsely|vw[oa]|dc_gtm|lr_|pin_unauth|shopify)/i,
  /^(ajs_|amp_|amplitude|mp_|mixpanel|optimizely|amcvs?_|kndctr|s_(cc|sq|vi|fid)|hubspotutk|cto_|posthog|ph_|rl_|mtm_|matomo|piwik|intercom-id|ahoy_)/i,
  // Bot defence and load balancing.
  /^(__cf|cf_(?!authorization)|_cfuvid|ak_bmsc|bm_|_abck|datadome|incap_ses|visid_incap|nlbi_|reese84|__ddg|_px|pxcts|ts[0-9a-f]{6}|aws-?waf|awsalb|bigip|serverid|routeid|gclb)/i,
  // Consent.
  /^(optanon|eupubconsent|didomi|axeptio|borlabs|cmplz|tarteaucitron|_iub|cookieyes|cookielaw|notice_)/i,
];
const NOISE = words(
  'csrf|xsrf|csrftoken|xsrftoken|antiforgery|requestverificationtoken|nonce|crumb|form-(key|token)|state|pkce|verifier|captcha|recaptcha|turnstile',
  'consent|gdpr|ccpa|cookie-?(law|notice|policy|accepted|agreed|control|check|test|banner)',
  'lang|language|locale|i18n|theme|skin|dark|color|tz|timezone|currency|country|geo|region|prefs?|preferences?|settings|sidebar|layout',
  'banner|popup|promo|tour|dismiss(ed)?|seen|experiments?|variant|utm|referr?er|ref|redirect|return-?(to|url)|callback|flash|messages?|cart|basket|wishlist|ads?|analytics|pixel|challenge|interaction',
);
const VISITOR = words(
  'visitor|guest|anon(ymous)?(-?id)?|unauth|device(-?id)?|browser(-?id)?|machine|client-?id|fingerprint|track(er|ing)?|known',
);
const REMEMBER = words(
  'remember-?(me|user|web|token|login)?|rememberme|auto-?login|(stay|keep)-(signed|logged)-in|persistent-?(login|token)',
);
const LOGIN = words(
  'auth-?(token|session|ticket|key|cookie|id|data|user)|authentication(-?(token|session|ticket))?|authenticated|user-?auth|web-?auth(-?token)?',
  '(access|refresh|bearer|id|oauth|user|login|account)-?token|logged-?in(-?user)?|signed-?in|is-?logged|identity|jwt|aspxauth',
  'sso(-?(token|session|auth))?|(user|login|auth|account)-?(session|ticket)|session-user|credentials',
);
const SESSION =
  /(^|-)(s?sess(ion)?s?(-?(id|key|token|data))?|sid|phpsessid|jsessionid|cfid|cftoken|aspsessionid[a-z]*)(-|$)|sess(ion)?(-?id)?$/;
const PERSON = words(
  'user-?(name|id|data|info)?|uid|login|log-?name|member-?(id)?|account-?(id)?|acct|customer|e?mail|auth|token|tokens|ticket|profile|me|secret',
);
/** No name that says something is longer. */
const LONGEST = 200;

/** What a name says; costs the same for a name of any length. */
export function kindOfName(name: string): NameKind {
  const start = name.slice(0, LONGEST).replace(/^__(Host|Secure|Http)-/i, '');
  if (VENDORS.some((vendor) => vendor.test(start))) return 'noise';
  const plain = plainName(start);
  if (NOISE.test(plain)) return 'noise';
  if (VISITOR.test(plain)) return 'visitor';
  if (REMEMBER.test(plain)) return 'remember';
  if (LOGIN.test(plain)) return 'login';
  if (SESSION.test(plain)) return 'session';
  return PERSON.test(plain) ? 'person' : 'other';
}

/** `authToken`, `auth_token` and `Auth.Token` are one name. */
function plainName(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-');
}

function words(...alternatives: readonly string[]): RegExp {
  return new RegExp(`(^|-)(${alternatives.join('|')})(-|$)`);
}
