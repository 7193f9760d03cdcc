/** The site of the open tab, where no row speaks of it: the person may know better than the list. */

import type { GuidePlace } from '@/utils/core/guide';
import type { Line, LineGroup } from './lines';
import { isOfSite, type OpenTabs } from './open-tabs';

function domainsOf(line: Line): readonly string[] {
  if (line.kind === 'receipt') return line.receipt.domains;
  // While it is being cleared, nobody can say anything of it.
  return line.kind === 'working' ? [] : line.site.domains;
}

/** Undefined while anything is being cleared, and where the open tab shows no site. */
export function unlistedFront(
  { frontHost, frontStore }: OpenTabs,
  groups: readonly LineGroup[],
): GuidePlace | undefined {
  if (frontHost === undefined || frontStore === undefined) return undefined;
  const lines = groups.flatMap((group) => group.lines);
  const isListed = (line: Line) =>
    line.kind === 'working' ||
    (line.storeId === frontStore && isOfSite(frontHost, { domains: domainsOf(line) }));
  return lines.some(isListed) ? undefined : { host: frontHost, storeId: frontStore };
}
