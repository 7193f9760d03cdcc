/** What is left of the judgements once the site itself is asked, over the states whose answers were recorded. */

import type { AskedAnswer, AskOutcome } from '../../../utils/core/asked';
import { compareAnswers } from '../../../utils/core/compare-asked';
import { decided, isShownByPage } from '../../../utils/core/decide-asked';
import type { Judgement } from '../../../utils/core/detect/judge';
import type { Application, RecordedState } from '../../corpus/schema';
import type { Scene } from './scenes';

type Recorded = NonNullable<RecordedState['ask']>;

export interface AskedScene extends Scene {
  readonly outcome: AskOutcome;
}

const DOMAIN = 'application.example';

/** The scenes whose site was asked, judged as before: what is asked about comes later. */
export function withAnswers(applications: readonly Application[], scenes: readonly Scene[]): AskedScene[] {
  return scenes.flatMap((scene) => {
    const application = applications.find(({ app }) => app === scene.app);
    const ask = application?.states.find(({ state }) => state === scene.state)?.ask;
    if (!ask) return [];
    const answers = { withLogin: answerOf(ask.withLogin), without: answerOf(ask.without) };
    return [{ ...scene, outcome: compareAnswers(answers, [DOMAIN]) }];
  });
}

/** As in the product: a person asks about a guess, and nobody about anything else. */
export function askedOfGuesses(scenes: readonly AskedScene[]): Scene[] {
  return scenes.map((scene) => ({ ...scene, judgement: afterAsking(scene.judgement, scene.outcome) }));
}

/** As if every site were asked, listed or not. */
export function askedOfAll(scenes: readonly AskedScene[]): Scene[] {
  return scenes.map((scene) => {
    const { judgement, outcome } = scene;
    const told: Judgement | undefined =
      outcome.verdict === 'signed-in'
        ? { grade: 'signed-in', reasons: [{ kind: 'asked', because: outcome.because }] }
        : undefined;
    return { ...scene, judgement: judgement ? afterAsking(judgement, outcome) : told };
  });
}

function afterAsking(judgement: Judgement | undefined, outcome: AskOutcome): Judgement | undefined {
  const reasons = judgement?.reasons ?? [];
  if (outcome.verdict === 'unclear' || (outcome.verdict === 'signed-out' && isShownByPage(reasons)))
    return judgement;
  const names = reasons.flatMap((reason) => ('cookie' in reason ? [reason.cookie] : []));
  const besides = names.map((name) => [name, ''] as const);
  return decided(judgement, { ...outcome, besides, salt: '' }, new Set(names));
}

/** The recorder read the markup and saw no style: whatever stands there may be seen. */
function answerOf({ status, path, sameSite, controls, hasPassword }: Recorded['withLogin']): AskedAnswer {
  return {
    kind: 'page',
    status,
    address: `https://${sameSite ? DOMAIN : 'elsewhere.example'}${path}`,
    controls: controls.map((control) => ({ ...control, visible: true })),
    hasVisiblePassword: hasPassword,
  };
}
