/** The one protocol between Signoff's own pages and its background. */

import { defineExtensionMessaging } from '@webext-core/messaging';
import { browser } from './adapters/browser';
import type { AskOutcome } from './core/asked';
import type { CorrectionLine, Says } from './core/corrections';
import type { GuidePlace, GuideStep, OpenedStep, SiteGuide } from './core/guide';
import type { Receipt } from './core/receipt';

/** What the background answers to a command. */
export type CommandResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'storage-full' | 'unknown' };

/** Everything that was said of sites, the newest first. */
export interface ListedCorrections {
  readonly lines: readonly CorrectionLine[];
  /** Something is stored that could not be understood; it is kept aside. */
  readonly isDamaged: boolean;
}

/** What became of a file with corrections: all of it was taken, or nothing. `entry` counts from 1. */
export type ImportResult =
  | { readonly ok: true; readonly count: number }
  | { readonly ok: false; readonly reason: 'not-json' | 'other-file' | 'too-many' | 'unknown' }
  | { readonly ok: false; readonly reason: 'bad-entry'; readonly entry: number };

export interface Protocol {
  /** Look again at every cookie store; resolves when the list is fresh. */
  refreshList(): CommandResult;
  /** Log out & forget the rows with these keys; resolves once the intent is written down, not when it is done. */
  forgetSites(keys: readonly string[]): CommandResult;
  /** Log out the rows with these keys and keep what their sites keep for a quick return; resolves like `forgetSites`. */
  logOutSites(keys: readonly string[]): CommandResult;
  /** Forget what a log-out kept: the wipe of this receipt once more, with everything. */
  forgetToo(id: string): CommandResult;
  /** Begin no further site; the ones that are being cleared are finished. */
  stopAfterThisSite(): CommandResult;
  /** Wipe again what this receipt says is not gone. */
  retryWipe(id: string): CommandResult;
  /** Ask the site of the row with this key whether somebody is signed in there; resolves with its answer. */
  askSite(key: string): AskOutcome;
  /** Finished wipes, newest first. */
  listReceipts(): readonly Receipt[];
  /** The guide to a site's other devices. */
  readGuide(place: GuidePlace): SiteGuide;
  /** Open the page of a step; may ask the site for its address first. */
  openGuideStep(asked: GuidePlace & { readonly step: GuideStep }): OpenedStep;
  /** Open a site's front page. */
  openSite(place: GuidePlace): CommandResult;
  /** Open the site's own page to log out at. */
  openLogOut(place: GuidePlace): CommandResult;
  /** The person says that this site's row is a login, or is none; in every cookie store, until it is undone. */
  correctSite(said: GuidePlace & { readonly says: Says }): CommandResult;
  /** Take back what was said of the site of this host. */
  undoCorrection(host: string): CommandResult;
  listCorrections(): ListedCorrections;
  /** The text of the file for another browser. */
  exportCorrections(): string;
  importCorrections(text: string): ImportResult;
  markGuideStep(mark: GuidePlace & { readonly step: GuideStep; readonly isDone: boolean }): CommandResult;
  /** Forget every mark of this site's guide. */
  forgetGuide(place: GuidePlace): CommandResult;
}

const { sendMessage, onMessage } = defineExtensionMessaging<Protocol>();

export { sendMessage };

type Answer<K extends keyof Protocol> = ReturnType<Protocol[K]>;
type Data<K extends keyof Protocol> = Parameters<Protocol[K]>[0];

/** Answers a command of Signoff's own pages; anything that a web page or another extension sends is refused. */
export function onTrusted<K extends keyof Protocol>(
  command: K,
  answer: (data: Data<K>) => Answer<K> | Promise<Answer<K>>,
): void {
  onMessage(command, (async (message: { data: Data<K>; sender: { id?: string; url?: string } }) => {
    if (!isOwnPage(message.sender)) throw new Error(`${command} was refused: not one of Signoff's pages`);
    return answer(message.data);
  }) as unknown as Parameters<typeof onMessage<K>>[1]);
}

function isOwnPage(sender: { id?: string; url?: string }): boolean {
  return sender.id === browser.runtime.id && sender.url?.startsWith(browser.runtime.getURL('/')) === true;
}
