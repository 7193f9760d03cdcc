import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Correction,
  correctionsFile,
  readCorrections,
  readCorrectionsFile,
  withCorrections,
} from '@/utils/core/corrections';

const said = (site: string, more: Partial<Correction> = {}): Correction => ({
  site,
  says: 'login',
  saidAt: 5,
  cookies: ['sid'],
  stores: ['0'],
  ...more,
});

describe('corrections from the disk', () => {
  it('are none where nothing is stored', () => {
    expect(readCorrections(undefined)).toEqual({ corrections: [], damaged: [] });
  });

  it('are as they were written; one that makes no sense stops no other and is not lost', () => {
    const broken = { site: 'c.com', says: 'perhaps' };
    const raw = { version: 1, corrections: [said('a.com'), broken, said('b.com', { says: 'not-login' })] };
    expect(readCorrections(raw)).toEqual({
      corrections: [said('a.com'), said('b.com', { says: 'not-login' })],
      damaged: [broken],
    });
  });

  it.each(['text', 7, null, [], { version: 2, corrections: [] }])('are damaged as a whole: %j', (raw) => {
    expect(readCorrections(raw)).toEqual({ corrections: [], damaged: [raw] });
  });

  it('hold 500 sites, the newest last, and each site once', () => {
    const many = Array.from({ length: 500 }, (_, index) => said(`s${index}.com`));
    const next = withCorrections(many, [said('s3.com', { says: 'not-login' }), said('new.com')]);
    expect(next).toHaveLength(500);
    expect(next.at(-1)?.site).toBe('new.com');
    expect(next.filter(({ site }) => site === 's3.com')).toEqual([said('s3.com', { says: 'not-login' })]);
    expect(next.some(({ site }) => site === 's0.com')).toBe(false);
  });
});

describe('the file for another browser', () => {
  it('takes over what was said, and neither when nor in which cookie store', () => {
    const text = correctionsFile([said('a.com', { stores: ['firefox-container-3'], saidAt: 1_234_567 })]);
    expect(text).not.toMatch(/container|1234567/);
    expect(readCorrectionsFile(text, 9)).toEqual({
      ok: true,
      corrections: [said('a.com', { stores: [], saidAt: 9 })],
    });
  });

  it('says what is wrong with another file, and which entry is', () => {
    const file = (corrections: unknown) =>
      JSON.stringify({ format: 'signoff-corrections', version: 1, corrections });
    expect(readCorrectionsFile('{', 0)).toEqual({ ok: false, reason: 'not-json' });
    expect(readCorrectionsFile('{"version":1,"corrections":[]}', 0)).toEqual({
      ok: false,
      reason: 'other-file',
    });
    expect(readCorrectionsFile(file(Array(501).fill({})), 0)).toEqual({ ok: false, reason: 'too-many' });
    const entries = [
      { site: 'a.com', says: 'login' },
      { site: 'a.com/path?user=ada', says: 'login' },
    ];
    expect(readCorrectionsFile(file(entries), 0)).toEqual({ ok: false, reason: 'bad-entry', entry: 2 });
  });

  it('reads what it wrote, whatever was said, and never throws', () => {
    const correction = fc.record({
      site: fc.domain(),
      says: fc.constantFrom('login' as const, 'not-login' as const),
      saidAt: fc.nat(),
      cookies: fc.array(fc.string({ maxLength: 256 }), { maxLength: 5 }),
      stores: fc.array(fc.string()),
    });
    fc.assert(
      fc.property(fc.uniqueArray(correction, { selector: ({ site }) => site }), (all) => {
        const read = readCorrectionsFile(correctionsFile(all), 1);
        expect(read).toEqual({
          ok: true,
          corrections: all.map((one) => ({ ...one, saidAt: 1, stores: [] })),
        });
      }),
    );
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void readCorrectionsFile(text, 0)));
    fc.assert(fc.property(fc.anything(), (raw) => void readCorrections(raw)));
  });
});
