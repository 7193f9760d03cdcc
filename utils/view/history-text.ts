/** The words for a site's pages in the browser's history. */

import type { HistoryReason, HistoryReport } from '@/utils/core/history';
import { type MessageKey, plural, t } from '@/utils/i18n';

interface HistoryRow {
  readonly tone: 'seen' | 'open' | 'note';
  readonly text: string;
}

const UNTOUCHED: Record<HistoryReason, { readonly tone: HistoryRow['tone']; readonly key: MessageKey }> = {
  'not-of-this-store': { tone: 'note', key: 'historyNotHere' },
  'not-allowed': { tone: 'open', key: 'historyNotAllowed' },
  'settings-damaged': { tone: 'note', key: 'historyUnknown' },
  failed: { tone: 'open', key: 'historyFailed' },
};

/** One line, or two where some pages went and some are left; none where nobody wanted them gone. */
export function historyRows(report: HistoryReport | undefined): readonly HistoryRow[] {
  if (!report) return [];
  const { found, left, untouched } = report;
  if (untouched) return [{ tone: UNTOUCHED[untouched].tone, text: t(UNTOUCHED[untouched].key) }];
  if (found === 0) return [{ tone: 'seen', text: t('historyNone') }];
  const gone = found - left;
  return [
    ...(gone > 0 ? [{ tone: 'seen' as const, text: plural('historyRemoved', gone) }] : []),
    ...(left > 0 ? [{ tone: 'open' as const, text: plural('historyLeft', left) }] : []),
  ];
}
