/** Processes that a run left behind, known by the run's own directory in their command line. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** @param {string} runDir @returns {number[]} */
export function survivors(runDir) {
  return commandLines()
    .filter(({ pid, command }) => pid !== process.pid && command.includes(runDir))
    .map(({ pid }) => pid);
}

/** Ends them with all that they started. @param {string} runDir */
export function endSurvivors(runDir) {
  for (const pid of survivors(runDir)) {
    kill(-pid);
    kill(pid);
  }
}

/** A browser leads a group of its own; where it does not, there is no such group and nothing happens. */
/** @param {number} pid */
function kill(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
}

function commandLines() {
  if (process.platform === 'linux') return fromProc();
  if (process.platform === 'win32') return [];
  return execFileSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8', maxBuffer: 2 ** 26 })
    .split('\n')
    .map((line) => ({ pid: Number.parseInt(line, 10), command: line }))
    .filter(({ pid }) => pid > 0);
}

function fromProc() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => {
      try {
        return { pid: Number(name), command: readFileSync(`/proc/${name}/cmdline`, 'utf8') };
      } catch {
        return { pid: Number(name), command: '' };
      }
    });
}
