/** All rows of one store at once, as if nothing else had to be done meanwhile. */

import type { ObservedCookie } from '@/utils/core/cookie';
import { type ListContext, rowsInStretches } from '@/utils/core/list';
import type { SignedInSite } from '@/utils/core/signed-in';

export function rowsOf(
  storeId: string,
  cookies: readonly ObservedCookie[],
  context: ListContext,
): readonly SignedInSite[] {
  const stretches = rowsInStretches(storeId, cookies, context);
  let step = stretches.next();
  while (!step.done) step = stretches.next();
  return step.value;
}
