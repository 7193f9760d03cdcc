/** The paths that every host has: robots.txt, favicon, client scripts, seeding, inventory and the endpoints of the behaviours. */
import { behaviourPaths } from './behaviours.ts';
import { clientFile } from './client.ts';
import type { Exchange } from './exchange.ts';
import { inventoryPaths } from './inventory.ts';
import { seedPaths } from './seed.ts';
import type { World } from './server.ts';
import type { Site } from './site.ts';

/** Answers the request if its path is one that all hosts share. */
export async function everywhere(world: World, exchange: Exchange, site: Site): Promise<boolean> {
  switch (exchange.route) {
    case 'GET /robots.txt':
      exchange.text('User-agent: *\nDisallow: /\n');
      return true;
    case 'GET /favicon.ico':
      exchange.empty();
      return true;
  }
  return (
    clientFile(world, exchange) ||
    inventoryPaths(world, exchange) ||
    seedPaths(world, exchange) ||
    (await behaviourPaths(world, exchange, site))
  );
}
