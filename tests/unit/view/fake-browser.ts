/** A small browser for tests of what is shown: messages from the real files, a session storage that tells of changes. Import it first. */

import { readFileSync } from 'node:fs';

interface MessageFile {
  readonly [key: string]: {
    readonly message: string;
    readonly placeholders?: Record<string, { readonly content: string }>;
  };
}
type Changes = Record<string, { newValue?: unknown }>;
type Listener = (changes: Changes, area: string) => void;

export function messagesOf(language: string): MessageFile {
  return JSON.parse(readFileSync(`public/_locales/${language}/messages.json`, 'utf8')) as MessageFile;
}

const listeners: Listener[] = [];
let language = 'en';
let messages = messagesOf(language);
let stored: Record<string, unknown> = {};

/** The tabs that are open, the front one first. */
export const openTabs: { url: string }[] = [];

export function speak(next: string): void {
  language = next;
  messages = messagesOf(next);
}

/** Forgets everything that was published and who listens. */
export function resetBrowser(published: Record<string, unknown> = {}): void {
  listeners.length = 0;
  openTabs.length = 0;
  stored = published;
}

/** Publishes as the background does. */
export function publish(values: Record<string, unknown>): void {
  stored = { ...stored, ...values };
  const changes = Object.fromEntries(Object.entries(values).map(([key, newValue]) => [key, { newValue }]));
  for (const listener of listeners) listener(changes, 'session');
}

function getMessage(key: string, slots: readonly string[] = []): string {
  const entry = messages[key];
  return (entry?.message ?? '').replace(/\$(\w+)\$/g, (_, name: string) => {
    const content = entry?.placeholders?.[name.toLowerCase()]?.content ?? '$0';
    return slots[Number(content.slice(1)) - 1] ?? '';
  });
}

const fake = {
  runtime: {
    id: 'signoff',
    getURL: (path: string) => `extension://signoff${path}`,
    getManifest: () => ({ version: '0.0.0' }),
    onMessage: { addListener: () => {} },
  },
  i18n: { getMessage, getUILanguage: () => language },
  storage: {
    onChanged: { addListener: (listener: Listener) => listeners.push(listener) },
    session: { get: async () => stored },
  },
  tabs: { query: async ({ active }: { active?: boolean }) => (active ? openTabs.slice(0, 1) : openTabs) },
  permissions: { request: async () => true },
};

Object.assign(globalThis, { browser: fake, chrome: fake });
