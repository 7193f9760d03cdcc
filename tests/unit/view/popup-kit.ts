/** An open popup for tests: its store, the commands that it sends, and what it shows. */

import { vi } from 'vitest';
import type { AskOutcome } from '@/utils/core/asked';
import type { Says } from '@/utils/core/corrections';
import type { GuidePlace } from '@/utils/core/guide';
import type { CommandResult } from '@/utils/messages';
import { createPopupStore, type PopupStore } from '@/utils/view/popup-store';
import { mirrorSessionState } from '@/utils/view/session-state';
import type { Surface } from '@/utils/view/surface';
import { resetBrowser } from './fake-browser';

/** What the background answers to every command. */
export const background: { answer: CommandResult; outcome?: AskOutcome } = { answer: { ok: true } };

export const commands = {
  refresh: vi.fn(async () => background.answer),
  forget: vi.fn(async (_keys: readonly string[]) => background.answer),
  logOut: vi.fn(async (_keys: readonly string[]) => background.answer),
  forgetToo: vi.fn(async (_wipeId: string) => background.answer),
  retry: vi.fn(async (_wipeId: string) => background.answer),
  askSite: vi.fn(async (_key: string): Promise<AskOutcome | undefined> => background.outcome),
  openSite: vi.fn(async () => background.answer),
  openLogOut: vi.fn(async () => background.answer),
  openGuide: vi.fn(async () => {}),
  stopAfterThisSite: vi.fn(async () => background.answer),
  openOptions: vi.fn(async () => {}),
  correctSite: vi.fn(async (_place: GuidePlace, _says: Says) => background.answer),
  undoCorrection: vi.fn(async (_host: string) => background.answer),
  requestAccess: vi.fn(async () => true),
};

/** Call it before each test: the clock stands still, nothing was sent, and the background agrees to everything. */
export function resetPopup(): void {
  vi.useFakeTimers();
  vi.clearAllMocks();
  background.answer = { ok: true };
}

/** Opens the popup over what the background has published. */
export async function open(published: Record<string, unknown> = {}): Promise<PopupStore> {
  resetBrowser(published);
  const store = createPopupStore(mirrorSessionState(), commands);
  await vi.advanceTimersByTimeAsync(1);
  return store;
}

/** The lines of the list, as `kind site`. */
export function shown(surface: Surface): string[] {
  if (!('groups' in surface)) return [];
  return surface.groups.flatMap(({ lines }) => lines.map((line) => `${line.kind} ${line.siteId}`));
}
