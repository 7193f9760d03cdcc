/** The commands about what people say of sites. */

import type { Correcting } from '@/utils/app/correct';
import { type ImportResult, onTrusted } from '@/utils/messages';
import { answering } from './answering';

export function answerCorrections(correcting: Correcting): void {
  onTrusted('correctSite', ({ says, ...place }) => answering(correcting.say(place, says)));
  onTrusted('undoCorrection', (host) => answering(correcting.undo(host)));
  onTrusted('listCorrections', () => correcting.lines());
  onTrusted('exportCorrections', () => correcting.exportFile());
  onTrusted('importCorrections', async (text): Promise<ImportResult> => {
    try {
      return await correcting.importFile(text);
    } catch (cause) {
      console.error('Signoff: a file with corrections was not taken', cause);
      return { ok: false, reason: 'unknown' };
    }
  });
}
