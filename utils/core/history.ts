/** What became of a site's pages in the browser's history: only what was seen there, before and after. */

/**
 * Why the history was left as it is.
 * - `not-of-this-store`: a private window has none, and that of a container is that of all containers
 * - `not-allowed`: the browser's permission is gone
 * - `settings-damaged`: nobody knows whether it was wanted
 * - `failed`: the browser did not answer, or not all of it was seen
 */
export const HISTORY_REASONS = ['not-of-this-store', 'not-allowed', 'settings-damaged', 'failed'] as const;
export type HistoryReason = (typeof HISTORY_REASONS)[number];

/** Counts are pages, one for each address. With `untouched`, nothing is known of what is there now. */
export interface HistoryReport {
  readonly found: number;
  readonly left: number;
  readonly untouched?: HistoryReason;
}

/** Whether pages that somebody wanted gone are there, or may be. A history that is not this store's is not that. */
export function isHistoryOpen(report: HistoryReport | undefined): boolean {
  if (!report) return false;
  return report.left > 0 || report.untouched === 'failed' || report.untouched === 'not-allowed';
}
