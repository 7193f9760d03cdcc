/** What the list follows from beside cookies: what is remembered, what was seen, what was said. */

import type { Catalogue, LoginGroup } from '../core/catalogue';
import type { ObservedCookie } from '../core/cookie';
import { saidOf } from '../core/corrected';
import { learnedNames, type SiteSeen } from '../core/detect/seen';
import { type ListContext, rowKey } from '../core/list';
import type { Problem, SignedInList } from '../core/signed-in';
import type { CorrectionNotes, Memory, SeenSites, World } from '../ports';

export interface ContextPorts {
  readonly memory: Memory;
  readonly world: World;
  readonly catalogue: Catalogue;
  readonly seen: SeenSites;
  readonly corrections: CorrectionNotes;
}

export interface ReadContext {
  readonly context: Omit<ListContext, 'watching'>;
  readonly problems: readonly Problem[];
  /** How many sites somebody said are no login. */
  readonly notShown: number;
}

export interface ListContexts {
  read(last: SignedInList | undefined): Promise<ReadContext>;
  /** Whether what was seen or said, as of the last reading, makes this cookie's coming or going worth a look. */
  isLearned(group: LoginGroup, cookie: ObservedCookie, isGone: boolean): boolean;
}

export function createListContexts(ports: ContextPorts): ListContexts {
  const { memory, world, catalogue, seen, corrections } = ports;
  let learned: ReadonlySet<string> = new Set();

  return {
    async read(last) {
      const [all, { kept, brief, isDamaged }] = [await seen.all(), await corrections.read()];
      const said = saidOf([...kept, ...brief], catalogue);
      const listed = (last?.sites ?? []).map((site) => [site.key, site] as const);
      learned = new Set([
        ...namesOf(all),
        ...[...said].flatMap(([siteId, { cookies = [] }]) => cookies.map((name) => `${siteId} ${name}`)),
      ]);
      return {
        context: {
          catalogue,
          now: world.now(),
          known: { ...Object.fromEntries(listed), ...(await memory.logins()) },
          seen: all,
          said,
        },
        problems: [
          ...(isDamaged ? [{ kind: 'corrections-damaged' as const }] : []),
          ...((await seen.isDamaged()) ? [{ kind: 'seen-damaged' as const }] : []),
        ],
        notShown: [...said.values()].filter(({ says }) => says === 'not-login').length,
      };
    },
    isLearned({ siteId }, { storeId, name }, isGone) {
      const row = rowKey(siteId, storeId);
      return learned.has(`${row} ${isGone ? 'goes' : 'comes'} ${name}`) || learned.has(`${siteId} ${name}`);
    },
  };
}

function namesOf(all: Readonly<Record<string, SiteSeen>>): string[] {
  return Object.entries(all).flatMap(([row, one]) => {
    const { coming, going } = learnedNames(one);
    return [...coming.map((name) => `${row} comes ${name}`), ...going.map((name) => `${row} goes ${name}`)];
  });
}
