/** What the next visitor meets who opens the site after the wipe, and what its server is told by then. */
import { type Driver, sleep } from '../browsers/index.ts';
import type { Sites } from '../sites/index.ts';
import type { Units } from './look.ts';
import { VICTIM_HOSTS, WWW } from './scene.ts';

/** How long the site's page may try to bring the login back. */
const VISIT_MS = 1_000;

/** Opens the site: somebody who is signed in there is a survivor. */
export async function openSite(driver: Driver): Promise<Units> {
  const tab = await driver.open(`https://${WWW}/`);
  await sleep(VISIT_MS);
  const shown = await tab.evaluate(
    () => document.querySelector<HTMLElement>('[data-signed-in]')?.dataset.signedIn ?? '',
  );
  await tab.close();
  return new Map(shown ? [['the login', [`${shown} is shown as signed in`]]] : []);
}

/** Requests since the log was emptied that the server took for the person that was signed in. */
export function liveRequests(sites: Sites): Units {
  const live = sites.log.filter(({ host, liveSession }) => liveSession && VICTIM_HOSTS.includes(host));
  const names = live.map(({ method, host, path }) => `${method} ${host}${path}`);
  return new Map(names.length > 0 ? [['the login at the server', [...new Set(names)]]] : []);
}
