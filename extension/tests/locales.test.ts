/** Every language says everything that English says, with the same blanks to fill. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { expect, test } from 'vitest';

const LOCALES = resolve(import.meta.dirname, '../public/_locales');
const SOURCES = resolve(import.meta.dirname, '..');

type Messages = Record<string, { message: string }>;

function read(language: string): Messages {
  return JSON.parse(readFileSync(join(LOCALES, language, 'messages.json'), 'utf-8')) as Messages;
}

function blanks(message: string): string[] {
  return (message.match(/\$\d/g) ?? []).sort();
}

const english = read('en');

test('German has the keys of English, and no other', () => {
  expect(Object.keys(read('de')).sort()).toEqual(Object.keys(english).sort());
});

test.each(Object.keys(english))('%s has the same blanks in German', (key) => {
  const german = read('de')[key]?.message ?? '';

  expect(german).not.toBe('');
  expect(blanks(german)).toEqual(blanks(english[key]?.message ?? ''));
});

test('every key is used somewhere', () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf-8' });
  const own = files.filter((name) => /^(src|entrypoints)\/.*\.ts$|^manifest\.ts$/.test(name));
  const text = own.map((name) => readFileSync(join(SOURCES, name), 'utf-8')).join('\n');
  const unused = Object.keys(english).filter((key) => !text.includes(`'${key}'`) && !text.includes(`__MSG_${key}__`));

  expect(unused).toEqual([]);
});
