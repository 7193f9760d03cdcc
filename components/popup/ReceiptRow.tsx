/** What a log-out proved for one site: ticks for what was seen, amber for what is left; no account names. */

import type { ComponentChildren } from 'preact';
import { t } from '@/utils/i18n';
import type { ReceiptLine } from '@/utils/view/lines';
import type { PopupActions } from '@/utils/view/popup-store';
import { isSettled, isUntold } from '@/utils/view/receipt-shelf';
import { receiptPhrases, receiptRows } from '@/utils/view/receipt-text';
import { Icon } from '../Icon';
import { ReceiptLines } from '../ReceiptLines';
import { Phrases } from './Phrases';
import { Row, SiteName } from './Row';

interface ReceiptRowProps {
  readonly line: ReceiptLine;
  /** One line instead of the list of ticks, where several receipts stand together; never for what is not finished. */
  readonly short?: boolean;
  readonly actions: PopupActions;
}

function marksOf({ receipt }: ReceiptLine): Record<`data-${string}`, string | number> {
  return {
    'data-testid': 'receipt',
    'data-verdict': receipt.verdict,
    'data-scope': receipt.scope ?? 'forget',
    ...(receipt.signOut && { 'data-sign-out': receipt.signOut.result }),
    ...(receipt.signOut?.trouble && { 'data-trouble': receipt.signOut.trouble }),
    'data-cookies-found': receipt.cookies.found,
    'data-cookies-left': receipt.cookies.left,
    'data-stores-found': receipt.stores.found,
    'data-stores-left': receipt.stores.left,
  };
}

export function ReceiptRow({ line, short = false, actions }: ReceiptRowProps) {
  const { receipt } = line;
  if (short && isSettled(receipt) && !isUntold(receipt)) {
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
  return (
    <Row line={line} marks={marksOf(line)}>
      <div class="row-top">
        <SiteName>{line.siteName}</SiteName>
      </div>
      <ReceiptLines rows={receiptRows(receipt, line.providers)} />
      <Next line={line} actions={actions} />
    </Row>
  );
}

/** What can be done about it now. */
function Next({ line, actions }: Required<Pick<ReceiptRowProps, 'line' | 'actions'>>) {
  const { receipt, siteName } = line;
  const settled = isSettled(receipt);
  const place = { host: receipt.domains[0] ?? siteName, storeId: receipt.storeId };
  const kept = settled && receipt.scope === 'log-out';
  const untold = isUntold(receipt);
  if (receipt.verdict === 'failed' || !settled)
    return (
      <div class="actions">
        <Press
          action="retry"
          tint
          name={t('tryAgainNamed', siteName)}
          onPress={() => actions.retry(receipt.id)}
        >
          {t('tryAgain')}
        </Press>
        {untold && <OtherDevices siteName={siteName} onPress={() => actions.openGuide(place)} />}
      </div>
    );
  return (
    <div class="actions">
      {kept && (
        <Press
          action="sign-back-in"
          name={t('signBackInNamed', siteName)}
          onPress={() => actions.openSite(place)}
        >
          {t('signBackIn')}
        </Press>
      )}
      {kept && (
        <Press
          action="forget-too"
          tint
          name={t('forgetTooNamed', siteName)}
          onPress={() => actions.forgetToo(receipt.id)}
        >
          {t('forgetToo')}
        </Press>
      )}
      <OtherDevices siteName={siteName} asButton={untold && !kept} onPress={() => actions.openGuide(place)} />
    </div>
  );
}

interface PressProps {
  readonly action: string;
  readonly name: string;
  readonly tint?: boolean;
  readonly onPress: () => void;
  readonly children: ComponentChildren;
}

function Press({ action, name, tint = false, onPress, children }: PressProps) {
  return (
    <button
      type="button"
      class={tint ? 'button tint' : 'button'}
      data-action={action}
      aria-label={name}
      onClick={(event) => {
        // The button may be about to go; its row stays.
        event.currentTarget.closest('li')?.focus();
        onPress();
      }}
    >
      {children}
    </button>
  );
}

interface OtherDevicesProps {
  readonly siteName: string;
  /** Where nothing else is left to do, it is what to do. */
  readonly asButton?: boolean;
  readonly onPress: () => void;
}

function OtherDevices({ siteName, asButton = true, onPress }: OtherDevicesProps) {
  return (
    <button
      type="button"
      class={asButton ? 'button' : 'link'}
      data-action="other-devices"
      aria-label={t('otherDevicesNamed', siteName)}
      onClick={onPress}
    >
      {t('otherDevices')}
    </button>
  );
}
