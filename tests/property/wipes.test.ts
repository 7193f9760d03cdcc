import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '@/utils/catalogue';
import { planned, type WipePlace } from '@/utils/core/journal';
import { foundOf, outcomeOf, receiptOf, type Sighting } from '@/utils/core/outcome';
import { placesOf } from '@/utils/core/plan';
import { isWithinAny, originOf } from '@/utils/core/site';
import { STORE_KINDS } from '@/utils/core/unit';
import { forget, secondLook, startWorker } from '../fakes/worker';
import type { FakeWorld } from '../fakes/world';
import { cookie, host } from './jars';
import { worldOf } from './worlds';

const address = fc.oneof(
  host.map((one) => `https://${one}/a?b`),
  host.map((one) => `http://${one}:8080`),
  fc.constant('about:blank'),
);
const addresses = fc.array(address, { maxLength: 4 });
const origin = host.map((one) => `https://${one}`);

describe('a plan', () => {
  it('never names an origin of another site, a place twice, or something that is no origin', () => {
    const observed = fc.record({
      target: host,
      cookies: fc.array(cookie, { maxLength: 12 }),
      openOrigins: addresses,
      seenOrigins: addresses,
      embedders: addresses,
      guests: fc.array(fc.record({ origin, under: origin })),
    });
    fc.assert(
      fc.property(observed, ({ target, ...rest }) => {
        const { domains } = catalogue.groupOf(target);
        const places = placesOf({ domains, storeId: '0', ...rest });
        for (const { origin, partition } of places) {
          const isOwn = isWithinAny(new URL(origin).hostname, domains);
          const isUnderOwn = partition !== undefined && isWithinAny(new URL(partition).hostname, domains);
          // The group's own data anywhere else, or a guest's under the group: the group is in it exactly once.
          expect(isOwn).toBe(!isUnderOwn);
          expect(originOf(origin)).toBe(origin);
        }
        const keys = places.map(({ origin, partition }) => `${origin} ${partition}`);
        expect(new Set(keys).size).toBe(keys.length);
        expect(places.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

const kinds = fc.subarray([...STORE_KINDS]);
const PLACES: WipePlace[] = [undefined, 'https://news.example'].flatMap((partition) =>
  ['https://a.com', 'https://www.a.com', 'https://b.a.com'].map((origin, index) => ({
    origin,
    storeId: '0',
    certain: index === 2,
    ...(partition === undefined ? {} : { partition }),
  })),
);
const sightings = fc
  .array(fc.record({ reached: fc.boolean(), holds: kinds, blind: kinds, isSkipped: fc.boolean() }), {
    minLength: PLACES.length,
    maxLength: PLACES.length,
  })
  .map((seen) =>
    seen.flatMap(({ isSkipped, reached, holds, blind }, index): Sighting[] => {
      const { origin, storeId, partition } = PLACES[index] as WipePlace;
      const sees = {
        origin,
        storeId,
        partition,
        reached,
        holds: reached ? holds : [],
        blind: reached ? blind : [],
      };
      return isSkipped ? [] : [sees];
    }),
  );

describe('a receipt', () => {
  it('is clean exactly where every certain place and every partition was seen, and seen empty', () => {
    const look = fc.record({
      cookies: fc.array(cookie, { maxLength: 2 }),
      sightings,
      cached: fc.constant([]),
    });
    fc.assert(
      fc.property(look, look, (before, after) => {
        const entry = {
          ...planned({
            id: 'w',
            key: 'a',
            siteId: 'a',
            siteName: 'a',
            domains: ['a.com'],
            storeId: '0',
            requestedAt: 0,
            browserRun: '',
          }),
          found: foundOf(before),
          outcome: outcomeOf(after, PLACES),
          finishedAt: 1,
        };
        const receipt = receiptOf(entry, 'due');
        const reached = after.sightings.filter((one) => one.reached);
        const isSeen = [undefined, 'https://news.example'].every((partition) =>
          reached.some((one) => one.partition === partition && one.origin === 'https://b.a.com'),
        );
        const isEmpty = reached.every(({ holds, blind }) => holds.length + blind.length === 0);
        expect(receipt.verdict === 'clean').toBe(isSeen && isEmpty && after.cookies.length === 0);
        expect(receipt.verdict === 'clean').toBe(receipt.open.length === 0);
        for (const { found, left } of [receipt.cookies, receipt.stores])
          expect(found).toBeGreaterThanOrEqual(left);
      }),
      { numRuns: 1_000 },
    );
  });
});

const ends = (world: FakeWorld) => ({
  cookies: world.cookies,
  kept: world.kept,
  quarantine: world.quarantine,
  steps: world.openSteps(),
  receipts: [...world.receipts.values()].map(({ verdict, cookies, stores, open, secondLook }) => ({
    verdict,
    cookies,
    stores,
    open: open.map((unit) => JSON.stringify(unit)).sort(),
    secondLook,
  })),
});

describe('a journal that is replayed', () => {
  it('from any prefix of its writes ends in the same state', async () => {
    await fc.assert(
      fc.asyncProperty(worldOf, fc.integer({ min: 1, max: 11 }), async (make, writes) => {
        const undisturbed = make();
        const worker = startWorker(undisturbed);
        await forget(worker, 'instagram.com');
        await secondLook(undisturbed, worker);

        const world = make();
        const dead = startWorker(world, writes);
        await Promise.race([dead.died, forget(dead, 'instagram.com')]);
        const next = startWorker(world);
        await next.forgetting.resume();
        await secondLook(world, next);
        expect(ends(world)).toEqual(ends(undisturbed));
      }),
      { numRuns: 150 },
    );
  });
});

describe('a wipe', () => {
  it('takes nothing of any other site, and says clean only where nothing of this one is left', async () => {
    await fc.assert(
      fc.asyncProperty(worldOf, async (make) => {
        const [before, world] = [make(), make()];
        await forget(startWorker(world), 'instagram.com');
        const isMine = (domain: string) => isWithinAny(domain, ['instagram.com']);
        const isTheirs = ({ domain, partition }: (typeof before.cookies)[number]) =>
          !isMine(domain) && partition?.topLevelSite !== 'https://instagram.com';
        expect(world.cookies.filter(isTheirs)).toEqual(before.cookies.filter(isTheirs));
        const keptByOthers = (one: FakeWorld) =>
          one.kept.filter(({ origin }) => !isMine(new URL(origin).hostname));
        expect(keptByOthers(world)).toEqual(keptByOthers(before));
        const [receipt] = world.receipts.values();
        if (receipt?.verdict === 'clean') {
          expect(world.cookiesOf('instagram.com')).toEqual([]);
          expect(world.keptBy('instagram.com')).toEqual([]);
        }
        expect([...world.unguarded]).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
