/** Where a list has gaps, so that what is not on it may be there all the same. */

import type { Problem, SignedInList } from './signed-in';

export function isBlinding({ kind }: Problem): boolean {
  return kind === 'access-withheld' || kind === 'access-partial' || kind === 'store-unreadable';
}

/** Whether everything in a store was seen at the last look: only then is what is new there a login just made. */
export function couldSee(last: SignedInList | undefined, storeId: string): boolean {
  if (!last) return false;
  return !last.problems.some(
    (problem) => isBlinding(problem) && (problem.kind !== 'store-unreadable' || problem.storeId === storeId),
  );
}
