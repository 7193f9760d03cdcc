/** What the outcome of a request says: of who is there, or of whether the site was told. */

import type { Answer, Told } from '../core/sign-out';
import { answerOf } from '../core/signed-in-page';
import type { RequestOutcome } from './in-site';

/** The outcome as an answer to the question who is there. */
export function asAnswer(outcome: RequestOutcome): Answer {
  if (outcome.kind === 'redirect') return outcome;
  if (outcome.kind === 'failed') return { kind: 'none', trouble: outcome.trouble };
  return answerOf(outcome.status, outcome.address, outcome.text);
}

/** The outcome as the site's reaction to being told. Redirected out of the site, it may or may not have listened. */
export function asTold(outcome: RequestOutcome): Told {
  if (outcome.kind === 'redirect') return { done: false, sent: true, trouble: 'sent-elsewhere' };
  if (outcome.kind === 'failed') return { done: false, sent: true, trouble: outcome.trouble };
  const { status } = outcome;
  // 0: an opaque answer of another host of the site.
  if (status < 400) return { done: true };
  if (status >= 500) return { done: false, sent: true, trouble: 'server-error' };
  const isMissing = status === 404 || status === 405 || status === 410;
  return { done: false, sent: true, trouble: isMissing ? 'no-way-known' : 'token-refused' };
}
