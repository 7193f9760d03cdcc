/** The words of a running wipe: what it does now, and which step that is. */

import { STAGES, type WipeProgress } from '@/utils/core/progress';
import { number, plural, t } from '@/utils/i18n';

export function stageText({
  stage,
  tabs,
  siteName,
}: Pick<WipeProgress, 'stage' | 'tabs' | 'siteName'>): string {
  if (stage === 'waiting') return t('stageWaiting');
  if (stage === 'signing-out') return t('stageSigningOut', siteName);
  if (stage === 'closing-tabs') return tabs > 0 ? plural('stageTabs', tabs) : t('stageReady');
  if (stage === 'looking') return t('stageLooking');
  return stage === 'clearing' ? t('stageClearing') : t('stageChecking');
}

/** 0 for the first step; -1 while waiting. */
export function stepIndex(stage: WipeProgress['stage']): number {
  return stage === 'waiting' ? -1 : STAGES.indexOf(stage);
}

export function stepText(stage: WipeProgress['stage']): string {
  return t('stepOf', number(stepIndex(stage) + 1), number(STAGES.length));
}
