/** Works through a list of pages to open: Chromium takes some at once, Firefox loses new tabs when several are opened. */
import type { Driver } from '../browsers/index.ts';

export async function eachOf<T, R>(
  driver: Driver,
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = [...items.entries()];
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: driver.kind === 'chromium' ? 4 : 1 }, worker));
  return results;
}
