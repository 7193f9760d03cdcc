/** Goes on in Node 24, and sees to it that nothing is left when it ends, however it ends. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { endSurvivors } from './survivors.mjs';

const GRACE_MS = 15_000;
const POSIX = process.platform !== 'win32';

/**
 * Runs a TypeScript file in a process group of its own; its exit code.
 * @param {{root: string, node: string, script: string, args: string[], env: Record<string, string>}} job
 * @returns {Promise<number>}
 */
export async function handOver({ root, node, script, args, env }) {
  const runDir = mkdtempSync(join(tmpdir(), 'signoff-run-'));
  const child = spawn(node, [join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
    detached: POSIX,
    env: {
      ...process.env,
      ...env,
      SIGNOFF_RUN_DIR: runDir,
      // What killed browsers leave in the temporary directory goes with it. (On macOS the socket paths get too long.)
      ...(process.platform === 'linux' ? { TMPDIR: runDir } : {}),
      PATH: [join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter),
    },
  });
  const stopped = forwardSignals(child);
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (status, signal) => resolve(status ?? (signal ? 130 : 1)));
  });
  signalGroup(child, 'SIGKILL');
  endSurvivors(runDir);
  rmSync(runDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  return stopped() && code === 0 ? 130 : code;
}

/** Ctrl-C and the like go to the whole group; whoever does not end is ended. Tells whether it came to that. */
/** @param {import('node:child_process').ChildProcess} child */
function forwardSignals(child) {
  let stopped = false;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => {
      // Impatience: a second Ctrl-C does not wait.
      if (stopped) signalGroup(child, 'SIGKILL');
      stopped = true;
      signalGroup(child, signal);
      setTimeout(() => signalGroup(child, 'SIGKILL'), GRACE_MS).unref();
    });
  return () => stopped;
}

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(POSIX ? -child.pid : child.pid, signal);
  } catch {
    // Already gone.
  }
}
