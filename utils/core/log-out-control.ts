/** Chooses the one control of a page that logs out, or none: a guess is never pressed. */

import { isLogOutAddress, saysLogOut } from './log-out-words';
import { hostOf, isWithinAny } from './site';

/** A link or a form of a page, as Signoff's script found it there. */
export interface Candidate {
  readonly kind: 'link' | 'form';
  /** What it says, and what it is called for people who do not see it. */
  readonly texts: readonly string[];
  /** Absolute; empty for one that has none. */
  readonly address: string;
  /** Upper case. */
  readonly method: string;
  /** What a form sends along: hidden fields and the pressed button. */
  readonly fields: Readonly<Record<string, string>>;
  /** Whether a person would have to fill something in. */
  readonly asksForMore: boolean;
}

/** What the choice is made from: the candidates of one page of the site. */
export interface PageControls {
  /** The page's own address. */
  readonly page: string;
  readonly candidates: readonly Candidate[];
}

const METHODS: Readonly<Record<Candidate['kind'], readonly string[]>> = {
  link: ['GET', 'POST', 'DELETE'],
  form: ['GET', 'POST'],
};

/**
 * The control that logs out this browser at this site. Both its words and its address must say so; it must lead to
 * the login group, by https where the page came by https, and need nothing from a person. Of several, one on the page's
 * own host is taken first, and a form before a link.
 */
export function chooseControl(
  { page, candidates }: PageControls,
  domains: readonly string[],
): Candidate | undefined {
  const host = hostOf(page);
  const rank = (one: Candidate) => (hostOf(one.address) === host ? 0 : 2) + (one.kind === 'form' ? 0 : 1);
  return candidates
    .filter((one) => isLogOut(one, page, domains))
    .sort((a, b) => rank(a) - rank(b))
    .at(0);
}

function isLogOut(one: Candidate, page: string, domains: readonly string[]): boolean {
  const host = hostOf(one.address);
  if (host === undefined || !isWithinAny(host, domains)) return false;
  if (page.startsWith('https:') && !one.address.startsWith('https:')) return false;
  const { username, password } = new URL(one.address);
  if (username !== '' || password !== '' || one.asksForMore) return false;
  if (!METHODS[one.kind].includes(one.method)) return false;
  // Every text that it has must say so: a label 'Log out' over the words 'Delete account' is no log-out.
  const texts = one.texts.filter((text) => text.trim() !== '');
  return texts.length > 0 && texts.every(saysLogOut) && isLogOutAddress(one.address);
}
