/** Talks to a site's server in the person's name: in the background where that will do, else in a document of the site. */

import type { ObservedCookie } from '../core/cookie';
import type { Candidate } from '../core/log-out-control';
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
import { asAnswer, asTold } from './site-answer';
import { openSitePage, runInTab, type SitePage } from './site-page';
import { pressAt, tabsOf } from './site-press';
import { HTML, type OwnRequest, request } from './site-request';
import { keepWithin, withCookieHeader } from './site-rules';
import { DEFAULT_STORE } from './store';

type Recipe = Parameters<SiteVisit['follow']>[0];
type Wanted = Pick<OwnRequest, 'address' | 'method' | 'headers' | 'body' | 'timeoutMs'>;

const FORM = { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' };

export const siteTalk: SiteTalk = {
  async visit(domains, storeId) {
    return visitOf(domains, storeId, await keepWithin(domains));
  },
};

function visitOf(domains: readonly string[], storeId: string, leave: () => Promise<void>): SiteVisit {
  let opening: Promise<SitePage> | undefined;
  // One request at a time goes through the one page.
  const pageAt = async (
    origin: string | undefined,
    timeoutMs: number,
  ): Promise<{ readonly page?: SitePage; readonly trouble: 'slow' | 'offline' }> => {
    if (origin === undefined) return { trouble: 'offline' };
    opening ??= openSitePage(domains, storeId, true);
    try {
      const page = await opening;
      const arrival = await page.goTo(origin, timeoutMs);
      if (arrival === 'arrived') return { page, trouble: 'offline' };
      return { trouble: arrival === 'silent' ? 'slow' : 'offline' };
    } catch (cause) {
      console.warn('Signoff: no tab to talk to the site from', cause);
      return { trouble: 'offline' };
    }
  };

  /** With the site's cookies: the background has those of the ordinary windows only (Firefox). */
  async function send(wanted: Wanted, from: 'background' | 'page', pageUrl: string): Promise<RequestOutcome> {
    if (from === 'background' && (!isFirefox || storeId === DEFAULT_STORE))
      return followed((redirect) => request({ ...wanted, credentials: 'include', redirect }));
    const { page, trouble } = await pageAt(originOf(pageUrl), wanted.timeoutMs);
    if (!page) return { kind: 'failed', trouble };
    return followed(async (redirect) => {
      const asked = { ...wanted, redirect, referrer: pageUrl, mostText: MOST_TEXT };
      const outcome = await page.run(requestInSite, [asked], wanted.timeoutMs);
      return outcome ?? { kind: 'failed', trouble: 'slow' };
    });
  }

  async function tokenOf(
    recipe: Extract<Recipe, { from: unknown }>,
    cookies: readonly ObservedCookie[],
    timeoutMs: number,
  ): Promise<string | undefined> {
    const { token, url, token_page = `${originOf(url)}/` } = recipe;
    if (token === undefined) return undefined;
    if ('cookie' in token) return decoded(cookies.find(({ name }) => name === token.cookie)?.value);
    const { page } = await pageAt(originOf(token_page), timeoutMs);
    return page?.run(tokenInSite, [token_page, token, timeoutMs], timeoutMs);
  }

  return {
    async ask(address, as, timeoutMs) {
      const wanted = { address, method: 'GET', headers: HTML, timeoutMs };
      return asAnswer(as === 'person' ? await send(wanted, 'background', address) : await askAs(as, wanted));
    },

    async follow(recipe, cookies, timeoutMs) {
      if (recipe.how === 'press') return pressAt(recipe.url, recipe.press, domains, storeId, timeoutMs);
      const token = await tokenOf(recipe, cookies, timeoutMs);
      if (recipe.token && token === undefined) return { done: false, sent: false, trouble: 'no-way-known' };
      return asTold(await send(requestOf(recipe, token, timeoutMs), recipe.from, recipe.url));
    },

    async controls(address, timeoutMs) {
      const tabs = await tabsOf(domains, storeId);
      const open = tabs.map((tabId) => runInTab(tabId, controlsInSite, [null, timeoutMs], timeoutMs));
      const { page } = await pageAt(originOf(address), timeoutMs);
      const read = page?.run(controlsInSite, [address, timeoutMs], timeoutMs);
      return (await Promise.all([...open, read])).filter((seen) => seen !== undefined);
    },

    async use(control, page, timeoutMs) {
      return asTold(await send(pressOf(control, timeoutMs), 'page', page));
    },

    async preventSilentAccess(address, timeoutMs) {
      const { page } = await pageAt(originOf(address), timeoutMs);
      await page?.run(preventSilentAccessHere, [], timeoutMs);
    },

    async end() {
      await (await opening?.catch(() => undefined))?.close();
      await leave();
    },
  };
}

/** Without following: what is on the way would not get these cookies. */
function askAs(as: Exclude<Asker, 'person'>, wanted: Wanted): Promise<RequestOutcome> {
  const ask = () => request({ ...wanted, credentials: 'omit', redirect: 'manual' });
  return as === 'visitor' ? ask() : withCookieHeader(wanted.address, as.cookieHeader, ask);
}

/** A redirect that leads out of the site is blocked and looks like no network at all; not following it tells. */
async function followed(
  make: (redirect: 'follow' | 'manual') => Promise<RequestOutcome>,
): Promise<RequestOutcome> {
  const outcome = await make('follow');
  return outcome.kind === 'failed' && outcome.trouble === 'offline' ? make('manual') : outcome;
}

function requestOf(
  recipe: Exclude<Recipe, { how: 'press' }>,
  token: string | undefined,
  timeoutMs: number,
): Wanted {
  const address = new URL(recipe.url);
  const method = recipe.how === 'get' ? 'GET' : recipe.method;
  const headers: Record<string, string> = {};
  const fields = new URLSearchParams(recipe.how === 'send' ? recipe.fields : undefined);
  const as = recipe.token_as;
  if (as && token !== undefined) {
    if ('header' in as) headers[as.header] = token;
    else if ('field' in as) fields.set(as.field, token);
    else address.searchParams.set(as.query, token);
  }
  if (method === 'GET') return { address: address.href, method, headers: { ...HTML, ...headers }, timeoutMs };
  const body = fields.size > 0 ? { body: fields.toString() } : {};
  return { address: address.href, method, headers: { ...FORM, ...headers }, ...body, timeoutMs };
}

/** What pressing this link or form would send. */
function pressOf({ address, method, fields }: Candidate, timeoutMs: number): Wanted {
  if (method !== 'GET')
    return { address, method, headers: FORM, body: new URLSearchParams(fields).toString(), timeoutMs };
  const withFields = new URL(address);
  for (const [name, value] of Object.entries(fields)) withFields.searchParams.set(name, value);
  return { address: withFields.href, method, headers: {}, timeoutMs };
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
