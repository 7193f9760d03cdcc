/** The one alarm that wakes a worker which died before its work was done. */

import type { WakeUp } from '../ports';
import { browser } from './browser';

/** The alarm's name. */
export const WAKE_UP = 'signoff';

export const wakeUp: WakeUp = {
  async at(when) {
    await browser.alarms.create(WAKE_UP, { when });
  },
  async cancel() {
    await browser.alarms.clear(WAKE_UP);
  },
};
