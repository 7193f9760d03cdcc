/** What was seen of one site in one cookie store: what its cookies did, and what the last look in a page of it told. */

import type { SeenAnswer } from '../decide-asked';
import type { SiteHistory } from './history';
import { NO_HISTORY } from './history';
import type { PageEvidence } from './judge';

export interface SeenPage extends PageEvidence {
  readonly origin: string;
  /** Keys in storage that show a login as the catalogue says. */
  readonly shown: readonly string[];
  /** Names of the site's cookies at the time. */
  readonly besides: readonly string[];
  /** Seen in an earlier run of the browser: it may be over. */
  readonly isOld?: boolean;
}

export interface SiteSeen {
  /** A host of the site, by which its group is found. */
  readonly host: string;
  readonly history: SiteHistory;
  readonly page?: SeenPage;
  /** What the site said when the person had it asked. */
  readonly asked?: SeenAnswer;
}

export const NOTHING_SEEN: Omit<SiteSeen, 'host'> = { history: NO_HISTORY };

/**
 * What the last look told, as long as it can be true: it is not any more when all cookies that were there are gone. A
 * site without any keeps its login elsewhere, and only the next look can say.
 */
export function pageStill({ page }: SiteSeen, names: ReadonlySet<string>): SeenPage | undefined {
  if (!page || page.besides.length === 0) return page;
  return page.besides.some((name) => names.has(name)) ? page : undefined;
}

/** Names of cookies whose coming, or whose going, can change what is said of the site. */
export function learnedNames({ history, page, asked }: SiteSeen): {
  readonly coming: readonly string[];
  readonly going: readonly string[];
} {
  const { appeared, changed, carriers } = history;
  const besides = [...(page?.besides ?? []), ...(asked?.besides ?? []).map(([name]) => name)];
  return { coming: carriers, going: [...appeared, ...changed, ...carriers, ...besides] };
}

/**
 * What is believed of a site's pages after one more look. A look that nothing led to may be at a picture, a plain file
 * or another host of the site: then it takes back nothing that it could not see.
 * @param hasReason whether something happened that the look was for
 */
export function believed(known: SeenPage | undefined, now: SeenPage, hasReason: boolean): SeenPage {
  const isShown = (page: SeenPage) => page.verdict === 'signed-in' || page.verdict === 'hidden-sign-out';
  if (hasReason || !known || isShown(now)) return now;
  if (known.origin !== now.origin) return known;
  if (now.verdict === 'signed-out') return now;
  // It has asked nobody since.
  if (!isShown(known)) return known.followsSignIn ? { ...now, followsSignIn: true } : now;
  // What was old is no younger for a look that did not show it.
  return { ...now, verdict: known.verdict, ...(known.isOld && { isOld: true }) };
}
