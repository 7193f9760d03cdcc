/** The tests' fixtures: the local sites for all of a worker's tests, a browser of its own for each test. */
import { test as base } from '@playwright/test';
import { startSites } from '../sites/index.ts';
import { type BrowserKind, type Driver, type LaunchOptions, launch } from './index.ts';

type Sites = Awaited<ReturnType<typeof startSites>>;

interface TestFixtures {
  /** `test.use({ browserOptions: {...} })`: what this file's browsers are started with. */
  browserOptions: LaunchOptions;
  driver: Driver;
}

interface WorkerFixtures {
  sites: Sites;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  sites: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names out of this pattern.
    async ({}, use) => {
      const sites = await startSites();
      await use(sites);
      await sites.close();
    },
    { scope: 'worker' },
  ],
  browserOptions: [{}, { option: true }],
  driver: async ({ sites, browserOptions }, use, testInfo) => {
    const driver = await launch(testInfo.project.name as BrowserKind, { sites, ...browserOptions });
    await use(driver);
    await driver.close();
  },
});

export { expect } from '@playwright/test';
