// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { pageFacts } from '@/utils/adapters/page-facts';

const only = async (html: string) => (await pageFacts(html)).controls;

describe('a page that is read and not run', () => {
  it.each<[string, { text: string; href: string; visible: boolean }[]]>([
    ['<a href="/out">Log out</a>', [{ text: 'Log out', href: '/out', visible: true }]],
    ['<a href="/bye?do=logout"><img></a>', [{ text: '', href: '/bye?do=logout', visible: true }]],
    ['<button aria-label="Log out">⏻</button>', [{ text: 'Log out', href: '', visible: true }]],
    ['<input type="submit" value="Sign in">', [{ text: 'Sign in', href: '', visible: true }]],
    ['<form action="/logout"><button>Bye</button></form>', [{ text: '', href: '/logout', visible: true }]],
    ['<a href="/letters">A letter to Ada</a><button>Buy</button>', []],
    ['<script>document.write(\'<a href="/x">Log out</a>\')</script>', []],
    ['<!-- <a href="/x">Log out</a> -->', []],
  ])('shows in %s what speaks of signing in or out, and nothing else', async (html, controls) => {
    expect(await only(html)).toEqual(controls);
  });

  it.each([
    '<div hidden><button>Log out</button></div>',
    '<div style="display: none"><button>Log out</button></div>',
    '<div aria-hidden="true"><button>Log out</button></div>',
    '<ul class="dropdown-menu"><li><button>Log out</button></li></ul>',
    '<div class="nav hidden"><button>Log out</button></div>',
    '<dialog><button>Log out</button></dialog>',
    '<details><summary>Ada</summary><button>Log out</button></details>',
    '<span v-if="user"><button>Log out</button></span>',
    '<span ng-show="user"><button>Log out</button></span>',
  ])('knows by the markup that %s is hidden', async (html) => {
    expect(await only(html)).toEqual([{ text: 'Log out', href: '', visible: false }]);
  });

  it.each([
    '<body class="no-js hidden"><button>Log out</button></body>',
    '<details><summary><button>Log out</button></summary></details>',
    '<div class="unhiddenness"><button>Log out</button></div>',
  ])('and that %s is not', async (html) => {
    expect((await only(html))[0]?.visible).toBe(true);
  });

  it.each([
    '<button disabled>Log out</button>',
    '<div aria-disabled="true"><a href="/x">Log out</a></div>',
    '<fieldset disabled><button>Log out</button></fieldset>',
    '<table class="button item-disabled"><tr><td><button>Log out</button></td></tr></table>',
  ])('knows that %s is disabled', async (html) => {
    expect(await only(html)).toMatchObject([{ text: 'Log out', visible: true, disabled: true }]);
  });

  it.each([
    '<button class="disabled:grey">Log out</button>',
    '<div class="disabled"><button>Log out</button><button>Buy</button></div>',
  ])('and that %s is not', async (html) => {
    expect((await only(html))[0]).not.toHaveProperty('disabled');
  });

  it('takes a form whose every button is disabled for disabled, and what is inert for hidden', async () => {
    expect(await only('<form action="/logout"><button disabled>Bye</button></form>')).toMatchObject([
      { href: '/logout', disabled: true },
    ]);
    expect((await only('<main inert><button>Log out</button></main>'))[0]?.visible).toBe(false);
  });

  it('sees whether a password is asked for, and not what is in the field', async () => {
    expect(await pageFacts('<input type="password" value="secret">')).toEqual({
      controls: [],
      hasVisiblePassword: true,
    });
    expect(
      (await pageFacts('<div class="login-modal"><input type="password"></div>')).hasVisiblePassword,
    ).toBe(false);
    expect((await pageFacts('<input type="text" name="password">')).hasVisiblePassword).toBe(false);
  });

  it('takes the beginning of a page that is too long, and of a control that holds all of it', async () => {
    const parse = vi.spyOn(DOMParser.prototype, 'parseFromString');
    const filler = '<p>x</p>'.repeat(250_000);
    const page = `<div role="button">\n <b>Log out</b> ${filler.slice(0, 800)}</div>${filler}`;
    expect(await only(page)).toEqual([
      { text: expect.stringMatching(/^Log out x+/), href: '', visible: true },
    ]);
    expect(parse.mock.lastCall?.[0].length).toBeLessThanOrEqual(200_000);
  }, 60_000);

  it.each(['', '\u0000', '{"no":"html"}', '<', '<a href="/logout', '<a href=>', '<input type=password'])(
    'stands %j',
    async (html) => {
      await expect(pageFacts(html)).resolves.toBeDefined();
    },
  );

  it.each([
    `<script>${'x'.repeat(300_000)}</script >`,
    `<STYLE media="x">${'a{}'.repeat(100_000)}</style>`,
    `<!-- ${'x'.repeat(300_000)} -->`,
    '<script></script>'.repeat(20_000),
    '<!---->',
    // One letter that is two in lower case.
    `${'İ'.repeat(50)}<script>x</script>`,
    '<scripted>',
  ])('reads on after %.20s', async (before) => {
    expect(await only(`${before}<button>Log out</button>`)).toHaveLength(1);
  });

  it.each(['<script>', '<style>', '<!-- '])('%s that is never closed hides the rest', async (before) => {
    expect(await only(`<button>Sign in</button>${before}<button>Log out</button>`)).toEqual([
      { text: 'Sign in', href: '', visible: true },
    ]);
  });

  it.each(['<!--', '<script', '<style>', '<scripts><!-', '<!-->', '<script></script'])(
    'costs no more for a page of nothing but %s',
    async (piece) => {
      const start = performance.now();
      await pageFacts(piece.repeat(500_000 / piece.length));
      expect(performance.now() - start).toBeLessThan(10_000);
    },
    60_000,
  );

  it('costs no more for closing tags that never end', async () => {
    const start = performance.now();
    await pageFacts(`<script>${'</script'.repeat(60_000)}`);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('lets others have a turn before it is through', async () => {
    let isThrough = false;
    // Every look at the clock takes 5 ms, however fast the machine is.
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
      now += 5;
      return now;
    });
    const reading = pageFacts('<button>Buy</button>'.repeat(100)).then(() => {
      isThrough = true;
    });
    const turn = new Promise<boolean>((resolve) => setTimeout(() => resolve(isThrough)));
    expect(await turn).toBe(false);
    await reading;
    clock.mockRestore();
  });

  it('looks at few parts of a control, however many it holds', async () => {
    const nested = '<div role="button">'.repeat(300);
    const steps = vi.spyOn(TreeWalker.prototype, 'nextNode');
    await pageFacts(`${nested}Log out`);
    expect(steps.mock.calls.length).toBeLessThanOrEqual(300 * 100);
    expect(await only(`<div role="button">${'<i></i>'.repeat(200)}Log out</div>`)).toEqual([]);
  });
});
