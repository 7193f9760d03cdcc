/** Two real applications that nobody of this project wrote, each under a made-up domain of its own. */
import type { RunningApp } from './app.ts';
import { flood } from './flood.ts';
import { nodeRed } from './node-red.ts';

export { flood, nodeRed };

export interface RealApp {
  /** Where the browser finds it. */
  readonly host: string;
  /** Its row in the list. */
  readonly siteId: string;
  readonly account: { readonly user: string; readonly password: string };
  start(): Promise<RunningApp>;
}

/** All of them, running. */
export interface RealApps {
  /** For `startSites`: which port answers for which host. */
  readonly forwarded: Readonly<Record<string, number>>;
  stop(): Promise<void>;
}

/** Starts every application with a throw-away directory; `stop()` ends them all. */
export async function startRealApps(): Promise<RealApps> {
  const apps = [flood, nodeRed];
  const starts = await Promise.allSettled(apps.map((app) => app.start()));
  const running = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  const stop = async () => {
    await Promise.all(running.map((app) => app.stop()));
  };
  const failed = starts.find((start) => start.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return {
    forwarded: Object.fromEntries(apps.map(({ host }, at) => [host, running[at]?.port ?? 0])),
    stop,
  };
}
