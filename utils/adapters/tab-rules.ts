/** Rules for what one tab of Signoff's loads, for as long as it is looked from there. */

import { browser, type DeclarativeNetRequest } from './browser';
import { FIRST_TAB_RULE, INERT_PATH } from './quarantine';

type Rule = DeclarativeNetRequest.Rule;

/** What is done to the inert files that a tab loads as these kinds of resource. */
export interface InertRule {
  readonly action: Rule['action'];
  readonly resourceTypes: Rule['condition']['resourceTypes'];
}

/** Above the quarantine's. */
const PRIORITY = 2_000;
/** The quarantine took away what an earlier background left: this one counts from the start. */
let nextRule = FIRST_TAB_RULE;

/** From now on these rules hold in this tab; call what comes back to end them. */
export async function addTabRules(tabId: number, wanted: readonly InertRule[]): Promise<() => Promise<void>> {
  const addRules = wanted.map(({ action, resourceTypes }) => ({
    id: nextRule++,
    priority: PRIORITY,
    action,
    condition: { tabIds: [tabId], urlFilter: `${INERT_PATH}|`, resourceTypes },
  }));
  await browser.declarativeNetRequest.updateSessionRules({ addRules });
  return () =>
    browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: addRules.map(({ id }) => id) });
}
