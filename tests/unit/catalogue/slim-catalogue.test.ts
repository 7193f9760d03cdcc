import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { slimCatalogue } from '@/scripts/lib/slim-catalogue';
import sites from '@/utils/catalogue/sites.json';
import { readCatalogue } from '@/utils/core/catalogue';
import { readEntries, type SiteEntry } from '@/utils/core/site-entry';

const FILE = fileURLToPath(new URL('../../../utils/catalogue/sites.json', import.meta.url));

/** The module that a real build makes of the catalogue. */
async function shipped(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [slimCatalogue()],
    build: { write: false, minify: false, lib: { entry: FILE, formats: ['es'], fileName: 'sites' } },
  });
  const [bundle] = Array.isArray(result) ? result : [result];
  if (!bundle || !('output' in bundle)) throw new Error('nothing was built');
  return bundle.output[0].code;
}

type Transform = (code: string, id: string) => { code: string } | undefined;
const transform = slimCatalogue().transform as Transform;

describe('the catalogue as it is shipped', () => {
  it('holds nothing that only a reviewer needs', async () => {
    const [code, file] = await Promise.all([shipped(), readFile(FILE, 'utf8')]);
    for (const word of [
      'sources',
      'notes',
      'unverified_fields',
      'sign_out_revokes_server_session',
      'yt-dlp',
      'repositories not named',
      'anonymous_lookalikes',
    ]) {
      expect(file).toContain(word);
      expect(code).not.toContain(word);
    }
    // What is left is what the background parses at each start.
    expect(code.length).toBeLessThan(100_000);
  });

  it('holds every recipe and every address, with how sure they are', () => {
    const slim = readEntries(JSON.parse(transform(JSON.stringify(sites), FILE)?.code ?? ''));
    for (const [at, { id, sign_out, devices, change_password, keeps }] of (sites as SiteEntry[]).entries()) {
      const bare = (part: object | undefined) =>
        part &&
        Object.fromEntries(Object.entries(part).filter(([field]) => !['sources', 'notes'].includes(field)));
      expect(slim[at]).toMatchObject({
        id,
        ...(sign_out && { sign_out: bare(sign_out) }),
        ...(devices && { devices: bare(devices) }),
        ...(change_password && { change_password: bare(change_password) }),
        ...(keeps && { keeps }),
      });
      for (const part of [slim[at]?.sign_out, slim[at]?.devices, slim[at]?.change_password]) {
        expect(part ?? {}).not.toHaveProperty('sources');
      }
    }
  });

  it('knows every site that the file knows, by the same signals', async () => {
    const raw = JSON.parse(await readFile(FILE, 'utf8')) as { id: string; domains: string[] }[];
    const slim = readCatalogue(JSON.parse(transform(JSON.stringify(raw), FILE)?.code ?? ''));
    const full = readCatalogue(raw);
    for (const domain of raw.flatMap(({ domains }) => domains))
      expect(slim.groupOf(domain)).toEqual(full.groupOf(domain));
  });

  it('cannot be built with a malformed entry', () => {
    expect(() => transform('[{"id":"broken","name":7}]', FILE)).toThrow('catalogue entry broken: name');
  });

  it('is the only file that is changed', () => {
    expect(transform('[]', '/x/utils/catalogue/other.json')).toBeUndefined();
    expect(transform('{}', '/x/public/sites.json')).toBeUndefined();
    expect(transform('[]', `${FILE}?import`)?.code).toBe('[]');
  });
});
