/** Every event that Signoff hears, registered in one go at the top of each life of the worker. */

import { browser } from '@/utils/adapters/browser';
import { toObserved } from '@/utils/adapters/cookie-jar';
import { onLookPageConnected } from '@/utils/adapters/lookout';
import { memory } from '@/utils/adapters/memory';
import { INERT_PATH } from '@/utils/adapters/quarantine';
import { closeLeftQuietTabs } from '@/utils/adapters/quiet-tab';
import { listenForSignIns } from '@/utils/adapters/sign-in-events';
import { storeOfTab } from '@/utils/adapters/store';
import { endTrail, noteTrail } from '@/utils/adapters/tab-trail';
import { WAKE_UP } from '@/utils/adapters/wake-up';
import type { Forgetting } from '@/utils/app/forget-sites';
import type { LoginWatch } from '@/utils/app/watch-logins';
import type { SignInWatch } from '@/utils/app/watch-sign-ins';
import { originOf } from '@/utils/core/site';
import { type CommandResult, onTrusted } from '@/utils/messages';
import { StorageFull } from '@/utils/ports';

export function listen(watch: LoginWatch, forgetting: Forgetting, signIns: SignInWatch): void {
  browser.cookies.onChanged.addListener(({ cookie, removed, cause }) =>
    // A new value is told as a removal and a cookie.
    watch.cookieChanged(toObserved(cookie), removed && cause !== 'overwrite'),
  );
  listenForSignIns({
    requestSent: (place, outline) => inBackground(signIns.requestSent(place, outline)),
    pageReady: (place) => inBackground(signIns.pageReady(place)),
  });
  browser.permissions.onAdded.addListener(() => inBackground(watch.lookAtAll()));
  browser.permissions.onRemoved.addListener(() => inBackground(watch.lookAtAll()));
  browser.runtime.onConnect.addListener(onLookPageConnected);
  browser.runtime.onStartup.addListener(() => inBackground(watch.lookAtAll()));
  browser.runtime.onInstalled.addListener(() => inBackground(watch.lookAtAll()));
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === WAKE_UP) inBackground(forgetting.resume());
  });
  browser.tabs.onRemoved.addListener((tabId) => inBackground(endTrail(tabId)));
  browser.webNavigation.onCommitted.addListener((details) => inBackground(notePlace(details)));

  onTrusted('refreshList', () => answering(watch.lookAtAll()));
  onTrusted('forgetSites', (keys) => answering(forgetByKey(keys)));
  onTrusted('stopAfterThisSite', () => answering(forgetting.stopWaiting()));
  onTrusted('retryWipe', (id) => answering(forgetting.retry(id)));
  onTrusted('listReceipts', () => forgetting.receipts());

  // Whatever woke this worker: unfinished wipes first, then the list if this run has none yet.
  inBackground(resume());

  async function resume(): Promise<void> {
    await closeLeftQuietTabs();
    await forgetting.resume();
    await watch.lookIfNeeded();
  }

  async function forgetByKey(keys: readonly string[]): Promise<void> {
    const { sites } = await watch.lookIfNeeded();
    await forgetting.request(sites.filter(({ key }) => keys.includes(key)));
  }
}

interface Committed {
  readonly tabId: number;
  readonly frameId: number;
  readonly url: string;
}

/** Where sites keep data is where their documents were; a frame is kept under the tab's own site. */
async function notePlace({ tabId, frameId, url }: Committed): Promise<void> {
  const origin = originOf(url);
  if (origin === undefined || url.endsWith(INERT_PATH)) return;
  const tab = await storeOfTab(tabId);
  if (!tab) return;
  if (frameId === 0) await noteTrail(tabId, new URL(origin).hostname);
  await memory.notePlace({ storeId: tab.storeId, origin, embedder: frameId === 0 ? undefined : tab.url });
}

async function answering(work: Promise<unknown>): Promise<CommandResult> {
  try {
    await work;
    return { ok: true };
  } catch (cause) {
    console.error('Signoff: a command failed', cause);
    return { ok: false, reason: cause instanceof StorageFull ? 'storage-full' : 'unknown' };
  }
}

function inBackground(work: Promise<unknown>): void {
  work.catch((cause: unknown) => console.error('Signoff:', cause));
}
