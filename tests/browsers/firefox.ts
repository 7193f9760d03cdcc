/** Firefox with the extension sideloaded, driven over WebDriver BiDi. */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { empty, fill } from './disk.ts';
import {
  type Driver,
  HELPER_PATH,
  type LaunchOptions,
  type OpenOptions,
  type SeenCookie,
  type Tab,
} from './driver.ts';
import { findBrowser } from './find-browser.ts';
import { Bidi } from './firefox-bidi.ts';
import { ChromeScope } from './firefox-chrome-scope.ts';
import { containerContext, createContainer } from './firefox-containers.ts';
import { allCookies } from './firefox-cookies.ts';
import {
  extensionReady,
  grantPermissions,
  quitAsAPerson,
  setPrivateAllowed,
  sideloaded,
  terminateBackground,
  trustAuthority,
} from './firefox-extension.ts';
import { helperPage, pageBeside, privatePage } from './firefox-pages.ts';
import { firefoxPrefs, userJs } from './firefox-prefs.ts';
import { FirefoxProcess } from './firefox-process.ts';
import { geckoId, installExtension, installManagedStorage } from './firefox-profile.ts';
import { FirefoxTab } from './firefox-tab.ts';
import { createProfile, removeProfile } from './profile.ts';
import { answered } from './wait.ts';

interface Running {
  process: FirefoxProcess;
  bidi: Bidi;
  chrome: ChromeScope;
}

export class FirefoxDriver implements Driver {
  readonly kind = 'firefox';
  readonly executable = findBrowser('firefox');
  readonly profileDir: string;
  readonly #extensionDir: string | null;
  readonly #geckoId: string;
  readonly #uuid = randomUUID();
  readonly #options: LaunchOptions;
  #running: Running | undefined;
  #starts = 0;
  #hasPrivateWindow = false;

  constructor(options: LaunchOptions) {
    this.#options = options;
    const dir = options.extensionDir === undefined ? '.output/firefox-mv3' : options.extensionDir;
    this.#extensionDir = dir === null ? null : resolve(dir);
    this.#geckoId = this.#extensionDir ? geckoId(this.#extensionDir) : 'none@signoff.example';
    this.profileDir = createProfile('firefox');
  }

  get extensionOrigin(): string {
    return `moz-extension://${this.#uuid}`;
  }

  /** Starts the browser on its profile and waits until the extension runs. */
  async start(restoreTabs = false): Promise<void> {
    const { sites, args = [], prefs = {}, policies, privateAllowed, granted = [] } = this.#options;
    const headless = this.#options.headless ?? process.env.SIGNOFF_HEADED !== '1';
    const environment = policies ? installManagedStorage(this.profileDir, this.#geckoId, policies) : {};
    if (this.#extensionDir) installExtension(this.profileDir, this.#extensionDir);
    const allPrefs = firefoxPrefs({
      geckoId: this.#geckoId,
      uuid: this.#uuid,
      restoreTabs,
      extra: { ...sites?.firefoxPrefs(), ...prefs },
    });
    writeFileSync(join(this.profileDir, 'user.js'), userJs(allPrefs));
    const firefox = await FirefoxProcess.start(
      this.executable,
      [
        ...(headless ? ['--headless'] : []),
        ...['--profile', this.profileDir, '--new-instance'],
        ...['--remote-debugging-port=0', '--remote-allow-system-access', ...args],
      ],
      environment,
    );
    try {
      const bidi = await Bidi.connect(firefox.endpoint);
      const chrome = new ChromeScope(bidi);
      this.#running = { process: firefox, bidi, chrome };
      this.#starts += 1;
      if (this.#starts === 1 && sites) await trustAuthority(chrome, sites.certificate.caCertPem);
      if (!this.#extensionDir) return;
      await this.#loadExtension(this.#extensionDir);
      if (this.#starts === 1) await grantPermissions(chrome, this.#geckoId, granted);
      if (this.#starts === 1 && privateAllowed) await this.allowPrivate(true);
    } catch (error) {
      await firefox.kill();
      this.#running = undefined;
      throw error;
    }
  }

  async open(url: string, options: OpenOptions = {}): Promise<Tab> {
    const { bidi, chrome } = this.#now();
    const tab = new FirefoxTab(await this.#newPage(options), bidi, chrome);
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
    const page = await helperPage(this.#now().bidi, this.#helperUrl());
    const value = page.evaluate(fn as (arg: unknown) => T | Promise<T>, arg);
    return (await answered('evaluating in the extension', value)) as T;
  }

  cookies(): Promise<SeenCookie[]> {
    return allCookies(this.#now().chrome);
  }

  async killWorker(): Promise<void> {
    await terminateBackground(this.#now().chrome, this.#geckoId);
  }

  async allowPrivate(allowed: boolean): Promise<void> {
    await setPrivateAllowed(this.#now().chrome, this.#geckoId, allowed);
  }

  async withholdAccess(): Promise<void> {
    await this.extension(async () => {
      await chrome.permissions.remove({ origins: ['<all_urls>'] });
    });
  }

  fillDisk(): Promise<void> {
    return fill(this);
  }

  freeDisk(): Promise<void> {
    return empty(this);
  }

  createContainer(name: string): Promise<string> {
    const { bidi, chrome } = this.#now();
    return createContainer(bidi, chrome, name);
  }

  async kill(): Promise<void> {
    await this.#now().process.kill();
    this.#running = undefined;
  }

  async quit(): Promise<void> {
    const { chrome, process: firefox } = this.#now();
    this.#running = undefined;
    await quitAsAPerson(chrome);
    await firefox.ended();
  }

  async ended(): Promise<void> {
    await this.#running?.process.exited;
  }

  async restart(options: { restoreTabs?: boolean } = {}): Promise<void> {
    const restoreTabs = options.restoreTabs ?? false;
    if (this.#running && restoreTabs) await this.#keepSession();
    if (this.#running) await this.quit();
    await this.start(restoreTabs);
  }

  async tabs(): Promise<Tab[]> {
    const { bidi, chrome } = this.#now();
    const pages = await bidi.browser.pages();
    const seen = await Promise.all(
      pages.map(async (page) => ({ page, url: await bidi.url(bidi.contextOf(page)).catch(() => '') })),
    );
    return seen
      .filter(({ url }) => url !== '' && url !== this.#helperUrl())
      .map(({ page, url }) => new FirefoxTab(page, bidi, chrome, url));
  }

  async close(): Promise<void> {
    if (this.#running) await this.quit();
    await removeProfile(this.profileDir);
  }

  /** Release builds of Firefox refuse the unsigned .xpi: then it is loaded for this run only. */
  async #loadExtension(dir: string): Promise<void> {
    const { bidi, chrome } = this.#now();
    if (!(await sideloaded(chrome, this.#geckoId))) await bidi.browser.installExtension(dir);
    await extensionReady(chrome, this.#geckoId);
  }

  #now(): Running {
    if (!this.#running) throw new Error('Firefox is not running');
    return this.#running;
  }

  #helperUrl(): string {
    return `${this.extensionOrigin}/${HELPER_PATH}`;
  }

  async #newPage(options: OpenOptions): Promise<Page> {
    const { bidi, chrome } = this.#now();
    if (options.private) {
      // The hidden page has to be in the ordinary window: later tabs are opened beside it.
      await helperPage(bidi, this.#helperUrl());
      this.#hasPrivateWindow = true;
      return await privatePage(bidi, chrome);
    }
    if (!options.container && this.#hasPrivateWindow) {
      return await pageBeside(bidi, await helperPage(bidi, this.#helperUrl()));
    }
    if (!options.container) return await bidi.browser.newPage();
    return await (await containerContext(bidi, chrome, options.container)).newPage();
  }

  /** A person who wants the tabs back has said so before the exit; Firefox decides then what it keeps. */
  async #keepSession(): Promise<void> {
    await this.#now().chrome.run(() => {
      Services.prefs.setIntPref('browser.startup.page', 3);
    });
  }
}
