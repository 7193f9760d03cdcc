/** The victim's open tabs: an ordinary one, a pinned one, a popup window, a sleeping one, one that went elsewhere, a frame. */
import { type Driver, type Tab, until } from '../browsers/index.ts';
import type { Behaviour } from '../sites/index.ts';
import { EMBEDDER, WWW } from './scene.ts';

/** One tab that has, or had, the victim in it. Each is at a host of its own, by which it is found again. */
export interface OpenTab {
  readonly kind: 'ordinary' | 'pinned' | 'popup' | 'sleeping' | 'left' | 'frame';
  readonly host: string;
}

/** Where the tab went that left the victim; its page may still live in the back/forward cache. */
const ELSEWHERE = 'https://www.notinstagram.com/#left';

export const OPEN_TABS: readonly OpenTab[] = [
  { kind: 'ordinary', host: WWW },
  { kind: 'pinned', host: 'accounts.instagram.com' },
  { kind: 'popup', host: 'help.instagram.com' },
  { kind: 'sleeping', host: 'accountscenter.instagram.com' },
  { kind: 'left', host: 'instagram.com' },
  { kind: 'frame', host: EMBEDDER },
];

/** Opens them all; `look` sees each one while it shows the victim. */
export async function openTabs(
  driver: Driver,
  behaviour: Behaviour,
  look: (open: OpenTab, tab: Tab) => Promise<void>,
): Promise<void> {
  for (const open of OPEN_TABS) {
    const tab = await openOne(driver, open);
    await tab.waitFor(() => document.documentElement.dataset.seeded !== undefined, { timeoutMs: 20_000 });
    if (behaviour !== 'calm' && open.kind !== 'frame')
      await tab.waitFor(() => document.documentElement.dataset.behaving === 'yes');
    await look(open, tab);
    if (open.kind === 'left') await tab.goto(ELSEWHERE);
    if (open.kind === 'sleeping') await sleepTight(driver, open);
  }
}

async function openOne(driver: Driver, { kind, host }: OpenTab): Promise<Tab> {
  if (kind === 'frame') return driver.open(`https://${host}/embed-victim?of=${WWW}`);
  const url = `https://${host}/victim`;
  if (kind !== 'popup') {
    const tab = await driver.open(url);
    if (kind === 'pinned') await pin(driver, url);
    return tab;
  }
  return newTab(driver, () =>
    driver.extension(async (address) => {
      await chrome.windows.create({ url: address, type: 'popup', width: 500, height: 400 });
    }, url),
  );
}

function pin(driver: Driver, url: string): Promise<void> {
  return driver.extension(async (address) => {
    const tab = (await chrome.tabs.query({})).find((each) => each.url === address);
    await chrome.tabs.update(tab?.id ?? -1, { pinned: true });
  }, url);
}

/** As the browser itself does with tabs that nobody looks at. */
async function sleepTight(driver: Driver, open: OpenTab): Promise<void> {
  // The tab in front cannot sleep; and this one stays in front, for the next one would be woken by that.
  await driver.open('about:blank');
  const tabId = await tabIdOf(driver, open);
  await driver.extension(async (id) => {
    await chrome.tabs.discard(id);
  }, tabId ?? -1);
  await until('the tab to sleep', async () =>
    driver.extension(async () => (await chrome.tabs.query({ discarded: true })).length > 0),
  );
}

/** The browser's id of this tab, whether it shows the victim or Signoff's page; undefined once it was closed. */
export function tabIdOf(driver: Driver, open: OpenTab): Promise<number | undefined> {
  return driver.extension(
    async ({ host, isLeft, elsewhere }) => {
      const isIt = (address: string) => {
        if (isLeft && address === elsewhere) return true;
        const url = new URL(address);
        if (url.pathname === '/held.html') return url.searchParams.get('host') === host;
        return url.host === host && /^\/(embed-)?victim$/.test(url.pathname);
      };
      const tabs = await chrome.tabs.query({});
      return tabs.find(({ url, pendingUrl }) => isIt(url || pendingUrl || 'about:blank'))?.id;
    },
    { host: open.host, isLeft: open.kind === 'left', elsewhere: ELSEWHERE },
  );
}

/** The tab that comes up when `action` is done. */
export async function newTab(
  driver: Driver,
  action: () => Promise<unknown>,
  timeoutMs?: number,
): Promise<Tab> {
  const before = new Set((await driver.tabs()).map(({ raw }) => raw));
  await action();
  const look = async () => (await driver.tabs()).find(({ raw }) => !before.has(raw));
  const opened = await until('a new tab', look, timeoutMs);
  if (!opened) throw new Error('unreachable');
  return opened;
}
