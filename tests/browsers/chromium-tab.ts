/** A Chromium tab, driven by Playwright. */
import type { Page } from '@playwright/test';
import type { Tab, WaitOptions, WaitUntil } from './driver.ts';
import { answered, DEFAULT_TIMEOUT_MS, until } from './wait.ts';

export class ChromiumTab implements Tab {
  readonly raw: Page;

  constructor(page: Page) {
    this.raw = page;
    page.setDefaultTimeout(DEFAULT_TIMEOUT_MS);
  }

  url(): string {
    return this.raw.url();
  }

  async goto(url: string, options: { waitUntil?: WaitUntil } = {}): Promise<void> {
    await this.raw.goto(url, { waitUntil: options.waitUntil ?? 'load' });
  }

  async evaluate<T, A = undefined>(fn: (arg: A) => T | Promise<T>, arg?: A): Promise<T> {
    const value = this.raw.evaluate(fn as (arg: unknown) => T | Promise<T>, arg);
    return (await answered(`evaluating in ${this.url()}`, value)) as T;
  }

  async click(selector: string, options: WaitOptions = {}): Promise<void> {
    await this.raw.locator(selector).first().click({ timeout: options.timeoutMs });
  }

  async fill(selector: string, text: string): Promise<void> {
    await this.raw.locator(selector).first().fill(text);
  }

  async press(key: string): Promise<void> {
    await this.raw.keyboard.press(key);
  }

  async waitFor(what: string | (() => unknown), options: WaitOptions = {}): Promise<void> {
    if (typeof what === 'string') {
      await this.raw.locator(what).first().waitFor({ state: 'visible', timeout: options.timeoutMs });
      return;
    }
    await until(`${what} in ${this.url()}`, () => this.raw.evaluate(what), options.timeoutMs);
  }

  async text(selector: string): Promise<string> {
    // biome-ignore lint/performance/useDomNodeTextContent: what a person sees is wanted.
    return (await this.raw.locator(selector).first().innerText()).trim();
  }

  async screenshot(
    path: string,
    options: { width?: number; height?: number; dark?: boolean } = {},
  ): Promise<void> {
    const { width, height = 600, dark } = options;
    if (width) await this.raw.setViewportSize({ width, height });
    if (dark !== undefined) await this.raw.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
    await this.raw.screenshot({ path, fullPage: true });
  }

  async close(): Promise<void> {
    await answered(`closing ${this.url()}`, this.raw.close());
  }
}
