/** The states of a recorded application as detection would meet them: with the evidence that there is by then. */

import { NO_HISTORY, type SiteHistory, withChanges, withRefusal } from '../../../utils/core/detect/history';
import { type Evidence, type Judgement, judge, type Knowledge } from '../../../utils/core/detect/judge';
import { TELLING_KEYS } from '../../../utils/core/detect/look';
import { isSignOutAddress, pageVerdict } from '../../../utils/core/detect/page';
import { shapeOfLook } from '../../corpus/looks';
import type { Application, RecordedState } from '../../corpus/schema';

/** What detection is allowed to look at. */
export interface Allowed {
  readonly cookies: boolean;
  /** What changed with what looked like a sign-in or a sign-out, by the outline of the requests. */
  readonly changes: boolean;
  /** One look in the page that is open. */
  readonly page: boolean;
}

export interface Scene {
  readonly app: string;
  readonly state: RecordedState['state'];
  readonly signedIn: boolean;
  readonly judgement: Judgement | undefined;
}

/** Judges every state of an application, in order: what is learned in one is known in the next. */
export function scenesOf(application: Application, allowed: Allowed, knowledge: Knowledge): Scene[] {
  let history: SiteHistory = NO_HISTORY;
  return application.states.map((recorded, index) => {
    const before = application.states[index - 1];
    if (allowed.changes && recorded.changes) {
      const names = recorded.cookies.map(({ name }) => name);
      history = withChanges(history, momentOf(recorded, before), recorded.changes, names);
    }
    const evidence = evidenceOf(
      recorded,
      allowed,
      history,
      allowed.changes && momentOf(recorded, before) === 'sign-in',
    );
    if (evidence.page?.verdict === 'signed-out') history = withRefusal(history);
    const { app } = application;
    const { state, signedIn } = recorded;
    return { app, state, signedIn, judgement: judge(evidence, knowledge) };
  });
}

/** A sign-out is seen where the page before had an address for it, or where the page after is at one. */
function momentOf({ state, url }: RecordedState, before: RecordedState | undefined) {
  if (state === 'login-failed' || state === 'signed-in') return 'sign-in';
  if (state !== 'signed-out') return 'other';
  const addresses = [url, ...(before?.page.controls ?? []).map(({ href }) => href)];
  return addresses.some((address) => isSignOutAddress(address, url)) ? 'sign-out' : 'other';
}

function evidenceOf(
  recorded: RecordedState,
  allowed: Allowed,
  history: SiteHistory,
  followsSignIn: boolean,
): Evidence {
  const { url, page, stored, cookies } = recorded;
  const look = {
    verdict: pageVerdict({ url, ...page }),
    stored: stored
      .filter(isAskedFor)
      .map(({ kind, key, value }) => ({ kind, key, shape: shapeOfLook(value) })),
    ...(followsSignIn && { followsSignIn }),
  };
  return {
    history,
    cookies: allowed.cookies
      ? cookies.map(({ name, httpOnly, lastsSeconds, value }) => ({
          name,
          httpOnly,
          ...(lastsSeconds !== undefined && { lastsMs: lastsSeconds * 1_000 }),
          shape: () => shapeOfLook(value),
        }))
      : [],
    ...(allowed.page && { page: look }),
  };
}

/**
 * Recordings hold all keys. The one look asks for those that tell, and takes of IndexedDB only texts, and Firebase's
 * accounts. A record that is no text is outlined by its JSON: what may be either is left out.
 */
function isAskedFor({ kind, key, value }: RecordedState['stored'][number]): boolean {
  if (kind === 'indexedDB' && value.made === 'json') return key.startsWith('firebase:');
  return TELLING_KEYS.test(key) || key.startsWith('firebase:');
}
