/** What the held page and the background say to each other: frames to show in the tab where the page stands. */

import * as v from 'valibot';
import { browser } from './browser';
import { insertFrames, removeFrames } from './in-page';

const request = v.object({
  /** The one held page that is meant; all of them hear it. */
  framesForTab: v.number(),
  /** None takes the frames away. */
  addresses: v.array(v.string()),
});

/** Runs in the held page: shows whatever frames the background asks for in this tab. */
export async function serveHeldPage(): Promise<void> {
  const own = await browser.tabs.getCurrent();
  browser.runtime.onMessage.addListener((message: unknown, sender: { id?: string }) => {
    const asked = v.safeParse(request, message);
    const isForUs =
      asked.success && sender.id === browser.runtime.id && asked.output.framesForTab === own?.id;
    if (!isForUs) return undefined;
    removeFrames();
    insertFrames(asked.output.addresses);
    return Promise.resolve(true);
  });
}

/** Asks the held page in this tab to show these frames, and says whether it heard. */
export async function showFramesInHeldPage(tabId: number, addresses: readonly string[]): Promise<boolean> {
  const message: v.InferOutput<typeof request> = { framesForTab: tabId, addresses: [...addresses] };
  try {
    return (await browser.runtime.sendMessage(message)) === true;
  } catch {
    // No page of Signoff's listens, or none that is meant.
    return false;
  }
}
