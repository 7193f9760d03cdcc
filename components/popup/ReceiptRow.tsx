/** What a log-out proved for one site: ticks for what was seen, amber for what is left; no account names. */

import { t } from '@/utils/i18n';
import type { ReceiptLine } from '@/utils/view/lines';
import { isSettled } from '@/utils/view/receipt-shelf';
import { receiptPhrases, receiptRows, type ReceiptRow as TextRow } from '@/utils/view/receipt-text';
import { Icon } from '../Icon';
import { Phrases } from './Phrases';
import { Row, SiteName } from './Row';

interface ReceiptRowProps {
  readonly line: ReceiptLine;
  /** One line instead of the list of ticks, where several receipts stand together; never for what is not finished. */
  readonly short?: boolean;
  readonly onRetry: (wipeId: string) => void;
}

const ICONS: Record<TextRow['tone'], 'check' | 'warn' | 'clock'> = {
  seen: 'check',
  open: 'warn',
  note: 'clock',
};

function marksOf({ receipt }: ReceiptLine): Record<`data-${string}`, string | number> {
  return {
    'data-testid': 'receipt',
    'data-verdict': receipt.verdict,
    'data-cookies-found': receipt.cookies.found,
    'data-cookies-left': receipt.cookies.left,
    'data-stores-found': receipt.stores.found,
    'data-stores-left': receipt.stores.left,
  };
}

export function ReceiptRow({ line, short = false, onRetry }: ReceiptRowProps) {
  const { receipt } = line;
  if (short && isSettled(receipt)) {
    const tick = (
      <span class="done">
        <Icon name="check" size={14} />
      </span>
    );
    return (
      <Row line={line} marks={marksOf(line)} look="quiet" end={tick}>
        <div class="row-top">
          <SiteName>{line.siteName}</SiteName>
        </div>
        <p class="meta">
          <Phrases phrases={receiptPhrases(receipt).map((text) => ({ text }))} />
        </p>
      </Row>
    );
  }
  const retry = (event: Event) => {
    (event.currentTarget as Element).closest('li')?.focus();
    onRetry(receipt.id);
  };
  return (
    <Row line={line} marks={marksOf(line)}>
      <div class="row-top">
        <SiteName>{line.siteName}</SiteName>
      </div>
      <ul class="checks">
        {receiptRows(receipt).map(({ tone, text }) => (
          <li key={text} class={tone === 'note' ? undefined : tone}>
            <Icon name={ICONS[tone]} size={14} />
            <span>{text}</span>
          </li>
        ))}
      </ul>
      {!isSettled(receipt) && (
        <div class="actions">
          <button
            type="button"
            class="button tint"
            data-action="retry"
            aria-label={t('tryAgainNamed', line.siteName)}
            onClick={retry}
          >
            {t('tryAgain')}
          </button>
        </div>
      )}
    </Row>
  );
}
