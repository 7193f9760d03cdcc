/** Copies of the built extension that tell what costs the time. The caller removes them. */
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The page of `withEmptyPopup`. */
export const EMPTY_PAGE = 'empty-popup.html';

/** The built extension with the empty popup beside its own. */
export function withEmptyPopup(builtDir: string): string {
  const dir = copyOf(builtDir);
  const preact = join(
    dirname(createRequire(import.meta.url).resolve('preact/package.json')),
    'dist/preact.mjs',
  );
  cpSync(preact, join(dir, 'empty-preact.mjs'));
  writeFileSync(
    join(dir, 'empty-popup.js'),
    "import { h, render } from './empty-preact.mjs';\nrender(h('main', null, 'Signoff'), document.body);\n",
  );
  writeFileSync(
    join(dir, EMPTY_PAGE),
    '<!doctype html><meta charset="utf-8"><title>x</title><body><script type="module" src="empty-popup.js"></script>',
  );
  return dir;
}

/** The same manifest, and a background that does nothing: what the browser itself does for such permissions. */
export function withoutCode(builtDir: string): string {
  const dir = copyOf(builtDir);
  writeFileSync(join(dir, 'background.js'), '');
  return dir;
}

function copyOf(builtDir: string): string {
  const dir = mkdtempSync(join(process.env.SIGNOFF_RUN_DIR ?? tmpdir(), 'signoff-speed-'));
  cpSync(builtDir, dir, { recursive: true });
  return dir;
}
