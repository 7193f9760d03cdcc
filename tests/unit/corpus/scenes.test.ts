/** The bench gives detection no more to go by than a look in the page would. */

import { expect, test } from 'vitest';
import { KNOWLEDGE } from '@/utils/core/detect/judge';
import { EVERYTHING } from '../../bench/detection/measure';
import { scenesOf } from '../../bench/detection/scenes';
import { lookAt } from '../../corpus/record/outline';
import type { Application, RecordedState } from '../../corpus/schema';

const TOKEN = lookAt('eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJtYXJpYSJ9.c2lnbmF0dXJl');

test.each([
  ['localStorage', 'access_token', 'likely'],
  ['indexedDB', 'access_token', 'likely'],
  ['indexedDB', 'firebase:authUser:key:app', 'signed-in'],
] as const)('a token in %s under %s makes it %s', (kind, key, grade) => {
  const state: RecordedState = {
    state: 'signed-in',
    signedIn: true,
    url: 'https://garden.example/',
    cookies: [],
    stored: [{ kind, key, value: TOKEN }],
    page: { hasVisiblePassword: false, controls: [] },
  };
  const said = { stack: '-', from: '-', browser: '-', login: 'form' } as const;
  const application: Application = { app: 'garden', ...said, software: [], carriers: [], states: [state] };
  expect(scenesOf(application, EVERYTHING, KNOWLEDGE)[0]?.judgement?.grade).toBe(grade);
});
