/** The last step: this browser itself, where Signoff does the work. */

import type { SiteGuide } from '@/utils/core/guide';
import { t } from '@/utils/i18n';
import type { Here } from '@/utils/view/guide-store';
import { isSettled } from '@/utils/view/receipt-shelf';
import { receiptRows } from '@/utils/view/receipt-text';
import { ReceiptLines } from '../ReceiptLines';
import { StepFrame, type StepState } from './StepFrame';

interface HereStepProps {
  readonly guide: SiteGuide;
  readonly here: Here;
  readonly place: number;
  readonly state: StepState;
  readonly onForget: () => void;
}

export function HereStep({ guide, here, place, state, onForget }: HereStepProps) {
  return (
    <StepFrame name="here" place={place} state={state} title={t('guideHere')}>
      <Body guide={guide} here={here} state={state} onForget={onForget} />
    </StepFrame>
  );
}

function Body({ guide, here, state, onForget }: Omit<HereStepProps, 'place'>) {
  if (here.kind === 'working') return <p>{t('heldWorking', guide.siteName)}</p>;
  if (here.kind === 'signed-out') {
    const { receipt } = here;
    if (receipt && !isSettled(receipt)) return <ReceiptLines rows={receiptRows(receipt)} />;
    return <p>{t('guideHereDone')}</p>;
  }
  return (
    <>
      <p>{t('guideHereBody')}</p>
      <div class="actions">
        <button
          type="button"
          class={state === 'now' ? 'button solid' : 'button tint'}
          data-action="forget-here"
          aria-label={t('forgetNamed', guide.siteName)}
          onClick={onForget}
        >
          {t('forget')}
        </button>
      </div>
    </>
  );
}
