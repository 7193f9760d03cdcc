/** Firefox's jar, read in the chrome scope: all containers, partitions and private windows. */
import type { SeenCookie } from './driver.ts';
import type { ChromeScope } from './firefox-chrome-scope.ts';

export async function allCookies(chrome: ChromeScope): Promise<SeenCookie[]> {
  return await chrome.run(() => {
    const inPrivate = Services.cookies.getCookiesWithOriginAttributes('{"privateBrowsingId":1}');
    return [...Services.cookies.cookies, ...inPrivate].map((cookie) => {
      const { userContextId, privateBrowsingId, partitionKey } = cookie.originAttributes;
      // "(https,embedder.example)" or "(https,embedder.example,8443)", with ",f" where the frame's ancestors differ.
      const [scheme, site, port] = partitionKey.slice(1, -1).split(',');
      const address = `${scheme}://${site}${port && port !== 'f' ? `:${port}` : ''}`;
      return {
        name: cookie.name,
        value: cookie.value,
        domain: cookie.host,
        path: cookie.path,
        secure: cookie.isSecure,
        httpOnly: cookie.isHttpOnly,
        session: cookie.isSession,
        private: privateBrowsingId > 0,
        ...(partitionKey ? { partition: address } : {}),
        ...(userContextId ? { container: `firefox-container-${userContextId}` } : {}),
      };
    });
  });
}
