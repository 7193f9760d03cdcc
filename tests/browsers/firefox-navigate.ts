/** Going somewhere in Firefox. Puppeteer's `goto` never settles on extension pages, nor on redirects to them. */
import type { WaitUntil } from './driver.ts';
import type { Bidi } from './firefox-bidi.ts';
import { until } from './wait.ts';

const TIMEOUT_MS = 30_000;
const READY: Record<WaitUntil, string> = {
  commit: 'true',
  domcontentloaded: "document.readyState !== 'loading'",
  load: "document.readyState === 'complete'",
};

/** Resolves when a new document is there and as far as `waitUntil` says; rejects on an error page. */
export async function navigate(
  bidi: Bidi,
  context: string,
  url: string,
  waitUntil: WaitUntil = 'load',
): Promise<void> {
  await bidi.inSandbox(context, 'globalThis.leaving = true; true');
  const wait = waitUntil === 'load' ? 'complete' : waitUntil === 'commit' ? 'none' : 'interactive';
  let failure: Error | undefined;
  let settled = false;
  bidi.send('browsingContext.navigate', { context, url, wait }).then(
    () => {
      settled = waitUntil !== 'commit';
    },
    (error: Error) => {
      failure = error;
    },
  );
  const ready = `globalThis.leaving ? '' : (${READY[waitUntil]}) ? document.documentURI : ''`;
  // A new tab's first blank page is itself replaced by another blank page.
  const elsewhere = (found: unknown) => (found === 'about:blank' && url !== found ? '' : found);
  const arrived = await until(
    `${url} in Firefox`,
    async () => failure ?? (settled ? url : elsewhere(await bidi.inSandbox(context, ready))),
    TIMEOUT_MS,
  );
  if (arrived instanceof Error) throw new Error(`Firefox could not open ${url}: ${arrived.message}`);
  if (/^about:(neterror|certerror|blocked)/.test(String(arrived))) {
    const why = new URLSearchParams(String(arrived).split('?')[1]).get('e');
    throw new Error(`Firefox could not open ${url}: ${failure?.message ?? why}`);
  }
}
