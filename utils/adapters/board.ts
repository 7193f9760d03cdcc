/** Publishes what Signoff's pages draw: in memory only, readable by Signoff's own pages only. */

import type { SignedInList } from '../core/signed-in';
import type { Board } from '../ports';
import { browser } from './browser';

/** Keys in `storage.session`, which `utils/view` reads. */
export const BOARD_KEYS = { list: 'signedInList', wipes: 'wipes', receipts: 'recentReceipts' } as const;

export const board: Board = {
  async list() {
    const stored = await browser.storage.session.get(BOARD_KEYS.list);
    return stored[BOARD_KEYS.list] as SignedInList | undefined;
  },
  showList: (list) => browser.storage.session.set({ [BOARD_KEYS.list]: list }),
  showWipes: (wipes) => browser.storage.session.set({ [BOARD_KEYS.wipes]: wipes }),
  showReceipts: (receipts) => browser.storage.session.set({ [BOARD_KEYS.receipts]: receipts }),
};
