import { describe, expect, it } from 'vitest';
import { hostOf, isWithin, originOf, siteOf } from '@/utils/core/site';

describe('siteOf', () => {
  it.each([
    ['www.instagram.com', 'instagram.com'],
    ['instagram.com', 'instagram.com'],
    ['WWW.Instagram.COM', 'instagram.com'],
    ['instagram.com.', 'instagram.com'],
    ['a.b.example.co.uk', 'example.co.uk'],
    // The private section of the Public Suffix List: every customer is a site.
    ['alice.github.io', 'alice.github.io'],
    ['www.alice.github.io', 'alice.github.io'],
    ['me.blogspot.com', 'me.blogspot.com'],
    // Punycode, below a suffix that is punycode itself.
    ['www.xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['a.shop.xn--55qx5d.cn', 'shop.xn--55qx5d.cn'],
    ['my_host.example.com', 'example.com'],
  ])('of %s is %s', (host, site) => expect(siteOf(host)).toBe(site));

  it.each([
    'github.io',
    'co.uk',
    'localhost',
    'router',
    '127.0.0.1',
    '192.168.1.20',
    '[::1]',
    '[2001:db8::1]',
  ])('of %s, which has no registrable domain, is the host itself', (host) => expect(siteOf(host)).toBe(host));

  it('is the same for an IPv6 address with and without brackets', () => {
    expect(siteOf('2001:db8::1')).toBe(siteOf('[2001:db8::1]'));
  });

  it('keeps what is no host apart from the host that it contains', () => {
    expect(siteOf('someone@instagram.com')).not.toBe('instagram.com');
    expect(siteOf('instagram.com:8443')).not.toBe('instagram.com');
  });
});

describe('isWithin', () => {
  it.each([
    ['instagram.com', 'instagram.com', true],
    ['www.instagram.com', 'instagram.com', true],
    ['WWW.instagram.com.', 'instagram.com', true],
    ['www.instagram.com', 'instagram.com.', true],
    ['accounts.google.com', 'google.com', true],
    ['music.163.com', 'music.163.com', true],
    ['[::1]', '::1', true],
    // Look-alikes.
    ['notinstagram.com', 'instagram.com', false],
    ['instagram.com.evil.example', 'instagram.com', false],
    ['instagram.co', 'instagram.com', false],
    ['xmusic.163.com', 'music.163.com', false],
    ['xn--nstagram-ufb.com', 'instagram.com', false],
    // Upwards, sideways, across a public suffix.
    ['instagram.com', 'www.instagram.com', false],
    ['163.com', 'music.163.com', false],
    ['alice.github.io', 'github.io', false],
    ['alice.github.io', 'bob.github.io', false],
    ['example.co.uk', 'co.uk', false],
    ['1.2.3.4', '3.4', false],
    ['11.2.3.4', '1.2.3.4', false],
    ['', 'instagram.com', false],
  ])('says of %s and %s: %s', (host, domain, expected) => expect(isWithin(host, domain)).toBe(expected));
});

describe('addresses', () => {
  it.each([
    ['https://www.instagram.com/a?b#c', 'www.instagram.com', 'https://www.instagram.com'],
    ['http://example.com:8080/', 'example.com', 'http://example.com:8080'],
    ['HTTPS://Example.com', 'example.com', 'https://example.com'],
    ['https://[::1]:8443/x', '[::1]', 'https://[::1]:8443'],
    ['https://user:pw@example.com/', 'example.com', 'https://example.com'],
  ])('%s has a host and an origin', (address, host, origin) => {
    expect(hostOf(address)).toBe(host);
    expect(originOf(address)).toBe(origin);
  });

  it.each([
    'about:blank',
    'file:///etc/passwd',
    'chrome://settings',
    'data:,x',
    'blob:https://x.com/1',
    'https://',
    '',
  ])('%j belongs to no site', (address) => {
    expect(hostOf(address)).toBeUndefined();
    expect(originOf(address)).toBeUndefined();
  });
});
