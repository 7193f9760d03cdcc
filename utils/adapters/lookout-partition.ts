/**
 * Looks at what a site keeps while embedded under another site. No API reaches it in Chromium; a frame of the site in a
 * document of the embedder does, in both browsers (platform-facts.md). Both documents are inert files, without cookies.
 */

import type { Sighting } from '../core/outcome';
import type { UnitPlace } from '../core/unit';
import { browser } from './browser';
import { framesSettled, inertAddress, lookThroughFrames } from './frames';
import { insertFrames } from './in-page';
import { LOOK_TIMEOUT_MS } from './look-page';
import { ALL_RESOURCES, FIRST_TAB_RULE, INERT, INERT_PATH } from './quarantine';
import { closeQuietTab, loadInTab, openQuietTab } from './quiet-tab';

const PRIORITY = 2_000;

/** Looks at these places, all of one partition and store; an embedder that does not answer leaves them unreached. */
export async function lookUnderEmbedder(
  topLevelSite: string,
  places: readonly UnitPlace[],
  clearFirst: boolean,
): Promise<readonly Sighting[]> {
  const unreached = places.map((place) => ({ ...place, reached: false, holds: [], blind: [] }));
  const storeId = places[0]?.storeId;
  if (storeId === undefined) return [];
  let tabId: number | undefined;
  try {
    tabId = await openQuietTab('about:blank', storeId);
    await makeInert(tabId);
    if (!(await loadEmbedder(tabId, topLevelSite))) return unreached;
    const addresses = places.map((place) => inertAddress(place.origin));
    const settled = framesSettled(tabId, addresses, LOOK_TIMEOUT_MS);
    await browser.scripting.executeScript({ target: { tabId }, func: insertFrames, args: [addresses] });
    await settled;
    return await lookThroughFrames(tabId, places, clearFirst);
  } catch (cause) {
    console.warn(`Signoff: no look under ${topLevelSite}`, cause);
    return unreached;
  } finally {
    if (tabId !== undefined) {
      await closeQuietTab(tabId);
      await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [FIRST_TAB_RULE + tabId] });
    }
  }
}

/** Any host of the embedding site is in its partition; its bare domain does not always answer. */
async function loadEmbedder(tabId: number, topLevelSite: string): Promise<boolean> {
  const bare = new URL(topLevelSite);
  const www = new URL(topLevelSite);
  www.hostname = `www.${bare.hostname}`;
  for (const { origin } of [bare, www]) {
    if ((await loadInTab(tabId, inertAddress(origin), LOOK_TIMEOUT_MS)) === 'arrived') return true;
  }
  return false;
}

async function makeInert(tabId: number): Promise<void> {
  const id = FIRST_TAB_RULE + tabId;
  const condition = { tabIds: [tabId], urlFilter: `${INERT_PATH}|`, resourceTypes: ALL_RESOURCES };
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [id],
    addRules: [{ id, priority: PRIORITY, action: INERT, condition }],
  });
}
