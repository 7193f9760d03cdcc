/** What a screen reader hears as things change: the running step, a finished site, and at once what is left. */

import type { Receipt } from '@/utils/core/receipt';
import { t } from '@/utils/i18n';
import type { Line } from './lines';
import { isSettled, isUntold } from './receipt-shelf';
import { receiptRows } from './receipt-text';
import { stageText } from './stage-text';
import { isReceipt, type Surface } from './surface';

export interface SpokenNews {
  readonly status: string;
  readonly alert: string;
}

function linesOf(surface: Surface): readonly Line[] {
  return 'groups' in surface ? surface.groups.flatMap((group) => group.lines) : [];
}

function saidText(lines: readonly Line[]): string {
  const line = lines.find((one) => one.kind === 'corrected' || (one.kind === 'session' && one.justSaid));
  return line
    ? t('liveSaid', line.siteName, t(line.kind === 'corrected' ? 'saidNotLogin' : 'saidLogin'))
    : '';
}

export function spokenNews(surface: Surface): SpokenNews {
  const lines = linesOf(surface);
  const running = lines.find((line) => line.kind === 'working' && line.stage !== 'waiting');
  const receipts = lines.filter(isReceipt).map(({ receipt }) => receipt);
  const isOpen = (receipt: Receipt) => !isSettled(receipt) || isUntold(receipt);
  const newest = [...receipts]
    .sort((a, b) => b.finishedAt - a.finishedAt)
    .find((receipt) => !isOpen(receipt));
  const open = receipts.filter(isOpen);
  const askedOut =
    'notices' in surface ? surface.notices.find((notice) => notice.kind === 'asked-signed-out') : undefined;
  return {
    status:
      running?.kind === 'working'
        ? t('liveStep', running.siteName, stageText(running))
        : askedOut
          ? t('askSignedOut', askedOut.siteName)
          : newest
            ? t(newest.scope === 'log-out' ? 'liveLoggedOut' : 'liveDone', newest.siteName)
            : saidText(lines),
    alert: open
      .map((receipt) => {
        const line = receiptRows(receipt).find(({ tone }) => tone === 'open');
        return t('liveLeft', receipt.siteName, line?.text ?? t('receiptNotFinished'));
      })
      .join(' '),
  };
}
