/** What the popup asks of the background; an answer always comes, even when the background does not. */

import { browser } from '@/utils/adapters/browser';
import type { AskOutcome } from '@/utils/core/asked';
import type { Says } from '@/utils/core/corrections';
import type { GuidePlace } from '@/utils/core/guide';
import { type CommandResult, sendMessage } from '@/utils/messages';
import { guideQuery } from './guide-address';

async function answered(command: Promise<CommandResult>): Promise<CommandResult> {
  try {
    return (await command) ?? { ok: false, reason: 'unknown' };
  } catch {
    return { ok: false, reason: 'unknown' };
  }
}

export interface Commands {
  readonly refresh: () => Promise<CommandResult>;
  readonly forget: (keys: readonly string[]) => Promise<CommandResult>;
  readonly logOut: (keys: readonly string[]) => Promise<CommandResult>;
  readonly forgetToo: (wipeId: string) => Promise<CommandResult>;
  readonly retry: (wipeId: string) => Promise<CommandResult>;
  readonly stopAfterThisSite: () => Promise<CommandResult>;
  /** Has the site of this row asked; undefined where the background did not do it. */
  readonly askSite: (key: string) => Promise<AskOutcome | undefined>;
  /** Opens a site's front page in its own cookie store. */
  readonly openSite: (place: GuidePlace) => Promise<CommandResult>;
  /** Opens the site's own page to log out at, in its own cookie store. */
  readonly openLogOut: (place: GuidePlace) => Promise<CommandResult>;
  readonly correctSite: (place: GuidePlace, says: Says) => Promise<CommandResult>;
  readonly undoCorrection: (host: string) => Promise<CommandResult>;
  /** Opens the guide to a site's other devices in a tab of its own. */
  readonly openGuide: (place: GuidePlace) => Promise<void>;
  /** Asks the browser for access to all sites. Must be called while a press on a button is handled. */
  readonly requestAccess: () => Promise<boolean>;
  /** Shows the options page in a tab, and closes this one: nothing of it is needed there. */
  readonly openOptions: () => Promise<void>;
}

export const commands: Commands = {
  refresh: () => answered(sendMessage('refreshList')),
  forget: (keys) => answered(sendMessage('forgetSites', keys)),
  logOut: (keys) => answered(sendMessage('logOutSites', keys)),
  forgetToo: (wipeId) => answered(sendMessage('forgetToo', wipeId)),
  retry: (wipeId) => answered(sendMessage('retryWipe', wipeId)),
  stopAfterThisSite: () => answered(sendMessage('stopAfterThisSite')),
  askSite: (key) => sendMessage('askSite', key).catch(() => undefined),
  openSite: (place) => answered(sendMessage('openSite', place)),
  openLogOut: (place) => answered(sendMessage('openLogOut', place)),
  correctSite: ({ host, storeId }, says) => answered(sendMessage('correctSite', { host, storeId, says })),
  undoCorrection: (host) => answered(sendMessage('undoCorrection', host)),
  openGuide: async (place) => {
    await browser.tabs.create({ url: browser.runtime.getURL(`/guide.html${guideQuery(place)}`) });
    // A tab that stands in for the popup is nobody's to close.
    if (browser.extension.getViews({ type: 'popup' }).includes(window)) window.close();
  },
  requestAccess: () => browser.permissions.request({ origins: ['<all_urls>'] }).catch(() => false),
  openOptions: async () => {
    await browser.runtime.openOptionsPage();
    window.close();
  },
};
