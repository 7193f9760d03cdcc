/**
 * Keeps tabs from going back to a site that was just wiped. While a page of it is still in Firefox's memory, though no
 * longer to be seen, no clearing takes its document out of the HTTP cache, and going back shows it again with all that
 * it knew; some seconds later it can be cleared (docs/platform-facts.md). Chromium's own clearing reaches both at once.
 */

import { browser, isFirefox } from './browser';
import { FIRST_TAB_RULE } from './quarantine';

/** Rules are numbered from here on, below those for single looks: these outlast a background that dies. */
const FIRST_BACK_RULE = 10;

/** From now on none of these tabs shows a document of these domains. Dies with the browser. */
export async function holdBack(tabIds: readonly number[], domains: readonly string[]): Promise<void> {
  if (!isFirefox || tabIds.length === 0) return;
  const taken = (await backRules()).map(({ id }) => id);
  await browser.declarativeNetRequest.updateSessionRules({
    addRules: [
      {
        id: Math.max(FIRST_BACK_RULE - 1, ...taken) + 1,
        action: { type: 'block' },
        condition: { tabIds: [...tabIds], requestDomains: [...domains], resourceTypes: ['main_frame'] },
      },
    ],
  });
}

/** Every tab may go back wherever it likes again, but to these domains. */
export async function letBack(waiting: readonly string[]): Promise<void> {
  if (!isFirefox) return;
  const over = (await backRules()).filter(
    ({ condition }) => !condition.requestDomains?.some((domain) => waiting.includes(domain)),
  );
  if (over.length === 0) return;
  await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: over.map(({ id }) => id) });
}

async function backRules() {
  const rules = await browser.declarativeNetRequest.getSessionRules();
  return rules.filter(({ id }) => id >= FIRST_BACK_RULE && id < FIRST_TAB_RULE);
}
