/**
 * What Signoff does in a document of a site to sign out there. Every function is handed to `scripting.executeScript` as
 * text, so that each stands alone: no imports, no outer names.
 */

import type { Candidate } from '../core/log-out-control';

/** A request to make in a page. */
export interface PageRequest {
  readonly address: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly redirect: 'follow' | 'manual';
  /** Address of the page that it is made for. */
  readonly referrer?: string;
  readonly timeoutMs: number;
  /** How much of the answer is wanted, in characters. */
  readonly mostText: number;
}

/** What came of a request, wherever it was made. */
export type RequestOutcome =
  | {
      readonly kind: 'answer';
      /** 0: opaque. */
      readonly status: number;
      readonly address: string;
      readonly text: string;
    }
  | { readonly kind: 'redirect' }
  | { readonly kind: 'failed'; readonly trouble: 'slow' | 'offline' };

/** Makes a request with the site's cookies, as one of its own pages does. */
export async function requestInSite(wanted: PageRequest): Promise<RequestOutcome> {
  const { address, method, headers, body, redirect, referrer, timeoutMs, mostText } = wanted;
  const isOwn = new URL(address).origin === location.origin;
  try {
    const response = await fetch(address, {
      method,
      headers: { ...headers },
      body,
      redirect,
      credentials: 'include',
      cache: 'no-store',
      mode: isOwn ? 'same-origin' : 'no-cors',
      ...(referrer?.startsWith(`${location.origin}/`) ? { referrer } : {}),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.type === 'opaqueredirect') return { kind: 'redirect' };
    const text = mostText > 0 ? (await response.text()).slice(0, mostText) : '';
    return { kind: 'answer', status: response.status, address: response.url, text };
  } catch (cause) {
    const isSlow = cause instanceof DOMException && cause.name === 'TimeoutError';
    return { kind: 'failed', trouble: isSlow ? 'slow' : 'offline' };
  }
}

/** The token that a page of the site holds in a meta or an input of this name. */
export async function tokenInSite(
  address: string,
  place: { readonly meta?: string; readonly input?: string },
  timeoutMs: number,
): Promise<string | undefined> {
  try {
    const options = { headers: { accept: 'text/html' }, signal: AbortSignal.timeout(timeoutMs) };
    const response = await fetch(address, { ...options, credentials: 'include', cache: 'no-store' });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const named = (tag: string, name: string) =>
      [...page.querySelectorAll(tag)].find((element) => element.getAttribute('name') === name);
    if (place.meta !== undefined) return named('meta', place.meta)?.getAttribute('content') ?? undefined;
    return place.input === undefined
      ? undefined
      : (named('input', place.input)?.getAttribute('value') ?? undefined);
  } catch (cause) {
    console.info('Signoff: no token', cause);
    return undefined;
  }
}

/**
 * The links and forms of the document that it runs in (`null`), or of the page at `address`, which is read without running.
 * `undefined` where that cannot be read.
 */
export async function controlsInSite(
  address: string | null,
  timeoutMs: number,
): Promise<{ page: string; candidates: Candidate[] } | undefined> {
  const most = 4_000;
  const isOwn = (name: string, value: string | null): value is string => value !== null && name !== '';
  async function load(): Promise<{ page: string; root: Document } | undefined> {
    if (address === null) return { page: location.href, root: document };
    try {
      const options = { headers: { accept: 'text/html' }, signal: AbortSignal.timeout(timeoutMs) };
      const response = await fetch(address, { ...options, credentials: 'include', cache: 'no-store' });
      const root = new DOMParser().parseFromString(await response.text(), 'text/html');
      return { page: response.url, root };
    } catch (cause) {
      console.info('Signoff: the page cannot be read', cause);
      return undefined;
    }
  }
  const loaded = await load();
  if (!loaded) return undefined;
  const { page, root } = loaded;
  const absolute = (value: string | null) => {
    const base = URL.canParse(root.querySelector('base')?.getAttribute('href') ?? '', page)
      ? new URL(root.querySelector('base')?.getAttribute('href') ?? '', page).href
      : page;
    return value !== null && URL.canParse(value, base) ? new URL(value, base).href : '';
  };
  const textsOf = (element: Element): string[] => {
    const said = [element.textContent ?? '', element.getAttribute('aria-label') ?? ''];
    if (element instanceof HTMLInputElement) said.push(element.value);
    if (said.some((text) => text.trim() !== '')) return said;
    return [element.getAttribute('title') ?? '', element.querySelector('img')?.getAttribute('alt') ?? ''];
  };
  const meta = (name: string) => root.querySelector(`meta[name="${name}"]`)?.getAttribute('content') ?? null;

  const links = [...root.querySelectorAll('a[href]')].slice(0, most).map((link): Candidate => {
    // Rails makes a form of such a link.
    const method = link.getAttribute('data-method')?.toUpperCase();
    const fields: Record<string, string> =
      method && method !== 'GET' ? { _method: method.toLowerCase() } : {};
    const [param, token] = [meta('csrf-param'), meta('csrf-token')];
    if (method && isOwn(param ?? '', token)) fields[param ?? ''] = token;
    return {
      kind: 'link',
      texts: textsOf(link),
      address: absolute(link.getAttribute('href')),
      method: method && method !== 'GET' ? 'POST' : 'GET',
      fields,
      asksForMore: false,
    };
  });
  const forms = [...root.querySelectorAll('form')].slice(0, most).flatMap((form) => {
    const hidden: Record<string, string> = {};
    let asksForMore = false;
    for (const field of form.querySelectorAll('input, select, textarea')) {
      const type = field instanceof HTMLInputElement ? field.type : 'text';
      const name = field.getAttribute('name') ?? '';
      if (type === 'hidden' && isOwn(name, field.getAttribute('value')))
        hidden[name] = field.getAttribute('value') ?? '';
      else if (!['hidden', 'submit', 'button', 'image', 'reset'].includes(type)) asksForMore = true;
    }
    const buttons = form.querySelectorAll(
      'button:not([type]), button[type=submit], input[type=submit], input[type=image]',
    );
    return [...buttons].map((button): Candidate => {
      const name = button.getAttribute('name') ?? '';
      const value = button.getAttribute('value');
      return {
        kind: 'form',
        texts: textsOf(button),
        // A form without an address leads to its own page, and then the words alone would be a guess.
        address: absolute(button.getAttribute('formaction') ?? form.getAttribute('action')),
        method: (button.getAttribute('formmethod') ?? form.getAttribute('method') ?? 'get').toUpperCase(),
        fields: isOwn(name, value) ? { ...hidden, [name]: value } : hidden,
        asksForMore,
      };
    });
  });
  return { page, candidates: [...forms, ...links] };
}

/** Presses the one control that this selector finds, once it is there; whether it was there within the time. */
export async function pressInSite(selector: string, timeoutMs: number): Promise<boolean> {
  const find = () => document.querySelector<HTMLElement>(selector);
  const control =
    find() ??
    (await new Promise<HTMLElement | null>((resolve) => {
      const watcher = new MutationObserver(() => {
        const found = find();
        if (found) finish(found);
      });
      const finish = (found: HTMLElement | null) => {
        clearTimeout(timer);
        watcher.disconnect();
        resolve(found);
      };
      const timer = setTimeout(() => finish(null), timeoutMs);
      watcher.observe(document, { childList: true, subtree: true });
    }));
  // Answers first: the press may take this document away.
  if (control) setTimeout(() => control.click());
  return control !== null;
}

/** Tells the browser not to hand out a saved login here without asking. */
export async function preventSilentAccessHere(): Promise<void> {
  await navigator.credentials?.preventSilentAccess();
}
