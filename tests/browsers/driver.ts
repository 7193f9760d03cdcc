/** The one face that both real browsers have in the tests. */

export type BrowserKind = 'chromium' | 'firefox';

/** What the driver needs of `startSites()` (tests/sites): enough to reach the local sites under their real names. */
export interface SitesForBrowser {
  readonly certificate: { readonly caCertPem: string };
  chromiumArgs(): string[];
  firefoxPrefs(): Record<string, unknown>;
}

export interface LaunchOptions {
  /** Unpacked extension. Default: `.output/chrome-mv3` or `.output/firefox-mv3`. `null`: none. */
  extensionDir?: string | null;
  sites?: SitesForBrowser;
  /** Default: headless, unless `SIGNOFF_HEADED=1`. */
  headless?: boolean;
  /** Firefox: about:config prefs. Chromium: dotted keys of the profile's Preferences. */
  prefs?: Record<string, unknown>;
  args?: string[];
  /** The person allowed the extension in private windows. */
  privateAllowed?: boolean;
  /**
   * Optional permissions that the person allowed. Chromium's prompt belongs to no page and cannot be answered from
   * outside, headless least of all: there the extension runs from a copy whose manifest asks for them at installation.
   */
  granted?: string[];
  /** What `storage.managed` gives to the extension, as an administrator's policy would. */
  policies?: Record<string, unknown>;
}

export interface OpenOptions {
  /** Firefox: a cookieStoreId from `createContainer`. */
  container?: string;
  private?: boolean;
  waitUntil?: WaitUntil;
}

export type WaitUntil = 'commit' | 'domcontentloaded' | 'load';

export interface WaitOptions {
  timeoutMs?: number;
}

export interface Tab {
  /** Firefox: as of the last call on this tab or of `tabs()`. */
  url(): string;
  /** Rejects where the browser shows an error page (blocked, unreachable). */
  goto(url: string, options?: { waitUntil?: WaitUntil }): Promise<void>;
  evaluate<T, A = undefined>(fn: (arg: A) => T | Promise<T>, arg?: A): Promise<T>;
  /** A real, trusted click in the middle of the element, once it is visible and enabled. */
  click(selector: string, options?: WaitOptions): Promise<void>;
  /** Replaces the field's content by real input. */
  fill(selector: string, text: string): Promise<void>;
  press(key: string): Promise<void>;
  /** A selector: until it is there and visible. A function: until it returns something true; survives navigations. */
  waitFor(what: string | (() => unknown), options?: WaitOptions): Promise<void>;
  /** The trimmed `innerText` of the first match, waited for. */
  text(selector: string): Promise<string>;
  screenshot(path: string, options?: { width?: number; height?: number; dark?: boolean }): Promise<void>;
  close(): Promise<void>;
  /** The Playwright or the Puppeteer page. */
  readonly raw: unknown;
}

/** A cookie as the browser itself sees it, never as the extension does. */
export interface SeenCookie {
  name: string;
  value: string;
  /** With its leading dot where it is a domain cookie. */
  domain: string;
  path: string;
  secure: boolean;
  httpOnly: boolean;
  session: boolean;
  /** Top-level site of a partitioned cookie, e.g. `https://embedder.example`. */
  partition?: string;
  /** Firefox: the container's cookieStoreId. */
  container?: string;
  private: boolean;
}

export interface Driver {
  readonly kind: BrowserKind;
  readonly executable: string;
  readonly profileDir: string;
  /** `chrome-extension://…` or `moz-extension://…`, no slash at the end. */
  readonly extensionOrigin: string;
  open(url: string, options?: OpenOptions): Promise<Tab>;
  /** popup.html in a tab of its own. */
  popup(options?: { private?: boolean }): Promise<Tab>;
  /** Any page of the extension in a tab of its own. */
  extensionPage(path: string, options?: { private?: boolean }): Promise<Tab>;
  /** Runs in a hidden page of the extension; `chrome.*` is there in both browsers, `browser.*` in Firefox. */
  extension<T, A = undefined>(fn: (arg: A) => T | Promise<T>, arg?: A): Promise<T>;
  /** The whole jar: every partition, container and private window. */
  cookies(): Promise<SeenCookie[]>;
  /** Ends the background worker or event page; resolves when it is dead. */
  killWorker(): Promise<void>;
  /** Lets the extension into private windows, or not, as its settings page does. */
  allowPrivate(allowed: boolean): Promise<void>;
  /** Takes the access to all sites away, as a person can in either browser's settings. */
  withholdAccess(): Promise<void>;
  /** From now on the extension's own database cannot grow. Firefox: needs `SMALL_DISK` among the launch prefs. */
  fillDisk(): Promise<void>;
  /** Makes room again. */
  freeDisk(): Promise<void>;
  /** Firefox only; the new container's cookieStoreId. */
  createContainer(name: string): Promise<string>;
  /** SIGKILL to the whole process tree; resolves when nothing of it is left. */
  kill(): Promise<void>;
  /** A clean exit. */
  quit(): Promise<void>;
  /** Resolves when this run of the browser has ended, by whomever. */
  ended(): Promise<void>;
  /** Starts again with the same profile; quits first if it still runs. */
  restart(options?: { restoreTabs?: boolean }): Promise<void>;
  /** Every loaded tab but the driver's own. Firefox loads a restored tab only once it is in front (or by pref `browser.sessionstore.restore_on_demand` false). */
  tabs(): Promise<Tab[]>;
  /** Ends the browser and removes the profile. */
  close(): Promise<void>;
}

/** The hidden page for `extension()`: an extension document without any script of its own. */
export const HELPER_PATH = 'manifest.json';
