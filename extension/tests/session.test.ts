/** The session against a sign-in server in memory that, like the real one, takes each refresh token once. */
import { expect, test } from 'vitest';

import { problemOf } from '../src/failure';
import { openSession, storageKey, type Session } from '../src/session/session';
import { sessionStorageOn } from '../src/worker/server-store';
import { makeArea, makeLock, server } from './made';
import { json, makeServer, type Asked } from './made-server';

const HOUR = 3600;

function part(content: unknown): string {
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}

/** A token that says when it ends; its signature is checked by the service, never by us. */
function token(serial: number, seconds: number): string {
  const exp = Math.floor(Date.now() / 1000) + seconds;
  return `${part({ alg: 'ES256', typ: 'JWT' })}.${part({ sub: 'u1', exp, serial })}.c2ln`;
}

function grant(serial: number, seconds: number): Response {
  const user = { id: 'u1', aud: 'authenticated', email: 'mira@example.org', app_metadata: {}, user_metadata: {}, created_at: '' };
  const expires_at = Math.floor(Date.now() / 1000) + seconds;
  return json({
    access_token: token(serial, seconds), token_type: 'bearer', expires_in: seconds, expires_at, refresh_token: `r${serial}`, user,
  });
}

/** `lives` are the seconds that each token in turn is good for. */
function signInServer(lives: number[], refuse?: () => Response): { asked: Asked[]; fetch: typeof fetch } {
  let serial = 0;
  return makeServer({
    'POST /auth/v1/token': ({ path, body }) => {
      const given = JSON.parse(body) as { password?: string; refresh_token?: string };
      if (path.includes('refresh_token') && refuse) return refuse();
      if (path.includes('refresh_token') && given.refresh_token !== `r${serial}`) {
        return json({ error_code: 'refresh_token_already_used', msg: 'used' }, 400);
      }
      if (path.includes('password') && given.password !== 'right') return json({ error_code: 'invalid_credentials', msg: 'no' }, 400);
      serial += 1;
      return grant(serial, lives[serial - 1] ?? HOUR);
    },
    'POST /auth/v1/logout': () => new Response(null, { status: 204 }),
  });
}

interface Scene {
  session: Session;
  again(): Session;
  area: ReturnType<typeof makeArea>;
}

/** `again` is the session as a worker finds it that was ended and woken. */
function scene(from: { fetch: typeof fetch }): Scene {
  const area = makeArea();
  const lock = makeLock();
  const open = (): Session =>
    openSession({ server, storage: sessionStorageOn(area), lock, fetch: from.fetch, patienceMs: 2_000 });
  return { session: open(), again: open, area };
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return problemOf(await work.then(() => undefined, (error: unknown) => error)).code;
}

function refreshes(asked: Asked[]): number {
  return asked.filter(({ path }) => path.includes('refresh_token')).length;
}

test('a session outlives the worker that began it', async () => {
  const { session, again } = scene(signInServer([HOUR]));

  await session.signIn('mira@example.org', 'right');

  expect(await again().token()).toBe(await session.token());
});

test('the key of the server goes along, and nothing else of ours', async () => {
  const from = signInServer([HOUR]);

  await scene(from).session.signIn('mira@example.org', 'right');

  expect(from.asked[0]?.headers.get('apikey')).toBe('sb_publishable_x');
});

test('a wrong password is said to be one', async () => {
  expect(await codeOf(scene(signInServer([])).session.signIn('mira@example.org', 'wrong'))).toBe('wrong-password');
});

test('without a session there is no token', async () => {
  const { session } = scene(signInServer([]));

  expect(await session.isSignedIn()).toBe(false);
  expect(await codeOf(session.token())).toBe('signed-out');
});

test('twenty callers at once, from several workers, refresh an old token once', async () => {
  const from = signInServer([10, HOUR]);
  const { session, again } = scene(from);
  await session.signIn('mira@example.org', 'right');

  const tokens = await Promise.all(Array.from({ length: 20 }, (_, turn) => (turn % 2 ? session : again()).token()));

  expect(new Set(tokens).size).toBe(1);
  expect(refreshes(from.asked)).toBe(1);
});

test('a token that was refused is renewed once for all who met the refusal', async () => {
  const from = signInServer([HOUR, HOUR]);
  const { session } = scene(from);
  await session.signIn('mira@example.org', 'right');
  const refused = await session.token();

  const renewed = await Promise.all([session.renew(refused), session.renew(refused)]);

  expect(renewed[0]).toBe(renewed[1]);
  expect(renewed[0]).not.toBe(refused);
  expect(refreshes(from.asked)).toBe(1);
});

test('a refused refresh ends the session', async () => {
  const used = (): Response => json({ error_code: 'refresh_token_already_used', msg: 'used' }, 400);
  const { session } = scene(signInServer([10], used));
  await session.signIn('mira@example.org', 'right');

  expect(await codeOf(session.token())).toBe('signed-out');
  expect(await session.isSignedIn()).toBe(false);
});

test.each([429, 500, 503])('a server that answers a refresh with %i keeps the session', async (status) => {
  const area = makeArea();
  const busy = signInServer([10], () => json({ msg: 'busy' }, status));
  const tools = { server, storage: sessionStorageOn(area), lock: makeLock(), fetch: busy.fetch, patienceMs: 50 };
  await openSession(tools).signIn('mira@example.org', 'right');

  expect(await codeOf(openSession(tools).token())).toBe('unreachable');
  expect(await openSession(tools).isSignedIn()).toBe(true);
});

test('signing out forgets the session, also when the server does not answer', async () => {
  const from = signInServer([HOUR]);
  const { session, again, area } = scene({
    fetch: (input, init) => (String(input).includes('logout') ? Promise.reject(new TypeError('gone')) : from.fetch(input, init)),
  });
  await session.signIn('mira@example.org', 'right');

  await session.signOut();

  expect(await again().isSignedIn()).toBe(false);
  expect([...area.held.keys()]).toEqual([]);
});

test('each server has a session of its own', () => {
  expect(storageKey(server)).not.toBe(storageKey({ ...server, supabaseUrl: 'https://other.example' }));
});
