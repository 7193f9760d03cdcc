/**
 * Compares a site's two answers. Only a difference between them can show a login, so that two equal ones never do;
 * whatever may have another cause (a server in trouble, a test for robots, a page drawn by scripts) does not tell.
 */

import { isAccountName } from './account-name';
import type { Asked, AskedAnswer, AskOutcome, UnclearBecause } from './asked';
import { hasWayOut, pageVerdict, SIGN_OUT_WORDS } from './detect/page';
import { hostOf, isWithinAny } from './site';

type Page = Extract<AskedAnswer, { kind: 'page' }>;

/** Half-way through a sign-in a site asks for a code or which account it is, and for no password. */
const HALF_WAY =
  /(log|sign)[-_]?(in|on)|auth|verif|challenge|checkpoint|otp|2fa|mfa|two[-_]?(factor|step)|(select|choose|switch)[-_]?account/i;

const LONGEST_NAME = 80;

/**
 * What the answers say of a login.
 * @param domains the login group's; an answer from anywhere else counts for nothing
 */
export function compareAnswers({ withLogin, without }: Asked, domains: readonly string[]): AskOutcome {
  const trouble = troubleOf(withLogin, domains) ?? troubleOf(without, domains);
  if (trouble || withLogin.kind !== 'page' || without.kind !== 'page')
    return { verdict: 'unclear', because: trouble ?? 'unread' };
  if (showsWayOut(withLogin, without)) {
    const account = accountIn(withLogin);
    return { verdict: 'signed-in', because: 'way-out', ...(account !== undefined && { account }) };
  }
  if (isLetIn(withLogin, without)) return { verdict: 'signed-in', because: 'let-in' };
  if (asksForPassword(withLogin) && asksForPassword(without)) return { verdict: 'signed-out' };
  return { verdict: 'unclear', because: 'alike' };
}

function troubleOf(answer: AskedAnswer, domains: readonly string[]): UnclearBecause | undefined {
  if (answer.kind === 'none') return answer.trouble;
  if (!isWithinAny(hostOf(answer.address) ?? '', domains)) return 'elsewhere';
  return answer.status >= 500 ? 'server-error' : undefined;
}

/** A page that is hidden from everybody, or from robots, shows no way out either: such answers compare with nothing. */
function isOrdinary({ status }: Page): boolean {
  return status < 400 || status === 401;
}

function showsWayOut(page: Page, visitors: Page): boolean {
  if (page.status >= 400 || !isOrdinary(visitors) || hasWayOut(signsOf(visitors))) return false;
  const verdict = verdictOf(page);
  if (verdict === 'signed-in') return true;
  // One page may be made for both and hide its parts by style: that the other asks shows that this is not so here.
  return verdict === 'hidden-sign-out' && (visitors.status === 401 || verdictOf(visitors) === 'signed-out');
}

/** The server itself told the two apart: it sent the one away to a password, and opened to the other. */
function isLetIn(page: Page, visitors: Page): boolean {
  if (page.status >= 300 || verdictOf(page) !== 'silent' || HALF_WAY.test(pathOf(page))) return false;
  return visitors.status === 401 || (asksForPassword(visitors) && pathOf(visitors) !== pathOf(page));
}

/** A mere link to sign in is no proof: it stands in pages that are the same for everybody until a script has run. */
function asksForPassword(page: Page): boolean {
  if (page.status === 401) return true;
  const isAsking = page.hasVisiblePassword && verdictOf(page) === 'signed-out';
  return page.status < 400 && isAsking && !hasWayOut(signsOf(page));
}

function verdictOf(page: Page) {
  return pageVerdict(signsOf(page));
}

function signsOf({ address, controls, hasVisiblePassword }: Page) {
  return { url: address, controls, hasVisiblePassword };
}

function pathOf({ address }: Page): string {
  return URL.canParse(address) ? new URL(address).pathname : address;
}

/** The name that some sites put on the control itself: "Log out (ada)". */
function accountIn({ controls }: Page): string | undefined {
  const names = controls
    .filter(({ text }) => text.length <= LONGEST_NAME && SIGN_OUT_WORDS.test(text))
    .flatMap(({ text }) => /\(([^()\s]+)\)\s*$/.exec(text)?.[1] ?? []);
  return names.find((name) => isAccountName(name) && /\p{L}/u.test(name) && !/^(all|alle)$/i.test(name));
}
