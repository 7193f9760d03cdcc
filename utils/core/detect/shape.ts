/** What a value looks like, without the value: the only thing about it that detection needs. */

export type ValueKind =
  /** Nothing there. */
  | 'empty'
  /** Says that nobody is there: `0`, `false`, `deleted`, an empty object. */
  | 'off'
  /** Long and mixed enough to be a secret or a signed statement. */
  | 'token'
  /** A JSON Web Token (RFC 7519). */
  | 'jwt'
  /** JSON that holds a token under a name that says so. */
  | 'json-token'
  | 'plain';

export interface ValueShape {
  readonly kind: ValueKind;
  /** In UTF-16 units, of the whole value. */
  readonly length: number;
}

const OFF =
  /^("?(0|-1|false|no|none|null|nil|undefined|deleted|-del-|deauth|anonymous|guest|logged_?out)"?|""|\[\]|\{\}|e30=?|%22%22|%5B%5D|%7B%7D)$/i;
const JWT = /^(Bearer(\s|%20))?eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*$/;
const HELD_TOKEN =
  /"(access|refresh|id|auth|api|login|session)?[_-]?(token|jwt|secret)"\s*:\s*"[^"]{16}|"(accessToken|refreshToken|idToken|authToken)"\s*:\s*"[^"]{16}/i;
/** Longer than any list of tokens that an application keeps; a store of modules or articles is (142 kB at a wiki). */
export const LONGEST_JSON = 16_384;
/** So much of a value tells its character. */
const SAMPLE = 64;
export const SHORTEST_TOKEN = 16;
/** 16 random hexadecimal digits have about 53 bits by this count, 16 equal letters none. */
export const FEWEST_BITS = 48;

/** Looks at a value of any length; costs no more than a look at 16 kB. */
export function shapeOf(value: string): ValueShape {
  return { kind: kindOf(value), length: value.length };
}

/** Whether something of this shape could be what a server knows somebody by. */
export function isTokenLike({ kind }: ValueShape): boolean {
  return kind === 'token' || kind === 'jwt' || kind === 'json-token';
}

function kindOf(value: string): ValueKind {
  if (value === '') return 'empty';
  if (value.length < SHORTEST_TOKEN) return OFF.test(value) ? 'off' : 'plain';
  if (value.length <= LONGEST_JSON) {
    if (JWT.test(value)) return 'jwt';
    if (isJson(value)) return HELD_TOKEN.test(value) ? 'json-token' : 'plain';
  }
  if (isJson(value)) return 'plain';
  return entropyBits(value) >= FEWEST_BITS ? 'token' : 'plain';
}

function isJson(value: string): boolean {
  return value.startsWith('{"') || value.startsWith('[{') || value.startsWith('["');
}

/** Shannon entropy of the beginning, times its length (SessionShield's measure, 2011). */
function entropyBits(value: string): number {
  const sample = value.slice(0, SAMPLE);
  const counts = new Map<string, number>();
  for (const unit of sample) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= count * Math.log2(count / sample.length);
  return bits;
}
