import fc from 'fast-check';
import { expect, it } from 'vitest';
import { catalogue } from '@/utils/catalogue';
import { cookieIdentity } from '@/utils/core/cookie';
import { cookiesToLogOut } from '@/utils/core/log-out-scope';
import { startWorker, targetOf } from '../fakes/worker';
import { cookie, host } from './jars';
import { worldOf } from './worlds';

it('logging out takes a part of what forgetting takes, and never what the site keeps', () => {
  const jar = fc.array(cookie, { maxLength: 15 });
  fc.assert(
    fc.property(host, jar, fc.boolean(), (target, cookies, isConfirmed) => {
      const group = catalogue.groupOf(target);
      const taken = cookiesToLogOut(group, cookies, 0, isConfirmed);
      for (const one of taken) {
        expect(cookies).toContain(one);
        expect(group.entry?.keeps ?? []).not.toContain(one.name);
      }
    }),
    { numRuns: 500 },
  );
});

it('log-out ⊂ forget: whatever a log-out takes, forgetting takes, and stores are left alone', async () => {
  await fc.assert(
    fc.asyncProperty(worldOf, async (make) => {
      const [before, loggedOut, forgotten] = [make(), make(), make()];
      for (const [world, scope] of [
        [loggedOut, 'log-out'],
        [forgotten, 'forget'],
      ] as const) {
        const worker = startWorker(world);
        await worker.forgetting.request([targetOf('instagram.com')], scope);
        await worker.forgetting.resume();
      }
      const gone = (world: typeof before) => {
        const left = new Set(world.cookies.map(cookieIdentity));
        return before.cookies.map(cookieIdentity).filter((identity) => !left.has(identity));
      };
      const goneByForget = new Set(gone(forgotten));
      for (const identity of gone(loggedOut)) expect(goneByForget).toContain(identity);
      expect(loggedOut.kept).toEqual(before.kept);
    }),
    { numRuns: 100 },
  );
});
