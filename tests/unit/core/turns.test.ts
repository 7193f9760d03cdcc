import { describe, expect, it } from 'vitest';
import { createTurns } from '@/utils/core/turns';

describe('turns', () => {
  it('begins nothing before the last has ended', async () => {
    const inTurn = createTurns();
    const log: string[] = [];
    let endFirst = () => {};
    const first = inTurn(async () => {
      log.push('first begins');
      await new Promise<void>((resolve) => {
        endFirst = resolve;
      });
      log.push('first ends');
    });
    const second = inTurn(async () => log.push('second'));
    await Promise.resolve();
    await Promise.resolve();
    expect(log).toEqual(['first begins']);
    endFirst();
    await Promise.all([first, second]);
    expect(log).toEqual(['first begins', 'first ends', 'second']);
  });

  it('hands a failure to whoever asked, and to nobody after', async () => {
    const inTurn = createTurns();
    const failed = inTurn(() => Promise.reject(new Error('no')));
    const next = inTurn(async () => 'done');
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('done');
  });
});
