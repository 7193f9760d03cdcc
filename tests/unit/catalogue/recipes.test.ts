// @vitest-environment happy-dom
/** The sign-outs and addresses of the catalogue: enough of them, each with its source, none run on a guess. */

import { describe, expect, it } from 'vitest';
import {
  countsOf,
  type FileEntry,
  faultsOf,
  hasSource,
  isDoubted,
  sorted,
  type Told,
} from '@/scripts/lib/review-catalogue';
import { catalogue } from '@/utils/catalogue';
import sites from '@/utils/catalogue/sites.json';
import { addressesOf } from '@/utils/core/recipe';
import { hostOf, isWithinAny } from '@/utils/core/site';
import { readEntries } from '@/utils/core/site-entry';

const file = sites as unknown as FileEntry[];
const entries = readEntries(sites);
const counts = countsOf(entries);

describe('the catalogue', () => {
  it('has sign-outs for at least 40 sites, at least 25 of them of the first grade', () => {
    expect(counts.signOut).toBeGreaterThanOrEqual(40);
    expect(counts.runs).toBeGreaterThanOrEqual(25);
    expect(counts.runs + counts.opens).toBe(counts.signOut);
  });

  it('has devices or password addresses for at least 60 sites, for which somebody else speaks', () => {
    const told = (part: object | undefined) => part !== undefined && hasSource(part as Told);
    const sourced = file.filter(({ devices, change_password }) => told(devices) || told(change_password));
    expect(sourced.length).toBeGreaterThanOrEqual(60);
    expect(counts.devicesOrPassword).toBeGreaterThanOrEqual(sourced.length);
  });

  it('has, for those 40 and 25 sign-outs, somebody who speaks for them', () => {
    const sourced = file.filter(({ sign_out }) => sign_out && hasSource(sign_out as unknown as Told));
    expect(sourced.length).toBeGreaterThanOrEqual(40);
    expect(sourced.filter(({ sign_out }) => sign_out?.grade === 'runs')).toHaveLength(counts.runs);
  });

  it('has nothing that a reviewer would complain of', () => expect(faultsOf(sites)).toEqual([]));
});

describe.each(file.filter((entry) => entry.sign_out))('the sign-out of $id', (entry) => {
  it('has a source, and runs by itself only where nothing is guessed', () => {
    const told = entry.sign_out as unknown as Told;
    expect(told.sources?.length).toBeGreaterThan(0);
    if (entry.sign_out?.grade !== 'runs') return;
    expect(told.confidence).not.toBe('low');
    expect(isDoubted(entry, 'sign_out')).toBe(false);
    // Two lists of GET addresses of 2014 and 2017, of which half are dead.
    expect(told.sources?.some((source) => !/hyperlogout|superlogout/.test(source))).toBe(true);
  });

  it('stays within the login group, on each domain with a login of its own', () => {
    for (const domain of entry.domains) {
      const group = catalogue.groupOf(domain);
      const how = group.entry?.sign_out;
      if (!how) throw new Error(`${domain} has no sign-out`);
      for (const { url } of addressesOf(how)) {
        expect([url, isWithinAny(hostOf(url) ?? '', group.domains)]).toEqual([url, true]);
      }
    }
  });

  it('presses something that can be looked for', () => {
    const how = entry.sign_out;
    if (how?.how === 'press') expect(() => document.querySelector(how.press)).not.toThrow();
  });
});

describe('a reviewer', () => {
  const source = { confidence: 'medium', sources: ['a client'] };
  const fine = {
    id: 'example',
    name: 'Example',
    category: 'social',
    confidence: 'high',
    domains: ['example.com'],
    login_group: ['example.com'],
    signed_in: { cookies: [{ name: 'sid', domain: '.example.com' }] },
    sign_out: { grade: 'runs', how: 'get', from: 'background', url: 'https://example.com/out', ...source },
    sources: ['a client'],
  };
  const site = (id: string) => ({ ...fine, id });

  it('has nothing to say of a good entry', () => expect(faultsOf([fine])).toEqual([]));

  it.each<[string, object[], string]>([
    ['a field that no entry has', [{ ...fine, sign_uot: {} }], 'example: sign_uot: '],
    [
      'a recipe from nowhere',
      [{ ...fine, sign_out: { ...fine.sign_out, sources: [] } }],
      'example: sign_out.sources: ',
    ],
    [
      'an address from nowhere',
      [{ ...fine, devices: { url: 'https://example.com/d', confidence: 'low' } }],
      'example: devices.sources: ',
    ],
    [
      'what nobody speaks for and is not low',
      [
        {
          ...fine,
          devices: { url: 'https://example.com/d', confidence: 'medium', sources: ['no source: x'] },
        },
      ],
      'example: devices.confidence: ',
    ],
    ['an entry from nowhere', [{ ...fine, sign_out: undefined, sources: [] }], 'example: sources: '],
    [
      'a placeholder in an address',
      [{ ...fine, change_password: { url: 'https://example.com/{user}', ...source } }],
      'example: change_password.url: ',
    ],
    [
      'what is doubted and runs',
      [{ ...fine, unverified_fields: ['sign_out today'] }],
      'example: sign_out.grade: ',
    ],
    [
      'a domain outside the login group',
      [{ ...fine, domains: ['example.com', 'example.de'] }],
      'example: domains: ',
    ],
    [
      'a signal on a domain outside the login group',
      [{ ...fine, signed_in: { cookies: [{ name: 'sid', domain: '.example.de' }] } }],
      'example: signed_in: ',
    ],
    [
      'a placeholder in a name',
      [{ ...fine, signed_in_candidates: { cookies: [{ name: '{wiki}UserID' }] } }],
      'example: signed_in: ',
    ],
    [
      'a sign that every visitor has as well',
      [{ ...fine, anonymous_lookalikes: ['lang', 'sid (with the first page)'] }],
      'example: signed_in: ',
    ],
    ['a login that a log-out would keep', [{ ...fine, keeps: ['device', 'sid'] }], 'example: keeps: '],
    ['a pattern to keep', [{ ...fine, keeps: ['device_*'] }], 'example: keeps: '],
    ['an account linked with none', [{ ...fine, linked: ['exemple'] }], 'example: linked: '],
    ['an account linked with itself', [{ ...fine, linked: ['example'] }], 'example: linked: '],
    ['an entry that is there twice', [fine, fine], 'example: id: '],
    ['an entry in the wrong place', [site('b'), site('a')], 'a: id: '],
  ])('sees %s', (_, raw, fault) => {
    expect(faultsOf(raw).some((line) => line.startsWith(fault))).toBe(true);
  });

  it('puts entries and fields in their order', () => {
    const mixed = [site('b'), { sources: ['x'], name: 'A', id: 'a' }] as unknown as FileEntry[];
    expect(sorted(mixed).map((entry) => Object.keys(entry).slice(0, 2).join())).toEqual([
      'id,name',
      'id,name',
    ]);
    expect(sorted(mixed).map(({ id }) => id)).toEqual(['a', 'b']);
  });
});
