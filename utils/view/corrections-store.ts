/** The options page's list of corrections: what it shows, what each press does, and what came of it. */

import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { plural, t } from '@/utils/i18n';
import type { CommandResult, ImportResult, ListedCorrections } from '@/utils/messages';

/** The background and the browser, from outside. */
export interface CorrectionDoors {
  readonly list: () => Promise<ListedCorrections>;
  readonly undo: (site: string) => Promise<CommandResult>;
  readonly exportFile: () => Promise<string>;
  readonly importFile: (text: string) => Promise<ImportResult>;
  /** Hands the person a file. */
  readonly download: (text: string) => void;
  /** Tells of changes made elsewhere. */
  readonly onChange: (listener: () => void) => void;
}

export interface CorrectionsState extends ListedCorrections {
  /** What the last press came to, in words. */
  readonly news: string;
}

export interface CorrectionsStore {
  /** Undefined until it was read. */
  readonly state: ReadonlySignal<CorrectionsState | undefined>;
  readonly undo: (site: string) => Promise<void>;
  readonly exportFile: () => Promise<void>;
  readonly importFile: (file: Pick<File, 'size' | 'text'>) => Promise<void>;
}

/** No file of Signoff's is longer; in bytes. */
const LONGEST_FILE = 4_000_000;

export function createCorrectionsStore(doors: CorrectionDoors): CorrectionsStore {
  const listed = signal<ListedCorrections | undefined>(undefined);
  const news = signal('');

  const look = async () => {
    try {
      listed.value = await doors.list();
    } catch (cause) {
      console.warn('Signoff: the corrections cannot be read', cause);
      listed.value = { lines: [], isDamaged: true };
    }
  };
  doors.onChange(() => void look());
  void look();

  /** Every press ends with a word on what came of it. */
  const press = async (work: () => Promise<string>) => {
    news.value = '';
    try {
      news.value = await work();
    } catch (cause) {
      console.warn('Signoff: a press on the corrections', cause);
      news.value = t('optionsNotSaved');
    }
    await look();
  };

  return {
    state: computed(() => listed.value && { ...listed.value, news: news.value }),
    undo: (site) =>
      press(async () => ((await doors.undo(site)).ok ? t('optionsUndone', site) : t('optionsNotSaved'))),
    exportFile: () =>
      press(async () => {
        doors.download(await doors.exportFile());
        return '';
      }),
    importFile: (file) =>
      press(async () => {
        if (file.size > LONGEST_FILE) return t('importTooMany');
        return importText(await doors.importFile(await file.text()));
      }),
  };
}

function importText(result: ImportResult): string {
  if (result.ok) return plural('imported', result.count);
  switch (result.reason) {
    case 'not-json':
      return t('importNotJson');
    case 'other-file':
      return t('importOther');
    case 'too-many':
      return t('importTooMany');
    case 'bad-entry':
      return t('importBadEntry', String(result.entry));
    case 'unknown':
      return t('optionsNotSaved');
  }
}
