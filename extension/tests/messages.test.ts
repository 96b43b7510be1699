import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, test } from 'vitest';

import { Failure, problemOf } from '../src/failure';
import { asking, isEnvelope, MESSAGES, replyTo, type Answers } from '../src/messages';
import { makeJob } from './made';

const silent = Object.fromEntries(Object.keys(MESSAGES).map((name) => [name, async () => null])) as unknown as Answers;

/** The worker as the panel meets it: everything passes through JSON. */
function worker(answers: Partial<Answers>): (envelope: unknown) => Promise<unknown> {
  return async (envelope) => {
    if (!isEnvelope(envelope)) return undefined;
    const reply = await replyTo(envelope, { ...silent, ...answers });
    return JSON.parse(JSON.stringify(reply)) as unknown;
  };
}

test('an answer comes back to who asked', async () => {
  const ask = asking(worker({ 'job.latest': async () => makeJob({ title: 'Baker' }) }));

  expect((await ask('job.latest', {}))?.title).toBe('Baker');
});

test('a failure in the worker is thrown in the panel, with everything it says', async () => {
  const problem = { code: 'not-a-posting', detail: 'A list.', status: 422, extra: { verdict: 'listing' } };
  const ask = asking(worker({ 'job.match': () => Promise.reject(new Failure(problem)) }));

  const error = await ask('job.match', { jobId: 'j1' }).catch((thrown: unknown) => thrown);

  expect(problemOf(error)).toEqual(problem);
});

test('what nobody foresaw is told without its text', async () => {
  const ask = asking(worker({ 'usage.get': () => Promise.reject(new TypeError('secret path')) }));

  const error = await ask('usage.get', {}).catch((thrown: unknown) => thrown);

  expect(problemOf(error)).toEqual({ code: 'internal' });
});

test('a worker that is ended while it works is an interruption', async () => {
  const ask = asking(() => Promise.reject(new Error('message port closed')));

  const error = await ask('job.latest', {}).catch((thrown: unknown) => thrown);

  expect(problemOf(error).code).toBe('interrupted');
});

test.each([null, 'job.latest', {}, { name: 'constructor' }, { name: 'job.delete' }, { name: 7 }])(
  '%j is no message of ours',
  (value) => {
    expect(isEnvelope(value)).toBe(false);
  },
);

test('the README lists every message, and no other', () => {
  const readme = readFileSync(resolve(import.meta.dirname, '../README.md'), 'utf-8');
  const listed = [...readme.matchAll(/^\| `([a-z]+\.[a-z-]+)` \|/gm)].map(([, name]) => name);

  expect(listed.sort()).toEqual(Object.keys(MESSAGES).sort());
});
