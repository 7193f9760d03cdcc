/** Every event that Signoff hears, registered in one go at the top of each life of the worker. */

import { browser } from '@/utils/adapters/browser';
import { toObserved } from '@/utils/adapters/cookie-jar';
import { onLookPageConnected } from '@/utils/adapters/lookout';
import { memory } from '@/utils/adapters/memory';
import { onReaderConnected } from '@/utils/adapters/page-reader';
import { INERT_PATH } from '@/utils/adapters/quarantine';
import { closeLeftQuietTabs } from '@/utils/adapters/quiet-tab';
import { listenForSignIns } from '@/utils/adapters/sign-in-events';
import { liftLeftRules } from '@/utils/adapters/site-rules';
import { storeOfTab } from '@/utils/adapters/store';
import { endTrail, noteTrail } from '@/utils/adapters/tab-trail';
import { WAKE_UP } from '@/utils/adapters/wake-up';
import type { SiteAsking } from '@/utils/app/ask-site';
import type { Forgetting } from '@/utils/app/forget-sites';
import type { Guide } from '@/utils/app/guide';
import type { LoginWatch } from '@/utils/app/watch-logins';
import type { SignInWatch } from '@/utils/app/watch-sign-ins';
import { catalogue } from '@/utils/catalogue';
import type { LogOutScope } from '@/utils/core/sign-out';
import { originOf } from '@/utils/core/site';
import { onTrusted } from '@/utils/messages';
import { answering } from './answering';

export interface UseCases {
  readonly watch: LoginWatch;
  readonly forgetting: Forgetting;
  readonly guide: Guide;
  readonly signIns: SignInWatch;
  readonly asking: SiteAsking;
}

export function listen({ watch, forgetting, guide, signIns, asking }: UseCases): void {
  browser.cookies.onChanged.addListener(({ cookie: raw, removed, cause }) => {
    const cookie = toObserved(raw);
    // A new value is told as a removal and a cookie.
    watch.cookieChanged(cookie, removed && cause !== 'overwrite');
    inBackground(guide.cookieChanged(cookie));
    if (!removed) inBackground(asking.cookieChanged(cookie));
  });
  listenForSignIns({
    requestSent: (place, outline) => inBackground(signIns.requestSent(place, outline)),
    pageReady: (place) => inBackground(signIns.pageReady(place)),
  });
  browser.permissions.onAdded.addListener(() => inBackground(watch.lookAtAll()));
  browser.permissions.onRemoved.addListener(() => inBackground(watch.lookAtAll()));
  browser.runtime.onConnect.addListener(onLookPageConnected);
  browser.runtime.onConnect.addListener(onReaderConnected);
  browser.runtime.onStartup.addListener(() => inBackground(watch.lookAtAll()));
  browser.runtime.onInstalled.addListener(() => inBackground(watch.lookAtAll()));
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === WAKE_UP) inBackground(forgetting.resume());
  });
  browser.tabs.onRemoved.addListener((tabId) => inBackground(endTrail(tabId)));
  browser.webNavigation.onCommitted.addListener((details) => inBackground(notePlace(details, watch)));

  onTrusted('refreshList', () => answering(watch.lookAtAll()));
  onTrusted('forgetSites', (keys) => answering(request(keys, 'forget')));
  onTrusted('logOutSites', (keys) => answering(request(keys, 'log-out')));
  onTrusted('stopAfterThisSite', () => answering(forgetting.stopWaiting()));
  onTrusted('retryWipe', (id) => answering(forgetting.retry(id)));
  onTrusted('forgetToo', (id) => answering(forgetToo(id)));
  onTrusted('askSite', (key) => asking.ask(key));
  onTrusted('listReceipts', () => forgetting.receipts());
  onTrusted('readGuide', (place) => guide.read(place));
  onTrusted('openGuideStep', ({ step, ...place }) => guide.open(place, step));
  onTrusted('openSite', (place) => answering(guide.openFront(place)));
  onTrusted('openLogOut', (place) => answering(guide.openLogOut(place)));
  onTrusted('markGuideStep', ({ step, isDone, ...place }) => answering(guide.mark(place, step, isDone)));
  onTrusted('forgetGuide', (place) => answering(guide.forget(place)));

  // Whatever woke this worker: unfinished wipes first, then the list if this run has none yet.
  inBackground(resume());

  async function resume(): Promise<void> {
    await closeLeftQuietTabs();
    await liftLeftRules();
    await forgetting.resume();
    await watch.lookIfNeeded();
  }

  async function forgetToo(id: string): Promise<void> {
    const receipt = (await forgetting.receipts()).find((one) => one.id === id);
    await forgetting.retry(id, 'forget');
    if (receipt) await guide.forget({ host: receipt.domains[0] ?? '', storeId: receipt.storeId });
  }

  async function request(keys: readonly string[], scope: LogOutScope): Promise<void> {
    const { sites } = await watch.lookIfNeeded();
    const wanted = sites.filter(({ key }) => keys.includes(key));
    await forgetting.request(wanted, scope);
    // The guide's marks go with what is forgotten; a plain log-out leaves them.
    if (scope === 'log-out') return;
    for (const { domains, storeId } of wanted) await guide.forget({ host: domains[0] ?? '', storeId });
  }
}

interface Committed {
  readonly tabId: number;
  readonly frameId: number;
  readonly url: string;
}

/** Where sites keep data is where their documents were; a frame is kept under the tab's own site. */
async function notePlace({ tabId, frameId, url }: Committed, watch: LoginWatch): Promise<void> {
  const origin = originOf(url);
  if (origin === undefined || url.endsWith(INERT_PATH)) return;
  const tab = await storeOfTab(tabId);
  if (!tab) return;
  if (frameId === 0) {
    watch.siteUsed(catalogue.groupOf(new URL(origin).hostname), tab.storeId);
    await noteTrail(tabId, new URL(origin).hostname);
  }
  await memory.notePlace({ storeId: tab.storeId, origin, embedder: frameId === 0 ? undefined : tab.url });
}

function inBackground(work: Promise<unknown>): void {
  work.catch((cause: unknown) => console.error('Signoff:', cause));
}
