/** The Firefox process: a group of its own, found again by nobody but us. */
import { type ChildProcess, spawn } from 'node:child_process';
import { killTree, signalGroup } from './process-tree.ts';
import { within } from './wait.ts';

const START_TIMEOUT_MS = 45_000;

export class FirefoxProcess {
  readonly endpoint: string;
  readonly pid: number;
  readonly exited: Promise<void>;
  readonly #onExit = () => signalGroup(this.pid);

  private constructor(child: ChildProcess, endpoint: string) {
    this.endpoint = endpoint;
    this.pid = child.pid ?? 0;
    this.exited = new Promise((resolve) => child.once('exit', () => resolve()));
    void this.exited.then(() => process.off('exit', this.#onExit));
    process.on('exit', this.#onExit);
  }

  /** Starts it and waits for its BiDi address. */
  static async start(
    executable: string,
    args: string[],
    env: Record<string, string>,
  ): Promise<FirefoxProcess> {
    const child = spawn(executable, args, {
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1', MOZ_LEGACY_PROFILES: '1', ...env },
    });
    let output = '';
    const address = new Promise<string>((resolve, reject) => {
      child.stderr?.on('data', (chunk: Buffer) => {
        output = (output + chunk.toString()).slice(-20_000);
        const match = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(output);
        if (match?.[1]) resolve(`${match[1]}/session`);
      });
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`Firefox ended at its start (${code}): ${output}`)));
    });
    try {
      return new FirefoxProcess(child, await within(address, START_TIMEOUT_MS));
    } catch (error) {
      if (child.pid) signalGroup(child.pid);
      throw error;
    }
  }

  async kill(): Promise<void> {
    await killTree(this.pid);
    await this.exited;
  }

  /** Waits for a clean exit that was asked for; then nothing of the group may be left. */
  async ended(timeoutMs = 20_000): Promise<void> {
    await within(this.exited, timeoutMs).finally(() => killTree(this.pid));
  }
}
