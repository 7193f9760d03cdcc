/** Chromium's jar through the DevTools protocol, partitions included. */
import type { CDPSession } from '@playwright/test';
import type { SeenCookie } from './driver.ts';

interface CdpCookie {
  name: string;
  value: string;
  domain: string;
  path: string;
  secure: boolean;
  httpOnly: boolean;
  session: boolean;
  partitionKey?: string | { topLevelSite: string };
}

/** All cookies of the regular profile; `session` belongs to the browser or to a page. */
export async function regularCookies(session: CDPSession): Promise<SeenCookie[]> {
  const { cookies } = await session.send('Storage.getCookies');
  return (cookies as CdpCookie[]).map((cookie) => seen(cookie, false));
}

/** All cookies of the incognito profile that the session's page lives in. */
export async function incognitoCookies(session: CDPSession): Promise<SeenCookie[]> {
  const { cookies } = await session.send('Network.getAllCookies');
  return (cookies as CdpCookie[]).map((cookie) => seen(cookie, true));
}

function seen(cookie: CdpCookie, isPrivate: boolean): SeenCookie {
  const { name, value, domain, path, secure, httpOnly, session, partitionKey } = cookie;
  const partition = typeof partitionKey === 'string' ? partitionKey : partitionKey?.topLevelSite;
  return {
    name,
    value,
    domain,
    path,
    secure,
    httpOnly,
    session,
    private: isPrivate,
    ...(partition ? { partition } : {}),
  };
}
