/** The options page's state: what is chosen and allowed, what each press does, and what came of it. */

import { computed, type ReadonlySignal, signal } from '@preact/signals';

/** The settings and the permission, from outside. */
export interface OptionsDoors {
  readonly load: () => Promise<{ readonly forgetHistory: boolean; readonly isDamaged: boolean }>;
  readonly save: (forgetHistory: boolean) => Promise<void>;
  readonly isAllowed: () => Promise<boolean>;
  /** Has the browser ask. Must be called while a press is handled. */
  readonly ask: () => Promise<boolean>;
  readonly giveBack: () => Promise<void>;
  /** Tells of changes made elsewhere: another page, the browser's settings. */
  readonly onChange: (listener: () => void) => void;
}

/** What the last press came to. */
export type OptionsNews = 'none' | 'saved' | 'refused' | 'not-saved';

export interface OptionsState {
  /** Chosen, and allowed by the browser. */
  readonly isOn: boolean;
  /** Chosen, but the browser allows it no longer. */
  readonly isBlocked: boolean;
  /** What was stored could not be understood; the safe choice holds. */
  readonly isDamaged: boolean;
  readonly news: OptionsNews;
}

export interface OptionsStore {
  /** Undefined until it was read. */
  readonly state: ReadonlySignal<OptionsState | undefined>;
  readonly setHistory: (wanted: boolean) => Promise<void>;
}

export function createOptionsStore(doors: OptionsDoors): OptionsStore {
  const read = signal<{ chosen: boolean; allowed: boolean; isDamaged: boolean } | undefined>(undefined);
  const news = signal<OptionsNews>('none');

  const refresh = async () => {
    const [{ forgetHistory, isDamaged }, allowed] = await Promise.all([doors.load(), doors.isAllowed()]);
    read.value = { chosen: forgetHistory, allowed, isDamaged };
  };
  const look = () => {
    refresh().catch((cause: unknown) => {
      console.warn('Signoff: the settings cannot be read', cause);
      read.value = { chosen: false, allowed: false, isDamaged: true };
    });
  };
  doors.onChange(look);
  look();

  return {
    state: computed(() => {
      if (!read.value) return undefined;
      const { chosen, allowed, isDamaged } = read.value;
      return { isOn: chosen && allowed, isBlocked: chosen && !allowed, isDamaged, news: news.value };
    }),
    setHistory: async (wanted) => {
      news.value = 'none';
      try {
        // First of all: browsers show their question only directly in the press.
        if (wanted && !(await doors.ask())) {
          news.value = 'refused';
          return;
        }
        await doors.save(wanted);
        news.value = 'saved';
        // After the choice is stored: a permission that is kept harms less than a choice that is lost.
        if (!wanted) await doors.giveBack();
      } catch (cause) {
        console.warn('Signoff: a press on the options page', cause);
        if (news.value !== 'saved') news.value = 'not-saved';
      } finally {
        look();
      }
    },
  };
}
