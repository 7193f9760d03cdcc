import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { slimCatalogue } from '@/scripts/lib/slim-catalogue';
import { readCatalogue } from '@/utils/core/catalogue';

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
      'sign_out',
      'yt-dlp',
      'anonymous_lookalikes',
    ]) {
      expect(file).toContain(word);
      expect(code).not.toContain(word);
    }
    expect(code.length).toBeLessThan(file.length / 3);
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
