/** Rows whose button was pressed: they look taken at once, and get their button back if nothing comes of it. */

import { batch, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { CommandResult } from '@/utils/messages';
import { type RowKey, rowKey } from './lines';
import type { SessionState } from './session-state';
import type { Notice } from './surface';

/** How long a press may go unanswered before its row offers the button again. */
const PRESS_LASTS_MS = 10_000;

export interface Presses {
  readonly rows: ReadonlySignal<ReadonlySet<RowKey>>;
  /** Why the last press had no effect. */
  readonly refused: ReadonlySignal<Notice | undefined>;
  /** Marks the rows, sends the command, and resolves to whether it was taken. */
  readonly press: (rows: readonly RowKey[], command: () => Promise<CommandResult>) => Promise<boolean>;
  readonly forgetRefusal: () => void;
}

export function createPresses(state: SessionState): Presses {
  const since = signal<ReadonlyMap<RowKey, number>>(new Map());
  const rows = signal<ReadonlySet<RowKey>>(new Set());
  const refused = signal<Notice | undefined>(undefined);
  const set = (pressed: ReadonlyMap<RowKey, number>) => {
    since.value = pressed;
    rows.value = new Set(pressed.keys());
  };
  const release = (answered: readonly RowKey[]) => {
    const left = new Map(since.peek());
    for (const row of answered) left.delete(row);
    if (left.size < since.peek().size) set(left);
  };
  // A press is over once its wipe, or the receipt of it, is published.
  effect(() => {
    const begun = state.wipes.value.map(rowKey);
    const ended = state.receipts.value.filter(
      (receipt) => receipt.finishedAt >= (since.peek().get(rowKey(receipt)) ?? Number.POSITIVE_INFINITY),
    );
    release([...begun, ...ended.map(rowKey)]);
  });

  return {
    rows,
    refused,
    forgetRefusal: () => {
      refused.value = undefined;
    },
    press: async (pressed, command) => {
      const now = Date.now();
      batch(() => {
        refused.value = undefined;
        set(new Map([...since.peek(), ...pressed.map((row) => [row, now] as const)]));
      });
      const result = await command();
      if (result.ok) {
        setTimeout(() => release(pressed), PRESS_LASTS_MS);
        return true;
      }
      batch(() => {
        release(pressed);
        refused.value = { kind: result.reason === 'storage-full' ? 'storage-full' : 'not-started' };
      });
      return false;
    },
  };
}
