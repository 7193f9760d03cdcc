/** The frame of every page: same look in light and dark, nothing from elsewhere, and the host's behaviour at the end. */
import { clientPath } from '../client.ts';
import type { Exchange } from '../exchange.ts';

/** A page's parts. `body` and `head` are markup: whatever comes from outside goes through `escapeHtml` first. */
export interface Page {
  title: string;
  accent?: string;
  body: string;
  scripts?: readonly string[];
  /** Handed to the page's scripts as `window.page`. */
  data?: Record<string, unknown>;
  headers?: Record<string, string>;
  status?: number;
}

/** Makes a value harmless in markup. */
export function escapeHtml(value: string): string {
  return value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** JSON that can stand inside a script element. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c');
}

/** Sends an ordinary page: it behaves as its host was told to. */
export function sendPage(exchange: Exchange, page: Page): undefined {
  const behaving = exchange.config.behaviour !== 'calm';
  const scripts = [...(page.scripts ?? []), ...(behaving ? ['stores.js', 'behave.js'] : [])];
  const data = { ...page.data, ...(behaving ? { config: exchange.config } : {}) };
  sendInertPage(exchange, { ...page, scripts, data });
}

/** Sends a page that does nothing but what its own scripts do. */
export function sendInertPage(exchange: Exchange, page: Page): undefined {
  const scripts = [...new Set(page.scripts ?? [])].map(
    (name) => `<script src="${clientPath(name)}"></script>`,
  );
  exchange.html(
    `<!doctype html>
<html lang="en" style="--accent: ${page.accent ?? '#4a63d8'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(page.title)}</title>
<link rel="stylesheet" href="${clientPath('style.css')}">
</head>
<body>
${page.body}
<script>window.page = ${scriptJson(page.data ?? {})};</script>
${scripts.join('\n')}
</body>
</html>
`,
    page.status ?? 200,
    page.headers,
  );
}
