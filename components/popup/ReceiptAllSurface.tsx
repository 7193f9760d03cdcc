/** What a log-out of everything proved: totals under a seal, then one receipt per site, what is not finished in full. */

import { number, plural, t } from '@/utils/i18n';
import type { Line, LineGroup } from '@/utils/view/lines';
import type { PopupActions } from '@/utils/view/popup-store';
import { isSettled, isUntold } from '@/utils/view/receipt-shelf';
import { clearedThings } from '@/utils/view/receipt-text';
import { isReceipt, type Surface } from '@/utils/view/surface';
import { Icon } from '../Icon';
import { Seal } from '../Mark';
import { SiteList } from './SiteList';

interface ReceiptAllSurfaceProps {
  readonly surface: Surface & { kind: 'receipt-all' };
  readonly actions: PopupActions;
}

/** Unfinished sites first: they are what the person can still do something about. */
function unfinishedFirst(group: LineGroup): LineGroup {
  const finished = (line: Line) =>
    isReceipt(line) ? Number(isSettled(line.receipt)) + Number(!isUntold(line.receipt)) : 0;
  return { ...group, lines: [...group.lines].sort((a, b) => finished(a) - finished(b)) };
}

export function ReceiptAllSurface({ surface, actions }: ReceiptAllSurfaceProps) {
  const groups = surface.groups.map(unfinishedFirst);
  const lines = groups.flatMap((group) => group.lines).filter(isReceipt);
  const receipts = lines.map(({ receipt }) => receipt);
  const open = receipts.filter((receipt) => !isSettled(receipt));
  const untold = receipts.filter(isUntold);
  const cleared = clearedThings(receipts);
  const kept = receipts.some(({ scope }) => scope === 'log-out');
  const sites = plural('sites', receipts.length);
  // The first finished receipt is shown in full, as the sample of the others.
  const sample = open.length + untold.length > 0 ? undefined : lines[0];
  const [first] = receipts;
  const title =
    open.length > 0
      ? t('receiptAllUnfinished', number(open.length), number(receipts.length))
      : t('receiptAllTitle');
  return (
    <>
      <SiteList
        groups={groups}
        actions={actions}
        isShort={(line) => line !== sample}
        before={
          <div class="hero">
            <Seal tone={open.length > 0 ? 'warn' : 'good'} />
            <h1 tabIndex={-1}>{title}</h1>
            <p>
              {cleared ? t('receiptAllTotals', sites, cleared) : t('receiptAllNothing', sites)}
              <br />
              {open.length > 0 ? t('receiptAllOpen') : t(kept ? 'receiptAllKept' : 'receiptAllChecked')}
            </p>
            {untold.length > 0 && <p class="untold">{plural('receiptAllUntold', untold.length)}</p>}
          </div>
        }
      />
      <footer class="footer">
        <button type="button" class="button large wide tint" data-action="done" onClick={actions.done}>
          {t('done')}
        </button>
        {first && (
          <p class="status">
            <Icon name="phone" size={14} />
            <button
              type="button"
              class="link"
              data-action="other-devices"
              onClick={() =>
                actions.openGuide({ host: first.domains[0] ?? first.siteName, storeId: first.storeId })
              }
            >
              {t('otherDevices')}
            </button>
          </p>
        )}
      </footer>
    </>
  );
}
