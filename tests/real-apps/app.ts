/** Starts an application of somebody else's as its own process, with a directory of its own, and ends it by its pid. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../browsers/index.ts';

/** An application's own program, and what it is told. */
export interface Program {
  readonly name: string;
  /** Arguments for Node, the script first. */
  args(place: Place): string[];
  env?(place: Place): Record<string, string>;
  /** What has to be done once it runs, before anybody can sign in. */
  prepare?(place: Place): Promise<void>;
}

/** Where one run of it is. */
export interface Place {
  readonly port: number;
  /** Empty at the start, and removed at the end. */
  readonly dir: string;
}

export interface RunningApp extends Place {
  stop(): Promise<void>;
}

/** A start is over when the application answers on its port; on a busy machine that takes a while. */
const START_MS = 60_000;

/** @throws Error with the application's last words, when it ends instead of answering. */
export async function startApp({ name, args, env, prepare }: Program): Promise<RunningApp> {
  const place: Place = { port: await freePort(), dir: mkdtempSync(join(tmpdir(), `signoff-${name}-`)) };
  const process = spawn(globalThis.process.execPath, args(place), {
    cwd: place.dir,
    env: { ...globalThis.process.env, HOME: place.dir, ...env?.(place) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [process.stdout, process.stderr])
    stream.on('data', (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-4_000);
    });
  const ended = once(process, 'exit');
  const killNow = () => process.kill('SIGKILL');
  globalThis.process.once('exit', killNow);
  const stop = async () => {
    globalThis.process.off('exit', killNow);
    process.kill();
    await ended;
    rmSync(place.dir, { recursive: true, force: true });
  };
  try {
    await until(
      `${name} to answer`,
      () => process.exitCode !== null || fetch(`http://127.0.0.1:${place.port}/`).then(({ ok }) => ok),
      START_MS,
    );
    if (process.exitCode !== null) throw new Error(`${name} ended by itself`);
    await prepare?.(place);
  } catch (cause) {
    await stop();
    throw new Error(`${name} did not start:\n${said}`, { cause });
  }
  return { ...place, stop };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
