/**
 * Looks at what is kept under a top-level site by others: the wiped site while it was embedded elsewhere, which no API
 * reaches in Chromium, and in Firefox the guests of the wiped site. A frame of theirs in a document of that top-level
 * site sees it, in both browsers (platform-facts.md). Both documents are inert files, without cookies.
 */

import type { Sighting } from '../core/outcome';
import type { UnitPlace } from '../core/unit';
import { browser, isFirefox } from './browser';
import { framesSettled, inertAddress, lookThroughFrames } from './frames';
import { insertFrames } from './in-page';
import { LOOK_TIMEOUT_MS } from './look-page';
import { ALL_RESOURCES, INERT, INERT_AND_CACHE } from './quarantine';
import { closeQuietTab, loadInTab, openQuietTab } from './quiet-tab';
import { addTabRules, type InertRule } from './tab-rules';

/** In Firefox the frames also clear their cache in this partition; on the document around them it would clear that site's. */
const RULES: readonly InertRule[] = [
  { action: INERT, resourceTypes: ALL_RESOURCES },
  ...(isFirefox ? [{ action: INERT_AND_CACHE, resourceTypes: ['sub_frame' as const] }] : []),
];

/** A partition, and origins of its top-level site that are known to exist. */
export interface Partition {
  readonly topLevelSite: string;
  readonly doors: readonly string[];
}

/** Looks at these places, all of one partition and store; a top-level site that does not answer leaves them unreached. */
export async function lookInPartition(
  partition: Partition,
  places: readonly UnitPlace[],
  clearFirst: boolean,
): Promise<readonly Sighting[]> {
  const unreached = places.map((place) => ({ ...place, reached: false, holds: [], blind: [] }));
  const storeId = places[0]?.storeId;
  if (storeId === undefined) return [];
  let tabId: number | undefined;
  let endRules: (() => Promise<void>) | undefined;
  try {
    tabId = await openQuietTab('about:blank', storeId);
    endRules = await addTabRules(tabId, RULES);
    if (!(await loadTopLevelSite(tabId, partition))) return unreached;
    const addresses = places.map((place) => inertAddress(place.origin));
    const settled = framesSettled(tabId, addresses, LOOK_TIMEOUT_MS);
    await browser.scripting.executeScript({ target: { tabId }, func: insertFrames, args: [addresses] });
    await settled;
    return await lookThroughFrames(tabId, places, { clearFirst });
  } catch (cause) {
    console.warn(`Signoff: no look under ${partition.topLevelSite}`, cause);
    return unreached;
  } finally {
    if (tabId !== undefined) await closeQuietTab(tabId);
    await endRules?.();
  }
}

/** Any host of the top-level site is in its partition; its bare domain does not always answer. */
async function loadTopLevelSite(tabId: number, { topLevelSite, doors }: Partition): Promise<boolean> {
  const bare = new URL(topLevelSite);
  const www = new URL(topLevelSite);
  www.hostname = `www.${bare.hostname}`;
  for (const origin of new Set([...doors, bare.origin, www.origin])) {
    if ((await loadInTab(tabId, inertAddress(origin), LOOK_TIMEOUT_MS)) === 'arrived') return true;
  }
  return false;
}
