/** The bench's line of what a site's own answers make of the judgements, over an application made by hand. */

import { afterEach, expect, it, vi } from 'vitest';
import type { Judgement } from '@/utils/core/detect/judge';
import type { Reason } from '@/utils/core/signed-in';
import { askedOfAll, askedOfGuesses, withAnswers } from '../../bench/detection/asked';
import { report } from '../../bench/detection/report';
import type { Scene } from '../../bench/detection/scenes';
import { type Application, type RecordedState, readApplication } from '../../corpus/schema';

type Ask = NonNullable<RecordedState['ask']>;
type Answer = Ask['withLogin'];

const answer = (text: string, more: Partial<Answer> = {}): Answer => ({
  status: 200,
  path: '/',
  sameSite: true,
  hasPassword: false,
  controls: [{ text, href: '/x' }],
  ...more,
});
const INSIDE = answer('Log out');
const FORM = answer('Log in', { hasPassword: true });

const state = (name: RecordedState['state'], signedIn: boolean, ask?: Ask): RecordedState => ({
  state: name,
  signedIn,
  url: 'https://app.example/',
  cookies: [],
  stored: [],
  page: { hasVisiblePassword: false, controls: [] },
  ...(ask && { ask }),
});
const application = (...states: RecordedState[]): Application =>
  readApplication({
    app: 'made-up',
    software: [],
    stack: '-',
    from: '-',
    browser: '-',
    login: 'form',
    states,
    carriers: [],
  });

const likely = (reason: Reason): Judgement => ({ grade: 'likely', reasons: [reason] });
const BY_COOKIE = likely({ kind: 'login-name', cookie: 'auth_token' });
const BY_PAGE = likely({ kind: 'storage-token', key: 'token' });
const scene = (name: Scene['state'], signedIn: boolean, judgement?: Judgement): Scene => ({
  app: 'made-up',
  state: name,
  signedIn,
  judgement,
});

afterEach(() => {
  vi.restoreAllMocks();
});

it('takes only the states whose answers were recorded', () => {
  const made = application(
    state('fresh', false),
    state('signed-in', true, { withLogin: INSIDE, without: FORM }),
  );
  const scenes = [scene('fresh', false), scene('signed-in', true, BY_COOKIE)];
  expect(withAnswers([made], scenes)).toEqual([
    { ...scene('signed-in', true, BY_COOKIE), outcome: { verdict: 'signed-in', because: 'way-out' } },
  ]);
});

it('makes a guess sure or takes it away; what a page showed stays, and what is no row stays none', () => {
  const [yes, no] = [
    { withLogin: INSIDE, without: FORM },
    { withLogin: FORM, without: FORM },
  ];
  const made = application(
    state('fresh', false, no),
    state('anonymous', false, no),
    state('signed-in', true, yes),
  );
  const scenes = [
    scene('fresh', false, BY_COOKIE),
    scene('anonymous', false, BY_PAGE),
    scene('signed-in', true),
  ];
  const asked = withAnswers([made], scenes);
  expect(askedOfGuesses(asked).map(({ judgement }) => judgement)).toEqual([undefined, BY_PAGE, undefined]);
  expect(askedOfAll(asked).map(({ judgement }) => judgement?.grade)).toEqual([
    undefined,
    'likely',
    'signed-in',
  ]);
  const [sure] = askedOfGuesses(withAnswers([made], [scene('signed-in', true, BY_COOKIE)]));
  expect(sure?.judgement).toMatchObject({
    grade: 'signed-in',
    reasons: [{ kind: 'asked' }, ...BY_COOKIE.reasons],
  });
});

it('believes no answer from another site', () => {
  const gone = { withLogin: { ...INSIDE, sameSite: false }, without: FORM };
  const [asked] = withAnswers([application(state('fresh', false, gone))], [scene('fresh', false, BY_COOKIE)]);
  expect(asked?.outcome).toEqual({ verdict: 'unclear', because: 'elsewhere' });
});

it('says so where no answers are recorded, and prints what they make of it where they are', () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => {});
  const printed = () => said.mock.calls.map(([text]) => String(text)).join('\n');
  report([application(state('fresh', false))]);
  expect(printed()).toContain('no recorded answers');
  said.mockClear();
  report([application(state('signed-in', true, { withLogin: FORM, without: FORM }))]);
  expect(printed()).not.toContain('no recorded answers');
  expect(printed()).toContain('made-up, signed-in, signed in: signed-out');
});
