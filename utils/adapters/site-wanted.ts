/** What is sent to a site to sign out there: by a reviewed recipe, or as a press on its own control would. */

import type { Candidate } from '../core/log-out-control';
import type { SiteVisit } from '../ports';
import { HTML, type OwnRequest } from './site-request';

export type Recipe = Parameters<SiteVisit['follow']>[0];
export type Wanted = Pick<OwnRequest, 'address' | 'method' | 'headers' | 'body'>;

const FORM = { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' };

/** The request of a recipe, with its token where it wants one. */
export function requestOf(recipe: Exclude<Recipe, { how: 'press' }>, token: string | undefined): Wanted {
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
  if (method === 'GET') return { address: address.href, method, headers: { ...HTML, ...headers } };
  const body = fields.size > 0 ? { body: fields.toString() } : {};
  return { address: address.href, method, headers: { ...FORM, ...headers }, ...body };
}

/** What pressing this link or form would send. */
export function pressOf({ address, method, fields }: Candidate): Wanted {
  if (method !== 'GET')
    return { address, method, headers: FORM, body: new URLSearchParams(fields).toString() };
  const withFields = new URL(address);
  for (const [name, value] of Object.entries(fields)) withFields.searchParams.set(name, value);
  return { address: withFields.href, method, headers: {} };
}
