/** The number of signed-in sites on the toolbar button: neutral, and empty when nobody is signed in. */

import type { Badge } from '../ports';
import { browser } from './browser';

const BACKGROUND = '#DDE3E0';
const INK = '#15201C';

export const badge: Badge = {
  async show(signedInSites) {
    // Firefox for Android has no badge.
    await browser.action.setBadgeText?.({ text: signedInSites > 0 ? String(signedInSites) : '' });
    await browser.action.setBadgeBackgroundColor?.({ color: BACKGROUND });
    await browser.action.setBadgeTextColor?.({ color: INK });
  },
};
