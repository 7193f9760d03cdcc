/** Every language is complete, and no word that is shown is written anywhere else. */

import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { messagesOf } from './fake-browser';

const LANGUAGES = ['en', 'de', 'ar'];
const FORM = /_(zero|one|two|few|many|other)$/;
const english = messagesOf('en');
const bases = new Set(
  Object.keys(english)
    .filter((key) => FORM.test(key))
    .map((key) => key.replace(FORM, '')),
);
const slotsOf = (text: string) =>
  [...text.matchAll(/\$([A-Z]+)\$/g)].map((match) => match[1] as string).sort();

test.each(LANGUAGES)('%s has every message, with the slots of the English one', (language) => {
  const messages = messagesOf(language);
  const single = (keys: string[]) => keys.filter((key) => !FORM.test(key)).sort();
  expect(single(Object.keys(messages))).toEqual(single(Object.keys(english)));
  for (const key of single(Object.keys(messages))) {
    expect(slotsOf(messages[key]?.message ?? ''), `${language} ${key}`).toEqual(
      slotsOf(english[key]?.message ?? ''),
    );
  }
});

test.each(LANGUAGES)('%s has every plural form that its rules ask for', (language) => {
  const messages = messagesOf(language);
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const base of bases) {
    for (const form of forms)
      expect(messages[`${base}_${form}`], `${language} ${base}_${form}`).toBeDefined();
    expect(slotsOf(messages[`${base}_other`]?.message ?? '')).toEqual(
      slotsOf(english[`${base}_other`]?.message ?? ''),
    );
  }
});

test.each(LANGUAGES)('%s declares every slot that it uses', (language) => {
  for (const [key, entry] of Object.entries(messagesOf(language))) {
    for (const slot of slotsOf(entry.message)) {
      expect(entry.placeholders?.[slot.toLowerCase()]?.content, `${language} ${key}`).toMatch(/^\$\d$/);
    }
    expect(entry.message.trim(), `${language} ${key}`).not.toBe('');
  }
});

test('every English message is described, and the sentence for the stores is short enough for them', () => {
  for (const [key, entry] of Object.entries(english)) expect(entry, key).toHaveProperty('description');
  expect(english.extDescription?.message.length).toBeLessThanOrEqual(132);
});

test('every message is used', () => {
  const files = globSync(['components/**/*.ts*', 'utils/**/*.ts', 'entrypoints/**/*.ts*', 'wxt.config.ts']);
  const source = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  const used = (key: string) =>
    source.includes(`'${key.replace(FORM, '')}'`) || source.includes(`__MSG_${key}__`);
  expect(Object.keys(english).filter((key) => !used(key))).toEqual([]);
});

test('no component writes words of its own', () => {
  for (const file of globSync('components/**/*.tsx')) {
    const markup = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    // Text between tags, and attributes that are read out or shown.
    const words = [
      ...markup.matchAll(/>\s*([A-Za-z][^<>{}()=;]*?)\s*<\//g),
      ...markup.matchAll(/\b(?:title|alt|placeholder|aria-label|aria-description)="([^"]+)"/g),
    ].map((match) => match[1]);
    expect(words, file).toEqual([]);
  }
});
