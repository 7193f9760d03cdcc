import { describe, expect, it } from 'vitest';
import type { LoginGroup } from '@/utils/core/catalogue';
import { cookiesToLogOut, loginCookies, savedLogins } from '@/utils/core/log-out-scope';
import { cookieOf } from '../../fakes/world';

const known: LoginGroup = {
  siteId: 'example',
  name: 'Example',
  domains: ['example.com'],
  entry: {
    id: 'example',
    name: 'Example',
    confidence: 'high',
    domains: ['example.com'],
    login_group: ['example.com'],
    signed_in: { cookies: [{ name: 'sid' }, { name: 'remember' }] },
    identity_cookie: { name: 'who', holds: 'user name' },
    keeps: ['remember', 'device'],
    saved_login: ['remember'],
  },
};
const unknown: LoginGroup = { siteId: 'club.org', name: 'club.org', domains: ['club.org'] };
const jar = (domain: string, ...names: string[]) =>
  names.map((name) => cookieOf({ name, domain, value: 'a value that is long enough' }));
const names = (cookies: readonly { name: string }[]) => cookies.map(({ name }) => name);

describe('a plain log-out', () => {
  const cookies = jar('example.com', 'sid', 'remember', 'device', 'who', 'colour');

  it('takes the cookies that tell the login, and none that the site keeps for a quick return', () => {
    expect(names(loginCookies(known, cookies, 0))).toEqual(['sid']);
    expect(names(cookiesToLogOut(known, cookies, 0, false))).toEqual(['sid']);
  });

  it('takes all of an unknown site until that confirmed, and then what is named for a login', () => {
    const own = jar('club.org', 'psid', 'remember_token', 'colour');
    expect(names(cookiesToLogOut(unknown, own, 0, false))).toEqual(['psid', 'remember_token', 'colour']);
    expect(names(cookiesToLogOut(unknown, own, 0, true))).toEqual(['remember_token']);
  });
});

describe('a saved login', () => {
  const [remember] = jar('example.com', 'remember') as [ReturnType<typeof cookieOf>];

  it('is a kept cookie that the catalogue calls so, and no visitor’s', () => {
    expect(savedLogins(known, jar('example.com', 'device', 'sid'), 0)).toEqual([]);
    expect(names(savedLogins(known, [remember], 0))).toEqual(['remember']);
    expect(savedLogins(unknown, jar('club.org', 'remember'), 0)).toEqual([]);
  });

  it('is none that is empty, over, or of another site’s partition', () => {
    const partition = { topLevelSite: 'https://news.example' };
    const useless = [
      { ...remember, value: '' },
      { ...remember, expiresAt: 5 },
      { ...remember, partition },
    ];
    expect(savedLogins(known, useless, 5)).toEqual([]);
  });
});
