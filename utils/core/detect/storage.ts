/** What the keys of a page's storage say about a login. */

import { kindOfName } from './names';
import { isTokenLike, type ValueShape } from './shape';

/** One thing that a page keeps; for IndexedDB the key of a record. */
export interface StoredItem {
  readonly kind: 'localStorage' | 'sessionStorage' | 'indexedDB';
  readonly key: string;
  readonly shape: ValueShape;
}

interface Library {
  readonly name: string;
  readonly key: RegExp;
}

/** Libraries that keep somebody's tokens in storage, under keys of their own, while that person is signed in. */
const LIBRARIES: readonly Library[] = [
  { name: 'OpenID Connect', key: /^oidc\.user:/ },
  { name: 'MSAL', key: /^msal\.(\d+\.)?account\.keys(\||$)|-login\.windows\.net-(idtoken|refreshtoken)-/ },
  { name: 'ADAL', key: /^adal\.idtoken$/ },
  {
    name: 'Amazon Cognito',
    key: /^CognitoIdentityServiceProvider\.[^.]+\..+\.(refreshToken|idToken|accessToken)$/,
  },
  { name: 'Supabase', key: /^(sb-[a-z\d]+-auth-token|supabase\.auth\.token)$/ },
  { name: 'Firebase', key: /^firebase:authUser:/ },
  { name: 'Auth0', key: /^@@auth0spajs@@::/ },
  { name: 'Okta', key: /^okta-token-storage$/ },
  { name: 'Meteor', key: /^Meteor\.loginToken$/ },
  { name: 'Home Assistant', key: /^hassTokens$/ },
  { name: 'PocketBase', key: /^pocketbase_auth$/ },
];
/** An account list of MSAL without accounts is `[]`, an Okta store without tokens `{}`. */
const SHORTEST = 8;
const TOKEN_KEY =
  /(^|[^a-z])(auth|access|refresh|id|user|login|session|bearer)?[^a-z]?(tokens?|jwt)([^a-z]|$)|(access|refresh|auth|user|id|login|jwt)Token/;

/** The library that keeps a signed-in person's tokens under this key, or undefined. */
export function libraryOf({ key, shape }: StoredItem): string | undefined {
  if (shape.length < SHORTEST || shape.kind === 'off') return undefined;
  return LIBRARIES.find((library) => library.key.test(key))?.name;
}

/** 0 to 5: how much a stored thing looks like somebody's login, by its key and its shape. */
export function storagePoints({ key, shape }: StoredItem): number {
  if (!isTokenLike(shape)) return 0;
  const name = kindOfName(key);
  if (name === 'noise' || name === 'visitor') return 0;
  const byKey = TOKEN_KEY.test(key) || name === 'login' ? 2 : name === 'session' || name === 'person' ? 1 : 0;
  const byShape = shape.kind === 'token' ? 1 : 2;
  return byKey === 0 ? 0 : byKey + byShape;
}
