/** Sites, wipes and receipts for tests of what is shown. */

import type { SiteGuide } from '@/utils/core/guide';
import type { WipeProgress } from '@/utils/core/progress';
import type { Receipt } from '@/utils/core/receipt';
import type { SignedInList, SignedInSite, StoreInfo } from '@/utils/core/signed-in';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const ORDINARY: StoreInfo = { id: '0', kind: 'ordinary' };
export const PRIVATE: StoreInfo = { id: '1', kind: 'private' };
export const WORK: StoreInfo = { id: 'c1', kind: 'container', name: 'Work', color: '#8b5cd6' };

export function site(siteId: string, more: Partial<SignedInSite> = {}): SignedInSite {
  const storeId = more.storeId ?? '0';
  return {
    key: `${siteId}@${storeId}`,
    siteId,
    name: siteId[0]?.toUpperCase() + siteId.slice(1),
    domains: [`${siteId}.com`],
    storeId,
    grade: 'signed-in',
    accounts: [],
    reasons: [{ kind: 'catalogue', cookie: 'sessionid' }],
    firstSeenAt: Date.now() - 2 * HOUR,
    sawSignIn: true,
    endsAt: Date.now() + 364.5 * DAY,
    ...more,
  };
}

export const guess = (siteId: string, more: Partial<SignedInSite> = {}): SignedInSite =>
  site(siteId, {
    grade: 'likely',
    endsAt: undefined,
    reasons: [{ kind: 'login-name', cookie: 'auth_token' }],
    ...more,
  });

export function listOf(sites: readonly SignedInSite[], more: Partial<SignedInList> = {}): SignedInList {
  return { sites, stores: [ORDINARY], problems: [], lookedAt: Date.now(), ...more };
}

export function wipe(of: SignedInSite, stage: WipeProgress['stage'], tabs = 0): WipeProgress {
  return {
    id: `wipe-${of.siteId}`,
    key: of.key,
    siteId: of.siteId,
    siteName: of.name,
    storeId: of.storeId,
    stage,
    tabs,
  };
}

export function receipt(of: SignedInSite, more: Partial<Receipt> = {}): Receipt {
  return {
    id: `wipe-${of.siteId}`,
    siteId: of.siteId,
    siteName: of.name,
    domains: of.domains,
    storeId: of.storeId,
    startedAt: Date.now() - 2_000,
    finishedAt: Date.now(),
    verdict: 'clean',
    cookies: { found: 14, left: 0 },
    stores: { found: 5, left: 0 },
    tabs: 1,
    open: [],
    secondLook: 'clean',
    ...more,
  };
}

/** One cookie still there, three stores at a host that did not answer. */
export function partialReceipt(of: SignedInSite): Receipt {
  const place = { storeId: of.storeId };
  return receipt(of, {
    verdict: 'partial',
    cookies: { found: 12, left: 1 },
    stores: { found: 6, left: 3 },
    open: [
      { ...place, kind: 'cookie', origin: 'https://accounts.google.com', verdict: 'left', count: 1 },
      { ...place, kind: 'indexed-db', origin: 'https://www.google.com', verdict: 'not-looked', count: 1 },
      { ...place, kind: 'local-storage', origin: 'https://www.google.com', verdict: 'not-looked', count: 2 },
    ],
  });
}

/** The guide of a site with three steps, nothing done. */
export function guideOf(siteId: string, more: Partial<SiteGuide> = {}): SiteGuide {
  const known = { basis: 'project', confidence: 'high' } as const;
  return {
    siteId,
    siteName: siteId[0]?.toUpperCase() + siteId.slice(1),
    host: `${siteId}.com`,
    storeId: '0',
    steps: [
      { step: 'devices', known },
      { step: 'password', known },
      { step: 'check', known },
    ],
    marks: {},
    doneBySite: {},
    ...more,
  };
}
