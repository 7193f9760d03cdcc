/** Looks once in the page of a tab, when something happened there. Registers nothing, leaves nothing. */

import { type RawLook, type StorageSignal, TELLING_KEYS } from '../core/detect/look';
import { SIGN_IN_WORDS, SIGN_OUT_ADDRESS, SIGN_OUT_WORDS } from '../core/detect/page';
import type { PageEye } from '../ports';
import { browser } from './browser';
import { databasesInside } from './in-page-databases';
import { type SignPatterns, signsInside } from './in-page-signs';

/** A page that is about to go may never answer. */
const LONGEST_LOOK_MS = 2_000;

export const pageEye: PageEye = {
  async look(tabId, signals) {
    const patterns: SignPatterns = {
      signIn: SIGN_IN_WORDS.source,
      signOut: SIGN_OUT_WORDS.source,
      signOutAddress: SIGN_OUT_ADDRESS.source,
      keys: TELLING_KEYS.source,
      asked: signals.map(patternOf),
    };
    try {
      // The page's parts are there; its pictures need not be.
      const page = { target: { tabId }, injectImmediately: true };
      const looking = Promise.all([
        browser.scripting.executeScript({ ...page, func: signsInside, args: [patterns] }),
        browser.scripting.executeScript({
          ...page,
          func: databasesInside,
          args: [[patterns.keys, ...patterns.asked]],
        }),
      ]);
      const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), LONGEST_LOOK_MS));
      const [signs, databases] = (await Promise.race([looking, late])) ?? [];
      const look = signs?.[0]?.result as RawLook | undefined;
      const stored = (databases?.[0]?.result ?? []) as RawLook['stored'];
      return look && { ...look, stored: [...look.stored, ...stored] };
    } catch (cause) {
      // The browser's own pages, error pages and tabs that closed meanwhile let nobody in.
      console.info(`Signoff: no look in tab ${tabId}`, cause);
      return undefined;
    }
  },
};

function patternOf({ key, key_pattern }: StorageSignal): string {
  return key_pattern ?? `^${key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
}
