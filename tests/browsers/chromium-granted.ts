/** The extension as it is after the person allowed an optional permission, for a browser that nobody can answer. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  permissions: string[];
  optional_permissions?: string[];
}

/** A copy beside the profile, removed with it, in which these permissions are asked for at installation. */
export function copyGranting(extensionDir: string, granted: readonly string[], profileDir: string): string {
  const copy = join(profileDir, 'extension-with-permissions');
  cpSync(extensionDir, copy, { recursive: true });
  const file = join(copy, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const optional = manifest.optional_permissions ?? [];
  const missing = granted.filter((name) => !optional.includes(name));
  if (missing.length > 0) throw new Error(`the manifest does not ask for ${missing.join(', ')}`);
  manifest.permissions.push(...granted);
  manifest.optional_permissions = optional.filter((name) => !granted.includes(name));
  writeFileSync(file, JSON.stringify(manifest));
  return copy;
}
