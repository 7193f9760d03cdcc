/** Containers: made through BiDi, so that Puppeteer knows them, then named as a person would. */
import type { BrowserContext } from 'puppeteer-core';
import type { Bidi } from './firefox-bidi.ts';
import type { ChromeScope } from './firefox-chrome-scope.ts';

const PREFIX = 'firefox-container-';

/** A new container; its cookieStoreId. */
export async function createContainer(bidi: Bidi, chrome: ChromeScope, name: string): Promise<string> {
  const { id } = await bidi.browser.createBrowserContext();
  const number = await chrome.run(
    ({ id, name }) => {
      const { UserContextManager } = ChromeUtils.importESModule(
        'chrome://remote/content/shared/UserContextManager.sys.mjs',
      );
      const { ContextualIdentityService } = ChromeUtils.importESModule(
        'resource://gre/modules/ContextualIdentityService.sys.mjs',
      );
      const number: number = UserContextManager.getInternalIdById(id);
      ContextualIdentityService.update(number, name, 'fingerprint', 'blue');
      return number;
    },
    { id: id ?? '', name },
  );
  return `${PREFIX}${number}`;
}

/** Puppeteer's context for a container. Known are those from `createContainer` and those of earlier runs. */
export async function containerContext(
  bidi: Bidi,
  chrome: ChromeScope,
  cookieStoreId: string,
): Promise<BrowserContext> {
  const id = await chrome.run(
    (number) => {
      const { UserContextManager } = ChromeUtils.importESModule(
        'chrome://remote/content/shared/UserContextManager.sys.mjs',
      );
      return UserContextManager.getIdByInternalId(number) as string;
    },
    Number(cookieStoreId.slice(PREFIX.length)),
  );
  const context = bidi.browser.browserContexts().find((each) => each.id === id);
  if (!context) throw new Error(`Puppeteer does not know container ${cookieStoreId}`);
  return context;
}
