/** What a site answers when it is asked for the same page with this browser's login and without, and what that can say. */

import type { PageControl } from './detect/page';

/** Why there is no page to judge. `offline`: nobody answered, or the way led out of the site, where it is not followed. */
export type AskTrouble = 'offline' | 'slow' | 'unread';

/** One answer, as far as it speaks of signing in or out. */
export type AskedAnswer =
  | {
      readonly kind: 'page';
      /** HTTP status. */
      readonly status: number;
      /** Where it came from after all redirects. */
      readonly address: string;
      readonly controls: readonly PageControl[];
      readonly hasVisiblePassword: boolean;
    }
  | { readonly kind: 'none'; readonly trouble: AskTrouble };

/** Both answers, to the same question. */
export interface Asked {
  readonly withLogin: AskedAnswer;
  readonly without: AskedAnswer;
}

/**
 * Why the answers say that somebody is signed in. `way-out`: a way to sign out stands in the page with the login, and
 * none in the other. `let-in`: without the login the site turns away and asks for a password, with it it does not.
 */
export type SignedInBecause = 'way-out' | 'let-in';

/** Why they do not tell. `page-stays`: they deny a login that a page of the site itself has shown. */
export type UnclearBecause = AskTrouble | 'server-error' | 'elsewhere' | 'alike' | 'page-stays';

/** What both answers together say. */
export type AskOutcome =
  | { readonly verdict: 'signed-in'; readonly because: SignedInBecause; readonly account?: string }
  /** Both ask for a password. */
  | { readonly verdict: 'signed-out' }
  | { readonly verdict: 'unclear'; readonly because: UnclearBecause };
