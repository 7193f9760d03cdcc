/** A site's cookies at one moment, without their values, and what became of them by another. */

import type { Changes } from './history';

/** Name and fingerprint of each cookie; two of one name are told apart by their values alone. */
export type Snapshot = ReadonlyMap<string, string>;

/** Names of the cookies that came, changed and went between two moments. */
export function changesOf(before: Snapshot, after: Snapshot): Changes {
  return {
    appeared: [...after.keys()].filter((name) => !before.has(name)),
    changed: [...after]
      .filter(([name, print]) => before.has(name) && before.get(name) !== print)
      .map(([name]) => name),
    vanished: [...before.keys()].filter((name) => !after.has(name)),
  };
}
