import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';

/** A browser, its many processes and the test sites keep two cores busy; more at once only wait for each other. */
const WORKERS = Math.max(1, Math.floor(availableParallelism() / 2));

/** One spec, two real browsers: the project's name says which (tests/browsers/fixtures.ts). */
export default defineConfig({
  testDir: 'tests',
  testMatch: ['e2e/**/*.spec.ts', 'browsers/*.spec.ts'],
  outputDir: 'artifacts/playwright',
  fullyParallel: false,
  workers: Number(process.env.SIGNOFF_WORKERS ?? WORKERS),
  retries: 0,
  forbidOnly: true,
  timeout: 240_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  projects: [{ name: 'chromium' }, { name: 'firefox' }],
});
