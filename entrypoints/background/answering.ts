/** Turns what a command comes to into its answer; a failure is logged here and told as a reason. */

import type { CommandResult } from '@/utils/messages';
import { StorageFull } from '@/utils/ports';

export async function answering(work: Promise<unknown>): Promise<CommandResult> {
  try {
    await work;
    return { ok: true };
  } catch (cause) {
    console.error('Signoff: a command failed', cause);
    return { ok: false, reason: cause instanceof StorageFull ? 'storage-full' : 'unknown' };
  }
}
