/** One state of an application, as the corpus holds it. What was read is outlined at once. */
import { signsInside } from '../../../utils/adapters/in-page-signs.ts';
import { SIGN_IN_WORDS, SIGN_OUT_ADDRESS, SIGN_OUT_WORDS } from '../../../utils/core/detect/page.ts';
import type { RecordedState } from '../schema.ts';
import { withoutSecrets } from '../without-secrets.ts';
import { fingerprintOf, lookAt } from './outline.ts';
import type { HeldCookie, Visitor } from './visitor.ts';

/** As the extension asks a page; of storage nothing, which the recorder reads whole. */
export const PATTERNS = {
  signIn: SIGN_IN_WORDS.source,
  signOut: SIGN_OUT_WORDS.source,
  signOutAddress: SIGN_OUT_ADDRESS.source,
  keys: '(?!)',
  asked: [],
};

/** Names and fingerprints of a state's cookies, for comparing it with a later one. */
export type Jar = ReadonlyMap<string, string>;

/** The state that is on the screen, and the jar of that moment. */
export async function readState(
  state: RecordedState['state'],
  visitor: Visitor,
): Promise<{ recorded: Omit<RecordedState, 'signedIn'>; jar: Jar }> {
  const { url, controls, hasVisiblePassword } = await visitor.tab.evaluate(signsInside, PATTERNS);
  const cookies = await visitor.cookies();
  const kept = await visitor.kept();
  const recorded = {
    state,
    url: withoutSecrets(url),
    cookies: cookies.map(outlineOf),
    stored: kept.map(({ kind, key, value }) => ({ kind, key, value: lookAt(value) })),
    page: {
      hasVisiblePassword,
      controls: controls.map((control) => ({
        ...control,
        text: withoutSecrets(control.text),
        href: withoutSecrets(control.href),
      })),
    },
  };
  return { recorded, jar: new Map(cookies.map(({ name, value }) => [name, fingerprintOf(value)])) };
}

/** Cookies by name, compared on the true values. */
export function changesSince(since: string, before: Jar, now: Jar): NonNullable<RecordedState['changes']> {
  const names = [...now.keys()];
  return {
    since,
    appeared: names.filter((name) => !before.has(name)),
    changed: names.filter((name) => before.has(name) && before.get(name) !== now.get(name)),
    vanished: [...before.keys()].filter((name) => !now.has(name)),
  };
}

function outlineOf(cookie: HeldCookie): RecordedState['cookies'][number] {
  const { name, path, secure, httpOnly, expires, domain, value } = cookie;
  return {
    ...{ name, path, secure, httpOnly },
    hostOnly: !domain.startsWith('.'),
    sameSite: cookie.sameSite?.toLowerCase() ?? 'unspecified',
    ...(expires > 0 && { lastsSeconds: Math.round(expires - Date.now() / 1_000) }),
    value: lookAt(value),
  };
}
