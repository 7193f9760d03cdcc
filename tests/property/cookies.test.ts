import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '@/utils/catalogue';
import { cookieIdentity, type ObservedCookie, removalAddress } from '@/utils/core/cookie';
import { isWithin, siteOf } from '@/utils/core/site';
import { isSentTo } from '../fakes/rfc6265';
import { rowsOf } from '../fakes/rows';
import { cpuMs } from './cpu-time';
import { cookie, host, wildCookie } from './jars';

const FIELDS: (keyof ObservedCookie)[] = [
  'name',
  'domain',
  'hostOnly',
  'path',
  'storeId',
  'partition',
  'value',
  'secure',
  'httpOnly',
  'expiresAt',
];
const context = { catalogue, now: 1_000, known: {}, watching: true };

describe('for every cookie that a browser can hold', () => {
  it('the address that removes it is one that it would be sent to', () => {
    fc.assert(
      fc.property(cookie, (one) => {
        expect(isSentTo(removalAddress(one), one)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('the address that removes it is within its own site', () => {
    fc.assert(
      fc.property(cookie, (one) => {
        expect(siteOf(new URL(removalAddress(one)).hostname)).toBe(siteOf(one.domain));
      }),
      { numRuns: 2_000 },
    );
  });

  it('its identity differs where the browser keeps two, and only there', () => {
    const key = (one: ObservedCookie) => {
      const { topLevelSite = '', hasCrossSiteAncestor = '' } = one.partition ?? {};
      const { name, domain, hostOnly, path, storeId } = one;
      return JSON.stringify([name, domain, hostOnly, path, storeId, topLevelSite, hasCrossSiteAncestor]);
    };
    const fields = fc.subarray(FIELDS);
    const similar = fc
      .tuple(cookie, cookie, fields)
      .map(
        ([a, b, changed]) =>
          [a, { ...a, ...Object.fromEntries(changed.map((one) => [one, b[one]])) }] as const,
      );
    fc.assert(
      fc.property(similar, ([a, b]) => {
        const isSame = key(a) === key(b);
        expect(cookieIdentity(a) === cookieIdentity(b)).toBe(isSame);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is no secret that its row gives away', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9%:]{20,40}$/);
    fc.assert(
      fc.property(fc.array(cookie, { maxLength: 20 }), secret, (cookies, value) => {
        const rows = rowsOf(
          '0',
          cookies.map((one) => ({ ...one, value: `#${value}` })),
          context,
        );
        expect(JSON.stringify(rows)).not.toContain(value);
      }),
    );
  });
});

describe('sites', () => {
  it('are never shared by two registrable domains', () => {
    const registrable = fc.tuple(
      fc.stringMatching(/^q[a-z0-9]{4,8}x$/),
      fc.constantFrom('com', 'co.uk', 'github.io', 'de'),
    );
    fc.assert(
      fc.property(registrable, registrable, host, ([a, suffixA], [b, suffixB], sub) => {
        const [one, other] = [`${a}.${suffixA}`, `${b}.${suffixB}`];
        fc.pre(one !== other && sub !== '' && !sub.startsWith('[') && !sub.endsWith('.'));
        expect(siteOf(`${sub}.${one}`)).toBe(one);
        expect(siteOf(`${sub}.${one}`)).not.toBe(siteOf(`${sub}.${other}`));
        expect(isWithin(`${sub}.${one}`, other)).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  it('are the sites of themselves', () => {
    fc.assert(
      fc.property(host, (one) => {
        expect(siteOf(siteOf(one))).toBe(siteOf(one));
      }),
      { numRuns: 1_000 },
    );
  });

  it('have in their login group the host that was asked for', () => {
    fc.assert(
      fc.property(host, (one) => {
        const { domains } = catalogue.groupOf(one);
        expect(domains.some((domain) => isWithin(one, domain))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a jar of any cookies at all', () => {
  const jar = fc.array(wildCookie, { minLength: 500, maxLength: 500 });

  it('never stops the list: 10,000 of them make rows without an error', () => {
    fc.assert(
      fc.property(jar, (cookies) => {
        const rows = rowsOf('0', cookies, context);
        expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
      }),
      { numRuns: 20 },
    );
  });

  it('is listed in less than 50 ms per 1,000 cookies', () => {
    const [cookies = []] = fc.sample(fc.array(cookie, { minLength: 3_000, maxLength: 3_000 }), {
      numRuns: 1,
      seed: 7,
    });
    rowsOf('0', cookies, context);
    const times = [1, 2, 3, 4, 5].map(() => cpuMs(() => rowsOf('0', cookies, context)) / 3);
    expect(Math.min(...times)).toBeLessThan(50);
  });
});
