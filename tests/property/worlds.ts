/** Random small browsers. */

import fc from 'fast-check';
import { originOf } from '@/utils/core/site';
import { STORE_KINDS } from '@/utils/core/unit';
import { FakeWorld } from '../fakes/world';
import { cookie, host } from './jars';

/** A random browser with one site to forget, and others around it. */
export const worldOf = fc
  .record({
    cookies: fc.uniqueArray(cookie, {
      maxLength: 25,
      selector: ({ value: _, ...rest }) => JSON.stringify(rest),
    }),
    kept: fc.array(fc.tuple(host, fc.constantFrom(...STORE_KINDS)), { maxLength: 6 }),
    tabs: fc.array(host, { maxLength: 3 }),
    silent: fc.array(fc.constantFrom('instagram.com', 'www.instagram.com', 'news.example'), { maxLength: 2 }),
    stubborn: fc.boolean(),
  })
  .map(({ cookies, kept, tabs, silent, stubborn }) => () => {
    const world = new FakeWorld();
    world.cookies = cookies.map((one) => ({ ...one, storeId: '0' }));
    world.addCookie({ name: 'sessionid', domain: 'instagram.com', value: '42%3Aabc' });
    for (const [one, kind] of kept) {
      const origin = originOf(`https://${one}`);
      if (origin === undefined) continue;
      world.keep(origin, kind);
      world.places.push({ storeId: '0', origin });
    }
    // A host like `xn--a` is in no address, so that no tab shows it.
    for (const one of tabs) if (URL.canParse(`https://${one}/`)) world.openTab(`https://${one}/`);
    for (const one of silent) world.silent.add(one);
    if (stubborn) world.stubborn.add('sessionid');
    return world;
  });
