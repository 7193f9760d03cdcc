/** What a wipe is doing right now, for the popup and for the page that stands in the site's tabs. */

/** The steps that a person sees, in order. */
export const STAGES = ['closing-tabs', 'looking', 'clearing', 'checking'] as const;
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
