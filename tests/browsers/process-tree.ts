/** Ending a browser with everything that it started, by process group. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { until } from './wait.ts';

/** SIGKILLs the group that `pid` leads and waits until none of its members is left. */
export async function killTree(pid: number): Promise<void> {
  if (process.platform === 'win32') {
    try {
      execFileSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    } catch {
      // Already gone.
    }
    return;
  }
  signalGroup(pid);
  await until(`process group ${pid} to end`, () => !groupAlive(pid), 10_000);
}

/** Kills at once, for exit handlers where nothing can be awaited. */
export function signalGroup(pid: number): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
}

/** True while a member of the group runs; zombies that nobody reaps do not count. */
export function groupAlive(pgid: number): boolean {
  if (process.platform === 'win32') return alive(pgid);
  if (!alive(-pgid)) return false;
  if (process.platform !== 'linux') return true;
  return readdirSync('/proc').some((entry) => /^\d+$/.test(entry) && isLiveMember(entry, pgid));
}

function isLiveMember(pid: string, pgid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(group) === pgid && state !== 'Z' && state !== 'X';
  } catch {
    return false;
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
