/** Takes a forgotten site's pages out of the browser's history, where the person chose that, and looks whether they are gone. */

import type { HistoryReport } from '../core/history';
import type { JournalEntry } from '../core/journal';
import type { History } from '../ports';

/** How often what is left is removed again before the receipt says that it is left. */
const PASSES = 2;

/**
 * Removes, then looks again. `write` makes what is known so far durable, before anything is removed and after. Whatever
 * fails here is in the report and stops no wipe; throws only what `write` throws.
 */
export async function forgetHistory(
  entry: JournalEntry,
  history: History,
  write: (report: HistoryReport) => Promise<void>,
): Promise<void> {
  const { domains, storeId } = entry;
  const choice = await attempt(() => history.choice(storeId), 'failed' as const);
  if (choice === 'unwanted') return;
  // What an earlier try found, before its worker died, was found.
  const earlier = entry.history?.found ?? 0;
  if (choice !== 'wanted') return write({ found: earlier, left: 0, untouched: choice });

  let left = await attempt(() => history.pagesOf(domains), undefined);
  const found = Math.max(earlier, left?.length ?? 0);
  if (left) await write({ found, left: left.length });
  for (let pass = 0; pass < PASSES && left && (left.length > 0 || pass === 0); pass += 1) {
    const addresses = pass === 0 ? [...new Set([...left, ...startPages(entry)])] : left;
    left = await attempt(async () => {
      await history.remove(addresses);
      return history.pagesOf(domains);
    }, undefined);
  }
  await write(
    left
      ? { found: Math.max(found, left.length), left: left.length }
      : { found, left: 0, untouched: 'failed' },
  );
}

/**
 * Addresses that only led on to another one: Chromium keeps them and shows them to no extension (measured,
 * docs/platform-facts.md). The usual ones, `https://example.com/` for `https://www.example.com/`, can be named.
 */
function startPages({ places }: JournalEntry): readonly string[] {
  return places.flatMap(({ origin }) => [`${origin}/`, `${origin.replace(/^https:/, 'http:')}/`]);
}

async function attempt<T, F>(work: () => Promise<T>, otherwise: F): Promise<T | F> {
  try {
    return await work();
  } catch (cause) {
    console.warn('Signoff: the history could not be cleared', cause);
    return otherwise;
  }
}
