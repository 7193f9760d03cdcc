/** The order of groups: a row keeps its place when more becomes known. */

import './fake-browser';
import { expect, it } from 'vitest';
import type { SignedInSite } from '@/utils/core/signed-in';
import { groupLines } from '@/utils/view/lines';

const site = (storeId: string): SignedInSite => ({
  key: `github@${storeId}`,
  siteId: 'github',
  name: 'GitHub',
  domains: ['github.com'],
  storeId,
  grade: 'signed-in',
  accounts: [],
  reasons: [],
  firstSeenAt: 1,
  sawSignIn: true,
});

it('puts a store that the list does not know yet last, where it also stands once it is known', () => {
  const sites = [site('firefox-container-6'), site('firefox-default')];
  const inputs = { sites, known: new Map(), receipts: [], wipes: [], pressed: new Set<never>() };
  const order = (stores: Parameters<typeof groupLines>[1]) =>
    groupLines(inputs, stores).map(({ store }) => store.id);
  const ordinary = { id: 'firefox-default', kind: 'ordinary' } as const;
  const container = { id: 'firefox-container-6', kind: 'container' } as const;
  expect(order([ordinary])).toEqual(['firefox-default', 'firefox-container-6']);
  expect(order([ordinary, container])).toEqual(order([ordinary]));
});
