import { afterEach, expect, it, vi } from 'vitest';
import { wellKnown } from '@/utils/adapters/well-known';

const allowed = vi.hoisted(() => new Set<string>());
vi.mock('@/utils/adapters/site-rules', () => ({
  keepWithin: async (hosts: readonly string[]) => {
    for (const host of hosts) allowed.add(host);
    return async () => allowed.clear();
  },
}));

const THERE = 'https://a.example/.well-known/change-password';
const CONTROL =
  'https://a.example/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200';

type Answer = number | 'redirect' | 'nothing';

/** A site that answers these two addresses so. */
function site(there: Answer, control: Answer) {
  const asked: { url: string; how: RequestInit }[] = [];
  vi.stubGlobal('fetch', async (url: string, how: RequestInit) => {
    if (!allowed.has(new URL(url).hostname)) throw new TypeError('blocked');
    asked.push({ url, how });
    const answer = url === THERE ? there : control;
    if (answer === 'nothing') throw new TypeError('Failed to fetch');
    if (answer === 'redirect') return { type: 'opaqueredirect', status: 0, body: null };
    return new Response(null, { status: answer });
  });
  return asked;
}
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it.each<[Answer, Answer, boolean]>([
  [200, 404, true],
  ['redirect', 404, true],
  [404, 404, false],
  [500, 404, false],
  // A site that says yes to everything says nothing.
  [200, 200, false],
  ['redirect', 'redirect', false],
  [200, 403, false],
  ['nothing', 404, false],
  [200, 'nothing', false],
])('an answer of %s beside %s for what cannot exist: %s', async (there, control, isThere) => {
  vi.spyOn(console, 'info').mockImplementation(() => {});
  site(there, control);
  expect(await wellKnown.changePassword('https://a.example')).toBe(isThere ? THERE : undefined);
});

it('asks the site alone, without cookies, and follows nowhere', async () => {
  const asked = site('redirect', 404);
  await wellKnown.changePassword('https://a.example');
  expect(asked.map(({ url }) => url).sort()).toEqual([THERE, CONTROL]);
  for (const { how } of asked) expect(how).toMatchObject({ credentials: 'omit', redirect: 'manual' });
});
