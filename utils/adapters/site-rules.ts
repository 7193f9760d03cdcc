/**
 * Session rules that keep a conversation with a site within that site. They die with the browser; those of a worker that
 * died are lifted by the next one.
 */

import { browser, type DeclarativeNetRequest } from './browser';
import { ALL_RESOURCES } from './quarantine';

type Rule = DeclarativeNetRequest.Rule;

/** One rule for all of the worker's own requests, others by number from here up to the quarantine's rules for tabs. */
const GUARD = 99;
const FIRST = 100;
const LAST = 999;
/** Above the quarantine: what it blocks is not talked to anyway. */
const PRIORITY = 3_000;
/** Requests that come from no tab: the worker's own. */
const NO_TAB = -1;

const inUse = new Set<number>();
/** Domains that are being talked to, by conversation. */
const talks = new Set<readonly string[]>();

/** From now on the worker's own requests reach these domains too, and no host outside of all those that it talks to. */
export async function keepWithin(domains: readonly string[]): Promise<() => Promise<void>> {
  const own = [...domains];
  talks.add(own);
  await guard();
  return async () => {
    talks.delete(own);
    await guard();
  };
}

async function guard(): Promise<void> {
  const allowed = [...new Set([...talks].flat())];
  const condition = {
    tabIds: [NO_TAB],
    initiatorDomains: [location.host],
    excludedRequestDomains: allowed,
    resourceTypes: ALL_RESOURCES,
  };
  const rule: Rule = { id: GUARD, priority: PRIORITY, action: { type: 'block' }, condition };
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [GUARD],
    addRules: allowed.length > 0 ? [rule] : [],
  });
}

/** Keeps everything that this tab asks for within these domains; `isInert` also keeps its pages' scripts off. */
export function guardTab(
  tabId: number,
  domains: readonly string[],
  isInert: boolean,
): Promise<() => Promise<void>> {
  const tabIds = [tabId];
  const stay = { tabIds, excludedRequestDomains: [...domains], resourceTypes: ALL_RESOURCES };
  const header = { header: 'content-security-policy', operation: 'set' as const, value: "script-src 'none'" };
  return addRules([
    { priority: PRIORITY, action: { type: 'block' }, condition: stay },
    ...(isInert
      ? [
          {
            priority: PRIORITY,
            action: { type: 'modifyHeaders' as const, responseHeaders: [header] },
            condition: { tabIds, resourceTypes: ALL_RESOURCES },
          },
        ]
      : []),
  ]);
}

/**
 * Runs `request`, a fetch of the worker's own without credentials, so that exactly this address gets exactly these
 * cookies. The jar is not touched: nothing of them is left behind, whenever the worker dies.
 */
export async function withCookieHeader<T>(
  address: string,
  cookieHeader: string,
  request: () => Promise<T>,
): Promise<T> {
  const lift = await addRules([
    {
      priority: PRIORITY,
      action: {
        type: 'modifyHeaders',
        requestHeaders: [{ header: 'cookie', operation: 'set', value: cookieHeader }],
        responseHeaders: [{ header: 'set-cookie', operation: 'remove' }],
      },
      condition: {
        tabIds: [NO_TAB],
        initiatorDomains: [location.host],
        urlFilter: `|${address.replace(/#.*$/, '')}|`,
        isUrlFilterCaseSensitive: true,
        resourceTypes: ['xmlhttprequest'],
        requestMethods: ['get'],
      },
    },
  ]);
  try {
    return await request();
  } finally {
    await lift();
  }
}

async function addRules(rules: readonly Omit<Rule, 'id'>[]): Promise<() => Promise<void>> {
  const numbered = rules.map((rule) => ({ ...rule, id: freeId() }));
  const removeRuleIds = numbered.map(({ id }) => id);
  const lift = async () => {
    await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds });
    for (const id of removeRuleIds) inUse.delete(id);
  };
  await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds, addRules: numbered });
  return lift;
}

function freeId(): number {
  for (let id = FIRST; id <= LAST; id += 1) {
    if (inUse.has(id)) continue;
    inUse.add(id);
    return id;
  }
  throw new Error('no free rule');
}

/** Lifts what a worker that died has left standing. Call it once, before any conversation begins. */
export async function liftLeftRules(): Promise<void> {
  const left = await browser.declarativeNetRequest.getSessionRules();
  const removeRuleIds = left.map(({ id }) => id).filter((id) => id >= GUARD && id <= LAST);
  if (removeRuleIds.length > 0) await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds });
}
