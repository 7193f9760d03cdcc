/** Mirrors what the background publishes in `storage.session`, so that a page paints at once and stays current without waking it. */

import { type ReadonlySignal, signal } from '@preact/signals';
import { browser } from '@/utils/adapters/browser';
import type { WipeProgress } from '@/utils/core/progress';
import type { Receipt } from '@/utils/core/receipt';
import type { SignedInList } from '@/utils/core/signed-in';

/** What the background publishes, by its key in `storage.session`. */
interface Published {
  readonly signedInList: SignedInList;
  readonly wipes: readonly WipeProgress[];
  readonly recentReceipts: readonly Receipt[];
}

export interface SessionState {
  /** False until the first read has been answered. */
  readonly loaded: ReadonlySignal<boolean>;
  /** Absent until the background has looked once. */
  readonly list: ReadonlySignal<SignedInList | undefined>;
  /** Running and waiting wipes. */
  readonly wipes: ReadonlySignal<readonly WipeProgress[]>;
  /** Wipes that finished lately, newest first. */
  readonly receipts: ReadonlySignal<readonly Receipt[]>;
}

const KEYS = ['signedInList', 'wipes', 'recentReceipts'] as const;

/** Starts to mirror; lasts as long as the page. */
export function mirrorSessionState(): SessionState {
  const loaded = signal(false);
  const list = signal<SignedInList | undefined>(undefined);
  const wipes = signal<readonly WipeProgress[]>([]);
  const receipts = signal<readonly Receipt[]>([]);
  const changedSinceRead = new Set<string>();

  const take = (key: string, value: unknown) => {
    if (key === 'signedInList') list.value = value as Published['signedInList'] | undefined;
    if (key === 'wipes') wipes.value = (value as Published['wipes'] | undefined) ?? [];
    if (key === 'recentReceipts') receipts.value = (value as Published['recentReceipts'] | undefined) ?? [];
  };

  browser.storage.onChanged.addListener((changes, area) => {
    if (area !== 'session') return;
    // Receipts before wipes: a row must not fall back to 'signed in' between the two.
    for (const key of [...KEYS].reverse()) {
      const change = changes[key];
      if (!change) continue;
      changedSinceRead.add(key);
      take(key, change.newValue);
    }
  });
  void browser.storage.session
    .get([...KEYS])
    .then((stored) => {
      // A change that arrived before the answer is the newer of the two.
      for (const key of KEYS) if (!changedSinceRead.has(key)) take(key, stored[key]);
    })
    .finally(() => {
      loaded.value = true;
    });
  return { loaded, list, wipes, receipts };
}
