import { expect, test } from 'vitest';

import { openApi, readConfig, type Api } from '../src/api/api';
import { send } from '../src/api/request';
import { problemOf, type Problem } from '../src/failure';
import type { DraftRequest } from '../src/models';
import { makeDraft, makeJob, makePage, makeUsage } from './made';
import { json, makeServer, problem, stream } from './made-server';

const ADDRESS = 'http://127.0.0.1:8000';
const CLIP = { job: makeJob(), verdict: 'posting', reason: '', closed: false, sources: {}, missing: [] };
const LETTER: DraftRequest = { jobId: 'j1', kind: 'cover_letter', detail: '', provider: 'offline', key: 'press-1' };
const SILENT = { text: () => undefined, checked: () => undefined };

function apiOn(server: { fetch: typeof fetch }, session = { token: async () => 't1', renew: async () => 't2' }): Api {
  return openApi({ address: ADDRESS, session, fetch: server.fetch });
}

async function failureOf(work: Promise<unknown>): Promise<Problem> {
  return problemOf(await work.then(() => undefined, (error: unknown) => error));
}

test('a clip is sent gzipped, with the token and a key that makes it one clip', async () => {
  const server = makeServer({ 'POST /api/v1/jobs': () => json(CLIP, 201) });
  const html = `<html>${'text '.repeat(1000)}</html>`;

  const saved = await apiOn(server).clip(makePage({ html }), { keep: false });

  const [asked] = server.asked;
  expect(saved.known).toBe(false);
  expect(asked?.headers.get('Content-Encoding')).toBe('gzip');
  expect(asked?.headers.get('Authorization')).toBe('Bearer t1');
  expect(asked?.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
  expect(JSON.parse(asked?.body ?? '')).toEqual({ url: 'https://jobs.example/1', html });
});

test('frames and the wish to keep are sent when there are any', async () => {
  const server = makeServer({ 'POST /api/v1/jobs': () => json(CLIP) });
  const frames = [{ url: 'https://jobs.example/f', html: '<p>f</p>' }];

  const saved = await apiOn(server).clip(makePage({ frames }), { keep: true });

  expect(saved.known).toBe(true);
  expect(JSON.parse(server.asked[0]?.body ?? '')).toEqual({ url: 'https://jobs.example/1', html: '<html></html>', frames, keep: true });
});

test('a problem document becomes a failure with its members', async () => {
  const server = makeServer({ 'POST /api/v1/jobs': () => problem('not-a-posting', 422, { verdict: 'listing', reason: '20 jobs' }) });

  expect(await failureOf(apiOn(server).clip(makePage(), { keep: false }))).toEqual({
    code: 'not-a-posting', detail: 'about not-a-posting', status: 422, requestId: 'r1', extra: { verdict: 'listing', reason: '20 jobs' },
  });
});

test('a failing reply without a problem document is told by its status', async () => {
  const server = makeServer({ 'GET /api/v1/usage': () => new Response('<h1>Bad gateway</h1>', { status: 502 }) });

  expect((await failureOf(apiOn(server).usage())).code).toBe('unavailable');
});

test('an answer in another shape is not taken for an answer', async () => {
  const server = makeServer({ 'GET /api/v1/usage': () => json({ tier: 'free', period_type: 7 }) });

  expect((await failureOf(apiOn(server).usage())).code).toBe('unexpected-answer');
});

test('no answer at all is unreachable', async () => {
  expect((await failureOf(apiOn(makeServer({})).usage())).code).toBe('unreachable');
});

test('a server that hangs is given up', async () => {
  const hanging: typeof fetch = (_, init) =>
    new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))));

  const call = send(hanging, { method: 'GET', url: ADDRESS, patienceMs: 1 });

  expect((await failureOf(call)).code).toBe('timeout');
});

test('a refused token is renewed once, and the same request sent again', async () => {
  const server = makeServer({
    'POST /api/v1/jobs/j1/match': ({ headers }) =>
      headers.get('Authorization') === 'Bearer t2'
        ? json({ score: 50, note: null, parts: [], requirements: [] })
        : problem('unauthenticated', 401),
  });

  const match = await apiOn(server).match('j1');

  expect(match.score).toBe(50);
  expect(server.asked).toHaveLength(2);
  expect(server.asked[0]?.headers.get('Idempotency-Key')).toBe(server.asked[1]?.headers.get('Idempotency-Key'));
});

test('a token that is refused twice is not tried a third time', async () => {
  const server = makeServer({ 'GET /api/v1/usage': () => problem('unauthenticated', 401) });

  expect((await failureOf(apiOn(server).usage())).code).toBe('unauthenticated');
  expect(server.asked).toHaveLength(2);
});

test('a draft comes in pieces and then as a whole, however the bytes are cut', async () => {
  const whole = JSON.stringify(makeDraft({ content: 'I bake bréad.' }));
  const events = `event: sentence\r\ndata: {"text":"I bake "}\r\n\r\n: ping\n\nevent: sentence\ndata: {"text":"bréad."}\n\nevent: done\ndata: ${whole}\n\n`;
  const server = makeServer({ 'POST /api/v1/jobs/j1/cover-letter': () => stream(events.match(/.{1,7}/gs) ?? []) });
  const pieces: string[] = [];

  const draft = await apiOn(server).draft(LETTER, { text: (piece) => pieces.push(piece), checked: () => undefined }, new AbortController().signal);

  expect(pieces).toEqual(['I bake ', 'bréad.']);
  expect(draft.content).toBe('I bake bréad.');
  expect(server.asked[0]?.headers.get('Accept')).toBe('text/event-stream');
  expect(server.asked[0]?.headers.get('Idempotency-Key')).toBe('press-1');
  expect(server.asked[0]?.body).toBe('{"provider":"offline"}');
});

test.each([
  [{ kind: 'answer', detail: 'Why us?' }, '/api/v1/jobs/j1/answers', { question: 'Why us?', provider: 'offline' }],
  [{ kind: 'outreach', detail: 'Dana' }, '/api/v1/jobs/j1/outreach', { recipient: 'Dana', provider: 'offline' }],
  [{ kind: 'outreach', detail: '' }, '/api/v1/jobs/j1/outreach', { provider: 'offline' }],
  [
    { kind: 'outreach', detail: '', finer: { audience: 'recruiter', channel: 'linkedin' } },
    '/api/v1/jobs/j1/outreach',
    { audience: 'recruiter', channel: 'linkedin', provider: 'offline' },
  ],
  [
    { kind: 'answer', detail: 'Why?', finer: { limit: '200', tone: 'warm' } },
    '/api/v1/jobs/j1/answers',
    { question: 'Why?', limit: 200, tone: 'warm', provider: 'offline' },
  ],
] as const)('%j is asked for where it belongs', async (given, path, body) => {
  const server = makeServer({ [`POST ${path}`]: () => stream([`event: done\ndata: ${JSON.stringify(makeDraft())}\n\n`]) });

  await apiOn(server).draft({ ...LETTER, ...given }, SILENT, new AbortController().signal);

  expect(JSON.parse(server.asked[0]?.body ?? '')).toEqual(body);
});

test('a problem in the middle of a stream is the failure', async () => {
  const lines = ['event: sentence\ndata: {"text":"I"}\n\n', 'event: error\ndata: {"type":"/problems/provider-refused","status":502}\n\n'];
  const server = makeServer({ 'POST /api/v1/jobs/j1/cover-letter': () => stream(lines) });

  const draft = apiOn(server).draft(LETTER, SILENT, new AbortController().signal);

  expect((await failureOf(draft)).code).toBe('provider-refused');
});

test.each([{ breaks: true }, { breaks: false }])('a stream that ends without a draft is an interruption: %j', async (how) => {
  const server = makeServer({ 'POST /api/v1/jobs/j1/cover-letter': () => stream(['event: sentence\ndata: {"text":"I"}\n\n'], how) });

  const draft = apiOn(server).draft(LETTER, SILENT, new AbortController().signal);

  expect((await failureOf(draft)).code).toBe('interrupted');
});

test('a draft that is cancelled before its answer is cancelled', async () => {
  const stop = new AbortController();
  stop.abort();

  const draft = apiOn(makeServer({})).draft(LETTER, SILENT, stop.signal);

  expect((await failureOf(draft)).code).toBe('cancelled');
});

test('the latest job is the first of the list, or none', async () => {
  const jobs = [makeJob({ id: 'new' }), makeJob({ id: 'old' })];

  expect((await apiOn(makeServer({ 'GET /api/v1/jobs': () => json({ jobs }) })).latestJob())?.id).toBe('new');
  expect(await apiOn(makeServer({ 'GET /api/v1/jobs': () => json({ jobs: [] }) })).latestJob()).toBeNull();
});

test('an edited draft is kept, and the drafts of a job are listed', async () => {
  const server = makeServer({
    'PATCH /api/v1/drafts/d1': ({ body }) => json({ ...makeDraft(), ...(JSON.parse(body) as object) }),
    'GET /api/v1/drafts': () => json({ drafts: [makeDraft()] }),
  });

  expect((await apiOn(server).keepDraft('d1', { content: 'Mine.', seen: null })).content).toBe('Mine.');
  expect(await apiOn(server).drafts('j 1')).toHaveLength(1);
  expect(server.asked[1]?.path).toBe('/api/v1/drafts?job_id=j%201');
});

test('usage is read as it comes', async () => {
  const usage = makeUsage();

  expect(await apiOn(makeServer({ 'GET /api/v1/usage': () => json(usage) })).usage()).toEqual(usage);
});

test.each([
  [() => json({ hello: 'world' }), 'not-foothold'],
  [() => new Response('<html>', { status: 200 }), 'not-foothold'],
  [() => new Response('', { status: 404 }), 'not-foothold'],
  [() => problem('unavailable', 503), 'unavailable'],
])('what a wrong address answers is told apart', async (answer, code) => {
  const server = makeServer({ 'GET /api/v1/config': answer });

  expect((await failureOf(readConfig(ADDRESS, server.fetch))).code).toBe(code);
});
