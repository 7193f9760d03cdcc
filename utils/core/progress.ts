/** What a wipe is doing right now, for the popup and for the page that stands in the site's tabs. */

import type { JournalEntry, WipeStep } from './journal';

/** The steps that a person sees, in order. */
export const STAGES = ['signing-out', 'closing-tabs', 'looking', 'clearing', 'checking'] as const;
export type Stage = (typeof STAGES)[number];

/** One running or waiting wipe. */
export interface WipeProgress {
  readonly id: string;
  readonly key: string;
  readonly siteId: string;
  readonly siteName: string;
  readonly storeId: string;
  /** `waiting` until its turn comes. */
  readonly stage: Stage | 'waiting';
  /** Tabs of the site that are being replaced. */
  readonly tabs: number;
}

/** How far a wipe is that was begun. */
export function stageOf(step: WipeStep): Stage {
  switch (step) {
    case 'planned':
    case 'sign-out':
      return 'signing-out';
    case 'quarantine':
    case 'tabs':
      return 'closing-tabs';
    case 'look':
      return 'looking';
    case 'clear':
      return 'clearing';
    case 'look-again':
    case 'lift':
    case 'second-look':
      return 'checking';
  }
}

/** What is shown of an entry. */
export function progressOf(entry: JournalEntry, stage: WipeProgress['stage']): WipeProgress {
  const { id, key, siteId, siteName, storeId, tabs } = entry;
  return { id, key, siteId, siteName, storeId, stage, tabs };
}
