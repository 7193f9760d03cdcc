/** Signed-in sites for measuring: real sessions of the test sites, put into the jar without opening a page. */
import { type Driver, until } from '../browsers/index.ts';
import { listedKeys } from '../e2e/wipes.ts';
import type { Sites } from '../sites/index.ts';

/** Signs in at all of these hosts and waits until the list has them. */
export async function signInAt(driver: Driver, sites: Sites, hosts: readonly string[]): Promise<void> {
  const logins = hosts.map((host) => ({ host, value: sites.signInElsewhere(host, 'maria', 'this browser') }));
  await driver.extension(async (all) => {
    for (const { host, value } of all)
      await chrome.cookies.set({
        url: `https://${host}/`,
        domain: host.replace('www', ''),
        name: 'auth_session',
        value,
        httpOnly: true,
        secure: true,
        expirationDate: Date.now() / 1000 + 86_400,
      });
  }, logins);
  const sitesOf = hosts.map((host) => host.replace('www.', ''));
  await until(
    `${hosts.length} sites in the list`,
    async () => {
      const keys = await listedKeys(driver);
      return sitesOf.every((site) => keys.some((key) => key.startsWith(`${site}@`)));
    },
    30_000,
  );
}
