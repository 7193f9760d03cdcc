/** A Firefox tab, driven by Puppeteer where it can and by the raw protocol where it cannot. */
import type { KeyInput, Page } from 'puppeteer-core';
import type { Tab, WaitOptions, WaitUntil } from './driver.ts';
import type { Bidi } from './firefox-bidi.ts';
import type { ChromeScope } from './firefox-chrome-scope.ts';
import { navigate } from './firefox-navigate.ts';
import { answered, until } from './wait.ts';

export class FirefoxTab implements Tab {
  readonly raw: Page;
  readonly #bidi: Bidi;
  readonly #chrome: ChromeScope;
  readonly #context: string;
  #url = '';

  constructor(page: Page, bidi: Bidi, chrome: ChromeScope, url = page.url()) {
    this.raw = page;
    this.#bidi = bidi;
    this.#chrome = chrome;
    this.#context = bidi.contextOf(page);
    this.#url = url;
  }

  url(): string {
    return this.#url;
  }

  async goto(url: string, options: { waitUntil?: WaitUntil } = {}): Promise<void> {
    try {
      await navigate(this.#bidi, this.#context, url, options.waitUntil);
    } finally {
      await this.#refresh();
    }
  }

  async evaluate<T, A = undefined>(fn: (arg: A) => T | Promise<T>, arg?: A): Promise<T> {
    const asked = this.raw.evaluate(fn as (arg: unknown) => T | Promise<T>, arg);
    const value = (await answered(`evaluating in ${this.#url}`, asked)) as T;
    await this.#refresh();
    return value;
  }

  async click(selector: string, options: WaitOptions = {}): Promise<void> {
    await this.raw.bringToFront();
    const point = await until(
      `${selector} to be clickable in ${this.#url}`,
      () => this.raw.evaluate(clickablePoint, selector),
      options.timeoutMs,
    );
    if (point) await this.raw.mouse.click(point.x, point.y);
    await this.#refresh();
  }

  async fill(selector: string, text: string): Promise<void> {
    await this.click(selector);
    await this.raw.evaluate((wanted) => {
      document.querySelector<HTMLInputElement>(wanted)?.select();
    }, selector);
    if (text) await this.raw.keyboard.type(text);
    else await this.raw.keyboard.press('Delete');
  }

  async press(key: string): Promise<void> {
    await this.raw.bringToFront();
    await this.raw.keyboard.press(key as KeyInput);
    await this.#refresh();
  }

  async waitFor(what: string | (() => unknown), options: WaitOptions = {}): Promise<void> {
    const look =
      typeof what === 'string' ? () => this.raw.evaluate(isVisible, what) : () => this.raw.evaluate(what);
    await until(`${what} in ${this.#url}`, look, options.timeoutMs);
    await this.#refresh();
  }

  async text(selector: string): Promise<string> {
    await this.waitFor(selector);
    return await this.raw.evaluate(
      // biome-ignore lint/performance/useDomNodeTextContent: what a person sees is wanted.
      (wanted) => document.querySelector<HTMLElement>(wanted)?.innerText.trim() ?? '',
      selector,
    );
  }

  async screenshot(
    path: string,
    options: { width?: number; height?: number; dark?: boolean } = {},
  ): Promise<void> {
    const { width, height = 600, dark } = options;
    if (width) await this.raw.setViewport({ width, height });
    if (dark !== undefined)
      await this.#chrome.run((value) => {
        Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', value);
      }, Number(!dark));
    await this.raw.bringToFront();
    await this.raw.screenshot({ path: path as `${string}.png`, fullPage: true });
  }

  async close(): Promise<void> {
    await this.raw.close();
  }

  async #refresh(): Promise<void> {
    this.#url = await this.#bidi.url(this.#context).catch(() => this.#url);
  }
}

/** In the page: true where the element is there and takes up room. */
function isVisible(selector: string): boolean {
  const element = document.querySelector(selector);
  return element?.checkVisibility({ visibilityProperty: true }) ?? false;
}

/** In the page: the middle of the element, once it can take a click there. */
function clickablePoint(selector: string): { x: number; y: number } | null {
  const element = document.querySelector(selector);
  if (!element || element.matches(':disabled')) return null;
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const box = element.getBoundingClientRect();
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  const hit = document.elementFromPoint(x, y);
  return hit && (element.contains(hit) || hit.closest('label')?.contains(element)) ? { x, y } : null;
}
