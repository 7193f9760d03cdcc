/** What a tab itself remembers of the victim: its sessionStorage, and the page that going back would show. */
import { type Driver, sleep, type Tab } from '../browsers/index.ts';
import { inventoryIn } from '../e2e/places.ts';
import { newTab, type OpenTab, tabIdOf } from './open-tabs.ts';
import { MINE } from './scene.ts';

/** How long going back may take. */
const BACK_MS = 2_000;
const OPENED_MS = 4_000;

/**
 * Marked sessionStorage of the tab. A tab's sessionStorage is seen from that tab alone, and to load a page there would
 * change what is looked at: a tab that it opens is asked instead, which starts with a copy of the storage.
 */
export async function sessionStorageOf(
  driver: Driver,
  open: OpenTab,
  mark: string,
  path = '/inventory',
): Promise<string[]> {
  const tabId = await tabIdOf(driver, open);
  if (tabId === undefined) return [];
  const copy = await copyOf(driver, tabId);
  try {
    await copy.goto(`https://${open.host}${path}`);
    return (await inventoryIn(copy, mark)).sessionStorage;
  } finally {
    await copy.close();
  }
}

async function copyOf(driver: Driver, tabId: number): Promise<Tab> {
  const address = await driver.extension(async (id) => (await chrome.tabs.get(id)).url, tabId);
  const loaded = (await driver.tabs()).find((tab) => tab.url() === address);
  try {
    if (loaded) return await newTab(driver, () => openEmpty(loaded), OPENED_MS);
  } catch {
    // A page that is on its way out opens nothing.
  }
  // A tab that sleeps can open nothing; the browser's own copy of it has what the browser would give back.
  return newTab(driver, () =>
    driver.extension(async (id) => {
      await chrome.tabs.duplicate(id);
    }, tabId),
  );
}

function openEmpty(tab: Tab): Promise<void> {
  return tab.evaluate(() => {
    globalThis.open('about:blank');
  });
}

/** Marked sessionStorage, asked of the page in the tab itself. */
export function sessionStorageNow(tab: Tab, mark: string): Promise<string[]> {
  return tab.evaluate(
    (wanted) =>
      Object.entries(sessionStorage)
        .filter((entry) => entry.join(' ').includes(wanted))
        .map(([name]) => name),
    mark,
  );
}

/** Goes back in the tab and answers the old mark where the victim's page is there again with what it knew. */
export async function goBack(driver: Driver, open: OpenTab): Promise<string | undefined> {
  const tabId = await tabIdOf(driver, open);
  if (tabId === undefined) return undefined;
  const stands = await driver.extension(async (id) => (await chrome.tabs.get(id)).url ?? '', tabId);
  // Without a wipe the ordinary tab still shows the victim.
  if (stands.startsWith(`https://${open.host}/`)) return undefined;
  await driver.extension(async (id) => {
    await chrome.tabs.update(id, { active: true });
    await chrome.tabs.goBack(id).catch(() => {});
  }, tabId);
  await sleep(BACK_MS);
  const marks = await driver.extension(async (id) => {
    const address = (await chrome.tabs.get(id)).url ?? '';
    if (!/^https:/.test(address)) return [];
    const answers = await chrome.scripting.executeScript({
      target: { tabId: id },
      world: 'MAIN',
      func: () => (globalThis as { page?: { mark?: string } }).page?.mark ?? '',
    });
    return answers.map(({ result }) => result ?? '');
  }, tabId);
  return marks.find((mark) => mark.startsWith(MINE));
}
