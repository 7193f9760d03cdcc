/** The one place where the browser's API comes in. From Chrome 148 the polyfill hands the native `browser` through. */

import browser from 'webextension-polyfill';

export type { Cookies, DeclarativeNetRequest, Runtime, Tabs } from 'webextension-polyfill';
export { browser };

/** Chromium's pages that nobody sees (Chrome 109 and later), which the polyfill's types do not know. */
export const { offscreen } = browser as unknown as {
  readonly offscreen: {
    createDocument(wanted: {
      readonly url: string;
      readonly reasons: readonly string[];
      readonly justification: string;
    }): Promise<void>;
    closeDocument(): Promise<void>;
  };
};

/** Whether this build runs in Firefox; the few differences that no feature test shows hang on it. */
export const isFirefox = import.meta.env.FIREFOX;
