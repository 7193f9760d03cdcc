/** Lists all test sites; each call makes fresh ones, so that two runs share no session. */
import type { Site } from '../site.ts';
import { makeCrowd } from './crowd.ts';
import { makeEmbedder, makeWidgets } from './embedding.ts';
import { makeFacebook } from './facebook.ts';
import { makeGoogle } from './google.ts';
import { makeInstagram } from './instagram.ts';
import { makeLibrary } from './library.ts';
import { makePocketNotes } from './notes.ts';
import { makeCookieSite } from './plain.ts';
import { makeSignOutSites } from './sign-out.ts';
import { makeSkies } from './skies.ts';

/** Every site, in the order in which they are shown. */
export function makeSites(): Site[] {
  return [
    makeInstagram(),
    makeFacebook(),
    makeGoogle(),
    makeLibrary(),
    makePocketNotes(),
    makeSkies(),
    makeCookieSite({
      host: 'www.notinstagram.com',
      title: 'Not Instagram',
      about: 'A neighbour by name only: must never be touched.',
      accent: '#17806d',
      cookie: 'sessionid',
      domain: '.notinstagram.com',
      account: { id: '7001', user: 'maria', name: 'Maria', password: 'neighbour-1' },
    }),
    makeCookieSite({
      host: 'alice.github.io',
      title: "Alice's pages",
      about: 'One of two neighbours on a public suffix.',
      accent: '#8a4fbf',
      cookie: 'user_session',
      account: { id: '8001', user: 'alice', name: 'Alice', password: 'alice-1' },
    }),
    makeCookieSite({
      host: 'bob.github.io',
      title: "Bob's pages",
      about: 'The other neighbour on that public suffix.',
      accent: '#b3631f',
      cookie: 'user_session',
      account: { id: '8002', user: 'bob', name: 'Bob', password: 'bob-1' },
    }),
    makeEmbedder(),
    makeWidgets(),
    ...makeSignOutSites(),
    ...makeCrowd(),
  ];
}
