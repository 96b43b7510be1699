/** Rules that the types cannot hold. Each failure says what to do. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import ts from 'typescript';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const MAX_FILE_LINES = 400;
const MAX_FUNCTION_LINES = 50;

function filesIn(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf-8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  );
}

function read(name: string): string {
  return readFileSync(join(ROOT, name), 'utf-8');
}

const own = filesIn('src', 'entrypoints');

test.each(own)('%s makes no markup from text: use h() and text nodes', (name) => {
  expect(read(name)).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/);
});

test.each(filesIn('src').filter((name) => name !== 'src/panel/desk.ts'))('%s runs without a browser: put chrome.* into entrypoints or panel/desk.ts', (name) => {
  expect(read(name)).not.toMatch(/wxt\/browser|\bchrome\.[a-z]+[.(]/);
});

test.each(filesIn('src/panel', 'src/capture', 'entrypoints/sidepanel'))('%s knows no token: ask the worker', (name) => {
  expect(read(name)).not.toMatch(/access_token|refresh_token|storage\.local|session\/session|\.token\(/);
});

test.each(filesIn('src/capture'))('%s never writes to the page: capture clones and reads', (name) => {
  expect(read(name)).not.toMatch(/appendChild|setAttribute|removeChild|\.remove\(|replaceWith|attachShadow|textContent =/);
});

test.each([...own, ...filesIn('tests')])('%s is no longer than 400 lines: split it where a reader would', (name) => {
  expect(read(name).split('\n').length).toBeLessThanOrEqual(MAX_FILE_LINES);
});

function functionLengths(name: string): [string, number][] {
  const file = ts.createSourceFile(name, read(name), ts.ScriptTarget.Latest, true);
  const found: [string, number][] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const line = (position: number): number => file.getLineAndCharacterOfPosition(position).line;
      found.push([`${name}:${line(node.getStart()) + 1}`, line(node.getEnd()) - line(node.getStart()) + 1]);
    }
    node.forEachChild(visit);
  };
  visit(file);
  return found;
}

test('no function is longer than 50 lines', () => {
  const long = own.flatMap(functionLengths).filter(([, lines]) => lines > MAX_FUNCTION_LINES);

  expect(long).toEqual([]);
});

test('half of all functions have 10 lines or fewer, nine in ten 30 or fewer', () => {
  const lengths = own.flatMap(functionLengths).map(([, lines]) => lines).sort((a, b) => a - b);
  const at = (share: number): number => lengths[Math.floor(lengths.length * share)] ?? 0;

  expect(at(0.5)).toBeLessThanOrEqual(10);
  expect(at(0.9)).toBeLessThanOrEqual(30);
});
