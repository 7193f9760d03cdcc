/** Finds the sites of which nobody can say whether somebody is signed in: a handful of small reads for each cookie store. */

import type { LoginGroup } from '../core/catalogue';
import { ownCookies } from '../core/classify';
import { type ListContext, rowKey } from '../core/list';
import type { SignedInSite, StoreInfo, UnseenSite } from '../core/signed-in';
import { unseenOf } from '../core/unseen';
import type { CookieJar, Memory } from '../ports';

export interface UnseenPorts {
  readonly jar: CookieJar;
  readonly memory: Memory;
}

/** @param sites the rows of the list: what is on it is seen */
export async function lookForUnseen(
  stores: readonly StoreInfo[],
  sites: readonly Pick<SignedInSite, 'key'>[],
  context: Omit<ListContext, 'watching'>,
  ports: UnseenPorts,
): Promise<readonly UnseenSite[]> {
  const listed = new Set(sites.map(({ key }) => key));
  const places = stores.flatMap(({ id }) => context.catalogue.inStorageOnly.map((group) => ({ group, id })));
  const found = await Promise.all(
    places.map(async ({ group, id }) => {
      // Somebody said what it is.
      if (context.said?.get(group.siteId)?.says === 'not-login') return undefined;
      const key = rowKey(group.siteId, id);
      return unseenOf(group, id, {
        isListed: listed.has(key),
        seen: context.seen?.[key],
        isVisited: !listed.has(key) && (await isVisited(group, id, context.now, ports)),
      });
    }),
  );
  return found.filter((one) => one !== undefined);
}

async function isVisited(
  group: LoginGroup,
  storeId: string,
  now: number,
  { jar, memory }: UnseenPorts,
): Promise<boolean> {
  try {
    if ((await memory.places(group.domains, storeId)).origins.length > 0) return true;
    return ownCookies(group, await jar.readSite(group.domains, storeId), now).length > 0;
  } catch (cause) {
    // The look at that store says so itself.
    console.warn(`Signoff: no traces of ${group.siteId} can be read`, cause);
    return false;
  }
}
