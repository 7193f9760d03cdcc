/** What a person does on chrome://extensions, done there. */
import type { BrowserContext } from '@playwright/test';
import { until } from './wait.ts';

interface DeveloperPrivate {
  updateProfileConfiguration(update: { inDeveloperMode: boolean }): Promise<void>;
  updateExtensionConfiguration(update: {
    extensionId: string;
    incognitoAccess?: boolean;
    hostAccess?: string;
  }): Promise<void>;
  getExtensionInfo(id: string): Promise<{ state: string; incognitoAccess: { isActive: boolean } }>;
}

/** Sets 'Allow in Incognito'. Chromium reloads the extension for it: its worker starts anew. */
export async function setIncognitoAccess(
  context: BrowserContext,
  extensionId: string,
  allowed: boolean,
): Promise<void> {
  const page = await context.newPage();
  try {
    await page.goto('chrome://extensions');
    // Without developer mode an unpacked extension ends up disabled.
    await page.evaluate(
      async ({ extensionId, allowed }) => {
        const api = (globalThis as unknown as { chrome: { developerPrivate: DeveloperPrivate } }).chrome
          .developerPrivate;
        await api.updateProfileConfiguration({ inDeveloperMode: true });
        await api.updateExtensionConfiguration({ extensionId, incognitoAccess: allowed });
      },
      { extensionId, allowed },
    );
    await until('the extension to be back after its incognito setting', () =>
      page.evaluate(
        async ({ extensionId, allowed }) => {
          const api = (globalThis as unknown as { chrome: { developerPrivate: DeveloperPrivate } }).chrome
            .developerPrivate;
          const info = await api.getExtensionInfo(extensionId);
          return info.state === 'ENABLED' && info.incognitoAccess.isActive === allowed;
        },
        { extensionId, allowed },
      ),
    );
  } finally {
    await page.close();
  }
}

/** Sets which sites the extension may see: `ON_CLICK` withholds all of them. */
export async function setHostAccess(
  context: BrowserContext,
  extensionId: string,
  hostAccess: string,
): Promise<void> {
  const page = await context.newPage();
  try {
    await page.goto('chrome://extensions');
    await page.evaluate(
      async (update) => {
        const api = (globalThis as unknown as { chrome: { developerPrivate: DeveloperPrivate } }).chrome
          .developerPrivate;
        await api.updateExtensionConfiguration(update);
      },
      { extensionId, hostAccess },
    );
  } finally {
    await page.close();
  }
}
