/** What the catalogue says of ending a login: the site's own sign-out, its list of devices, its password page. Data only. */

import * as v from 'valibot';
import { hostOf } from './site';

const text = v.pipe(v.string(), v.nonEmpty());
const address = v.pipe(
  v.string(),
  v.check((url) => url.startsWith('https://') && hostOf(url) !== undefined, 'is not an https address'),
);
/** What may speak for an address, from best to worst; stands in for its sources in a build. */
const BASES = ['checked', 'documentation', 'project', 'experience'] as const;
const basis = v.optional(v.picklist(BASES));
/** For reviewers; a build leaves them out. */
const research = { sources: v.optional(v.array(text)), notes: v.optional(text) };

/** Where the page's own proof of origin is: a cookie, a `<meta name>`, or an `<input name>` of `token_page`. */
const token = v.union(
  [v.strictObject({ cookie: text }), v.strictObject({ meta: text }), v.strictObject({ input: text })],
  'is no place of a token: cookie, meta or input',
);
/** How the token is handed over: as a request header, a form field or a parameter of the address. */
const tokenAs = v.union(
  [v.strictObject({ header: text }), v.strictObject({ field: text }), v.strictObject({ query: text })],
  'is no way to hand over a token: header, field or query',
);

/** What Signoff may do by itself; a guess never may. */
const runs = {
  grade: v.literal('runs'),
  confidence: v.picklist(['high', 'medium']),
  url: address,
  /** A page that answers differently to signed-in and signed-out. */
  check: v.optional(address),
  ...research,
};
const request = {
  /** `page`: the request is made in a document of the address's own origin, for sites that check where it comes from. */
  from: v.picklist(['background', 'page']),
  token: v.optional(token),
  /** Page whose HTML holds the token; without it, the start page of the address's origin. */
  token_page: v.optional(address),
  token_as: v.optional(tokenAs),
};

const recipe = v.variant('how', [
  v.strictObject({ how: v.literal('get'), ...runs, ...request }),
  v.strictObject({
    how: v.literal('send'),
    ...runs,
    ...request,
    method: v.picklist(['POST', 'DELETE', 'PUT']),
    /** Fixed form fields. */
    fields: v.optional(v.record(text, v.string())),
  }),
  v.strictObject({
    /** `url` is the page that shows the control, `press` the control's CSS selector. */
    how: v.literal('press'),
    ...runs,
    press: text,
  }),
  v.strictObject({
    /** The person presses; Signoff opens `url`. */
    how: v.literal('visit'),
    grade: v.literal('opens'),
    confidence: v.picklist(['high', 'medium', 'low']),
    url: address,
    /** What the person ends there: the login on every device, where the site does not know a smaller log-out. */
    ends: v.optional(v.literal('all-sessions')),
    basis,
    ...research,
  }),
]);

/** How a site's own sign-out is reached. */
export const signOutSchema = v.pipe(
  recipe,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || !('from' in dataset.value)) return;
    const { value } = dataset;
    const wrong = (key: 'token' | 'token_page' | 'token_as', message: string) =>
      addIssue({
        message,
        path: [{ type: 'object', origin: 'value', input: value, key, value: value[key] }],
      });
    if (value.token && !value.token_as) wrong('token_as', 'is missing: how is the token handed over?');
    if (value.token_as && !value.token) wrong('token', 'is missing: where is the token?');
    if (value.token_page && (!value.token || 'cookie' in value.token)) {
      wrong('token_page', 'is for a token in a page only');
    }
    if (value.how === 'get' && value.token_as && 'field' in value.token_as) {
      wrong('token_as', 'is a form field, which a GET request does not have');
    }
  }),
  v.transform(({ sources, notes, ...shipped }) =>
    shipped.how === 'visit' ? { ...shipped, basis: shipped.basis ?? basisOf(sources ?? []) } : shipped,
  ),
);

/** An address for the person: where the account is signed in, or where its password is changed. */
export const siteAddressSchema = v.pipe(
  v.strictObject({
    url: address,
    confidence: v.picklist(['high', 'medium', 'low']),
    basis,
    ...research,
  }),
  v.transform(({ url, confidence, basis, sources }) => ({
    url,
    confidence,
    basis: basis ?? basisOf(sources ?? []),
  })),
);

/** The best that speaks for an address: somebody tried it, public documentation, another project, or nothing. */
function basisOf(sources: readonly string[]): (typeof BASES)[number] {
  if (sources.some((source) => source.startsWith('checked by hand'))) return 'checked';
  if (sources.some((source) => source.startsWith('https://'))) return 'documentation';
  return sources.some((source) => !source.startsWith('no source')) ? 'project' : 'experience';
}

/** A page of the site that a person is led to, and what is known of it from where. */
export type SiteAddress = v.InferOutput<typeof siteAddressSchema>;

export type SignOutRecipe = v.InferOutput<typeof signOutSchema>;

/** Every address that a recipe makes a request to. All of them lie within the entry's login group. */
export function addressesOf(how: SignOutRecipe): readonly { readonly field: string; readonly url: string }[] {
  const { url, check, token_page } = { check: undefined, token_page: undefined, ...how };
  return Object.entries({ url, check, token_page }).flatMap(([field, at]) =>
    at === undefined ? [] : [{ field, url: at }],
  );
}
