/** Server, session and service together, over a server in memory. */
import { expect, test } from 'vitest';

import { problemOf } from '../src/failure';
import type { DraftCall, DraftEvent } from '../src/messages';
import { serveDraft } from '../src/worker/drafting';
import { openOffice } from '../src/worker/office';
import { makeArea, makeDraft, makeLock } from './made';
import { json, makeServer } from './made-server';

const USER = { id: 'u1', aud: 'authenticated', email: 'mira@example.org', app_metadata: {}, user_metadata: {}, created_at: '' };

function configFor(url: string): unknown {
  return { version: '0.1.0', supabase_url: `${url}/`, supabase_publishable_key: 'k', features: { ai_providers: ['offline'] } };
}

function foothold(): ReturnType<typeof makeServer> {
  let asked = 0;
  return makeServer({
    'GET /api/v1/config': () => json(configFor(asked++ ? 'https://b.example' : 'https://a.example')),
    'GET /api/v1/profile': () => json({ email: 'mira@example.org', full_name: null, active_resume_id: null, preferred_ai_provider: null }),
    'POST /auth/v1/logout': () => new Response(null, { status: 204 }),
    'POST /auth/v1/token': () =>
      json({ access_token: 'a.b.c', token_type: 'bearer', expires_in: 3600, expires_at: Date.now() / 1000 + 3600, refresh_token: 'r', user: USER }),
  });
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return problemOf(await work.then(() => undefined, (error: unknown) => error)).code;
}

test('before a server is chosen there is nobody, and nothing to ask', async () => {
  const office = openOffice({ local: makeArea(), lock: makeLock(), fetch: foothold().fetch });

  expect(await office.server()).toBeNull();
  expect(await office.who()).toBeNull();
  expect(await codeOf(office.api())).toBe('needs-address');
});

test('a server, a sign-in, an account', async () => {
  const office = openOffice({ local: makeArea(), lock: makeLock(), fetch: foothold().fetch });

  await office.use('a.example');
  const account = await office.signIn('mira@example.org', 'x');

  expect(account.server).toMatchObject({ address: 'https://a.example', supabaseUrl: 'https://a.example', providers: ['offline'] });
  expect((await office.who())?.profile.email).toBe('mira@example.org');
});

test('a failed choice leaves the server as it was', async () => {
  const office = openOffice({ local: makeArea(), lock: makeLock(), fetch: foothold().fetch });
  await office.use('a.example');

  expect(await codeOf(office.use('http://elsewhere.example'))).toBe('address-unsafe');
  expect((await office.server())?.address).toBe('https://a.example');
});

test('going to another server ends the session at the one before', async () => {
  const area = makeArea();
  const server = foothold();
  const office = openOffice({ local: area, lock: makeLock(), fetch: server.fetch });
  await office.use('a.example');
  await office.signIn('mira@example.org', 'x');

  await office.use('b.example');

  expect([...area.held.keys()]).toEqual(['server']);
  expect(await office.who()).toBeNull();
  expect(server.asked.map(({ path }) => path)).toContain('/auth/v1/logout?scope=local');
});

test('no answer to the panel holds a token', async () => {
  const office = openOffice({ local: makeArea(), lock: makeLock(), fetch: foothold().fetch });
  await office.use('a.example');

  expect(JSON.stringify([await office.signIn('m@example.org', 'x'), await office.who(), await office.server()])).not.toContain('a.b.c');
});

/** A promise that is settled from outside (Node 20 has no `Promise.withResolvers`). */
function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}

interface Wire {
  line: Parameters<typeof serveDraft>[0];
  said: DraftEvent[];
  call(call: DraftCall): void;
  hangUp(): void;
}

function wire(): Wire {
  const said: DraftEvent[] = [];
  const heard: ((call: DraftCall) => void)[] = [];
  const ended: (() => void)[] = [];
  return {
    said,
    line: { onCall: (listener) => heard.push(listener), onHungUp: (listener) => ended.push(listener), say: (event) => said.push(event) },
    call: (call) => heard.forEach((listener) => listener(call)),
    hangUp: () => ended.forEach((listener) => listener()),
  };
}

const BEGIN: DraftCall = { say: 'begin', request: { jobId: 'j1', kind: 'cover_letter', detail: '', provider: 'offline', key: 'press-1' } };

test('a draft goes over the line piece by piece', async () => {
  const { line, said, call } = wire();
  const finished = deferred<void>();
  serveDraft({ ...line, say: (event) => (said.push(event), event.event === 'done' && finished.resolve(undefined)) }, async () => ({
    draft: async (_, on) => (on.text('I '), on.checked({ content: 'I bake.', goesOn: true }), makeDraft()),
  }));

  call({ say: 'alive' });
  call(BEGIN);
  await finished.promise;

  expect(said.map(({ event }) => event)).toEqual(['sentence', 'checked', 'done']);
});

test('hanging up stops the draft, and nothing more is said', async () => {
  const { line, said, call, hangUp } = wire();
  const stopped = deferred<boolean>();
  serveDraft(line, async () => ({
    draft: (_request, _on, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => (stopped.resolve(true), reject(new Error('aborted'))))),
  }));

  call(BEGIN);
  await Promise.resolve().then(() => undefined); // the request is under way
  hangUp();

  expect(await stopped.promise).toBe(true);
  expect(said).toEqual([]);
});
