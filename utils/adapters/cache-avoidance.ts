/**
 * Has a site's documents come from its server for a while. While a page is in Firefox's memory, though no longer to be
 * seen, no clearing takes its document out of the HTTP cache, and Back shows it again with all that it knew; some seconds
 * later it can be cleared (docs/platform-facts.md). Chromium's own clearing reaches both at once.
 */

import { browser, type DeclarativeNetRequest, isFirefox } from './browser';
import { AVOID_CACHE_RULE } from './quarantine';

/** Firefox then neither reads its HTTP cache nor writes it, going back included. */
const NO_STORE: DeclarativeNetRequest.RuleActionType = {
  type: 'modifyHeaders',
  requestHeaders: [{ header: 'cache-control', operation: 'set', value: 'no-store' }],
};

const DOCUMENTS: DeclarativeNetRequest.RuleConditionType['resourceTypes'] = ['main_frame', 'sub_frame'];

/** Only documents of these domains come past the cache, until the next call. Dies with the browser. */
export async function avoidCaches(domains: readonly string[]): Promise<void> {
  if (!isFirefox) return;
  const condition = { requestDomains: [...domains], resourceTypes: DOCUMENTS };
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [AVOID_CACHE_RULE],
    addRules: domains.length > 0 ? [{ id: AVOID_CACHE_RULE, action: NO_STORE, condition }] : [],
  });
}
