/** What a person reads of a site's own answer, beside the row that it is about. */

import type { AskOutcome } from '@/utils/core/asked';
import { t } from '@/utils/i18n';

/** One or two sentences; undefined: the site was not even asked. A row that leaves is told of elsewhere. */
export function askText(outcome: AskOutcome | undefined): string {
  if (!outcome) return t('problemNotStarted');
  if (outcome.verdict === 'signed-in') return t('askSignedIn');
  if (outcome.verdict === 'signed-out') return '';
  switch (outcome.because) {
    case 'offline':
    case 'elsewhere':
      return t('askOffline');
    case 'slow':
      return t('askSlow');
    case 'server-error':
      return t('askServerError');
    case 'page-stays':
      return t('askPageStays');
    case 'alike':
    case 'unread':
      return t('askUnclear');
  }
}
