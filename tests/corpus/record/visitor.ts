/** The browser that an application is recorded in: one profile, one tab, and what is needed of both. */
import type { BrowserContext, Page } from '@playwright/test';
import { launch, type Tab } from '../../browsers/index.ts';
import type { Front } from './front.ts';
import { type Kept, keptInside, takeInside } from './in-page-stores.ts';
import type { Recipe } from './recipe.ts';

/** An application that talks all the time is never quiet; after this long it is looked at as it is. */
const LONGEST_QUIET_MS = 8_000;

/** A cookie as the DevTools protocol tells it. */
export interface HeldCookie {
  readonly name: string;
  readonly value: string;
  /** With a leading dot where it is a domain cookie. */
  readonly domain: string;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  /** In seconds since 1970; -1: until the browser closes. */
  readonly expires: number;
  /** Absent where the attribute was. */
  readonly sameSite?: string;
}

export interface Visitor {
  readonly tab: Tab;
  /** `Chromium 156`. */
  readonly browser: string;
  /** Opens a page of the application and waits until what is named shows, and nothing more is loaded. */
  open(path: string, shown: string): Promise<void>;
  /** Until nothing more is loaded. */
  settle(): Promise<void>;
  cookies(): Promise<readonly HeldCookie[]>;
  kept(): Promise<readonly Kept[]>;
  takeCookie(cookie: HeldCookie): Promise<void>;
  takeKept(kept: Kept): Promise<void>;
  /** As a fresh profile elsewhere: neither cookies nor storage, and another address. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

export async function startVisitor({ host }: Pick<Recipe, 'host'>, front: Front): Promise<Visitor> {
  const driver = await launch('chromium', { extensionDir: null, sites: front });
  const tab = await driver.open('about:blank');
  const page = tab.raw as Page;
  const context: BrowserContext = page.context();
  const session = await context.newCDPSession(page);
  const origin = `https://${host}`;
  const settle = async () => {
    await page.waitForLoadState('networkidle', { timeout: LONGEST_QUIET_MS }).catch(() => {});
  };
  return {
    tab,
    settle,
    browser: `Chromium ${context.browser()?.version().split('.')[0]}`,
    open: async (path, shown) => {
      // The same address with another fragment would not be loaded again.
      await tab.goto('about:blank');
      await tab.goto(`${origin}${path}`, { waitUntil: 'domcontentloaded' });
      await tab.waitFor(shown, { timeoutMs: 40_000 });
      await settle();
    },
    cookies: async () => (await session.send('Storage.getCookies')).cookies,
    kept: () => tab.evaluate(keptInside),
    takeCookie: ({ name, domain, path }) => context.clearCookies({ name, domain, path }),
    takeKept: ({ kind, key, place }) => tab.evaluate(takeInside, { kind, key, place }),
    forget: async () => {
      front.comeAnew();
      await tab.goto('about:blank');
      await context.clearCookies();
      await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
      // Session storage lives with the tab, and is reached only in it.
      await page.route(`${origin}/**`, (route) => route.fulfill({ contentType: 'text/plain', body: '' }));
      await tab.goto(`${origin}/robots.txt`);
      await tab.evaluate(() => sessionStorage.clear());
      await page.unroute(`${origin}/**`);
      await tab.goto('about:blank');
    },
    close: () => driver.close(),
  };
}
