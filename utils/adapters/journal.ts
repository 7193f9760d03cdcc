/** One journal over two: private windows' wipes are kept in memory, all others on the disk. */

import type { Journal } from '../ports';
import { journal as diskJournal } from './journal-db';
import { memoryJournal } from './journal-memory';
import { isPrivateStore } from './store';

const journalOf = (storeId: string): Journal => (isPrivateStore(storeId) ? memoryJournal : diskJournal);
const BOTH: readonly Journal[] = [diskJournal, memoryJournal];

export const journal: Journal = {
  write: (entry) => journalOf(entry.storeId).write(entry),
  writeWithReceipt: (entry, receipt) => journalOf(entry.storeId).writeWithReceipt(entry, receipt),
  close: (entry, receipt) => journalOf(entry.storeId).close(entry, receipt),
  async drop(id) {
    await Promise.all(BOTH.map((journal) => journal.drop(id)));
  },
  async open() {
    const opened = await Promise.all(BOTH.map((journal) => journal.open()));
    return {
      entries: opened.flatMap(({ entries }) => entries),
      damaged: opened.reduce((sum, { damaged }) => sum + damaged, 0),
    };
  },
  async receipts() {
    const receipts = await Promise.all(BOTH.map((journal) => journal.receipts()));
    return receipts.flat().sort((a, b) => b.finishedAt - a.finishedAt);
  },
};
