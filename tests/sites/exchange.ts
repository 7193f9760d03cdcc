/** One request and its answer: cookies and form read once, and every answer not stored by the browser unless it says otherwise. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getDomain } from 'tldts';
import type { Behaviour } from './types.ts';

/** Attributes of a cookie; Secure and Path=/ unless told otherwise. */
export interface CookieAttributes {
  domain?: string;
  path?: string;
  /** Seconds; absent for a session cookie. */
  maxAge?: number;
  httpOnly?: boolean;
  sameSite?: 'Lax' | 'Strict' | 'None';
  partitioned?: boolean;
}

/** What a page's script is told about how to behave, and which login it clings to. */
export interface PageConfig {
  behaviour: Behaviour;
  mark: string;
  login: { name: string; value: string; domain?: string };
}

/** A year in seconds. */
export const YEAR = 31_536_000;

/** The registrable domain of a host: the part that a Domain cookie may name. */
export function siteOf(host: string): string {
  return getDomain(host, { allowPrivateDomains: true }) ?? host;
}

/** A request under way. */
export class Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly host: string;
  /** `:ALT`, or empty for 443. */
  readonly portSuffix: string;
  readonly url: URL;
  readonly cookies: ReadonlyMap<string, string>;
  readonly form: URLSearchParams;
  config: PageConfig = { behaviour: 'calm', mark: '', login: { name: 'sessionid', value: '' } };
  private readonly setCookies: string[] = [];

  constructor(request: IncomingMessage, response: ServerResponse, body: string) {
    this.request = request;
    this.response = response;
    const authority = request.headers.host ?? '';
    this.host = hostOf(authority);
    this.portSuffix = authority.slice(this.host.length);
    this.url = new URL(request.url ?? '/', `https://${authority}`);
    this.cookies = readCookies(request.headers.cookie);
    this.form = readForm(body, request.headers['content-type'] ?? '');
  }

  /** `GET /path`, to switch on. */
  get route(): string {
    return `${this.request.method === 'HEAD' ? 'GET' : this.request.method} ${this.url.pathname}`;
  }

  /** The origin of another host at the same port. */
  originOf(host: string): string {
    return `https://${host}${this.portSuffix}`;
  }

  /** Whether the request says that it comes from one of this very origin's pages. */
  get fromOwnPage(): boolean {
    return this.request.headers.origin === this.originOf(this.host);
  }

  get wantsJson(): boolean {
    return (
      /json|\*\/\*$/.test(this.request.headers.accept ?? '') &&
      !/html/.test(this.request.headers.accept ?? '')
    );
  }

  /** Sets a cookie with the answer. */
  cookie(name: string, value: string, attributes: CookieAttributes = {}): undefined {
    const { domain, path = '/', maxAge, httpOnly, sameSite = 'Lax', partitioned } = attributes;
    const parts = [`${name}=${value}`, `Path=${path}`, 'Secure', `SameSite=${sameSite}`];
    if (domain) parts.push(`Domain=${domain}`);
    if (maxAge !== undefined) parts.push(`Max-Age=${maxAge}`);
    if (httpOnly) parts.push('HttpOnly');
    if (partitioned) parts.push('Partitioned');
    this.setCookies.push(parts.join('; '));
  }

  /** Takes a cookie away with the answer. */
  uncookie(name: string, attributes: CookieAttributes = {}): undefined {
    this.cookie(name, '', { ...attributes, maxAge: 0 });
  }

  html(body: string, status = 200, headers: Record<string, string> = {}): undefined {
    this.send(status, 'text/html; charset=utf-8', body, headers);
  }

  json(value: unknown, status = 200): undefined {
    this.send(status, 'application/json', JSON.stringify(value));
  }

  text(body: string, headers: Record<string, string> = {}, status = 200): undefined {
    this.send(status, 'text/plain; charset=utf-8', body, headers);
  }

  script(body: string): undefined {
    this.send(200, 'text/javascript; charset=utf-8', body);
  }

  empty(): undefined {
    this.send(204, '', '');
  }

  redirect(location: string, status = 303): undefined {
    this.send(status, '', '', { location });
  }

  /** Answers; whoever wants the answer stored says so in `headers`. */
  send(status: number, type: string, body: string, headers: Record<string, string> = {}): undefined {
    const all: Record<string, string | string[]> = { 'cache-control': 'no-store', ...headers };
    if (type) all['content-type'] = type;
    if (this.setCookies.length > 0) all['set-cookie'] = this.setCookies;
    this.response.writeHead(status, all);
    this.response.end(this.request.method === 'HEAD' ? undefined : body);
  }
}

/** The host name in a Host header. */
export function hostOf(authority: string): string {
  return authority.replace(/:\d+$/, '');
}

/** A Cookie header by name; of two with one name the first (the more specific) counts, as most servers have it. */
export function readCookies(header: string | undefined): Map<string, string> {
  const found = new Map<string, string>();
  for (const part of (header ?? '').split(/;\s*/)) {
    const at = part.indexOf('=');
    if (at > 0 && !found.has(part.slice(0, at))) found.set(part.slice(0, at), part.slice(at + 1));
  }
  return found;
}

function readForm(body: string, type: string): URLSearchParams {
  if (!type.includes('json')) return new URLSearchParams(body);
  try {
    return new URLSearchParams(JSON.parse(body) as Record<string, string>);
  } catch {
    return new URLSearchParams();
  }
}
