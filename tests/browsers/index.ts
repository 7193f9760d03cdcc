/** Starts a real browser with the extension. */
import { ChromiumDriver } from './chromium.ts';
import type { BrowserKind, Driver, LaunchOptions } from './driver.ts';
import { FirefoxDriver } from './firefox.ts';

export type * from './driver.ts';
export { sleep, until } from './wait.ts';

export async function launch(kind: BrowserKind, options: LaunchOptions = {}): Promise<Driver> {
  const driver = kind === 'chromium' ? new ChromiumDriver(options) : new FirefoxDriver(options);
  try {
    await driver.start();
    return driver;
  } catch (error) {
    await driver.close().catch(() => {});
    throw error;
  }
}
