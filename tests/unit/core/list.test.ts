import { describe, expect, it } from 'vitest';
import { catalogue } from '@/utils/catalogue';
import { type ListContext, rowOf } from '@/utils/core/list';
import { ownLogOutOf } from '@/utils/core/own-log-out';
import { rowsOf } from '../../fakes/rows';
import { cookieOf } from '../../fakes/world';

const context: ListContext = { catalogue, now: 1_000, known: {}, watching: false };
const instagram = cookieOf({ name: 'sessionid', domain: 'instagram.com', value: '42%3Aabc' });
const youtube = cookieOf({ name: 'LOGIN_INFO', domain: 'youtube.com' });
const google = cookieOf({ name: 'SID', domain: 'google.com' });

describe('the rows of a store', () => {
  it('are none where nobody is signed in', () => {
    expect(rowsOf('0', [], context)).toEqual([]);
    expect(rowsOf('0', [cookieOf({ name: 'csrftoken', domain: 'instagram.com' })], context)).toEqual([]);
  });

  it('show one login on two domains as one row', () => {
    const rows = rowsOf('0', [google, youtube, instagram], context);
    expect(rows.map(({ key, domains }) => [key, domains])).toEqual([
      ['google@0', ['google.com', 'youtube.com']],
      ['instagram@0', ['instagram.com']],
    ]);
  });

  it('hold no value of any cookie', () => {
    const secret = cookieOf({ name: 'sessionid', domain: 'instagram.com', value: '42%3Atop-secret' });
    expect(JSON.stringify(rowsOf('0', [secret], context))).not.toContain('top-secret');
  });

  it('keep the name that the store gives them apart from that of another store', () => {
    expect(rowsOf('firefox-container-2', [instagram], context)[0]?.key).toBe('instagram@firefox-container-2');
  });

  it('remember when a login was first seen, and whether somebody watched', () => {
    const known = { 'instagram@0': { firstSeenAt: 7, sawSignIn: true } };
    expect(rowsOf('0', [instagram], { ...context, known })[0]).toMatchObject({
      firstSeenAt: 7,
      sawSignIn: true,
    });
    expect(rowsOf('0', [instagram], context)[0]).toMatchObject({ firstSeenAt: 1_000, sawSignIn: false });
    expect(rowsOf('0', [instagram], { ...context, watching: true })[0]).toMatchObject({ sawSignIn: true });
  });

  it('are made of all others, when one cookie cannot be understood', () => {
    const odd = ['', '.', '..', '%', ':::', 'a b', '\u0000', 'x'.repeat(5_000)].map((domain) =>
      cookieOf({ name: 'auth_token', domain }),
    );
    expect(rowsOf('0', [...odd, instagram], context).map(({ key }) => key)).toContain('instagram@0');
  });

  it('do not count what another site keeps as its own visit', () => {
    const visit = { ...instagram, partition: { topLevelSite: 'https://news.example' } };
    expect(rowsOf('0', [visit], context)).toEqual([]);
  });

  it('count a cookie that is kept in the partition of its own site', () => {
    const own = { ...instagram, partition: { topLevelSite: 'https://instagram.com' } };
    expect(rowsOf('0', [own], context).map(({ key }) => key)).toEqual(['instagram@0']);
  });

  it('speak of a saved login only where one is, not where a visitor’s cookies are', () => {
    const linkedin = cookieOf({ name: 'li_at', domain: 'www.linkedin.com' });
    const visitor = cookieOf({ name: 'bcookie', domain: 'linkedin.com' });
    const saved = cookieOf({ name: 'li_rm', domain: 'linkedin.com' });
    expect(rowsOf('0', [linkedin, visitor], context)[0]).not.toHaveProperty('keepsLogin');
    expect(rowsOf('0', [linkedin, visitor, saved], context)[0]).toMatchObject({ keepsLogin: true });
    const mid = cookieOf({ name: 'mid', domain: 'instagram.com' });
    expect(rowsOf('0', [instagram, mid], context)[0]).not.toHaveProperty('keepsLogin');
  });

  it('know the site’s own page to log out at, where the sign-out is not Signoff’s to do', () => {
    const facebook = [
      cookieOf({ name: 'c_user', domain: 'facebook.com', value: '42' }),
      cookieOf({ name: 'xs', domain: 'facebook.com' }),
    ];
    expect(rowsOf('0', facebook, context)[0]?.ownLogOut).toEqual({
      host: 'www.facebook.com',
      basis: 'project',
      confidence: 'medium',
    });
    expect(rowsOf('0', [instagram], context)[0]).not.toHaveProperty('ownLogOut');
    expect(ownLogOutOf(catalogue.groupOf('en.wikipedia.org'))).toMatchObject({ endsAll: true });
    expect(ownLogOutOf(catalogue.groupOf('club.example'))).toBeUndefined();
  });

  it('leave to an entry on a subdomain what is its own, also when all of the domain is read', () => {
    const music = cookieOf({ name: 'remember_token', domain: 'music.163.com', value: 'x'.repeat(20) });
    const parent = catalogue.groupOf('163.com');
    expect(rowOf(parent, '0', [music], context)).toBeUndefined();
    const mail = { ...music, domain: '163.com' };
    expect(rowOf(parent, '0', [music, mail], context)?.reasons).toHaveLength(1);
    expect(rowsOf('0', [{ ...music, name: 'MUSIC_U' }, mail], context).map(({ key }) => key)).toEqual([
      'netease-music@0',
      '163.com@0',
    ]);
  });
});
