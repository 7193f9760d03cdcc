/** Blocks all network of some sites while they are wiped, but for the inert file that looking needs. */

import type { Quarantine } from '../ports';
import { browser, type DeclarativeNetRequest, isFirefox } from './browser';

type Rule = DeclarativeNetRequest.Rule;
type ResourceType = NonNullable<DeclarativeNetRequest.RuleConditionType['resourceTypes']>[number];

/** Session rules die with the browser. */
const BLOCK = 1;
const ALLOW_LOOKING = 2;
const STRIP_LOOKING = 3;
/** Not the quarantine's own (`cache-avoidance.ts`). */
export const AVOID_CACHE_RULE = 4;
/** Rules for one tab are numbered after it, from here on. */
export const FIRST_TAB_RULE = 1_000;
/** Above any dynamic rule of Signoff's. */
const PRIORITY = 1_000;

/** Every kind of request: a rule that names none leaves top-level documents out (platform-facts.md). */
export const ALL_RESOURCES: ResourceType[] = [
  'main_frame',
  'sub_frame',
  'stylesheet',
  'script',
  'image',
  'font',
  'object',
  'xmlhttprequest',
  'ping',
  'media',
  'websocket',
  'csp_report',
  'other',
];

/** What makes a document of a site inert and invisible to its server as a person: no cookies either way, no script. */
export const INERT: DeclarativeNetRequest.RuleActionType = {
  type: 'modifyHeaders',
  requestHeaders: [{ header: 'cookie', operation: 'remove' }],
  responseHeaders: [
    { header: 'set-cookie', operation: 'remove' },
    { header: 'x-frame-options', operation: 'remove' },
    { header: 'refresh', operation: 'remove' },
    { header: 'content-security-policy', operation: 'set', value: "script-src 'none'" },
  ],
};

/**
 * Firefox has no call that clears the HTTP cache of one site, but it obeys this header, also when Signoff puts it in
 * (platform-facts.md); Chromium ignores an injected one and has a call.
 */
export const INERT_AND_CACHE: DeclarativeNetRequest.RuleActionType = {
  ...INERT,
  responseHeaders: [
    ...(INERT.responseHeaders ?? []),
    { header: 'clear-site-data', operation: 'set', value: '"cache"' },
  ],
};

/** The file that every site has, or answers with a harmless error, and that runs nothing. */
export const INERT_PATH = '/robots.txt';

export const quarantine: Quarantine = {
  async hold(domains) {
    if (!isSwept) await sweep();
    await browser.declarativeNetRequest.updateSessionRules({
      removeRuleIds: [BLOCK, ALLOW_LOOKING, STRIP_LOOKING],
      addRules: domains.length > 0 ? rules([...domains]) : [],
    });
  },
};

/** Whether this worker has taken away what an earlier one left behind. */
let isSwept = false;

/** Rules for single tabs of a background that died are of no use to anybody. */
async function sweep(): Promise<void> {
  isSwept = true;
  const left = await browser.declarativeNetRequest.getSessionRules();
  const removeRuleIds = left.map(({ id }) => id).filter((id) => id >= FIRST_TAB_RULE);
  if (removeRuleIds.length > 0) await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds });
}

function rules(requestDomains: string[]): Rule[] {
  const looking = { requestDomains, urlFilter: `${INERT_PATH}|`, resourceTypes: ALL_RESOURCES };
  return [
    {
      id: BLOCK,
      priority: PRIORITY,
      action: { type: 'block' },
      condition: { requestDomains, resourceTypes: ALL_RESOURCES },
    },
    { id: ALLOW_LOOKING, priority: PRIORITY + 1, action: { type: 'allow' }, condition: looking },
    {
      id: STRIP_LOOKING,
      priority: PRIORITY + 2,
      action: isFirefox ? INERT_AND_CACHE : INERT,
      condition: looking,
    },
  ];
}
