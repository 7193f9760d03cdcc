// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { controlsInSite, pressInSite } from '@/utils/adapters/in-site';
import { asAnswer, asTold } from '@/utils/adapters/site-answer';

beforeEach(() => {
  (globalThis as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(
    'https://www.example.com/home',
  );
});

async function found(html: string) {
  document.documentElement.innerHTML = html;
  return (await controlsInSite(null, 1_000))?.candidates ?? [];
}

describe('the controls of a page', () => {
  it('are its links, with where they lead', async () => {
    const [link] = await found('<body><a href="/logout" aria-label="Sign out"> Log out </a></body>');
    expect(link).toEqual({
      kind: 'link',
      texts: [' Log out ', 'Sign out'],
      address: 'https://www.example.com/logout',
      method: 'GET',
      fields: {},
      asksForMore: false,
    });
  });

  it('are its forms, with what they send', async () => {
    const [form] = await found(
      '<body><form method="post" action="/signout"><input type="hidden" name="token" value="t1"><button name="go" value="1">Sign out</button></form></body>',
    );
    expect(form).toMatchObject({
      kind: 'form',
      address: 'https://www.example.com/signout',
      method: 'POST',
      fields: { token: 't1', go: '1' },
      asksForMore: false,
    });
  });

  it('say where a person would have to fill something in', async () => {
    const [form] = await found(
      '<body><form action="/logout"><input name="why"><input type="submit" value="Log out"></form></body>',
    );
    expect(form).toMatchObject({ texts: ['', '', 'Log out'], asksForMore: true });
  });

  it('have no address where the page gives them none', async () => {
    const [form] = await found('<body><form method="post"><button>Log out</button></form></body>');
    expect(form?.address).toBe('');
  });

  it('are sent as a form where the page says so of a link', async () => {
    const [link] = await found(
      '<head><meta name="csrf-param" content="authenticity_token"><meta name="csrf-token" content="t2"></head><body><a href="/users/sign_out" data-method="delete">Log out</a></body>',
    );
    expect(link).toMatchObject({ method: 'POST', fields: { _method: 'delete', authenticity_token: 't2' } });
  });
});

describe('a press', () => {
  it('is made on the control that the selector finds, also on one that comes late', async () => {
    document.documentElement.innerHTML = '<body></body>';
    const pressed = vi.fn();
    const pressing = pressInSite('#out', 1_000);
    const button = document.createElement('button');
    button.id = 'out';
    button.addEventListener('click', pressed);
    document.body.append(button);
    expect(await pressing).toBe(true);
    await vi.waitFor(() => expect(pressed).toHaveBeenCalledOnce());
  });

  it('is not made where there is none', async () => {
    document.documentElement.innerHTML = '<body></body>';
    expect(await pressInSite('#out', 20)).toBe(false);
  });
});

describe('an outcome', () => {
  const answer = (status: number) => ({
    kind: 'answer' as const,
    status,
    address: 'https://a.com/',
    text: '',
  });

  it.each([
    [200, { done: true }],
    [0, { done: true }],
    [403, { done: false, sent: true, trouble: 'token-refused' }],
    [404, { done: false, sent: true, trouble: 'no-way-known' }],
    [500, { done: false, sent: true, trouble: 'server-error' }],
  ])('of status %i', (status, told) => {
    expect(asTold(answer(status))).toEqual(told);
  });

  it('of nothing is no answer, and a redirect is not followed here', () => {
    expect(asAnswer({ kind: 'failed', trouble: 'slow' })).toEqual({ kind: 'none', trouble: 'slow' });
    expect(asAnswer({ kind: 'redirect' })).toEqual({ kind: 'redirect' });
    expect(asTold({ kind: 'redirect' })).toMatchObject({ trouble: 'sent-elsewhere' });
  });
});
