/** Works through a list of places with a few tabs at once. */
import type { Driver, Tab } from '../browsers/index.ts';

const AT_ONCE = 3;

export async function eachOf<T, R>(
  driver: Driver,
  items: readonly T[],
  work: (tab: Tab, item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = [...items.entries()];
  const tabs: Tab[] = [];
  // One after the other: Firefox loses tabs that are opened at the same time.
  for (let count = 0; count < AT_ONCE; count += 1) tabs.push(await driver.open('about:blank'));
  const worker = async (tab: Tab) => {
    for (let next = queue.shift(); next; next = queue.shift()) results[next[0]] = await work(tab, next[1]);
  };
  try {
    await Promise.all(tabs.map(worker));
  } finally {
    for (const tab of tabs) await tab.close();
  }
  return results;
}
