/** Pages that Puppeteer cannot open by itself: the hidden extension page, private windows. */
import type { Page } from 'puppeteer-core';
import type { Bidi } from './firefox-bidi.ts';
import type { ChromeScope } from './firefox-chrome-scope.ts';
import { navigate } from './firefox-navigate.ts';
import { until } from './wait.ts';

/** The hidden extension page; a new one after a restart or after the extension was reloaded. */
export async function helperPage(bidi: Bidi, url: string): Promise<Page> {
  for (const page of await bidi.browser.pages())
    if ((await bidi.url(bidi.contextOf(page)).catch(() => '')) === url) return page;
  // In the background: after a restart Firefox loads only the tab that was in front.
  const page = await bidi.browser.newPage({ background: true });
  await navigate(bidi, bidi.contextOf(page), url);
  return page;
}

/** The first tab of a new private window. */
export async function privatePage(bidi: Bidi, chrome: ChromeScope): Promise<Page> {
  const before = new Set((await bidi.browser.pages()).map((page) => bidi.contextOf(page)));
  await chrome.run(() => {
    OpenBrowserWindow({ private: true });
  });
  const opened = await until('a private window', async () => {
    const pages = await bidi.browser.pages();
    const page = pages.find((each) => !before.has(bidi.contextOf(each)));
    // Its first page loads by itself: going on before that is undone by it.
    return page && (await bidi.url(bidi.contextOf(page))) === 'about:privatebrowsing' ? { page } : null;
  });
  if (!opened) throw new Error('Firefox opened no private window');
  return opened.page;
}

/** A new tab in the same window as `neighbour`: while a private window is in front, a plain new tab would land there. */
export async function pageBeside(bidi: Bidi, neighbour: Page): Promise<Page> {
  const { context } = (await bidi.send('browsingContext.create', {
    type: 'tab',
    referenceContext: bidi.contextOf(neighbour),
  })) as { context: string };
  const opened = await until('the new tab', async () => {
    const page = (await bidi.browser.pages()).find((each) => bidi.contextOf(each) === context);
    return page ? { page } : null;
  });
  if (!opened) throw new Error('Firefox opened no tab');
  return opened.page;
}
