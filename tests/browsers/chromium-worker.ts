/** Killing Chromium's extension worker. */
import type { CDPSession } from '@playwright/test';
import { until } from './wait.ts';

interface Version {
  versionId: string;
  runningStatus: string;
  scriptURL: string;
}

/** Stops all workers of the origin; resolves once each is reported as stopped. `session`: a page of the origin. */
export async function stopWorkers(session: CDPSession, origin: string): Promise<void> {
  const status = new Map<string, string>();
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }: { versions: Version[] }) => {
    for (const version of versions)
      if (version.scriptURL.startsWith(`${origin}/`)) status.set(version.versionId, version.runningStatus);
  });
  await session.send('ServiceWorker.enable');
  await until('the worker to be seen', () => status.size > 0);
  await session.send('ServiceWorker.stopAllWorkers');
  await until('the worker to stop', () => [...status.values()].every((value) => value === 'stopped'));
}
