/** What a tab itself remembers of the victim: its sessionStorage, and the page that going back would show. */
import { type Driver, sleep, type Tab, until } from '../browsers/index.ts';
import { inventoryIn } from '../e2e/places.ts';
import { newTab, OPEN_TABS, type OpenTab, tabIdOf } from './open-tabs.ts';
import { MINE, WWW } from './scene.ts';

/** How long a page that came back may try to bring its data back. */
const BACK_MS = 500;
/** A second look is due 20 s after its wipe, and takes its time. */
const SECOND_LOOK_MS = 60_000;

/**
 * Marked sessionStorage of the tab, which is seen from that tab alone. A frame of the site that is put into whatever
 * page stands there sees it: a page of the extension or of the site itself makes no partition of its own.
 */
export async function sessionStorageOf(driver: Driver, open: OpenTab, mark: string): Promise<string[]> {
  const tabId = await tabIdOf(driver, open);
  if (tabId === undefined) return [];
  const address = await driver.extension(async (id) => (await chrome.tabs.get(id)).url ?? '', tabId);
  const tab = (await driver.tabs()).find((each) => each.url() === address);
  const isElsewhere = open.kind === 'left' && /^https:/.test(address) && new URL(address).host !== open.host;
  if (!tab || isElsewhere) return inCopy(driver, open, mark, { tab, tabId });
  return tab.evaluate(askFrame, { host: open.kind === 'frame' ? WWW : open.host, mark });
}

/** In the page: what a frame of that host has in its sessionStorage. */
async function askFrame({ host, mark }: { host: string; mark: string }): Promise<string[]> {
  const frame = document.createElement('iframe');
  frame.src = `https://${host}/inventory-frame`;
  document.documentElement.append(frame);
  const post = (message: object) => frame.contentWindow?.postMessage(message, '*');
  const asking = setInterval(() => post({ areYouReady: true }), 100);
  try {
    return await new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`no frame of ${host}`)), 10_000);
      addEventListener('message', ({ source, data }) => {
        if (source !== frame.contentWindow) return;
        if (data.inventoryReady) post({ ask: 1, mark });
        if (data.answered) resolve(data.result.sessionStorage);
      });
    });
  } finally {
    clearInterval(asking);
    frame.remove();
  }
}

/** A tab that it opens starts with a copy of its sessionStorage; of a sleeping tab the browser makes a copy. */
async function inCopy(
  driver: Driver,
  open: OpenTab,
  mark: string,
  { tab, tabId }: { tab: Tab | undefined; tabId: number },
): Promise<string[]> {
  const copy = await newTab(driver, () =>
    tab
      ? tab.evaluate(() => {
          globalThis.open('about:blank');
        })
      : driver.extension(async (id) => {
          await chrome.tabs.duplicate(id);
        }, tabId),
  );
  try {
    await copy.goto(`https://${open.host}/inventory`);
    return (await inventoryIn(copy, mark)).sessionStorage;
  } finally {
    await copy.close();
  }
}

/** Marked sessionStorage of the neighbour around the frame, asked of its own page. */
export async function embedderStorage(driver: Driver, host: string, mark: string): Promise<string[]> {
  const tab = (await driver.tabs()).find((each) => each.url().startsWith(`https://${host}/embed-victim`));
  return tab ? sessionStorageNow(tab, mark) : [];
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

async function backIn(
  driver: Driver,
  kinds: readonly OpenTab['kind'][],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const opens = OPEN_TABS.filter(({ kind }) => kinds.includes(kind));
  const units = new Map<string, readonly string[]>();
  for (const open of opens) {
    const mark = await goBack(driver, open);
    if (mark) units.set(`the page at ${open.host} in the ${open.kind} tab`, [mark]);
  }
  return units;
}

/**
 * Goes back in tabs that Signoff's page stands in and in the one that left the victim: an old page is a survivor. In one
 * of them later, when Firefox may take from its cache again.
 */
export async function backInTabs(driver: Driver): Promise<ReadonlyMap<string, readonly string[]>> {
  const atOnce = await backIn(driver, ['ordinary', 'popup', 'left']);
  await until('the second look', async () => !(await isCacheAvoided(driver)), SECOND_LOOK_MS);
  return new Map([...atOnce, ...(await backIn(driver, ['pinned']))]);
}

/** Whether documents of some site come past the HTTP cache yet. */
function isCacheAvoided(driver: Driver): Promise<boolean> {
  return driver.extension(async () => (await chrome.declarativeNetRequest.getSessionRules()).length > 0);
}

/** Goes back in the tab and answers the old mark where the victim's page is there again with what it knew. */
async function goBack(driver: Driver, open: OpenTab): Promise<string | undefined> {
  const tabId = await tabIdOf(driver, open);
  if (tabId === undefined) return undefined;
  const stands = await driver.extension(async (id) => (await chrome.tabs.get(id)).url ?? '', tabId);
  // Without a wipe the ordinary tab still shows the victim.
  if (stands.startsWith(`https://${open.host}/`)) return undefined;
  await driver.extension(async (id) => {
    await chrome.tabs.update(id, { active: true });
    await chrome.tabs.goBack(id).catch(() => {});
  }, tabId);
  const hasMoved = () =>
    driver.extension(
      async ({ id, left }) => {
        const { url, status } = await chrome.tabs.get(id);
        return url !== left && status === 'complete';
      },
      { id: tabId, left: stands },
    );
  await until(`the page before ${stands}`, hasMoved);
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
