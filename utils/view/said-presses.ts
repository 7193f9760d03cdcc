/** What the person has just said of sites: sent at once, and for some seconds there to be taken back in the row itself. */

import { type ReadonlySignal, signal } from '@preact/signals';
import type { Says } from '@/utils/core/corrections';
import type { GuidePlace } from '@/utils/core/guide';
import type { Commands } from './commands';
import type { Presses } from './presses';

/** After that, it is taken back on the options page. */
const UNDO_LASTS_MS = 6_000;

export interface SaidNow extends GuidePlace {
  readonly says: Says;
}

export interface SaidPresses {
  readonly now: ReadonlySignal<readonly SaidNow[]>;
  readonly say: (place: GuidePlace, says: Says) => void;
  readonly undo: (place: GuidePlace) => void;
}

export function createSaidPresses(
  presses: Pick<Presses, 'press'>,
  commands: Pick<Commands, 'correctSite' | 'undoCorrection'>,
): SaidPresses {
  const now = signal<readonly SaidNow[]>([]);
  const forget = ({ host, storeId }: GuidePlace) => {
    now.value = now.peek().filter((one) => one.host !== host || one.storeId !== storeId);
  };
  return {
    now,
    say: ({ host, storeId }, says) => {
      const said = { host, storeId, says };
      forget(said);
      now.value = [...now.peek(), said];
      const end = () => {
        now.value = now.peek().filter((one) => one !== said);
      };
      setTimeout(end, UNDO_LASTS_MS);
      // Not taken: the row is as it was, and a note says so.
      void presses.press([], () => commands.correctSite({ host, storeId }, says)).then((ok) => !ok && end());
    },
    undo: (place) => {
      forget(place);
      void presses.press([], () => commands.undoCorrection(place.host));
    },
  };
}
