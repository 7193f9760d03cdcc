/** What the recorder hands on of a value tells detection the same as the value would, and never the value. */

import { createServer } from 'node:http';
import { Agent, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, it, test } from 'vitest';
import { shapeOf } from '@/utils/core/detect/shape';
import { shapeOfLook } from '../../corpus/looks';
import { startFront } from '../../corpus/record/front';
import { lookAt } from '../../corpus/record/outline';
import { RECIPES } from '../../corpus/record/recipes';
import { changesSince } from '../../corpus/record/state';
import { withoutSecrets } from '../../corpus/without-secrets';

const VALUES = [
  '',
  'en_US',
  'd41d8cd98f00b204e9800998ecf8427e',
  'aaaaaaaaaaaaaaaaaaaaaaaa',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJtYXJpYSJ9.c2lnbmF0dXJl',
  '{"access_token":"0123456789abcdef0123","expires_in":60}',
  '{"theme":"dark","sidebar":"open"}',
];

test.each(VALUES)('%s is of the same kind by its look', (value) => {
  expect(shapeOfLook(lookAt(value))).toEqual(shapeOf(value));
});

test.each(VALUES.slice(1))('%s is not in its look', (value) => {
  expect(JSON.stringify(lookAt(value))).not.toContain(value);
});

it('tells what appeared, changed and vanished', () => {
  const before = new Map(Object.entries({ stays: 'a', changes: 'b', goes: 'c' }));
  const now = new Map(Object.entries({ stays: 'a', changes: 'x', comes: 'y' }));
  expect(changesSince('anonymous', before, now)).toEqual({
    since: 'anonymous',
    appeared: ['comes'],
    changed: ['changes'],
    vanished: ['goes'],
  });
});

it('keeps of an address what is a plain word', () => {
  expect(withoutSecrets('/doku.php?do=logout&sectok=0a1b2c3d')).toBe('/doku.php?do=logout&sectok=');
});

it('gives every application a name and a domain of its own', () => {
  for (const of of ['app', 'host'] as const)
    expect(new Set(RECIPES.map((recipe) => recipe[of])).size).toBe(RECIPES.length);
});

test('the front passes a request on as its https site, and refuses other hosts', async () => {
  const application = createServer(({ url, headers }, answer) => {
    answer.setHeader('set-cookie', ['one=1', 'two=2']);
    answer.end(`${headers.host} ${headers['x-forwarded-proto']} ${url}`);
  });
  await new Promise<void>((resolve) => application.listen(0, '127.0.0.1', resolve));
  const front = await startFront('garden.example', (application.address() as AddressInfo).port);
  const [, port = ''] = /127\.0\.0\.1:(\d+)/.exec(front.chromiumArgs().join(' ')) ?? [];
  const agent = new Agent({ ca: front.certificate.caCertPem, servername: 'garden.example' });
  const ask = (host: string) =>
    new Promise<{ body: Promise<string>; cookies: string[] | undefined }>((resolve, reject) => {
      get({ host: '127.0.0.1', port, path: '/a?b=c', agent, headers: { host } }, (answer) =>
        resolve({ body: text(answer), cookies: answer.headers['set-cookie'] }),
      ).on('error', reject);
    });
  const { body, cookies } = await ask('garden.example');
  expect(await body).toBe('garden.example https /a?b=c');
  expect(cookies).toEqual(['one=1', 'two=2']);
  await expect(ask('elsewhere.example')).rejects.toThrow();
  await front.close();
  await new Promise((resolve) => application.close(resolve));
});
