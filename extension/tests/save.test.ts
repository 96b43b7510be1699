/** One press on Save, as the worker does it. */
import { expect, test } from 'vitest';

import { Failure, problemOf } from '../src/failure';
import { openPresses, settled, type Press } from '../src/worker/presses';
import { save, type SavePress, type SaveTools } from '../src/worker/save';
import { makeArea, makePage, makeSaved } from './made';

const WINDOW = 1;
const PRESS: SavePress = { tabId: 7, windowId: WINDOW, refusedUrl: null, toolbar: true };

interface Scene {
  tools: SaveTools;
  steps: string[];
  result(): Promise<Press | null>;
}

/** What a press meets: a page that can be read, and a service that keeps it, unless the test says otherwise. */
function scene(given: Partial<Pick<SaveTools, 'run' | 'api'>> = {}): Scene {
  const steps: string[] = [];
  const area = makeArea();
  const presses = openPresses(area, () => 1000);
  const watched = { ...presses, put: (id: number, press: Press) => (steps.push(press.state === 'working' ? press.step : press.state), presses.put(id, press)) };
  const api = async (): Promise<{ clip: () => Promise<ReturnType<typeof makeSaved>> }> => ({ clip: async () => makeSaved() });
  return { tools: { presses: watched, run: async () => makePage(), api, now: () => 1000, ...given }, steps, result: () => presses.get(WINDOW) };
}

async function problemAfter(press: SavePress, { tools, result }: Scene): Promise<string> {
  await save(press, tools);
  const left = await result();
  return left?.state === 'failed' ? left.problem.code : `not failed: ${left?.state}`;
}

test('a press is read, sent and done', async () => {
  const { tools, steps, result } = scene();

  await save(PRESS, tools);

  expect(steps).toEqual(['reading', 'sending', 'done']);
  expect(await result()).toEqual({ state: 'done', at: 1000, saved: makeSaved() });
});

test('nothing is read for somebody who is not signed in', async () => {
  let reads = 0;
  const run = async (): Promise<unknown> => (reads += 1);
  const at = scene({ run, api: () => Promise.reject(new Failure('signed-out')) });

  expect(await problemAfter(PRESS, at)).toBe('signed-out');
  expect(reads).toBe(0);
});

test.each([
  [true, 'page-not-readable'],
  [false, 'page-needs-press'],
])('a page that is closed to us says what helps (from the toolbar: %s)', async (toolbar, code) => {
  const at = scene({ run: () => Promise.reject(new Error('Cannot access contents of the page')) });

  expect(await problemAfter({ ...PRESS, toolbar }, at)).toBe(code);
});

test('a page that yields nothing is not readable', async () => {
  expect(await problemAfter(PRESS, scene({ run: async () => null }))).toBe('page-not-readable');
});

test('a refused page is remembered, so that the person may insist', async () => {
  const api = async () => ({ clip: () => Promise.reject(new Failure({ code: 'not-a-posting', extra: { verdict: 'listing' } })) });
  const { tools, result } = scene({ api });

  await save(PRESS, tools);

  expect(await result()).toEqual({
    state: 'failed', at: 1000, url: 'https://jobs.example/1', tabId: 7,
    problem: { code: 'not-a-posting', extra: { verdict: 'listing' } },
  });
});

test('insisting keeps the page that was refused', async () => {
  const kept: boolean[] = [];
  const at = scene({ api: async () => ({ clip: async (_, { keep }) => (kept.push(keep), makeSaved()) }) });

  await save({ ...PRESS, refusedUrl: 'https://jobs.example/1' }, at.tools);

  expect(kept).toEqual([true]);
});

test('insisting keeps no other page', async () => {
  expect(await problemAfter({ ...PRESS, refusedUrl: 'https://jobs.example/other' }, scene())).toBe('page-changed');
});

test('a press whose worker was ended is an interruption after a minute, and not before', () => {
  const press: Press = { state: 'working', at: 0, step: 'sending' };

  expect(settled(press, 59_000)).toEqual(press);
  expect(settled(press, 61_000)).toMatchObject({ state: 'failed', problem: { code: 'interrupted' } });
});

test('what is thrown and not foreseen is told as internal', () => {
  expect(problemOf(new TypeError('x'))).toEqual({ code: 'internal' });
});
