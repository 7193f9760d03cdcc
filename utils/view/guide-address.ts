/** The guide's address: which site it is for, by one of its hosts, and in which cookie store. */

import type { GuidePlace } from '@/utils/core/guide';

const HOST = /^(?=.*[a-z0-9])[a-z0-9.-]{1,253}$/;

/** The query part of the guide's address. */
export function guideQuery({ host, storeId }: GuidePlace): string {
  return `?${new URLSearchParams({ host, store: storeId })}`;
}

/** The place that an address names, or undefined where it names none. */
export function readGuideAddress(search: string): GuidePlace | undefined {
  const query = new URLSearchParams(search);
  const [host, storeId] = [query.get('host') ?? '', query.get('store') ?? ''];
  return HOST.test(host) && storeId !== '' ? { host, storeId } : undefined;
}
