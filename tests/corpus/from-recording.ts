/** Turns one recording, a folder of JSON files, into the small form of the corpus. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Application, type Look, type RecordedState, readApplication, STATES } from './schema.ts';
import { withoutSecrets } from './without-secrets.ts';

interface RawValue {
  length: number;
  class: string;
  entropyBits: number;
  jwt: boolean;
  jsonHoldsToken: boolean;
}
interface RawControl {
  text: string;
  href: string;
  visible: boolean;
}
interface RawState {
  url: string;
  cookies: (Record<'name' | 'path' | 'sameSite', string> &
    Record<'hostOnly' | 'secure' | 'httpOnly', boolean> & {
      expiresInSeconds: number | null;
      value: RawValue;
    })[];
  localStorage: Record<string, RawValue>;
  sessionStorage: Record<string, RawValue>;
  page: { passwordFieldVisible: boolean; signInControls: RawControl[]; signOutControls: RawControl[] };
  serverSaysSignedIn?: boolean;
}
type RawDiff = Record<string, Record<'added' | 'removed' | 'changed', string[]> | null>;

/** What a recording does not say of itself. */
export type About = Pick<Application, 'software' | 'stack' | 'from' | 'browser'>;

/** Which earlier state a state is compared with. */
const SINCE: Partial<Record<RecordedState['state'], string>> = {
  anonymous: 'fresh',
  'login-failed': 'anonymous',
  'signed-in': 'anonymous',
  'signed-out': 'signed-in',
};

/** @throws Error when a file is missing or the result does not fit the schema. */
export function fromRecording(folder: string, app: string, about: About): Application {
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as T;
  const diff = read<RawDiff>('diff');
  const recorded = STATES.filter((state) => existsSync(join(folder, `${state}.json`)));
  return readApplication({
    app,
    ...about,
    // The recorder has no wrong password to give where the browser itself asks for it.
    login: recorded.includes('login-failed') ? 'form' : 'basic',
    states: recorded.map((state) => stateOf(state, read<RawState>(state), diff)),
    carriers: read<{ endsSession: string[] }>('carriers').endsSession,
  });
}

function stateOf(state: RecordedState['state'], raw: RawState, diff: RawDiff): RecordedState {
  const since = SINCE[state];
  const changes = since && diff[`${since}->${state}`];
  const stored = (kind: 'localStorage' | 'sessionStorage') =>
    Object.entries(raw[kind]).map(([key, value]) => ({ kind, key, value: lookOf(value) }));
  const { signInControls, signOutControls, passwordFieldVisible } = raw.page;
  return {
    state,
    signedIn: raw.serverSaysSignedIn ?? false,
    url: withoutSecrets(raw.url),
    cookies: raw.cookies.map(({ name, path, hostOnly, secure, httpOnly, sameSite, ...rest }) => ({
      ...{ name, path, hostOnly, secure, httpOnly, sameSite },
      ...(rest.expiresInSeconds !== null && { lastsSeconds: rest.expiresInSeconds }),
      value: lookOf(rest.value),
    })),
    ...(since &&
      changes && {
        changes: {
          since,
          appeared: cookieNames(changes.added),
          changed: cookieNames(changes.changed),
          vanished: cookieNames(changes.removed),
        },
      }),
    stored: [...stored('localStorage'), ...stored('sessionStorage')],
    page: {
      hasVisiblePassword: passwordFieldVisible,
      controls: [...signInControls, ...signOutControls].map(({ text, href, visible }) => ({
        text: withoutSecrets(text),
        href: withoutSecrets(href),
        visible,
      })),
    },
  };
}

function lookOf(value: RawValue): Look {
  return {
    length: value.length,
    made: value.class,
    bits: value.entropyBits,
    ...(value.jwt && { jwt: true as const }),
    ...(value.jsonHoldsToken && { holdsToken: true as const }),
  };
}

/** `cookie:name @/path` and `local:key` are how recordings name what changed. */
function cookieNames(names: readonly string[]): string[] {
  const cookies = names.filter((name) => name.startsWith('cookie:'));
  return [...new Set(cookies.map((name) => name.slice('cookie:'.length).replace(/ @\/.*$/, '')))];
}
