/** What a recorded application must look like: names, flags and the look of values, never a value. */
import * as v from 'valibot';

/** The look of a value; the recorder kept no more of it. */
const look = v.strictObject({
  length: v.number(),
  /** What it is made of: `hex`, `alnum`, `word`, `json`, ... */
  made: v.string(),
  /** Shannon entropy of the whole value, in bits. */
  bits: v.number(),
  jwt: v.optional(v.literal(true)),
  /** JSON that holds a token. */
  holdsToken: v.optional(v.literal(true)),
});

const cookie = v.strictObject({
  name: v.string(),
  path: v.string(),
  hostOnly: v.boolean(),
  secure: v.boolean(),
  httpOnly: v.boolean(),
  /** `unspecified`: the attribute was absent. */
  sameSite: v.string(),
  /** Absent: until the browser closes. */
  lastsSeconds: v.optional(v.number()),
  value: look,
});

const control = v.strictObject({
  text: v.string(),
  href: v.string(),
  visible: v.boolean(),
  /** Older recordings do not say it. */
  disabled: v.exactOptional(v.literal(true)),
});

const changes = v.strictObject({
  since: v.string(),
  appeared: v.array(v.string()),
  changed: v.array(v.string()),
  vanished: v.array(v.string()),
});

/** What the home page answers to a plain request, its markup read without running it. */
const answer = v.strictObject({
  /** Of the last answer, redirects within the origin followed. */
  status: v.number(),
  path: v.string(),
  /** False: it leads to another origin, which was not asked. */
  sameSite: v.boolean(),
  /** A password field anywhere in the markup. */
  hasPassword: v.boolean(),
  controls: v.array(v.omit(control, ['visible'])),
});

export const STATES = ['fresh', 'anonymous', 'login-failed', 'signed-in', 'signed-out'] as const;

const state = v.strictObject({
  state: v.picklist(STATES),
  /** What the server answered when it was asked. */
  signedIn: v.boolean(),
  /** Values of its parameters left out where they could be secrets. */
  url: v.string(),
  cookies: v.array(cookie),
  /** Cookies by name, compared on the true values with those of an earlier state. */
  changes: v.optional(changes),
  stored: v.array(
    v.strictObject({
      kind: v.picklist(['localStorage', 'sessionStorage', 'indexedDB']),
      key: v.string(),
      value: look,
    }),
  ),
  page: v.strictObject({ hasVisiblePassword: v.boolean(), controls: v.array(control) }),
  /** The home page asked for with all cookies of this state, and with none. Older recordings lack it. */
  ask: v.optional(v.strictObject({ withLogin: answer, without: answer })),
});

const application = v.strictObject({
  app: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  /** Names in the list of marks (utils/core/detect/marks.ts) that this application could have taught. */
  software: v.array(v.string()),
  stack: v.string(),
  /** Where it was installed from. */
  from: v.string(),
  browser: v.string(),
  /** The commit whose rules were final before this was recorded. Absent: the rules were made with this in sight. */
  frozenAt: v.optional(v.string()),
  /** `basic`: HTTP Basic, which the browser itself keeps. */
  login: v.picklist(['form', 'basic']),
  states: v.pipe(v.array(state), v.nonEmpty()),
  /** What of it really carries the login: without it the server said "signed out". */
  carriers: v.array(v.string()),
});

export type Look = v.InferOutput<typeof look>;
export type RecordedState = v.InferOutput<typeof state>;
export type Application = v.InferOutput<typeof application>;

/** @throws Error that names the field, when an application does not fit. */
export function readApplication(raw: unknown): Application {
  const result = v.safeParse(application, raw);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Error(`${v.getDotPath(issue) ?? 'application'}: ${issue.message}`);
}
