/** Prints how good detection is. Run through `tests/bench/detection.ts`. */

import type { Application } from '../../corpus/schema';
import { askedOfAll, askedOfGuesses, withAnswers } from './asked';
import { nameLines } from './catalogue-names';
import {
  asShipped,
  EVERYTHING,
  eachLeftOut,
  eachLeftOutOfAll,
  fittedTo,
  KINDS,
  reasonsOf,
  type Score,
  scoreOf,
  wasInSight,
} from './measure';
import type { Scene } from './scenes';

const WANTED = 0.9;
/** How many logins may be missed once the site is asked; none may be false. */
const MOST_MISSED = 1;

/** @returns whether precision and recall are as wanted, and what the sites' own answers make of them. */
export function report(applications: readonly Application[]): boolean {
  const forms = applications.filter(({ login }) => login === 'form');
  const basic = applications.filter(({ login }) => login === 'basic');
  const positives = scenesOf(forms).filter(({ signedIn }) => signedIn).length;
  console.log(
    `${forms.length} applications with a form, ${scenesOf(forms).length} states, signed in in ${positives} of them. Without the catalogue.`,
  );
  printKinds('As shipped', forms, asShipped);
  printKinds('Each application judged without what it taught', forms, eachLeftOut);
  const later =
    (judged: typeof asShipped): typeof asShipped =>
    (all, allowed) =>
      judged(all, allowed).filter(({ app }) => !forms.some((one) => one.app === app && wasInSight(one)));
  printKinds('Of these, those that were recorded after the rules were final', forms, later(eachLeftOut));
  printKinds(
    'All, with the number of points fitted to those that were recorded later, too',
    forms,
    eachLeftOutOfAll,
  );
  printThresholds(forms);
  const scenes = eachLeftOut(forms, EVERYTHING);
  printReasons(scenes);
  const isAskedWell = printAsked(forms, scenes);
  printBasic(basic);
  console.log('\nNames alone, as if each were the name of an http-only token:');
  for (const line of nameLines()) console.log(`  ${line}`);
  const { precision, recall } = scoreOf(scenes, 'both');
  return precision >= WANTED && recall >= WANTED && isAskedWell;
}

/** @returns false where the answers, as the product has them asked, leave a false login or more than one miss. */
function printAsked(forms: readonly Application[], scenes: readonly Scene[]): boolean {
  const asked = withAnswers(forms, scenes);
  const apps = new Set(asked.map(({ app }) => app)).size;
  console.log(
    `\nWith 'ask the site', over ${asked.length} states of ${apps} applications, each as a stranger`,
  );
  if (asked.length === 0) {
    console.log('  no recorded answers');
    return true;
  }
  const print = (name: string, judged: readonly Scene[]) => {
    console.log(scoreLine(name, 'signed in', scoreOf(judged, 'signed-in')));
    console.log(scoreLine('', 'and likely', scoreOf(judged, 'both')));
    for (const fault of faultsOf(judged)) console.log(`    ${fault}`);
  };
  console.log(line('asked', 'grade', 'right', 'wrong', 'missed', 'precision', 'recall', 'F1'));
  print('of nobody', asked);
  print('where a login is a guess', askedOfGuesses(asked));
  print('everywhere, listed or not', askedOfAll(asked));
  for (const { app, state, signedIn, outcome } of asked) {
    const told = outcome.verdict === 'unclear' ? `unclear (${outcome.because})` : outcome.verdict;
    const truth = signedIn ? 'signed in' : 'not signed in';
    console.log(`    ${app}, ${state}, ${truth}: ${told}`);
  }
  const { wrong, missed } = scoreOf(askedOfGuesses(asked), 'both');
  return wrong === 0 && missed <= MOST_MISSED;
}

function scenesOf(applications: readonly Application[]): Scene[] {
  return asShipped(applications, EVERYTHING);
}

function printKinds(title: string, forms: readonly Application[], judged: typeof asShipped): void {
  console.log(`\n${title}`);
  console.log(line('evidence', 'grade', 'right', 'wrong', 'missed', 'precision', 'recall', 'F1'));
  for (const [name, allowed] of Object.entries(KINDS)) {
    const scenes = judged(forms, allowed);
    console.log(scoreLine(name, 'signed in', scoreOf(scenes, 'signed-in')));
    console.log(scoreLine('', 'and likely', scoreOf(scenes, 'both')));
    for (const fault of faultsOf(scenes)) console.log(`    ${fault}`);
  }
}

function scoreLine(name: string, grade: string, { right, wrong, missed, ...rest }: Score): string {
  const parts = [rest.precision, rest.recall, rest.f1].map((part) => part.toFixed(2));
  return line(name, grade, ...[right, wrong, missed].map(String), ...parts);
}

function line(name: string, grade: string, ...numbers: readonly string[]): string {
  return `  ${name.padEnd(32)}${grade.padEnd(12)}${numbers.map((text) => text.padStart(10)).join('')}`;
}

function printThresholds(forms: readonly Application[]): void {
  const fitted = forms.map((one) => {
    const others = forms.filter((other) => other !== one && wasInSight(other));
    return `${one.app} ${fittedTo(others, one.software).enough}`;
  });
  console.log(`\nPoints that make a login likely, fitted to the others: ${fitted.join(', ')}`);
}

function printReasons(scenes: readonly Scene[]): void {
  console.log('\nReasons given, all together: in states that were signed in, and in others');
  for (const [kind, right, wrong] of reasonsOf(scenes)) {
    console.log(`  ${kind.padEnd(32)}${String(right).padStart(4)}${String(wrong).padStart(4)}`);
  }
}

/** What was missed, in one line, and what was false, one by one. */
function faultsOf(scenes: readonly Scene[]): string[] {
  const missed = scenes.filter(({ signedIn, judgement }) => signedIn && !judgement).map(({ app }) => app);
  const wrong = scenes.filter(({ signedIn, judgement }) => !signedIn && judgement);
  return [
    ...(missed.length > 0 ? [`missed: ${missed.join(', ')}`] : []),
    ...wrong.map(({ app, state, judgement }) => `false: ${app}, ${state}: ${JSON.stringify(judgement)}`),
  ];
}

function printBasic(basic: readonly Application[]): void {
  const scenes = scenesOf(basic);
  const { right, wrong, missed } = scoreOf(scenes, 'both');
  const names = basic.map(({ app }) => app).join(', ');
  console.log(`\nHTTP Basic, apart (${names}): ${right} right, ${wrong} wrong, ${missed} missed`);
}
