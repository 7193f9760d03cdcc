/** Which of a site's cookies a wipe is about: all of them, or the login's alone. */

import type { Catalogue } from '../core/catalogue';
import type { ObservedCookie } from '../core/cookie';
import type { JournalEntry } from '../core/journal';
import { cookiesToLogOut, savedLogins } from '../core/log-out-scope';
import type { CookieJar, World } from '../ports';

export interface ScopePorts {
  readonly jar: CookieJar;
  readonly world: World;
  readonly catalogue: Catalogue;
}

/** The cookies that this wipe takes, as they are in the jar now. */
export async function cookiesInScope(
  entry: JournalEntry,
  { jar, world, catalogue }: ScopePorts,
): Promise<readonly ObservedCookie[]> {
  const cookies = await jar.readSite(entry.domains, entry.storeId);
  if (entry.scope === 'forget') return cookies;
  const group = catalogue.groupOf(entry.domains[0] ?? '');
  return cookiesToLogOut(group, cookies, world.now(), entry.signOut?.result === 'confirmed');
}

/** What a log-out leaves, for its receipt; nothing where everything was taken. */
export async function keptBy(
  entry: JournalEntry,
  ports: ScopePorts,
): Promise<Pick<JournalEntry, 'kept' | 'keptLogin'>> {
  if (entry.scope === 'forget') return {};
  const [all, taken] = [
    await ports.jar.readSite(entry.domains, entry.storeId),
    await cookiesInScope(entry, ports),
  ];
  const group = ports.catalogue.groupOf(entry.domains[0] ?? '');
  return {
    kept: all.length - taken.length,
    keptLogin: savedLogins(group, all, ports.world.now()).length > 0,
  };
}
