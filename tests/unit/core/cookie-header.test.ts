import { expect, it } from 'vitest';
import { cookieHeader } from '@/utils/core/cookie-header';
import { cookieOf } from '../../fakes/world';

const headerFor = (address: string, ...given: Parameters<typeof cookieOf>[0][]) =>
  cookieHeader(address, given.map(cookieOf));

it('is what the browser would send there, longer paths first', () => {
  expect(
    headerFor(
      'https://www.example.com/a/b',
      { name: 'site', domain: 'example.com', value: '1' },
      { name: 'host', domain: 'www.example.com', hostOnly: true, value: '2' },
      { name: 'deep', domain: 'example.com', path: '/a', value: '3' },
    ),
  ).toBe('deep=3; site=1; host=2');
});

it('holds nothing of other hosts, paths, schemes and partitions', () => {
  expect(
    headerFor(
      'http://www.example.com/a',
      { name: 'a', domain: 'example.com', hostOnly: true },
      { name: 'b', domain: 'other.example.com' },
      { name: 'c', domain: 'ample.com' },
      { name: 'd', domain: 'example.com', path: '/ab', secure: false },
      { name: 'e', domain: 'example.com', secure: true },
      {
        name: 'f',
        domain: 'example.com',
        secure: false,
        partition: { topLevelSite: 'https://news.example' },
      },
    ),
  ).toBe('');
});

it('holds what the site keeps in its own partition', () => {
  const partition = { topLevelSite: 'https://example.com', hasCrossSiteAncestor: false };
  expect(
    headerFor('https://www.example.com/', { name: 'a', domain: 'example.com', value: '1', partition }),
  ).toBe('a=1');
});
