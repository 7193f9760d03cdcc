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

const listed = 'a@firefox-default';
const old = (host: string) => {
  const { page, ...others } = seen(host);
  return { ...others, page: { ...page, isOld: true } };
};

/** Another run of the browser: what was in memory is gone. */
async function restart(): Promise<void> {
  storage.kept.session = {};
  vi.resetModules();
  ({ seenSites } = await import('@/utils/adapters/seen-sites'));
}

it('lets what was seen of listed rows, and of those with carriers, outlast the browser, marked as old', async () => {
  await seenSites.save(listed, seen('a.com'));
  await seenSites.save('b@firefox-default', seen('b.com'));
  await seenSites.save('c@firefox-default', {
    ...seen('c.com'),
    history: { ...NO_HISTORY, carriers: ['sid'] },
  });
  await seenSites.keep([listed]);
  await restart();
  const all = await seenSites.all();
  expect(Object.keys(all).sort()).toEqual([listed, 'c@firefox-default']);
  expect(all[listed]).toEqual(old('a.com'));
  await seenSites.save(listed, seen('a.com'));
  expect((await seenSites.all())[listed], 'seen anew').toEqual(seen('a.com'));
});

it('puts on the disk nothing of private windows, and nothing that a tab alone remembers', async () => {
  const page = {
    ...seen('a.com').page,
    stored: [{ kind: 'sessionStorage', key: 'token', shape: { kind: 'jwt', length: 300 } }],
  };
  await seenSites.save('a@firefox-private', seen('private.com'));
  await seenSites.save(listed, { ...seen('a.com'), page } as SiteSeen);
  await seenSites.keep(['a@firefox-private', listed]);
  expect(JSON.stringify(storage.kept.local)).not.toMatch(/private|sessionStorage/);
  storage.inIncognitoContext = true;
  await seenSites.keep([]);
  expect(Object.keys(storage.kept.local.seenSites ?? {}), 'the private profile writes nothing').toEqual([
    listed,
  ]);
});

it('forgets on the disk as well, and what is no longer listed', async () => {
  await seenSites.save(listed, seen('a.com'));
  await seenSites.keep([listed]);
  await seenSites.save(listed, undefined);
  expect(storage.kept.local.seenSites).toEqual({});
  await seenSites.save(listed, seen('a.com'));
  await seenSites.keep([listed]);
  await seenSites.keep([]);
  expect(storage.kept.local.seenSites).toEqual({});
});

it('stays forgotten where it was about to be kept', async () => {
  await seenSites.save(listed, seen('a.com'));
  await seenSites.keep([listed]);
  await Promise.all([seenSites.save(listed, undefined), seenSites.keep([listed])]);
  expect(storage.kept.local.seenSites).toEqual({});
  expect(await seenSites.all()).toEqual({});
});

it('keeps 100 sites on the disk', async () => {
  const keys = Array.from({ length: 120 }, (_, index) => `s${index}@firefox-default`);
  for (const key of keys) await seenSites.save(key, seen(`${key.split('@')[0]}.com`));
  await seenSites.keep(keys);
  expect(Object.keys(storage.kept.local.seenSites ?? {})).toEqual(keys.slice(-100));
});

it('says until the browser closes that what was on the disk made no sense', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  storage.kept.local.seenSites = { 'a@0': 'perhaps' };
  expect(await seenSites.isDamaged()).toBe(true);
  await seenSites.keep([]);
  expect(await seenSites.isDamaged(), 'although it was written anew').toBe(true);
  await restart();
  expect(await seenSites.isDamaged()).toBe(false);
});
