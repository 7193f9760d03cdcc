import { describe, expect, it } from 'vitest';
import { readCatalogue } from '@/utils/core/catalogue';

const entry = (changes: object = {}) => ({
  id: 'example',
  name: 'Example',
  confidence: 'high',
  domains: ['example.com'],
  login_group: ['example.com'],
  signed_in: { cookies: [{ name: 'sid' }] },
  ...changes,
});

describe('a catalogue with a mistake in it', () => {
  it.each<[string, object, string, string]>([
    ['no name', { name: '' }, 'example', 'name'],
    ['a name that is no text', { name: 7 }, 'example', 'name'],
    ['no domains', { domains: [] }, 'example', 'domains'],
    ['a domain that is no text', { domains: ['example.com', 1] }, 'example', 'domains.1'],
    ['an unknown confidence', { confidence: 'sure' }, 'example', 'confidence'],
    ['an empty login group', { login_group: [] }, 'example', 'login_group'],
    ['a login group of another kind', { login_group: 'each-host' }, 'example', 'login_group'],
    ['a sign-in signal that is none', { signed_in: 'sid' }, 'example', 'signed_in'],
    ['an unknown way to match', { signed_in: { match: 'most' } }, 'example', 'signed_in.match'],
    ['a nameless cookie', { signed_in: { cookies: [{ name: '' }] } }, 'example', 'signed_in.cookies.0.name'],
    [
      'a value pattern that is none',
      { signed_in: { cookies: [{ name: 'ok' }, { name: 'sid', value_pattern: '(' }] } },
      'example',
      'signed_in.cookies.1.value_pattern',
    ],
    [
      'a storage signal of an address instead of an origin',
      { signed_in: { storage: [{ kind: 'localStorage', origin: 'https://example.com/', key: 'k' }] } },
      'example',
      'signed_in.storage.0.origin',
    ],
    [
      'a storage signal of an unknown kind',
      { signed_in_candidates: { storage: [{ kind: 'opfs', origin: 'https://example.com', key: 'k' }] } },
      'example',
      'signed_in_candidates.storage.0.kind',
    ],
    ['a saved login that is not kept', { keeps: ['a'], saved_login: ['a', 'b'] }, 'example', 'saved_login'],
    ['a nameless cookie to keep', { keeps: ['device', ''] }, 'example', 'keeps.1'],
    ['an id with a space', { id: 'my site' }, 'my site', 'id'],
  ])('with %s is refused by entry and field', (_, changes, name, field) => {
    expect(() => readCatalogue([entry({ id: 'fine' }), entry(changes)])).toThrow(
      `catalogue entry ${name}: ${field}:`,
    );
  });

  it('names an entry without an id by its number', () => {
    expect(() => readCatalogue([entry(), { name: 'No id' }])).toThrow('catalogue entry number 2: id:');
    expect(() => readCatalogue([null])).toThrow('catalogue entry number 1:');
  });

  it('is refused when it is no list at all', () => {
    expect(() => readCatalogue({ sites: [] })).toThrow();
  });
});

describe('the login group of a host', () => {
  const catalogue = readCatalogue([
    entry({ id: 'music', name: 'Music', domains: ['music.163.com'], login_group: ['music.163.com'] }),
    entry({ id: 'shop', name: 'Shop', domains: ['shop.de', 'shop.com'], login_group: 'each-domain' }),
    entry(),
  ]);

  it('is the registrable domain where no entry knows it', () => {
    expect(catalogue.groupOf('www.unknown.example')).toEqual({
      siteId: 'unknown.example',
      name: 'unknown.example',
      domains: ['unknown.example'],
    });
  });

  it('reaches down from the domain of the entry, never up or sideways', () => {
    expect(catalogue.groupOf('api.music.163.com').siteId).toBe('music');
    expect(catalogue.groupOf('mail.163.com').siteId).toBe('163.com');
    expect(catalogue.groupOf('163.com').siteId).toBe('163.com');
    expect(catalogue.groupOf('notexample.com').siteId).toBe('notexample.com');
  });

  it('is that of the entry with the longer domain, whichever comes first', () => {
    const shop = entry({ id: 'shop', domains: ['shop.com'], login_group: ['shop.com'] });
    const cloud = entry({ id: 'cloud', domains: ['cloud.shop.com'], login_group: ['cloud.shop.com'] });
    for (const order of [
      [shop, cloud],
      [cloud, shop],
    ]) {
      const both = readCatalogue(order);
      expect(both.groupOf('console.cloud.shop.com').siteId).toBe('cloud');
      expect(both.groupOf('www.shop.com').siteId).toBe('shop');
    }
  });

  it('has the addresses of the entry on its own domain, where each has a login of its own', () => {
    const source = { confidence: 'medium', sources: ['x'] };
    const shops = readCatalogue([
      entry({
        domains: ['shop.com', 'shop.co.uk'],
        login_group: 'each-domain',
        sign_out: {
          grade: 'runs',
          how: 'get',
          from: 'background',
          url: 'https://www.shop.com/out?a=1',
          ...source,
        },
        devices: { url: 'https://accounts.shop.com/devices', ...source },
        change_password: { url: 'https://id.elsewhere.com/password', ...source },
      }),
    ]);
    const { entry: british } = shops.groupOf('www.shop.co.uk');
    expect(british?.sign_out?.url).toBe('https://www.shop.co.uk/out?a=1');
    expect(british?.devices?.url).toBe('https://accounts.shop.co.uk/devices');
    expect(british?.change_password?.url).toBe('https://id.elsewhere.com/password');
    expect(shops.groupOf('shop.com').entry?.sign_out?.url).toBe('https://www.shop.com/out?a=1');
  });

  it('is one per domain where the entry says so', () => {
    expect(catalogue.groupOf('www.shop.de')).toMatchObject({ siteId: 'shop:shop.de', domains: ['shop.de'] });
    expect(catalogue.groupOf('shop.com')).toMatchObject({ siteId: 'shop:shop.com', domains: ['shop.com'] });
  });
});
