/** Talks to a site's server in the person's name: in the background where that will do, else in a document of the site. */

import type { AskedAnswer } from '../core/asked';
import type { ObservedCookie } from '../core/cookie';
import type { Candidate, PageControls } from '../core/log-out-control';
import type { Answer, Told } from '../core/sign-out';
import { MOST_TEXT } from '../core/signed-in-page';
import { originOf } from '../core/site';
import type { Asker, SiteTalk, SiteVisit } from '../ports';
import { isFirefox } from './browser';
import {
  controlsInSite,
  preventSilentAccessHere,
  type RequestOutcome,
  requestInSite,
  tokenInSite,
} from './in-site';
import { readPage } from './page-reader';
import { asAnswer, asTold } from './site-answer';
import { openSitePage, runInTab, type SitePage } from './site-page';
import { pressAt, tabsOf } from './site-press';
import { HTML, request } from './site-request';
import { keepWithin, withCookieHeader } from './site-rules';
import { pressOf, type Recipe, requestOf, type Wanted } from './site-wanted';
import { DEFAULT_STORE } from './store';

/** What is left of a call's time, in ms: all of its parts share it. */
type Clock = () => number;

export const siteTalk: SiteTalk = {
  async visit(domains, storeId) {
    return new Conversation(domains, storeId, await keepWithin(domains));
  },
};

class Conversation implements SiteVisit {
  readonly #domains: readonly string[];
  readonly #storeId: string;
  readonly #leave: () => Promise<void>;
  /** One tab for all of it, opened when first needed. */
  #opening: Promise<SitePage> | undefined;

  constructor(domains: readonly string[], storeId: string, leave: () => Promise<void>) {
    this.#domains = domains;
    this.#storeId = storeId;
    this.#leave = leave;
  }

  async ask(address: string, as: Asker, timeoutMs: number): Promise<Answer> {
    const wanted = { address, method: 'GET', headers: HTML };
    const left = clock(timeoutMs);
    const isPerson = as === 'person';
    return asAnswer(
      isPerson ? await this.#send(wanted, 'background', address, left) : await askAs(as, wanted, left),
    );
  }

  async read(address: string, as: 'person' | 'visitor', timeoutMs: number): Promise<AskedAnswer> {
    const wanted = { address, method: 'GET', headers: HTML };
    const left = clock(timeoutMs);
    if (as === 'person') return asRead(await this.#sendOnce(wanted, 'background', address, 'follow', left));
    return asRead(await request({ ...wanted, credentials: 'omit', redirect: 'follow', timeoutMs: left() }));
  }

  async follow(recipe: Recipe, cookies: readonly ObservedCookie[], timeoutMs: number): Promise<Told> {
    if (recipe.how === 'press')
      return pressAt(recipe.url, recipe.press, this.#domains, this.#storeId, timeoutMs);
    const left = clock(timeoutMs);
    const token = await this.#tokenOf(recipe, cookies, left);
    if (recipe.token && token === undefined) return { done: false, sent: false, trouble: 'no-way-known' };
    return asTold(await this.#send(requestOf(recipe, token), recipe.from, recipe.url, left));
  }

  async controls(address: string, timeoutMs: number): Promise<readonly PageControls[]> {
    const left = clock(timeoutMs);
    const tabs = await tabsOf(this.#domains, this.#storeId);
    const open = tabs.map((tabId) => runInTab(tabId, controlsInSite, [null, left()], left()));
    const { page } = await this.#pageAt(originOf(address), left);
    const read = page?.run(controlsInSite, [address, left()], left());
    return (await Promise.all([...open, read])).filter((seen) => seen !== undefined);
  }

  async use(control: Candidate, page: string, timeoutMs: number): Promise<Told> {
    return asTold(await this.#send(pressOf(control), 'page', page, clock(timeoutMs)));
  }

  async preventSilentAccess(address: string, timeoutMs: number): Promise<void> {
    const left = clock(timeoutMs);
    const { page } = await this.#pageAt(originOf(address), left);
    await page?.run(preventSilentAccessHere, [], left());
  }

  async end(): Promise<void> {
    await (await this.#opening?.catch(() => undefined))?.close();
    await this.#leave();
  }

  /** The tab with an inert document of this origin, or why there is none. */
  async #pageAt(
    origin: string | undefined,
    left: Clock,
  ): Promise<{ readonly page?: SitePage; readonly trouble: 'slow' | 'offline' }> {
    if (origin === undefined) return { trouble: 'offline' };
    this.#opening ??= openSitePage(this.#domains, this.#storeId, true);
    try {
      const page = await this.#opening;
      const arrival = await page.goTo(origin, left());
      if (arrival === 'arrived') return { page, trouble: 'offline' };
      return { trouble: arrival === 'silent' ? 'slow' : 'offline' };
    } catch (cause) {
      console.warn('Signoff: no tab to talk to the site from', cause);
      return { trouble: 'offline' };
    }
  }

  #send(wanted: Wanted, from: 'background' | 'page', pageUrl: string, left: Clock): Promise<RequestOutcome> {
    return followed((redirect) => this.#sendOnce(wanted, from, pageUrl, redirect, left));
  }

  /** With the site's cookies: the background has those of the ordinary windows only (Firefox). */
  async #sendOnce(
    wanted: Wanted,
    from: 'background' | 'page',
    pageUrl: string,
    redirect: 'follow' | 'manual',
    left: Clock,
  ): Promise<RequestOutcome> {
    if (from === 'background' && (!isFirefox || this.#storeId === DEFAULT_STORE))
      return request({ ...wanted, credentials: 'include', redirect, timeoutMs: left() });
    const { page, trouble } = await this.#pageAt(originOf(pageUrl), left);
    if (!page) return { kind: 'failed', trouble };
    const asked = { ...wanted, redirect, referrer: pageUrl, mostText: MOST_TEXT, timeoutMs: left() };
    const outcome = await page.run(requestInSite, [asked], left());
    return outcome ?? { kind: 'failed', trouble: 'slow' };
  }

  async #tokenOf(
    recipe: Exclude<Recipe, { how: 'press' }>,
    cookies: readonly ObservedCookie[],
    left: Clock,
  ): Promise<string | undefined> {
    const { token, url, token_page = `${originOf(url)}/` } = recipe;
    if (token === undefined) return undefined;
    if ('cookie' in token) return decoded(cookies.find(({ name }) => name === token.cookie)?.value);
    const { page } = await this.#pageAt(originOf(token_page), left);
    return page?.run(tokenInSite, [token_page, token, left()], left());
  }
}

function clock(timeoutMs: number): Clock {
  const endsAt = Date.now() + timeoutMs;
  return () => Math.max(0, endsAt - Date.now());
}

/** The outcome as a page that somebody looks at. */
async function asRead(outcome: RequestOutcome): Promise<AskedAnswer> {
  if (outcome.kind === 'failed') return { kind: 'none', trouble: outcome.trouble };
  const shown = outcome.kind === 'answer' && (await readPage(outcome.text));
  if (!shown) return { kind: 'none', trouble: 'unread' };
  return { kind: 'page', status: outcome.status, address: outcome.address, ...shown };
}

/** Without following: what is on the way would not get these cookies. */
function askAs(as: Exclude<Asker, 'person'>, wanted: Wanted, left: Clock): Promise<RequestOutcome> {
  const ask = () => request({ ...wanted, credentials: 'omit', redirect: 'manual', timeoutMs: left() });
  return as === 'visitor' ? ask() : withCookieHeader(wanted.address, as.cookieHeader, ask);
}

/** A redirect that leads out of the site is blocked and looks like no network at all; not following it tells. */
async function followed(
  make: (redirect: 'follow' | 'manual') => Promise<RequestOutcome>,
): Promise<RequestOutcome> {
  const outcome = await make('follow');
  return outcome.kind === 'failed' && outcome.trouble === 'offline' ? make('manual') : outcome;
}

/** Frameworks write the token percent-encoded and want it back plain (XSRF-TOKEN of Laravel and Angular). */
function decoded(value: string | undefined): string | undefined {
  if (value === undefined || !value.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch (cause) {
    console.info('Signoff: a token that is not percent-encoded', cause);
    return value;
  }
}
