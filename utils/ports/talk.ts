/** What the use cases need to talk to a site's server, and to show the person a page of it. */

import type { AskedAnswer } from '../core/asked';
import type { ObservedCookie } from '../core/cookie';
import type { Candidate, PageControls } from '../core/log-out-control';
import type { SignOutRecipe } from '../core/recipe';
import type { Answer, Told } from '../core/sign-out';

/** Who a question to a site's server comes from: the browser with its cookies, nobody, or these cookies alone. */
export type Asker = 'person' | 'visitor' | { readonly cookieHeader: string };

/**
 * One conversation with one site in one cookie store. Nothing in it reaches a host outside the login group, whatever
 * the site redirects to. No call takes longer than its `timeoutMs`, and none throws: what goes wrong is the answer.
 */
export interface SiteVisit {
  /** Asks the server for a page. The person's own question follows redirects; the others do not. */
  ask(address: string, as: Asker, timeoutMs: number): Promise<Answer>;
  /** Asks the server for a page, once, follows its redirects, and reads what it shows without running any of it. */
  read(address: string, as: 'person' | 'visitor', timeoutMs: number): Promise<AskedAnswer>;
  /** Carries out a reviewed recipe. `cookies` are the site's, for a token that is one of them. */
  follow(
    recipe: Exclude<SignOutRecipe, { how: 'visit' }>,
    cookies: readonly ObservedCookie[],
    timeoutMs: number,
  ): Promise<Told>;
  /** The links and forms of a page that is open, or of the site's page at `address`, read without running it. */
  controls(address: string, timeoutMs: number): Promise<readonly PageControls[]>;
  /** Does what a press on this control of `page` would do: goes to its address with its fields. */
  use(control: Candidate, page: string, timeoutMs: number): Promise<Told>;
  /** Tells the browser not to sign in here by itself (Credential Management, section 4.2). */
  preventSilentAccess(address: string, timeoutMs: number): Promise<void>;
  /** Leaves nothing behind: no tab, no rule. */
  end(): Promise<void>;
}

/** Talks to the servers of sites that the person acts on. */
export interface SiteTalk {
  visit(domains: readonly string[], storeId: string): Promise<SiteVisit>;
}

/** Addresses that a site may have by standard. */
export interface WellKnown {
  /** The address for a new password at this origin, or undefined where it has none or nobody can tell. Never throws. */
  changePassword(origin: string): Promise<string | undefined>;
}

/** A tab for the person, in the right cookie store. */
export interface FrontTab {
  /**
   * Opens `url` in front; `onLoaded` is called once its first page has loaded, and not at all where none does.
   * @throws when the browser has no window of that kind.
   */
  open(url: string, storeId: string, onLoaded?: () => Promise<void>): Promise<void>;
}
