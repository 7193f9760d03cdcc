/** What Signoff's empty look page and the background say to each other over one port. */

import * as v from 'valibot';
import { browser } from './browser';
import { insertFrames, removeFrames } from './in-page';

/** The port's name. */
export const LOOK_PORT = 'look';
/** How long a frame may take before nobody could look there, in ms. */
export const LOOK_TIMEOUT_MS = 5_000;

const request = v.object({ addresses: v.array(v.string()) });

/** Runs in the look page: shows whatever frames the background asks for; goes when the background is gone. */
export function serveLookPage(): void {
  const port = browser.runtime.connect({ name: LOOK_PORT });
  port.onMessage.addListener((message: unknown) => {
    const { addresses } = v.parse(request, message);
    removeFrames();
    insertFrames(addresses);
  });
  // A look page without its background is of no use to anybody and must not stay in a person's tab strip.
  port.onDisconnect.addListener(() => window.close());
}
