/** A recipe with a mistake in it is refused before it can run, by the entry's name and the field's. */

import { describe, expect, it } from 'vitest';
import { addressesOf } from '@/utils/core/recipe';
import { readEntries } from '@/utils/core/site-entry';

const entry = (parts: object, more: object = {}) => ({
  id: 'example',
  name: 'Example',
  confidence: 'high',
  domains: ['example.com'],
  login_group: ['example.com'],
  ...parts,
  ...more,
});

const GET = {
  grade: 'runs',
  confidence: 'high',
  how: 'get',
  from: 'background',
  url: 'https://www.example.com/logout',
  sources: ['a client'],
};
const SEND = { ...GET, how: 'send', from: 'page', method: 'POST' };
const WITH_TOKEN = { ...SEND, token: { meta: 'csrf-token' }, token_as: { header: 'X-CSRF-Token' } };
const { from: _, ...PRESS_BASE } = GET;
const PRESS = { ...PRESS_BASE, how: 'press', press: '#log-out' };
const VISIT = { ...PRESS_BASE, how: 'visit', grade: 'opens' };

const without = (recipe: object, field: string) =>
  Object.fromEntries(Object.entries(recipe).filter(([name]) => name !== field));

describe('a recipe', () => {
  it.each<[string, object]>([
    ['by a GET request', GET],
    [
      'by a GET request with a token from a cookie',
      { ...GET, token: { cookie: 'ck' }, token_as: { query: 'ck' } },
    ],
    ['by a form', { ...SEND, fields: { one_tap: '0' } }],
    ['by a form with a token', WITH_TOKEN],
    ['with a page for its token', { ...WITH_TOKEN, token_page: 'https://example.com/settings' }],
    ['by the control of a page', PRESS],
    ['by the person', { ...VISIT, confidence: 'low', basis: 'project' }],
    ['that ends more than here, by the person', { ...VISIT, ends: 'all-sessions', basis: 'checked' }],
    ['with a check', { ...GET, check: 'https://example.com/me' }],
  ])('%s is taken, without what is for reviewers', (_name, recipe) => {
    expect(readEntries([entry({ sign_out: recipe })])[0]?.sign_out).toEqual(without(recipe, 'sources'));
  });

  it.each<[string, object, string]>([
    ['of an unknown kind', { ...GET, how: 'click' }, 'sign_out.how'],
    ['of no kind', without(GET, 'how'), 'sign_out.how'],
    ['without a grade', without(GET, 'grade'), 'sign_out.grade'],
    ['that the person runs, of the first grade', { ...VISIT, grade: 'runs' }, 'sign_out.grade'],
    ['that runs by itself, of the second grade', { ...GET, grade: 'opens' }, 'sign_out.grade'],
    ['that runs on a guess', { ...GET, confidence: 'low' }, 'sign_out.confidence'],
    ['that ends something unknown', { ...VISIT, ends: 'everything' }, 'sign_out.ends'],
    ['that runs and ends more than here', { ...GET, ends: 'all-sessions' }, 'sign_out.ends'],
    ['of unknown confidence', { ...VISIT, confidence: 'sure' }, 'sign_out.confidence'],
    ['without an address', without(GET, 'url'), 'sign_out.url'],
    ['over http', { ...GET, url: 'http://www.example.com/logout' }, 'sign_out.url'],
    ['whose address is script', { ...GET, url: 'javascript:alert(1)' }, 'sign_out.url'],
    ['whose address is none', { ...GET, url: 'https://' }, 'sign_out.url'],
    ['at another site', { ...GET, url: 'https://example.org/logout' }, 'sign_out.url'],
    ['at a look-alike of the site', { ...GET, url: 'https://notexample.com/logout' }, 'sign_out.url'],
    ['behind a name that hides the site', { ...GET, url: 'https://example.com@evil.org/' }, 'sign_out.url'],
    ['checked at another site', { ...GET, check: 'https://example.org/me' }, 'sign_out.check'],
    [
      'with a token of another site',
      { ...WITH_TOKEN, token_page: 'https://example.org/' },
      'sign_out.token_page',
    ],
    ['by an unknown method', { ...SEND, method: 'PATCH' }, 'sign_out.method'],
    ['by no method', without(SEND, 'method'), 'sign_out.method'],
    ['from nowhere', without(GET, 'from'), 'sign_out.from'],
    ['from an unknown place', { ...GET, from: 'worker' }, 'sign_out.from'],
    ['with a field that is no text', { ...SEND, fields: { all: 1 } }, 'sign_out.fields.all'],
    ['with an unknown place of the token', { ...WITH_TOKEN, token: { script: 'x' } }, 'sign_out.token'],
    ['with two places of the token', { ...WITH_TOKEN, token: { cookie: 'a', meta: 'b' } }, 'sign_out.token'],
    ['with an unknown use of the token', { ...WITH_TOKEN, token_as: { body: 'x' } }, 'sign_out.token_as'],
    ['with a token that it does not use', without(WITH_TOKEN, 'token_as'), 'sign_out.token_as'],
    ['that uses a token from nowhere', without(WITH_TOKEN, 'token'), 'sign_out.token'],
    [
      'with a page for a token that is in a cookie',
      { ...WITH_TOKEN, token: { cookie: 'csrf' }, token_page: 'https://example.com/' },
      'sign_out.token_page',
    ],
    [
      'that puts a form field into a GET request',
      { ...GET, token: { cookie: 'ck' }, token_as: { field: 'ck' } },
      'sign_out.token_as',
    ],
    ['that presses nothing', without(PRESS, 'press'), 'sign_out.press'],
    ['that presses an empty selector', { ...PRESS, press: '' }, 'sign_out.press'],
    ['with a slip in a name', { ...SEND, tokn: { cookie: 'csrf' } }, 'sign_out.tokn'],
    ['with what belongs to another kind', { ...GET, press: '#log-out' }, 'sign_out.press'],
    ['with sources that are no list', { ...GET, sources: 'a client' }, 'sign_out.sources'],
  ])('%s is refused by entry and field', (_name, recipe, field) => {
    expect(() => readEntries([entry({ sign_out: recipe })])).toThrow(`catalogue entry example: ${field}: `);
  });

  it('of an entry whose domains have logins of their own is on one of them', () => {
    const each = { login_group: 'each-domain', domains: ['example.com', 'example.de'] };
    expect(readEntries([entry({ sign_out: GET }, each)])).toHaveLength(1);
    const elsewhere = { ...GET, url: 'https://example.fr/logout' };
    expect(() => readEntries([entry({ sign_out: elsewhere }, each)])).toThrow('sign_out.url: ');
  });

  it('by the person is shipped with the kind of its sources alone', () => {
    const [read] = readEntries([entry({ sign_out: VISIT })]);
    expect(read?.sign_out).toMatchObject({ how: 'visit', basis: 'project' });
    expect(readEntries([read])).toEqual([read]);
  });

  it('names every address that it makes a request to', () => {
    const check = 'https://example.com/me';
    const token_page = 'https://example.com/settings';
    const [read] = readEntries([entry({ sign_out: { ...WITH_TOKEN, check, token_page } })]);
    if (!read?.sign_out) throw new Error('there is no recipe');
    expect(addressesOf(read.sign_out)).toEqual([
      { field: 'url', url: GET.url },
      { field: 'check', url: check },
      { field: 'token_page', url: token_page },
    ]);
  });
});

describe('an address for the person', () => {
  const fine = { url: 'https://id.elsewhere.com/devices', confidence: 'low', sources: ['x'] };

  it('may be at another site, and is shipped with the kind of its sources alone', () => {
    const [read] = readEntries([entry({ devices: fine, change_password: fine })]);
    expect(read?.devices).toEqual({ url: fine.url, confidence: 'low', basis: 'project' });
    expect(read?.change_password).toEqual({ url: fine.url, confidence: 'low', basis: 'project' });
    expect(readEntries([read])).toEqual([read]);
  });

  it.each([
    [['someone/project@1 file', 'https://help.example.com/devices'], 'documentation'],
    [['https://help.example.com/devices', 'checked by hand 2026-11-22'], 'checked'],
    [['no source: from experience with the site'], 'experience'],
    [undefined, 'experience'],
  ])('known from %s rests on %s', (sources, basis) => {
    const [read] = readEntries([entry({ devices: { ...fine, sources } })]);
    expect(read?.devices?.basis).toBe(basis);
  });

  it.each<[string, unknown, string]>([
    ['that is bare text', fine.url, ''],
    ['over http', { ...fine, url: 'http://id.elsewhere.com/' }, '.url'],
    ['without confidence', without(fine, 'confidence'), '.confidence'],
    ['with a slip in a name', { ...fine, confidense: 'low' }, '.confidense'],
  ])('%s is refused by entry and field', (_name, address, field) => {
    for (const part of ['devices', 'change_password']) {
      expect(() => readEntries([entry({ [part]: address })])).toThrow(
        `catalogue entry example: ${part}${field}: `,
      );
    }
  });
});
