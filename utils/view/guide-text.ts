/** The words of the guide: what to do at each step, where its address is known from, what a press came to. */

import { browser } from '@/utils/adapters/browser';
import type { GuideStep, GuideStepInfo, KnownAddress, SiteGuide } from '@/utils/core/guide';
import { type MessageKey, t } from '@/utils/i18n';
import type { Opening } from './guide-store';

export const STEP_TITLES = {
  devices: 'guideDevices',
  password: 'guidePassword',
  check: 'guideCheck',
} as const satisfies Record<GuideStep, MessageKey>;

/** What to do there. */
export function stepBody({ step, known }: GuideStepInfo, { siteName }: SiteGuide): string {
  if (step === 'password') return t('guidePasswordBody');
  if (step === 'check') return t('guideCheckBody');
  return known ? t('guideDevicesBody', siteName) : t('guideDevicesBodyUnknown', siteName);
}

/** The step's button. */
export function openText({ step, known }: GuideStepInfo, { host }: SiteGuide): string {
  if (step === 'password') return t('guidePasswordOpen');
  return known ? t('guideDevicesOpen') : t('heldOpen', host);
}

const BASES = {
  checked: 'guideBasisChecked',
  documentation: 'guideBasisDocs',
  project: 'guideBasisProject',
  experience: 'guideBasisExperience',
} as const satisfies Record<KnownAddress['basis'], MessageKey>;

/** Where an address is from, and whether that is a weak source. */
export function knownText({ basis, confidence }: KnownAddress): string {
  const text = t(BASES[basis]);
  return confidence === 'low' ? t('guideUnsure', text) : text;
}

/** The same of a step; nothing where there is no address. */
export function basisText({ step, known }: GuideStepInfo, { host }: SiteGuide): string | undefined {
  if (!known) return step === 'password' ? t('guidePasswordAsk', host) : undefined;
  // The same address as in the first step.
  if (step === 'check') return undefined;
  return knownText(known);
}

/** What the last press came to, where that is news. */
export function openingText(opening: Opening | undefined, { host }: SiteGuide): string | undefined {
  if (opening === 'opening') return t('guideOpening');
  if (opening === 'failed') return t('guideOpenFailed');
  if (opening?.at === 'well-known') return t('guideOpenedWellKnown', opening.host);
  return opening?.at === 'front-page' ? t('guideOpenedFront', host) : undefined;
}

/** What somebody may send to report a page that looks different: the site and its steps, nothing of the person. */
export function reportText({ siteId, steps }: SiteGuide): string {
  const { version } = browser.runtime.getManifest();
  const lines = steps.map(
    ({ step, known }) => `${step}: ${known ? `${known.basis}, ${known.confidence}` : 'none'}`,
  );
  return [`Signoff ${version}`, `site: ${siteId}`, ...lines].join('\n');
}
