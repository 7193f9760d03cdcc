/** What the popup asks of the background; an answer always comes, even when the background does not. */

import { browser } from '@/utils/adapters/browser';
import { type CommandResult, sendMessage } from '@/utils/messages';

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
  readonly retry: (wipeId: string) => Promise<CommandResult>;
  readonly stopAfterThisSite: () => Promise<CommandResult>;
  /** Asks the browser for access to all sites. Must be called while a press on a button is handled. */
  readonly requestAccess: () => Promise<boolean>;
  /** Shows the options page in a tab, and closes this one: nothing of it is needed there. */
  readonly openOptions: () => Promise<void>;
}

export const commands: Commands = {
  refresh: () => answered(sendMessage('refreshList')),
  forget: (keys) => answered(sendMessage('forgetSites', keys)),
  retry: (wipeId) => answered(sendMessage('retryWipe', wipeId)),
  stopAfterThisSite: () => answered(sendMessage('stopAfterThisSite')),
  requestAccess: () => browser.permissions.request({ origins: ['<all_urls>'] }).catch(() => false),
  openOptions: async () => {
    await browser.runtime.openOptionsPage();
    window.close();
  },
};
