/** What the guide asks of the background, and how it hears that a mark has changed. */

import { browser } from '@/utils/adapters/browser';
import type { GuidePlace, GuideStep, OpenedStep, SiteGuide } from '@/utils/core/guide';
import { sendMessage } from '@/utils/messages';

export interface GuideCommands {
  /** Undefined when the background does not answer. */
  readonly read: (place: GuidePlace) => Promise<SiteGuide | undefined>;
  /** Undefined when no page was opened. */
  readonly open: (place: GuidePlace, step: GuideStep) => Promise<OpenedStep | undefined>;
  readonly openSite: (place: GuidePlace) => Promise<unknown>;
  readonly mark: (place: GuidePlace, step: GuideStep, isDone: boolean) => Promise<unknown>;
  readonly forgetMarks: (place: GuidePlace) => Promise<unknown>;
  readonly forgetSite: (key: string) => Promise<unknown>;
  /** Calls when a mark of any site was set or taken away, by whomever. */
  readonly onMarks: (changed: () => void) => void;
  readonly copy: (text: string) => Promise<boolean>;
}

/** The key of the marks in either area of storage. */
const MARKS = 'guideMarks';

async function orNothing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (cause) {
    console.warn('Signoff: the background did not answer', cause);
    return undefined;
  }
}

export const guideCommands: GuideCommands = {
  read: (place) => orNothing(sendMessage('readGuide', place)),
  open: (place, step) => orNothing(sendMessage('openGuideStep', { ...place, step })),
  openSite: (place) => orNothing(sendMessage('openSite', place)),
  mark: (place, step, isDone) => orNothing(sendMessage('markGuideStep', { ...place, step, isDone })),
  forgetMarks: (place) => orNothing(sendMessage('forgetGuide', place)),
  forgetSite: (key) => orNothing(sendMessage('forgetSites', [key])),
  onMarks(changed) {
    browser.storage.onChanged.addListener((changes) => {
      if (MARKS in changes) changed();
    });
  },
  async copy(text) {
    const done = await orNothing(navigator.clipboard.writeText(text).then(() => true));
    return done === true;
  },
};
