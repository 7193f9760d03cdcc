import { beforeEach, expect, it, vi } from 'vitest';
import { NO_HISTORY } from '@/utils/core/detect/history';
import type { SiteSeen } from '@/utils/core/detect/seen';
import type { SeenSites } from '@/utils/ports';
import { FakeStorage } from '../../fakes/storage';

let storage: FakeStorage;
let seenSites: SeenSites;
beforeEach(async () => {
  storage = new FakeStorage();
  vi.resetModules();
  vi.doMock('@/utils/adapters/browser', () => ({ browser: storage.browser, isFirefox: true }));
  ({ seenSites } = await import('@/utils/adapters/seen-sites'));
});

const seen = (host: string): SiteSeen => ({
  host,
  history: { ...NO_HISTORY, appeared: ['zq'] },
  page: {
    verdict: 'silent',
    stored: [{ kind: 'localStorage', key: 'token', shape: { kind: 'jwt', length: 300 } }],
    origin: `https://${host}`,
    shown: [],
    besides: ['zq'],
  },
});

it('gives back what was saved, and nothing that was forgotten', async () => {
  await seenSites.save('a@0', seen('a.com'));
  await seenSites.save('b@0', { host: 'b.com', history: NO_HISTORY });
  expect(await seenSites.all()).toEqual({
    'a@0': seen('a.com'),
    'b@0': { host: 'b.com', history: NO_HISTORY },
  });
  await seenSites.save('a@0', undefined);
  expect(Object.keys(await seenSites.all())).toEqual(['b@0']);
});

it('puts nothing on the disk', async () => {
  await seenSites.save('a@0', seen('a.com'));
  expect(JSON.stringify(storage.kept.local ?? {})).not.toContain('a.com');
});

it('holds the 300 sites that were seen last', async () => {
  for (let index = 0; index < 305; index += 1) await seenSites.save(`s${index}@0`, seen(`s${index}.com`));
  await seenSites.save('s10@0', { ...seen('s10.com'), history: NO_HISTORY });
  await seenSites.save('new@0', seen('new.com'));
  const keys = Object.keys(await seenSites.all());
  expect(keys).toHaveLength(300);
  expect(keys).toContain('s10@0');
  expect(keys).not.toContain('s5@0');
});

it('begins anew where it cannot be understood', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  storage.kept.session = { seenSites: { 'a@0': { host: 1 } } };
  expect(await seenSites.all()).toEqual({});
});
