/** Reads from a page's text what tells a signed-in person from a visitor. Keeps nothing of the text. */

import { isLogOutAddress } from './log-out-words';
import type { Answer } from './sign-out';

/** More of a page than this is not read, in characters. */
export const MOST_TEXT = 500_000;

const PASSWORD_FIELD = /<input\b[^>]{0,500}\btype\s*=\s*["']?password\b/i;
const ADDRESSES = /\b(?:href|action|formaction)\s*=\s*["']([^"']{1,500})["']/gi;

/** What this answer of a server says of who is there. */
export function answerOf(status: number, address: string, text: string): Answer {
  return {
    kind: 'page',
    status,
    address,
    asksPassword: PASSWORD_FIELD.test(text),
    offersLogOut: [...text.matchAll(ADDRESSES)].some(([, link = '']) => leadsOut(link, address)),
    size: text.length,
  };
}

function leadsOut(link: string, address: string): boolean {
  return URL.canParse(link, address) && isLogOutAddress(new URL(link, address).href);
}
