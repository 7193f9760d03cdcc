/** The step of a wipe in which the site's own server is told: written down first, done at most once per login, never in the way. */

import type { Catalogue, LoginGroup } from '../core/catalogue';
import { classify } from '../core/classify';
import type { ObservedCookie } from '../core/cookie';
import type { JournalEntry } from '../core/journal';
import { loginCookies } from '../core/log-out-scope';
import type { Board, CookieJar, Memory, SiteTabs, SiteTalk, World } from '../ports';
import type { Correcting } from './correct';
import { fingerprints } from './fingerprints';
import { cookiesInScope } from './scope';
import { signOutAtSite } from './sign-out';

export interface SignOutPorts {
  readonly jar: CookieJar;
  readonly siteTalk: SiteTalk;
  readonly siteTabs: SiteTabs;
  readonly memory: Memory;
  readonly board: Board;
  readonly world: World;
  readonly catalogue: Catalogue;
  readonly corrections: Pick<Correcting, 'isSaid' | 'ended'>;
}

/**
 * Tells the site, if there is a login to end that nobody has tried to end in this run of the browser, and writes down
 * what came of it. `write` stores the entry with these changes in the step `sign-out`.
 */
export async function signOutFirst(
  entry: JournalEntry,
  ports: SignOutPorts,
  write: (changes: Partial<JournalEntry>) => Promise<void>,
): Promise<void> {
  if (!isDue(entry)) return;
  const group = groupOf(entry, ports);
  // What the site's own sign-out takes away is found and removed, too.
  const removed = [
    ...entry.removed,
    ...(await fingerprints(await readable(entry, ports), entry.id, ports.world)),
  ];
  await write({ removed });
  const [all, now] = [await readable(entry, ports, 'forget'), ports.world.now()];
  const accounts = classify(group, all, now)?.accounts.length ?? 0;
  if (loginCookies(group, all, now).length > 0 || (await ports.corrections.isSaid(group, all))) {
    const signOut = await signOutAtSite(entry, group, ports);
    await write({ signOut, ...(accounts > 1 && { accounts }) });
  }
  // A worker that died in here may have told the site; the cookies to ask it with are gone.
  else if (entry.step === 'sign-out')
    await write({ signOut: { result: 'no-answer', trouble: 'cannot-tell' } });
}

/** Once per run of the browser, and again in a new one as long as it is not confirmed; a dead worker's try is repeated. */
function isDue({ step, signOut }: JournalEntry): boolean {
  if (signOut?.result === 'confirmed') return false;
  return step === 'planned' || (step === 'sign-out' && signOut === undefined);
}

function groupOf(entry: JournalEntry, { catalogue }: SignOutPorts): LoginGroup {
  return catalogue.groupOf(entry.domains[0] ?? '');
}

/** A cookie store that cannot be read is for the wipe itself to fail on. */
async function readable(
  entry: JournalEntry,
  ports: SignOutPorts,
  scope = entry.scope,
): Promise<readonly ObservedCookie[]> {
  return cookiesInScope({ ...entry, scope }, ports).catch(() => []);
}

/** The entry with the names of sites whose login, still there in this store, could sign the person back in. */
export async function withProviders(
  entry: JournalEntry,
  { board, catalogue }: Pick<SignOutPorts, 'board' | 'catalogue'>,
): Promise<JournalEntry> {
  const list = await board.list();
  const entryOf = (domains: readonly string[]) => catalogue.groupOf(domains[0] ?? '').entry;
  const linked = entryOf(entry.domains)?.linked ?? [];
  const providers = (list?.sites ?? []).filter(({ storeId, siteId, domains }) => {
    if (storeId !== entry.storeId || siteId === entry.siteId) return false;
    const other = entryOf(domains);
    return other !== undefined && (other.identity_provider || linked.includes(other.id));
  });
  return { ...entry, providers: providers.map(({ name }) => name) };
}
