import { expect, test } from 'vitest';

import { problemOf } from '../src/failure';
import { normaliseAddress, serverOf } from '../src/session/server';

function codeFor(typed: string): string {
  try {
    return normaliseAddress(typed);
  } catch (error) {
    return problemOf(error).code;
  }
}

test.each([
  ['http://127.0.0.1:8000', 'http://127.0.0.1:8000'],
  ['  localhost:8000/ ', 'http://localhost:8000'],
  ['127.0.0.1:9000', 'http://127.0.0.1:9000'],
  ['foothold.example', 'https://foothold.example'],
  ['https://foothold.example/signup?x=1', 'https://foothold.example'],
  ['http://192.168.1.5:8000', 'http://192.168.1.5:8000'],
])('%s means %s', (typed, meant) => {
  expect(codeFor(typed)).toBe(meant);
});

test.each([
  ['', 'address-invalid'],
  ['not an address', 'address-invalid'],
  ['ftp://foothold.example', 'address-invalid'],
  ['javascript://alert(1)', 'address-invalid'],
  ['https://user:secret@foothold.example', 'address-invalid'],
  ['http://foothold.example', 'address-unsafe'],
  ['http://10.evil.example', 'address-unsafe'],
])('%s is refused as %s', (typed, code) => {
  expect(codeFor(typed)).toBe(code);
});

test('a server whose sign-in address is no web address is not ours', () => {
  const config = { version: '1', supabase_url: 'javascript:x', supabase_publishable_key: 'k', features: { ai_providers: [] } };

  expect(() => serverOf('http://127.0.0.1:8000', config)).toThrow('not-foothold');
});
