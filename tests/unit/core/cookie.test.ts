import { describe, expect, it } from 'vitest';
import { type Cookie, cookieIdentity, cookieOrigin, removalAddress } from '@/utils/core/cookie';
import { cookieOf } from '../../fakes/world';

const cookie = (given: Partial<Cookie>) => cookieOf({ name: 'sid', domain: 'example.com', ...given });

describe('the address that removes a cookie', () => {
  it.each([
    [{}, 'https://example.com/'],
    [{ secure: false }, 'http://example.com/'],
    [{ path: '/wp-admin' }, 'https://example.com/wp-admin'],
    [{ path: '' }, 'https://example.com/'],
    [{ path: 'odd' }, 'https://example.com/'],
    [{ domain: 'example.com.' }, 'https://example.com./'],
    [{ domain: 'localhost', secure: false }, 'http://localhost/'],
    [{ domain: '127.0.0.1' }, 'https://127.0.0.1/'],
    [{ domain: '::1' }, 'https://[::1]/'],
    [{ domain: '[::1]' }, 'https://[::1]/'],
  ])('of %j is %s', (given, address) => expect(removalAddress(cookie(given))).toBe(address));
});

describe('the origin that a receipt names', () => {
  it('has neither a path nor a slash at its end', () => {
    expect(cookieOrigin(cookie({ path: '/a/b' }))).toBe('https://example.com');
  });
});

describe('the identity of a cookie', () => {
  it.each<[string, Partial<Cookie>]>([
    ['name', { name: 'SID' }],
    ['domain', { domain: 'www.example.com' }],
    ['host-only flag', { hostOnly: true }],
    ['path', { path: '/a' }],
    ['store', { storeId: '1' }],
    ['partition', { partition: { topLevelSite: 'https://news.example' } }],
    ['first-party domain', { firstPartyDomain: 'example.com' }],
  ])('differs with its %s', (_, difference) => {
    expect(cookieIdentity(cookie(difference))).not.toBe(cookieIdentity(cookie({})));
  });

  it('differs with the ancestor bit of its partition', () => {
    const under = (hasCrossSiteAncestor: boolean) =>
      cookieIdentity(cookie({ partition: { topLevelSite: 'https://example.com', hasCrossSiteAncestor } }));
    expect(under(true)).not.toBe(under(false));
  });

  it('does not hang on what may change in one and the same cookie', () => {
    const changed = cookie({ secure: false, httpOnly: false, expiresAt: 5 });
    expect(cookieIdentity({ ...changed, ...{ value: 'other' } })).toBe(cookieIdentity(cookie({})));
  });
});
