/** What has to lie in a Firefox profile before the start. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipDirectory } from './stored-zip.ts';

/** The add-on id that the extension's manifest names. */
export function geckoId(extensionDir: string): string {
  const manifest = JSON.parse(readFileSync(join(extensionDir, 'manifest.json'), 'utf8')) as {
    browser_specific_settings?: { gecko?: { id?: string } };
  };
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (!id) throw new Error(`${extensionDir}/manifest.json has no gecko id`);
  return id;
}

/** Sideloads the extension; it stays over restarts. */
export function installExtension(profileDir: string, extensionDir: string): void {
  const dir = join(profileDir, 'extensions');
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, `${geckoId(extensionDir)}.xpi`), zipDirectory(extensionDir));
}

/** Managed storage by a native manifest under a HOME of the profile's own; gives the environment for it. */
export function installManagedStorage(
  profileDir: string,
  id: string,
  values: Record<string, unknown>,
): Record<string, string> {
  const home = join(profileDir, 'home');
  const dir = join(home, '.mozilla', 'managed-storage');
  mkdirSync(dir, { recursive: true });
  const manifest = { name: id, description: 'Policy of the tests', type: 'storage', data: values };
  writeFileSync(join(dir, `${id}.json`), JSON.stringify(manifest));
  return { HOME: home };
}
