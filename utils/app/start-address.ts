/** Which page of a site is asked who is there, where no recipe knows better. */

import type { LoginGroup } from '../core/catalogue';
import { cookieHeader } from '../core/cookie-header';
import { hasSignOutAddress } from '../core/detect/page';
import { loginCookies } from '../core/log-out-scope';
import { originOf } from '../core/site';
import type { CookieJar, Memory, SiteTabs, World } from '../ports';

export interface StartPorts {
  readonly jar: CookieJar;
  readonly siteTabs: SiteTabs;
  readonly memory: Memory;
  readonly world: World;
}

interface Place {
  readonly domains: readonly string[];
  readonly storeId: string;
}

/** The site's origin where somebody is, was, or where the login's cookie belongs. */
export async function startOrigin(place: Place, group: LoginGroup, ports: StartPorts): Promise<string> {
  return (await start(place, group, ports)).origin;
}

/** The start page there, or the page at the login's own path where its cookies are sent to no other. */
export async function startAddress(place: Place, group: LoginGroup, ports: StartPorts): Promise<string> {
  const { origin, login } = await start(place, group, ports);
  const paths = login
    .map(({ path }) => path)
    .filter((path) => cookieHeader(`${origin}${path}`, login) !== '');
  const isRoot = cookieHeader(`${origin}/`, login) !== '' || paths.length === 0;
  const address = `${origin}${isRoot ? '/' : paths[0]}`;
  return hasSignOutAddress(address) ? `${origin}/` : address;
}

async function start({ domains, storeId }: Place, group: LoginGroup, ports: StartPorts) {
  const tabs = await ports.siteTabs.find(domains, storeId);
  const open = tabs.flatMap(({ address }) => (address === undefined ? [] : [originOf(address)]));
  const { origins } = await ports.memory.places(domains, storeId);
  const cookies = await ports.jar.readSite(domains, storeId);
  const login = loginCookies(group, cookies, ports.world.now());
  const known = [...open, ...origins].filter((origin) => origin?.startsWith('https:'));
  // A host that the login is not sent to takes everybody for a visitor.
  const told = known.find((origin) => cookieHeader(`${origin}/`, login) !== '');
  return { origin: told ?? known[0] ?? `https://${login[0]?.domain ?? domains[0]}`, login };
}
