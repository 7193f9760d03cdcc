/** The steps as one list with its progress; the first that is not done is the one to do now. */

import { number, t } from '@/utils/i18n';
import type { GuideActions, GuideView } from '@/utils/view/guide-store';
import { isSettled } from '@/utils/view/receipt-shelf';
import { GuideStep } from './GuideStep';
import { HereStep } from './HereStep';

interface GuideStepsProps {
  readonly view: GuideView;
  readonly actions: GuideActions;
}

export function GuideSteps({ view, actions }: GuideStepsProps) {
  const { guide, here, openings } = view;
  const isDone = [
    ...guide.steps.map(({ step }) => guide.marks[step] !== undefined),
    here.kind === 'signed-out' && (!here.receipt || isSettled(here.receipt)),
  ];
  const done = isDone.filter(Boolean).length;
  const total = isDone.length;
  const stateOf = (place: number) =>
    isDone[place] ? 'done' : place === isDone.indexOf(false) ? 'now' : ('later' as const);
  return (
    <div class="card">
      <div class="guide-progress">
        <div
          class="guide-bar"
          role="progressbar"
          aria-label={t('guideProgressLabel')}
          aria-valuenow={done}
          aria-valuemin={0}
          aria-valuemax={total}
        >
          <i style={{ width: `${(100 * done) / total}%` }} />
        </div>
        <span data-testid="guide-progress">{t('guideProgress', number(done), number(total))}</span>
      </div>
      <ol class="steps">
        {guide.steps.map((info, place) => (
          <GuideStep
            key={info.step}
            guide={guide}
            info={info}
            place={place}
            state={stateOf(place)}
            opening={openings[info.step]}
            actions={actions}
          />
        ))}
        <HereStep
          guide={guide}
          here={here}
          place={guide.steps.length}
          state={stateOf(guide.steps.length)}
          onForget={actions.forgetHere}
        />
      </ol>
    </div>
  );
}
