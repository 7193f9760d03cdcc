/**
 * Reads a page's text as a document. Firefox's background has a parser of its own; Chromium's worker has none
 * (docs/platform-facts.md) and asks an offscreen page of Signoff's, which is there only as long as something is read.
 */

import * as v from 'valibot';
import { browser, offscreen, type Runtime } from './browser';
import { type PageFacts, pageFacts } from './page-facts';

/** The port's name. */
const READER_PORT = 'reader';
/** Opening the page and reading one text, in ms. */
const LONGEST_MS = 5_000;

const question = v.object({ id: v.number(), html: v.string() });
const answer = v.object({
  id: v.number(),
  facts: v.object({
    controls: v.array(
      v.object({
        text: v.string(),
        href: v.string(),
        visible: v.boolean(),
        disabled: v.exactOptional(v.literal(true)),
      }),
    ),
    hasVisiblePassword: v.boolean(),
  }),
});

/** What this text shows, read as HTML; undefined where nobody could read it. Never throws. */
export async function readPage(html: string): Promise<PageFacts | undefined> {
  if (typeof DOMParser !== 'undefined') return pageFacts(html);
  readers += 1;
  try {
    return await within(readInPage(html));
  } catch (cause) {
    console.warn('Signoff: a page could not be read', cause);
    return undefined;
  } finally {
    readers -= 1;
    if (readers === 0) leave();
  }
}

let readers = 0;
let nextId = 1;
let opening: Promise<Runtime.Port> | undefined;
let leaving: Promise<void> | undefined;
let arrive: ((port: Runtime.Port) => void) | undefined;

/** Register this for `runtime.onConnect`, at the top level of the background. */
export function onReaderConnected(port: Runtime.Port): void {
  if (port.name !== READER_PORT || port.sender?.id !== browser.runtime.id) return;
  // Left over from a background that died: nobody waits for it, and disconnecting closes it.
  if (arrive) arrive(port);
  else port.disconnect();
}

/** Runs in the offscreen page: reads what it is sent; goes when the background is gone. */
export function serveReaderPage(): void {
  const port = browser.runtime.connect({ name: READER_PORT });
  port.onMessage.addListener((message: unknown) => {
    const { id, html } = v.parse(question, message);
    void pageFacts(html).then((facts) => port.postMessage({ id, facts }));
  });
  port.onDisconnect.addListener(() => window.close());
}

async function readInPage(html: string): Promise<PageFacts> {
  opening ??= open();
  const port = await opening;
  const id = nextId;
  nextId += 1;
  return new Promise((resolve, reject) => {
    const listen = (message: unknown) => {
      const told = v.safeParse(answer, message);
      if (!told.success || told.output.id !== id) return;
      port.onMessage.removeListener(listen);
      resolve(told.output.facts);
    };
    port.onMessage.addListener(listen);
    port.onDisconnect.addListener(() => reject(new Error('the reader page is gone')));
    port.postMessage({ id, html });
  });
}

async function open(): Promise<Runtime.Port> {
  // There can be only one at a time.
  await leaving;
  const arrived = new Promise<Runtime.Port>((resolve) => {
    arrive = resolve;
  });
  await offscreen.createDocument({
    url: browser.runtime.getURL('/reader.html'),
    reasons: ['DOM_PARSER'],
    justification: 'Reads the page of a site that a person had Signoff ask.',
  });
  return arrived;
}

function leave(): void {
  const opened = opening;
  opening = undefined;
  arrive = undefined;
  leaving = opened
    ?.then(() => offscreen.closeDocument())
    .catch((cause: unknown) => console.info('Signoff: no reader page to close', cause));
}

function within<T>(work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error('the reader page is slow')), LONGEST_MS),
  );
  return Promise.race([work, late]);
}
