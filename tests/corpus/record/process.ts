/** Runs an application on loopback and ends it again, with all that it started. */
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { until } from '../../browsers/index.ts';
import { killTree } from '../../browsers/process-tree.ts';
import type { Command, Place } from './recipe.ts';

const SLOWEST_START_MS = 120_000;

/** Where npm's applications are installed, one folder each. */
const APPS = process.env.SIGNOFF_APPS ?? join(import.meta.dirname, '../../../artifacts/apps');

/** The Node that they run with: one that their compiled parts were made for. */
export const NODE = process.env.SIGNOFF_APPS_NODE ?? process.execPath;

/** A file of an application from npm, as `node_modules/...` in its own folder. */
export function ofNpm(app: string, path: string): string {
  return join(APPS, app, 'node_modules', path);
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * Runs the commands: each but the last to its end, the last until `close()`. Their words go to `output.log` in the folder.
 * @throws Error when one fails, or nobody listens within two minutes.
 */
export async function runApplication(
  commands: readonly Command[],
  { folder, port }: Place,
): Promise<{ close(): Promise<void> }> {
  const log = openSync(join(folder, 'output.log'), 'a');
  const settings = ({ env }: Command) => ({
    cwd: folder,
    env: { ...process.env, HOME: folder, ...env },
  });
  const last = commands.at(-1);
  if (!last) throw new Error('no command to run');
  for (const command of commands.slice(0, -1)) {
    const { program, args, input = '' } = command;
    const { status, error } = spawnSync(program, args, {
      ...settings(command),
      input,
      stdio: ['pipe', log, log],
    });
    if (status !== 0)
      throw new Error(`${program} ended with ${error?.message ?? status}; see ${folder}/output.log`);
  }
  const child = spawn(last.program, last.args, {
    ...settings(last),
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  const { pid } = child;
  if (pid === undefined) throw new Error(`${last.program} does not start`);
  const close = () => killTree(pid);
  try {
    await until(`${last.program} to listen on ${port}`, () => isListening(port), SLOWEST_START_MS);
  } catch (error) {
    await close();
    throw error;
  }
  return { close };
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (is: boolean) => {
      socket.destroy();
      resolve(is);
    };
    socket.on('connect', () => answer(true));
    socket.on('error', () => answer(false));
  });
}
