/** What stands in the small browser before a wipe: one site that somebody uses, and its neighbours. */

import type { FakeWorld } from './world';

/** Signed in to Instagram, in two tabs, with data on three origins and under a news site. */
export function seedInstagram(world: FakeWorld): FakeWorld {
  world.addCookie({ name: 'sessionid', domain: 'instagram.com', value: '42%3Aabc' });
  world.addCookie({ name: 'mid', domain: 'www.instagram.com', hostOnly: true, path: '/deep' });
  world.addCookie({ name: 'dot', domain: 'instagram.com.', hostOnly: true });
  const partition = { topLevelSite: 'https://news.example', hasCrossSiteAncestor: true };
  world.addCookie({ name: 'embedded', domain: 'instagram.com', partition });
  world.keep('https://www.instagram.com', 'indexed-db');
  world.keep('https://www.instagram.com', 'opfs');
  world.keep('https://i.instagram.com:8443', 'cache-storage');
  world.keep('https://www.instagram.com', 'local-storage', 'https://news.example');
  world.openTab('https://www.instagram.com/p/1', { sessionStorage: ['https://www.instagram.com'] });
  world.openTab('https://www.instagram.com/p/2', { sessionStorage: ['https://www.instagram.com'] });
  world.places.push({ storeId: '0', origin: 'https://i.instagram.com:8443' });
  return world;
}

/** Sites that no wipe of Instagram may touch, its owner's other one and a look-alike among them. */
export function seedNeighbours(world: FakeWorld): FakeWorld {
  world.addCookie({ name: 'c_user', domain: 'facebook.com', value: '42' });
  world.addCookie({ name: 'xs', domain: 'facebook.com' });
  world.addCookie({ name: 'sessionid', domain: 'notinstagram.com' });
  world.addCookie({ name: 'own', domain: 'news.example' });
  world.keep('https://www.facebook.com', 'indexed-db');
  world.keep('https://news.example', 'local-storage');
  world.openTab('https://www.facebook.com/', {
    frames: [{ frameId: 0, origin: 'https://www.facebook.com' }],
  });
  world.places.push({ storeId: '0', origin: 'https://facebook.com' });
  return world;
}
