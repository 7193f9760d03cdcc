/** What the list of corrections asks of the background and of the browser. */

import { browser } from '@/utils/adapters/browser';
import { sendMessage } from '@/utils/messages';
import type { CorrectionDoors } from './corrections-store';

/** The key in both areas of storage, as the background writes it. */
const KEY = 'corrections';

export const correctionDoors: CorrectionDoors = {
  list: () => sendMessage('listCorrections'),
  undo: (site) => sendMessage('undoCorrection', site),
  exportFile: () => sendMessage('exportCorrections'),
  importFile: (text) => sendMessage('importCorrections', text),
  download: (text) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = 'signoff-corrections.json';
    link.click();
    // The browser has taken the file over once the press is handled.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  },
  onChange: (listener) => {
    browser.storage.onChanged.addListener((changes) => {
      if (KEY in changes) listener();
    });
  },
};
