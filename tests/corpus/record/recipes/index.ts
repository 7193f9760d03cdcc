/** Every application that the recorder can drive. */
import type { Recipe } from '../recipe.ts';
import { actual } from './actual.ts';
import { deluge } from './deluge.ts';
import { dokuwiki } from './dokuwiki.ts';
import { homebridge } from './homebridge.ts';
import { ikiwiki } from './ikiwiki.ts';
import { phpliteadmin } from './phpliteadmin.ts';
import { qbittorrent } from './qbittorrent.ts';
import { supysonic } from './supysonic.ts';
import { thelounge } from './thelounge.ts';

export const RECIPES: readonly Recipe[] = [
  actual,
  deluge,
  dokuwiki,
  homebridge,
  ikiwiki,
  phpliteadmin,
  qbittorrent,
  supysonic,
  thelounge,
];
