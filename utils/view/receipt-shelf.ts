/** Decides how long a receipt stays in the list: a clean one 20 s, one with something open for an hour or until it is settled. */

import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Receipt } from '@/utils/core/receipt';
import { type RowKey, rowKey } from './lines';

const SHOWN_MS = 20_000;
/** What is open is shown again to who opens the popup later, but not for ever: receipts outlive the session. */
const OPEN_SHOWN_MS = 3_600_000;
/** The site's own part cannot be done again from here; who opens the popup soon after still reads of it. */
const UNTOLD_SHOWN_MS = 600_000;

/** Whether a receipt proves that everything is gone. */
export function isSettled(receipt: Receipt): boolean {
  return receipt.verdict === 'clean' && receipt.secondLook !== 'left';
}

/** Whether the site's server may still count the person as signed in, as far as anybody could see. */
export function isUntold({ signOut }: Receipt): boolean {
  return signOut !== undefined && signOut.result !== 'confirmed' && signOut.result !== 'only-here';
}

/** The newest receipt of each row, newest first. */
export function newestPerRow(receipts: readonly Receipt[]): Receipt[] {
  const seen = new Set<RowKey>();
  return receipts.filter((receipt) => {
    const row = rowKey(receipt);
    return seen.has(row) ? false : seen.add(row);
  });
}

// What the second look found is news: it is shown for as long again.
function token(receipt: Receipt): string {
  return `${receipt.id}:${receipt.finishedAt}:${receipt.secondLook === 'cleared-again' ? 'again' : ''}`;
}

export interface ReceiptShelf {
  readonly shown: ReadonlySignal<readonly Receipt[]>;
  /** Shows the settled receipts of these rows no longer. */
  readonly putAway: (rows: ReadonlySet<RowKey>) => void;
}

/**
 * The receipts to show. `openedAt` is when the page opened: what was finished and proven before is not shown again.
 * Receipts of rows in `kept` stay whatever their age.
 */
export function receiptShelf(
  receipts: ReadonlySignal<readonly Receipt[]>,
  openedAt: number,
  kept: ReadonlySignal<ReadonlySet<RowKey>>,
): ReceiptShelf {
  const expired = signal<ReadonlySet<string>>(new Set());
  const timed = new Set<string>();
  const expire = (names: readonly string[]) => {
    expired.value = new Set([...expired.peek(), ...names]);
  };
  effect(() => {
    for (const receipt of receipts.value) {
      const name = token(receipt);
      if (timed.has(name) || isUntold(receipt) || receipt.finishedAt < openedAt) continue;
      timed.add(name);
      setTimeout(() => expire([name]), SHOWN_MS);
    }
  });
  const shown = computed(() =>
    newestPerRow(receipts.value).filter((receipt) => {
      if (!isSettled(receipt)) return openedAt - receipt.finishedAt < OPEN_SHOWN_MS;
      if (isUntold(receipt) && openedAt - receipt.finishedAt < UNTOLD_SHOWN_MS)
        return !expired.value.has(token(receipt));
      if (receipt.finishedAt < openedAt) return false;
      return kept.value.has(rowKey(receipt)) || !expired.value.has(token(receipt));
    }),
  );
  return {
    shown,
    putAway: (rows) =>
      expire(
        receipts
          .peek()
          .filter((one) => rows.has(rowKey(one)))
          .map(token),
      ),
  };
}
