/** Profile directories: each browser run has its own, under one directory that names the run. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './wait.ts';

/** A fresh profile. `SIGNOFF_RUN_DIR` is set by the scripts, which look there for what a run left behind. */
export function createProfile(kind: string): string {
  const parent = process.env.SIGNOFF_RUN_DIR ?? tmpdir();
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, `signoff-${kind}-`));
}

/** Removes the profile; a dying browser may still write into it, so tries again. */
export async function removeProfile(dir: string): Promise<void> {
  await until(`profile ${dir} to be removed`, () => {
    rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
    return true;
  });
}

/** Merges dotted keys into Chromium's `Default/Preferences`. Only while the browser is not running. */
export function writeChromiumPreferences(profileDir: string, values: Record<string, unknown>): void {
  const dir = join(profileDir, 'Default');
  const file = join(dir, 'Preferences');
  mkdirSync(dir, { recursive: true });
  const preferences = readJson(file);
  for (const [key, value] of Object.entries(values)) setDotted(preferences, key.split('.'), value);
  writeFileSync(file, JSON.stringify(preferences));
}

type Json = { [key: string]: unknown };

function readJson(file: string): Json {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Json;
  } catch {
    return {};
  }
}

function setDotted(target: Json, [first = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    target[first] = value;
    return;
  }
  const child = target[first];
  const next: Json = typeof child === 'object' && child !== null ? (child as Json) : {};
  target[first] = next;
  setDotted(next, rest, value);
}
