import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BREACHES } from './cases';
import { LEGAL } from './legal';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const WALLS = /noRestrictedImports|noRestrictedGlobals|plugin/;

interface Report {
  readonly diagnostics: readonly {
    readonly category: string;
    readonly severity: string;
    readonly location: { readonly path: string | { readonly file: string } };
  }[];
}

/** Folders, one per case: a small tree under the project's own configuration. */
let trees: string;
/** What the linter said of the file of each case: `error lint/style/noRestrictedImports`. */
const said = new Map<string, string[]>();

beforeAll(async () => {
  trees = await mkdtemp(join(tmpdir(), 'signoff-walls-'));
  // From standard input Biome 2.6 fails whatever it is given, so the files are real ones.
  for (const [kind, cases] of [
    ['breach', BREACHES],
    ['legal', LEGAL],
  ] as const) {
    // As many trees as the most cases that one file name has.
    for (const [index, { file, code }] of cases.entries()) {
      const tree = join(trees, `${kind}-${roundOf(cases, index)}`);
      await mkdir(dirname(join(tree, file)), { recursive: true });
      await writeFile(join(tree, file), `${code}\n`);
    }
  }
  for (const tree of await readdir(trees)) {
    for (const file of [
      'biome.json',
      'biome.walls.json',
      'tests/walls/no-chance.grit',
      'tests/walls/types-only.grit',
    ])
      await cp(join(ROOT, file), join(trees, tree, file));
    for (const { category, severity, location } of (await lint(join(trees, tree), '--vcs-enabled=false'))
      .diagnostics) {
      const path = typeof location.path === 'string' ? location.path : location.path.file;
      const key = `${tree} ${path.replaceAll('\\', '/').replace(/^\.\//, '')}`;
      said.set(key, [...(said.get(key) ?? []), `${severity} ${category}`]);
    }
  }
}, 60_000);
afterAll(() => rm(trees, { recursive: true, force: true }));

/** Which case this is of those for the same file. */
function roundOf(cases: readonly { readonly file: string }[], index: number): number {
  return cases.slice(0, index).filter(({ file }) => file === cases[index]?.file).length;
}

async function lint(folder: string, ...more: string[]): Promise<Report> {
  const biome = join(ROOT, 'node_modules/.bin/biome');
  const args = ['lint', '--reporter=json', '--max-diagnostics=none', ...more, '.'];
  // Biome ends with 1 when it found something: what it found is on its output all the same.
  const { stdout } = await promisify(execFile)(biome, args, { cwd: folder }).catch((cause) => cause);
  return JSON.parse(stdout) as Report;
}

const sayings = (kind: string, cases: readonly { readonly file: string }[], index: number) =>
  (said.get(`${kind}-${roundOf(cases, index)} ${cases[index]?.file}`) ?? []).filter((one) => WALLS.test(one));

describe('a wall', () => {
  it.each(
    BREACHES.map((breach, index) => [breach.file, breach.code.split('\n')[0], index, breach.rule] as const),
  )('of %s stops: %s', (_, __, index, rule) => {
    expect(
      sayings('breach', BREACHES, index)
        .filter((one) => one.startsWith('error'))
        .join(),
    ).toContain(rule);
  });

  it.each(LEGAL.map((legal, index) => [legal.file, legal.code.split('\n')[0], index] as const))(
    'of %s lets through: %s',
    (_, __, index) => expect(sayings('legal', LEGAL, index)).toEqual([]),
  );
});

describe('the tree itself', () => {
  it('breaks no wall', async () => {
    const { diagnostics } = await lint(ROOT);
    const broken = diagnostics.filter(({ category }) => WALLS.test(category));
    expect(broken.map(({ category, location }) => [category, location.path])).toEqual([]);
  });
});
