/** The history of the small browser. */

import { hostOf, isWithinAny } from '@/utils/core/site';
import type { History } from '@/utils/ports';
import type { FakeWorld } from './world';

export function createHistory(world: FakeWorld): History {
  return {
    async choice() {
      world.check('history.choice');
      return world.historyChoice;
    },
    async pagesOf(domains) {
      world.check('history.pagesOf');
      return world.visited.filter((address) => isWithinAny(hostOf(address) ?? '', domains));
    },
    async remove(addresses) {
      world.check('history.remove');
      if (world.wiping === 'nothing') return;
      world.removedPages.push(...addresses);
      world.visited = world.visited.filter((address) => !addresses.includes(address));
    },
    async forgetLooks(origins) {
      if (world.historyChoice !== 'wanted') return;
      world.visited = world.visited.filter(
        (address) => !origins.some((origin) => address === `${origin}/robots.txt`),
      );
    },
  };
}
