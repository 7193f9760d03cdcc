/** The background's own requests to a site, bounded in time and size. None throws. */

import { MOST_TEXT } from '../core/signed-in-page';
import type { RequestOutcome } from './in-site';

/** What a browser asks for when it opens a page. */
export const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

export interface OwnRequest {
  readonly address: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly credentials: 'include' | 'omit';
  readonly redirect: 'follow' | 'manual';
  readonly timeoutMs: number;
}

/** Makes the request from the background. */
export async function request(wanted: OwnRequest): Promise<RequestOutcome> {
  const { address, method, headers, body, credentials, redirect, timeoutMs } = wanted;
  try {
    const response = await fetch(address, {
      method,
      headers: { ...headers },
      body,
      credentials,
      redirect,
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.type === 'opaqueredirect') return { kind: 'redirect' };
    return {
      kind: 'answer',
      status: response.status,
      address: response.url,
      text: await firstOf(response),
    };
  } catch (cause) {
    const isSlow = cause instanceof DOMException && cause.name === 'TimeoutError';
    return { kind: 'failed', trouble: isSlow ? 'slow' : 'offline' };
  }
}

async function firstOf(response: Response): Promise<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (reader && text.length < MOST_TEXT) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
  }
  await reader?.cancel();
  return text;
}
