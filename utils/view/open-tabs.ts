/** Which sites are open in tabs right now: for the order of the list and for saying how many tabs a log-out clears. */

import { browser, type Tabs } from '@/utils/adapters/browser';
import type { SignedInSite } from '@/utils/core/signed-in';

export interface OpenTabs {
  /** Host of the tab that the popup was opened over. */
  readonly frontHost?: string;
  /** The cookie store of that tab. */
  readonly frontStore?: string;
  readonly hosts: readonly string[];
}

export const NO_TABS: OpenTabs = { hosts: [] };

function hostOf(url: string | undefined): string | undefined {
  if (!url?.startsWith('http')) return undefined;
  return new URL(url).hostname;
}

/** Firefox names the store of each tab; Chromium has one for ordinary windows and one for private ones. */
function storeOf({ cookieStoreId, incognito }: Tabs.Tab): string {
  return cookieStoreId ?? (incognito ? '1' : '0');
}

/** Reads the open tabs once; without them the list is merely in another order. */
export async function readOpenTabs(): Promise<OpenTabs> {
  try {
    const [all, front] = await Promise.all([
      browser.tabs.query({}),
      browser.tabs.query({ active: true, currentWindow: true }),
    ]);
    const hosts = all.map((tab) => hostOf(tab.url)).filter((host) => host !== undefined);
    return { frontHost: hostOf(front[0]?.url), frontStore: front[0] && storeOf(front[0]), hosts };
  } catch {
    return NO_TABS;
  }
}

/** Whether a host belongs to a site's login. */
export function isOfSite(host: string, site: Pick<SignedInSite, 'domains'>): boolean {
  return site.domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}

/** How many open tabs belong to any of these sites. */
export function countTabs(tabs: OpenTabs, sites: readonly SignedInSite[]): number {
  return tabs.hosts.filter((host) => sites.some((site) => isOfSite(host, site))).length;
}
