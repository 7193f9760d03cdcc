/** Chromium with the extension loaded, driven by Playwright over a real profile. */
import { resolve } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test';
import { chromiumArgs } from './chromium-args.ts';
import { incognitoCookies, regularCookies } from './chromium-cookies.ts';
import { copyGranting } from './chromium-granted.ts';
import { installManagedStorage } from './chromium-policy.ts';
import { setHostAccess, setIncognitoAccess } from './chromium-private.ts';
import { browserPid } from './chromium-process.ts';
import { ChromiumTab } from './chromium-tab.ts';
import { stopWorkers } from './chromium-worker.ts';
import { empty, fill } from './disk.ts';
import {
  type Driver,
  HELPER_PATH,
  type LaunchOptions,
  type OpenOptions,
  type SeenCookie,
  type Tab,
} from './driver.ts';
import { chromiumExtensionId } from './extension-id.ts';
import { findBrowser } from './find-browser.ts';
import { killTree } from './process-tree.ts';
import { createProfile, removeProfile, writeChromiumPreferences } from './profile.ts';
import { answered, until, within } from './wait.ts';

/** Debian's Chromium blocks third-party storage; upstream allows it, partitioned. 0: allow. */
const PREFERENCES = { 'profile.cookie_controls_mode': 0, 'extensions.ui.developer_mode': true };

export class ChromiumDriver implements Driver {
  readonly kind = 'chromium';
  readonly executable = findBrowser('chromium');
  readonly profileDir: string;
  #extensionDir: string | null;
  readonly #extensionId: string;
  readonly #options: LaunchOptions;
  readonly #private = new WeakSet<Page>();
  #removePolicy: () => void = () => {};
  #context: BrowserContext | undefined;
  #quota: CDPSession | undefined;
  #pid = 0;
  #privateAllowed: boolean;

  constructor(options: LaunchOptions) {
    this.#options = options;
    this.#privateAllowed = options.privateAllowed ?? false;
    const dir = options.extensionDir === undefined ? '.output/chrome-mv3' : options.extensionDir;
    this.profileDir = createProfile('chromium');
    const { granted = [] } = options;
    this.#extensionDir = dir && granted.length > 0 ? copyGranting(dir, granted, this.profileDir) : dir;
    if (this.#extensionDir) this.#extensionDir = resolve(this.#extensionDir);
    this.#extensionId = this.#extensionDir ? chromiumExtensionId(this.#extensionDir) : '';
  }

  get extensionOrigin(): string {
    return `chrome-extension://${this.#extensionId}`;
  }

  /** Starts the browser on its profile and waits until the extension answers. */
  async start(preferences: Record<string, unknown> = {}): Promise<void> {
    const { sites, args = [], prefs = {}, policies } = this.#options;
    const headless = this.#options.headless ?? process.env.SIGNOFF_HEADED !== '1';
    if (policies) this.#removePolicy = installManagedStorage(this.#extensionId, policies);
    writeChromiumPreferences(this.profileDir, { ...PREFERENCES, ...prefs, ...preferences });
    this.#context = await chromium.launchPersistentContext(this.profileDir, {
      executablePath: this.executable,
      headless,
      ignoreDefaultArgs: true,
      viewport: null,
      args: chromiumArgs({
        profileDir: this.profileDir,
        headless,
        extensionDir: this.#extensionDir,
        extra: [...(sites?.chromiumArgs() ?? []), ...args],
      }),
    });
    this.#pid = await browserPid(this.#context);
    if (!this.#extensionDir) return;
    await this.#helper();
    if (this.#privateAllowed) await this.allowPrivate(true);
  }

  async open(url: string, options: OpenOptions = {}): Promise<Tab> {
    if (options.container) throw new Error('Chromium has no containers');
    const page = options.private
      ? await this.#privatePage()
      : await answered('a new tab', this.#running().newPage());
    const tab = new ChromiumTab(page);
    await tab.goto(url, { waitUntil: options.waitUntil });
    return tab;
  }

  popup(options: { private?: boolean } = {}): Promise<Tab> {
    return this.extensionPage('popup.html', options);
  }

  extensionPage(path: string, options: { private?: boolean } = {}): Promise<Tab> {
    return this.open(`${this.extensionOrigin}/${path}`, options);
  }

  async extension<T, A = undefined>(fn: (arg: A) => T | Promise<T>, arg?: A): Promise<T> {
    const page = await this.#helper();
    const value = page.evaluate(fn as (arg: unknown) => T | Promise<T>, arg);
    return (await answered('evaluating in the extension', value)) as T;
  }

  async cookies(): Promise<SeenCookie[]> {
    const context = this.#running();
    const regular = context.pages().find((page) => !this.#private.has(page)) ?? (await context.newPage());
    const incognito = context.pages().find((page) => this.#private.has(page));
    return [
      ...(await this.#session(regular, regularCookies)),
      ...(incognito ? await this.#session(incognito, incognitoCookies) : []),
    ];
  }

  async killWorker(): Promise<void> {
    await this.#session(await this.#helper(), (session) => stopWorkers(session, this.extensionOrigin));
  }

  async allowPrivate(allowed: boolean): Promise<void> {
    this.#privateAllowed = allowed;
    await setIncognitoAccess(this.#running(), this.#extensionId, allowed);
    await this.#helper();
  }

  withholdAccess(): Promise<void> {
    return setHostAccess(this.#running(), this.#extensionId, 'ON_CLICK');
  }

  async fillDisk(): Promise<void> {
    // The limit lasts as long as this session.
    this.#quota = await this.#running().newCDPSession(await this.#helper());
    const { usage } = await this.#quota.send('Storage.getUsageAndQuota', { origin: this.extensionOrigin });
    await this.#quota.send('Storage.overrideQuotaForOrigin', {
      origin: this.extensionOrigin,
      quotaSize: usage + 100_000,
    });
    await fill(this);
  }

  async freeDisk(): Promise<void> {
    await this.#quota?.detach();
    await empty(this);
  }

  createContainer(): Promise<string> {
    throw new Error('Chromium has no containers');
  }

  async kill(): Promise<void> {
    const context = this.#running();
    const closed = new Promise<void>((done) => context.once('close', () => done()));
    await killTree(this.#pid);
    await within(closed, 10_000);
    this.#context = undefined;
  }

  async quit(): Promise<void> {
    await answered('closing Chromium', this.#running().close());
    this.#context = undefined;
    // Whatever lags behind the main process.
    await killTree(this.#pid);
  }

  async ended(): Promise<void> {
    const context = this.#context;
    if (context) await new Promise<void>((resolve) => context.once('close', () => resolve()));
  }

  async restart(options: { restoreTabs?: boolean } = {}): Promise<void> {
    if (this.#context) await this.quit();
    await this.start({
      'profile.exit_type': 'Normal',
      'session.restore_on_startup': options.restoreTabs ? 1 : 5,
    });
  }

  async tabs(): Promise<Tab[]> {
    const pages = this.#running().pages();
    return pages.filter((page) => !this.#isHelper(page)).map((page) => new ChromiumTab(page));
  }

  async close(): Promise<void> {
    if (this.#context) await this.quit();
    this.#removePolicy();
    await removeProfile(this.profileDir);
  }

  #running(): BrowserContext {
    if (!this.#context) throw new Error('Chromium is not running');
    return this.#context;
  }

  #isHelper(page: Page): boolean {
    return page.url() === `${this.extensionOrigin}/${HELPER_PATH}`;
  }

  /** The hidden extension page; a new one after the extension was reloaded. */
  async #helper(): Promise<Page> {
    const context = this.#running();
    const found = context.pages().find((page) => this.#isHelper(page));
    if (found) return found;
    return await until('the extension to answer in Chromium', async () => {
      const page = await context.newPage();
      try {
        await page.goto(`${this.extensionOrigin}/${HELPER_PATH}`);
        if (await page.evaluate(() => Boolean(globalThis.chrome?.runtime?.id))) return page;
        throw new Error('no chrome.runtime in the helper page');
      } catch (error) {
        await page.close();
        throw error;
      }
    });
  }

  async #privatePage(): Promise<Page> {
    const opened = this.#running().waitForEvent('page', { timeout: 10_000 });
    await this.extension(() => chrome.windows.create({ incognito: true, url: 'about:blank' }));
    const page = await opened;
    this.#private.add(page);
    return page;
  }

  async #session<T>(page: Page, use: (session: CDPSession) => Promise<T>): Promise<T> {
    const session = await this.#running().newCDPSession(page);
    try {
      return await answered('the protocol', use(session));
    } finally {
      await session.detach().catch(() => {});
    }
  }
}
