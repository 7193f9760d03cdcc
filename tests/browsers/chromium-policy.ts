/** Managed storage for Chromium: the policy directory is the machine's, so one file per run, removed at the end. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const POLICY_DIRS = ['/etc/chromium/policies/managed', '/etc/opt/chrome_for_testing/policies/managed'];

/** Writes the policy; gives back what removes it. Linux and root only. */
export function installManagedStorage(extensionId: string, values: Record<string, unknown>): () => void {
  const name = `signoff-test-${process.pid}-${Date.now()}.json`;
  const policy = JSON.stringify({ '3rdparty': { extensions: { [extensionId]: values } } });
  const files = POLICY_DIRS.map((dir) => {
    mkdirSync(dir, { recursive: true });
    const file = join(dir, name);
    writeFileSync(file, policy);
    return file;
  });
  const remove = () => {
    for (const file of files) rmSync(file, { force: true });
    process.off('exit', remove);
  };
  process.on('exit', remove);
  return remove;
}
