import { expect, it } from 'vitest';
import { catalogue } from '@/utils/catalogue';
import { NO_HISTORY } from '@/utils/core/detect/history';
import type { SeenPage } from '@/utils/core/detect/seen';
import { unseenOf } from '@/utils/core/unseen';

const discord = catalogue.groupOf('discord.com');
const page: SeenPage = {
  verdict: 'silent',
  stored: [],
  origin: 'https://discord.com',
  shown: [],
  besides: [],
};
const seen = (more: Partial<SeenPage>) => ({
  host: 'discord.com',
  history: NO_HISTORY,
  page: { ...page, ...more },
});
const nothing = { isListed: false, seen: undefined, isVisited: false };

it('names every site of the catalogue whose login no cookie shows, and where it is kept', () => {
  expect(catalogue.inStorageOnly.map(({ siteId }) => siteId).sort()).toEqual([
    'bluesky',
    'discord',
    'element-matrix',
    'telegram',
    'whatsapp',
  ]);
  const hosts = catalogue.inStorageOnly.map(
    (group) => unseenOf(group, '0', { ...nothing, isVisited: true })?.host,
  );
  expect(hosts.sort()).toEqual([
    'app.element.io',
    'bsky.app',
    'discord.com',
    'web.telegram.org',
    'web.whatsapp.com',
  ]);
});

it('is silent where nobody ever was, and where a row or a look says what is known', () => {
  expect(unseenOf(discord, '0', nothing)).toBeUndefined();
  expect(unseenOf(discord, '0', { ...nothing, isVisited: true, isListed: true })).toBeUndefined();
  expect(unseenOf(discord, '0', { ...nothing, isVisited: true, seen: seen({}) })).toBeUndefined();
});

it('speaks where only an earlier run of the browser looked', () => {
  expect(unseenOf(discord, '0', { ...nothing, seen: seen({ isOld: true }) })?.siteId).toBe('discord');
});

it('speaks of no site that a cookie tells of', () => {
  const slack = catalogue.groupOf('slack.com');
  expect(unseenOf(slack, '0', { ...nothing, isVisited: true })).toBeUndefined();
});
