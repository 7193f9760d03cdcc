/** A person's word is about one login group and no other, whatever is in the jar. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalogue } from '@/utils/catalogue';
import { saidOf } from '@/utils/core/corrected';
import type { Correction } from '@/utils/core/corrections';
import type { ListContext } from '@/utils/core/list';
import { rowsOf } from '../fakes/rows';
import { cookie, host } from './jars';

const jar = fc.array(cookie, { maxLength: 30 });
const words: fc.Arbitrary<Correction> = fc.record(
  {
    site: host,
    says: fc.constantFrom('login' as const, 'not-login' as const),
    saidAt: fc.nat(),
    cookies: fc.array(fc.constantFrom('sessionid', 'auth_token', '$odd', 'a b'), { maxLength: 3 }),
    stores: fc.subarray(['0', '1', 'firefox-container-2']),
  },
  { requiredKeys: ['site', 'says', 'saidAt', 'stores'] },
);
const storeId = fc.constantFrom('0', '1');

function rows(cookies: Parameters<typeof rowsOf>[1], store: string, ...said: Correction[]) {
  const context: ListContext = {
    catalogue,
    now: 0,
    known: {},
    watching: false,
    said: saidOf(said, catalogue),
  };
  return rowsOf(store, cookies, context);
}

test('rows of every other site stay as they are', () => {
  fc.assert(
    fc.property(jar, storeId, words, (cookies, store, said) => {
      const { siteId } = catalogue.groupOf(said.site);
      const others = (all: ReturnType<typeof rows>) => all.filter((row) => row.siteId !== siteId);
      expect(others(rows(cookies, store, said))).toEqual(others(rows(cookies, store)));
    }),
  );
});

test('a site that is no login has no row; one that is keeps its row, and it is sure', () => {
  fc.assert(
    fc.property(jar, storeId, words, (cookies, store, said) => {
      const { siteId } = catalogue.groupOf(said.site);
      const before = rows(cookies, store).some((row) => row.siteId === siteId);
      const after = rows(cookies, store, said).filter((row) => row.siteId === siteId);
      if (said.says === 'not-login') expect(after).toEqual([]);
      else if (before) expect(after).toMatchObject([{ grade: 'signed-in' }]);
      else expect(after.length).toBeLessThanOrEqual(1);
    }),
  );
});
