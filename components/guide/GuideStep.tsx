/** A step at the site: what to do there, the button that opens its page, and the mark that it is done. */

import { useId } from 'preact/hooks';
import type { GuideStepInfo, SiteGuide } from '@/utils/core/guide';
import { t } from '@/utils/i18n';
import type { GuideActions, Opening } from '@/utils/view/guide-store';
import { basisText, openingText, openText, STEP_TITLES, stepBody } from '@/utils/view/guide-text';
import { Icon } from '../Icon';
import { StepFrame, type StepState } from './StepFrame';

interface GuideStepProps {
  readonly guide: SiteGuide;
  readonly info: GuideStepInfo;
  readonly place: number;
  readonly state: StepState;
  readonly opening: Opening | undefined;
  readonly actions: GuideActions;
}

export function GuideStep({ guide, info, place, state, opening, actions }: GuideStepProps) {
  const { step } = info;
  const id = useId();
  const title = t(STEP_TITLES[step]);
  const basis = basisText(info, guide);
  const news = openingText(opening, guide);
  const isDone = state === 'done';
  const open = (
    <button
      type="button"
      class={isDone ? 'link' : state === 'now' ? 'button solid' : 'button'}
      data-action={`open-${step}`}
      aria-describedby={basis ? `${id}basis` : undefined}
      disabled={opening === 'opening'}
      onClick={() => actions.open(step)}
    >
      {openText(info, guide)}
      <Icon name="opens" size={14} flip />
    </button>
  );
  return (
    <StepFrame name={step} place={place} state={state} title={title}>
      <p>{stepBody(info, guide)}</p>
      {step === 'password' && !isDone && <TickBox siteName={guide.siteName} />}
      {step === 'password' && guide.marks['seen-change'] !== undefined && (
        <p class="step-seen" data-testid="seen-change">
          <Icon name="check" size={14} />
          <span>{t('guideSeen', guide.siteName)}</span>
        </p>
      )}
      <div class="actions">
        {open}
        <button
          type="button"
          class={isDone ? 'link quiet-link' : 'button'}
          data-action={isDone ? `undo-${step}` : `did-${step}`}
          aria-label={t(isDone ? 'guideUndoNamed' : 'guideDidNamed', title)}
          onClick={() => actions.mark(step, !isDone)}
        >
          {!isDone && <Icon name="check" size={16} />}
          {t(isDone ? 'guideUndo' : 'guideDid')}
        </button>
      </div>
      {news && <p class="step-news">{news}</p>}
      {basis && !isDone && (
        <p class="fine" id={`${id}basis`} data-testid="basis">
          {basis}
        </p>
      )}
    </StepFrame>
  );
}

/** A picture of the tick box to look for; the sentence before it says the same. */
function TickBox({ siteName }: { readonly siteName: string }) {
  return (
    <div class="tick-picture" aria-hidden="true">
      <span class="tick-box">
        <Icon name="check" size={14} />
      </span>
      <span>{t('guidePasswordBox')}</span>
      <span class="tick-where">{t('guidePasswordBoxAt', siteName)}</span>
    </div>
  );
}
