/** What the application's home page answers with this browser's cookies and without any: no script of it runs. */
import { type IncomingMessage, request as send } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Tab } from '../../browsers/index.ts';
import type { RecordedState } from '../schema.ts';
import { withoutSecrets } from '../without-secrets.ts';
import { behindHttps } from './front.ts';
import { PATTERNS } from './state.ts';
import type { HeldCookie } from './visitor.ts';

type Asked = NonNullable<RecordedState['ask']>;

const MOST_REDIRECTS = 10;

/** What of a cookie decides whether and how it is sent to the one host that there is. */
type Sent = Pick<HeldCookie, 'name' | 'value' | 'path'>;

/** An application that listens on loopback, and the page of it that is asked for. */
export interface Asking {
  readonly host: string;
  readonly port: number;
  readonly home: string;
}

/** @param tab any page without scripts of its own, to read markup in. */
export async function askHome(asking: Asking, cookies: readonly HeldCookie[], tab: Tab): Promise<Asked> {
  return { withLogin: await answerTo(asking, cookies, tab), without: await answerTo(asking, [], tab) };
}

async function answerTo(
  asking: Asking,
  cookies: readonly HeldCookie[],
  tab: Tab,
): Promise<Asked['withLogin']> {
  const origin = `https://${asking.host}`;
  // Cookies that the answers set count for the redirects, as they would in a browser; the browser's own stay as they are.
  const jar = new Map<string, Sent>(cookies.map((cookie) => [cookie.name, cookie]));
  let url = new URL(asking.home, origin);
  for (let hop = 0; ; hop += 1) {
    const answer = await get(asking, url, [...jar.values()]);
    const { statusCode: status = 0, headers } = answer;
    const to = status >= 300 && status < 400 && headers.location;
    const next = to ? new URL(to, url) : undefined;
    if (!next || next.origin !== origin || hop === MOST_REDIRECTS) {
      const markup = await text(answer);
      const isPage = headers['content-type']?.includes('html') === true;
      const path = withoutSecrets(`${url.pathname}${url.search}`);
      const signs = isPage ? await tab.evaluate(signsOfMarkup, { markup, patterns: PATTERNS }) : NO_SIGNS;
      const controls = signs.controls.map((control) => ({
        ...control,
        text: withoutSecrets(control.text),
        href: withoutSecrets(control.href),
      }));
      return { status, path, sameSite: !next || next.origin === origin, ...signs, controls };
    }
    answer.resume();
    if (cookies.length > 0) keep(jar, headers['set-cookie'] ?? []);
    url = next;
  }
}

const NO_SIGNS = { hasPassword: false, controls: [] };

function get({ host, port }: Asking, url: URL, cookies: readonly Sent[]): Promise<IncomingMessage> {
  const sent = cookies.filter(({ path }) => isUnder(url.pathname, path));
  const cookie = sent.map(({ name, value }) => `${name}=${value}`).join('; ');
  const headers = { ...behindHttps(host, '198.51.100.1'), accept: 'text/html', ...(cookie && { cookie }) };
  return new Promise((resolve, reject) => {
    send({ host: '127.0.0.1', port, path: `${url.pathname}${url.search}`, headers }, resolve)
      .on('error', reject)
      .end();
  });
}

function isUnder(path: string, of: string): boolean {
  return path === of || path.startsWith(of.endsWith('/') ? of : `${of}/`);
}

function keep(jar: Map<string, Sent>, set: readonly string[]): void {
  for (const line of set) {
    const [, name = '', value = ''] = /^([^=;]+)=([^;]*)/.exec(line) ?? [];
    const [, path = '/'] = /;\s*path=([^;]+)/i.exec(line) ?? [];
    jar.set(name, { name, value, path });
  }
}

/** In the page: what the markup holds, whether or not it would be seen. Stands alone. */
function signsOfMarkup(given: {
  markup: string;
  patterns: typeof PATTERNS;
}): Pick<Asked['withLogin'], 'hasPassword' | 'controls'> {
  const { markup, patterns } = given;
  const words = [new RegExp(patterns.signIn, 'iu'), new RegExp(patterns.signOut, 'iu')];
  const address = new RegExp(patterns.signOutAddress, 'i');
  const page = new DOMParser().parseFromString(markup, 'text/html');
  const all = page.querySelectorAll(
    'a[href], button, input[type=submit], input[type=button], [role=button], [role=menuitem], form[action]',
  );
  const named = [...all].map((element) => {
    const value = element.getAttribute('value') ?? '';
    const name =
      element.getAttribute('aria-label') ||
      value ||
      element.textContent?.trim() ||
      element.getAttribute('title');
    const text = element.tagName === 'FORM' ? '' : (name ?? '').replace(/\s+/g, ' ').slice(0, 80);
    const href = element.getAttribute('href') ?? element.getAttribute('action') ?? '';
    const isDisabled = element.matches(':disabled') || element.closest('[aria-disabled=true]') !== null;
    return { text, href, ...(isDisabled && { disabled: true as const }) };
  });
  return {
    hasPassword: page.querySelector('input[type=password]') !== null,
    controls: named.filter(({ text, href }) => words.some((word) => word.test(text)) || address.test(href)),
  };
}
