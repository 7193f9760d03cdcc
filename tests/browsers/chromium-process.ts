/** The process behind a Playwright context. */
import type { BrowserContext } from '@playwright/test';

/** Playwright makes the browser a process group leader, so this is the group's id, too. */
export async function browserPid(context: BrowserContext): Promise<number> {
  const browser = context.browser();
  if (!browser) throw new Error('Playwright gives no browser for this context');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const main = processInfo.find((info) => info.type === 'browser');
  if (!main) throw new Error('Chromium does not tell its process id');
  return main.id;
}
