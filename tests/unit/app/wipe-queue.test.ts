/** Whose turn it is: sites side by side, but never one site twice, whatever the cookie store. */

import { expect, it } from 'vitest';
import { createWipeQueue } from '@/utils/app/wipe-queue';
import { type JournalEntry, planned } from '@/utils/core/journal';

const entry = (domain: string, storeId: string, more: Partial<JournalEntry> = {}): JournalEntry => ({
  ...planned({
    id: `${domain}@${storeId}`,
    key: `${domain}@${storeId}`,
    siteId: domain,
    siteName: domain,
    domains: [domain],
    storeId,
    requestedAt: 1,
    browserRun: 'run',
  }),
  ...more,
});

it('has one site in two stores wiped one after the other: the quarantine of one would silence the other', () => {
  const queue = createWipeQueue();
  for (const one of [entry('a.example', '0'), entry('a.example', 'c1'), entry('b.example', '0')])
    queue.wait(one);
  expect([queue.takeNext()?.id, queue.takeNext()?.id, queue.takeNext()?.id]).toEqual([
    'a.example@0',
    'b.example@0',
    undefined,
  ]);
  queue.end('b.example@0');
  expect(queue.takeNext()).toBeUndefined();
  queue.end('a.example@0');
  expect(queue.takeNext()?.id).toBe('a.example@c1');
});

it('takes a site below another one for a part of it', () => {
  const queue = createWipeQueue();
  queue.wait(entry('shop.example', '0'));
  queue.wait(entry('cloud.shop.example', '0'));
  queue.takeNext();
  expect(queue.takeNext()).toBeUndefined();
});

it('begins with what a dead worker left behind a quarantine', () => {
  const queue = createWipeQueue();
  queue.wait(entry('a.example', '0'));
  queue.wait(entry('a.example', 'c1', { step: 'clear' }));
  expect(queue.takeNext()?.id).toBe('a.example@c1');
});
