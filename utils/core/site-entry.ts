/** What an entry of the catalogue must look like, and reading a list of them. */

import * as v from 'valibot';
import { addressesOf, signOutSchema, siteAddressSchema } from './recipe';
import { hostOf, isWithinAny } from './site';

const text = v.pipe(v.string(), v.nonEmpty());
const pattern = v.pipe(
  v.string(),
  v.check((regex) => isPattern(regex), 'is not a regular expression'),
);

const cookieSignal = v.object({
  name: text,
  /** For names with a part that differs by installation; stands in for `name`. */
  name_pattern: v.optional(pattern),
  name_variants: v.optional(v.array(v.string())),
  domain: v.optional(v.string()),
  /** The cookie tells a login only with such a value (`logged_in=yes`). */
  value_pattern: v.optional(pattern),
  required: v.optional(v.boolean()),
  /** Nobody has shown this one: alone it makes a login likely, no more. */
  unverified: v.optional(v.boolean()),
});

/** What tells a login by something that a page keeps; only a look in a page of that origin can see it. */
const storageSignal = v.object({
  kind: v.picklist(['localStorage', 'sessionStorage', 'indexedDB']),
  origin: v.pipe(
    v.string(),
    v.check((url) => URL.canParse(url) && new URL(url).origin === url, 'is not an origin'),
  ),
  /** Key in Web Storage, or name of the database. */
  key: text,
  /** For keys with a part that differs; stands in for `key`. */
  key_pattern: v.optional(pattern),
  /** The value is JSON, and something is there at this path (dots between the names). */
  json_path: v.optional(text),
  /** The value, or what is at the path, is exactly this text. */
  equals: v.optional(v.string()),
});

/** `match` is asked of the cookies among themselves and of the storage among itself; either is enough. */
const signals = v.object({
  match: v.optional(v.picklist(['any', 'all', 'required_plus_any'])),
  cookies: v.optional(v.array(cookieSignal)),
  storage: v.optional(v.array(storageSignal)),
});

const siteEntry = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
    name: text,
    confidence: v.picklist(['high', 'medium', 'low']),
    domains: v.pipe(v.array(v.string()), v.nonEmpty()),
    /**
     * Hosts, with all below them, on which one and the same login is valid; not everything of one owner.
     * `each-domain`: every domain of the entry has a login of its own.
     */
    login_group: v.union([v.pipe(v.array(v.string()), v.nonEmpty()), v.literal('each-domain')]),
    /** Shows a login: surely in an entry of high or medium confidence, likely in one of low confidence. */
    signed_in: v.optional(signals),
    /** Guessed or old signals: a login is likely, no more. */
    signed_in_candidates: v.optional(signals),
    identity_cookie: v.optional(v.object({ name: v.optional(v.string()), holds: v.optional(v.string()) })),
    /** This login signs people in at other sites with one press. */
    identity_provider: v.optional(v.boolean()),
    /** Ids of the entries whose login, while it is there, signs back in here with one press: linked accounts. */
    linked: v.optional(v.pipe(v.array(text), v.nonEmpty())),
    sign_out: v.optional(signOutSchema),
    /** Cookies by name that a log-out leaves for a quick return: saved login, trusted device, account chooser. */
    keeps: v.optional(v.array(text)),
    /** Those of `keeps` that are a saved login: while one is there, the site lets the person back in without a password. */
    saved_login: v.optional(v.pipe(v.array(text), v.nonEmpty())),
    /** Where the account is signed in. */
    devices: v.optional(siteAddressSchema),
    change_password: v.optional(siteAddressSchema),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { saved_login = [], keeps = [] } = dataset.value;
    if (saved_login.every((name) => keeps.includes(name))) return;
    addIssue({
      message: 'is not in keeps',
      path: [
        { type: 'object', origin: 'value', input: dataset.value, key: 'saved_login', value: saved_login },
      ],
    });
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || !dataset.value.sign_out) return;
    const { sign_out, domains, login_group } = dataset.value;
    const group = login_group === 'each-domain' ? domains : login_group;
    for (const { field, url } of addressesOf(sign_out)) {
      if (isWithinAny(hostOf(url) ?? '', group)) continue;
      addIssue({
        message: 'is outside the login group',
        path: [
          { type: 'object', origin: 'value', input: dataset.value, key: 'sign_out', value: sign_out },
          { type: 'object', origin: 'value', input: sign_out, key: field, value: url },
        ],
      });
    }
  }),
);

/** What tells a login by a cookie. */
export type CookieSignal = v.InferOutput<typeof cookieSignal>;
/** Signs of one login. */
export type Signals = v.InferOutput<typeof signals>;
/** One reviewed site, without its sources and notes: those stay in the file. */
export type SiteEntry = v.InferOutput<typeof siteEntry>;

/**
 * The entries with the fields of the schema and nothing else: what a build ships.
 * @throws Error that names the entry and the field, when an entry does not fit the schema.
 */
export function readEntries(raw: unknown): SiteEntry[] {
  const list = v.parse(v.array(v.unknown()), raw);
  return list.map((item, index) => {
    const result = v.safeParse(siteEntry, item);
    if (result.success) return result.output;
    const [issue] = result.issues;
    const name =
      typeof item === 'object' && item !== null && 'id' in item ? String(item.id) : `number ${index + 1}`;
    throw new Error(`catalogue entry ${name}: ${v.getDotPath(issue) ?? 'entry'}: ${issue.message}`);
  });
}

function isPattern(regex: string): boolean {
  try {
    new RegExp(regex);
    return true;
  } catch {
    // The constructor's only failure is the answer itself.
    return false;
  }
}
