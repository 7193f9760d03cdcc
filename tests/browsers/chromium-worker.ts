/** Killing Chromium's extension worker. */
import type { CDPSession } from '@playwright/test';
import { until } from './wait.ts';

interface Version {
  versionId: string;
  runningStatus: string;
  scriptURL: string;
}

/** Stops all workers of the origin; resolves once each was reported as stopped, even if an event wakes a new one at once. */
export async function stopWorkers(session: CDPSession, origin: string): Promise<void> {
  const running = new Set<string>();
  const stopped = new Set<string>();
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }: { versions: Version[] }) => {
    for (const version of versions)
      if (version.scriptURL.startsWith(`${origin}/`))
        (version.runningStatus === 'stopped' ? stopped : running).add(version.versionId);
  });
  await session.send('ServiceWorker.enable');
  await until('the worker to be seen', () => running.size + stopped.size > 0);
  if (running.size === 0) return;
  stopped.clear();
  await session.send('ServiceWorker.stopAllWorkers');
  await until('the worker to stop', () => [...running].every((id) => stopped.has(id)));
}
