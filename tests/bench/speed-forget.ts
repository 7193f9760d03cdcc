/** How long a verified 'Log out & forget' takes, against the browser's bare clearing and one read of the cookies. */
import { type Driver, sleep } from '../browsers/index.ts';
import { seed } from '../e2e/places.ts';
import { keyOf, waitUntilWiped } from '../e2e/wipes.ts';
import type { Sites } from '../sites/index.ts';
import { crowdHost } from '../sites/sites/crowd.ts';
import type { Measure } from './speed-measure.ts';
import { signInAt } from './speed-sites.ts';

/** Each run has two sites of its own, both filled alike, with no tab open. The second look is not counted. */
export async function measureForget(driver: Driver, sites: Sites, runs: number): Promise<Measure> {
  const ours: number[] = [];
  const floor: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const [mine, bare] = [crowdHost(2 * run + 1), crowdHost(2 * run + 2)];
    for (const host of [mine, bare]) await seed(driver, { at: host }, 'mine');
    await signInAt(driver, sites, [mine, bare]);
    // The list has settled; whatever the worker still does would be measured.
    await sleep(500);
    floor.push(await clearBarely(driver, bare));
    const siteId = mine.replace('www.', '');
    ours.push(await forgetTimed(driver, siteId));
    const receipt = await waitUntilWiped(driver, siteId);
    if (receipt.verdict !== 'clean') throw new Error(`the receipt of ${siteId} says ${receipt.verdict}`);
  }
  return { what: 'verified forget (bare clearing and one read)', ours, floor, unit: 'ms', aim: 3 };
}

/** From the command to its published receipt, in ms, on the page's own clock. */
function forgetTimed(driver: Driver, siteId: string): Promise<number> {
  return driver.extension(
    ({ key, id }) =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        chrome.storage.onChanged.addListener(function changed(changes, area) {
          const receipts = changes.recentReceipts?.newValue as { siteId: string }[] | undefined;
          if (area !== 'session' || !receipts?.some((receipt) => receipt.siteId === id)) return;
          chrome.storage.onChanged.removeListener(changed);
          resolve(performance.now() - start);
        });
        chrome.runtime.sendMessage({ id: 1, timestamp: Date.now(), type: 'forgetSites', data: [key] });
      }),
    { key: keyOf(driver, siteId), id: siteId },
  );
}

/** Everything that the browser clears for a site by itself, then one read, in ms. */
function clearBarely(driver: Driver, host: string): Promise<number> {
  return driver.extension(
    async ({ host, isFirefox }) => {
      const domain = host.replace('www.', '');
      const common = { cookies: true, indexedDB: true, localStorage: true };
      const chromium = {
        ...common,
        cache: true,
        cacheStorage: true,
        fileSystems: true,
        serviceWorkers: true,
      };
      const start = performance.now();
      if (isFirefox)
        await chrome.browsingData.remove(
          { hostnames: [host, domain] } as chrome.browsingData.RemovalOptions,
          { ...common, serviceWorkers: true },
        );
      else await chrome.browsingData.remove({ origins: [`https://${host}`, `https://${domain}`] }, chromium);
      await chrome.cookies.getAll({ domain });
      return performance.now() - start;
    },
    { host, isFirefox: driver.kind === 'firefox' },
  );
}
