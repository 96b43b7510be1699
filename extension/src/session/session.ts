/**
 * The one Supabase session. Only the worker opens it; tokens leave it towards the service and nowhere else.
 *
 * A refresh token works once. So whatever reads or changes the session waits for the one lock, and a second
 * caller finds the token that the first has fetched. The browser may end us at any point: all state is in storage.
 */
import { GoTrueClient, isAuthApiError, isAuthRetryableFetchError, type SupportedStorage } from '@supabase/auth-js';

import { Failure } from '../failure';
import type { Server } from './server';

export type Lock = <T>(work: () => Promise<T>) => Promise<T>;

export interface SessionTools {
  server: Server;
  storage: SupportedStorage;
  lock: Lock;
  fetch: typeof fetch;
  /** How long a refresh may take. auth-js alone tries for 30 seconds, after which the browser would end us. */
  patienceMs: number;
}

export interface Session {
  /** Starts a session. Throws `wrong-password`, `email-unconfirmed`, `sign-in-rate-limited` or `unreachable`. */
  signIn(email: string, password: string): Promise<void>;
  /** Ends the session here and, if it answers, at the server. Never throws. */
  signOut(): Promise<void>;
  isSignedIn(): Promise<boolean>;
  /** A token that is good for a minute at least. Throws `signed-out` or `unreachable`. */
  token(): Promise<string>;
  /** A token other than the one that was just refused. Throws likewise. */
  renew(refused: string): Promise<string>;
}

const SIGN_IN_CODES: Record<string, 'wrong-password' | 'email-unconfirmed' | 'sign-in-rate-limited'> = {
  invalid_credentials: 'wrong-password',
  validation_failed: 'wrong-password',
  email_not_confirmed: 'email-unconfirmed',
  over_request_rate_limit: 'sign-in-rate-limited',
};

function signInFailure(error: unknown): Failure {
  if (isAuthRetryableFetchError(error)) return new Failure('unreachable');
  if (!isAuthApiError(error)) return new Failure('not-foothold');
  if (error.status === 429) return new Failure('sign-in-rate-limited');
  if (error.status === 400 && !error.code) return new Failure('wrong-password'); // older servers name no code
  return new Failure(SIGN_IN_CODES[error.code ?? ''] ?? { code: 'internal', detail: error.message });
}

/**
 * Fetch for auth-js. It takes 429 and 500 at a refresh for a final no and would throw the session away; a server
 * that is busy has not refused anybody, so we let it look like a network failure, after which the session stays.
 */
function patientFetch(inner: typeof fetch, givenUp: AbortSignal): typeof fetch {
  return async (input, init) => {
    const response = await inner(input, { ...init, signal: givenUp });
    const isRefresh = String(input instanceof Request ? input.url : input).includes('grant_type=refresh_token');
    if (isRefresh && (response.status === 429 || response.status >= 500)) throw new TypeError('busy');
    return response;
  };
}

/** Waits no longer than that. auth-js would try on behind our back, and use up a refresh token; `giveUp` ends that too. */
function within<T>(ms: number, work: Promise<T>, giveUp: AbortController): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      giveUp.abort();
      reject(new Failure('unreachable'));
    }, ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function clientFor({ server, storage, fetch }: SessionTools, givenUp: AbortSignal): GoTrueClient {
  return new GoTrueClient({
    url: `${server.supabaseUrl}/auth/v1`,
    headers: { apikey: server.supabaseKey },
    storageKey: storageKey(server),
    storage,
    fetch: patientFetch(fetch, givenUp),
    persistSession: true,
    autoRefreshToken: false, // a timer would not outlive the worker; `token` refreshes on demand
    detectSessionInUrl: false,
  });
}

/** Where a server's session lies; each server has its own, so no token reaches the wrong one. */
export function storageKey(server: Server): string {
  return `session:${server.supabaseUrl}`;
}

/** The session at one server. Open it anew for each event: once it ran out of patience it stays silent. */
export function openSession(tools: SessionTools): Session {
  const giveUp = new AbortController();
  const client = clientFor(tools, giveUp.signal);
  const { lock } = tools;
  const patiently = <T>(work: Promise<T>): Promise<T> => within(tools.patienceMs, work, giveUp);

  async function current(): Promise<string> {
    const { data, error } = await patiently(client.getSession());
    if (isAuthRetryableFetchError(error)) throw new Failure('unreachable');
    if (!data.session) throw new Failure('signed-out');
    return data.session.access_token;
  }

  async function refreshed(): Promise<string> {
    const { data, error } = await patiently(client.refreshSession());
    if (isAuthRetryableFetchError(error)) throw new Failure('unreachable');
    if (!data.session) throw new Failure('signed-out');
    return data.session.access_token;
  }

  return {
    signIn: (email, password) =>
      lock(async () => {
        const { error } = await patiently(client.signInWithPassword({ email, password }));
        if (error) throw signInFailure(error);
      }),
    signOut: () =>
      lock(async () => {
        await patiently(client.signOut({ scope: 'local' })).catch(() => undefined); // gone here is enough
        await tools.storage.removeItem(storageKey(tools.server));
      }),
    isSignedIn: () => lock(async () => (await tools.storage.getItem(storageKey(tools.server))) !== null),
    token: () => lock(current),
    renew: (refused) =>
      lock(async () => {
        const held = await current();
        return held === refused ? refreshed() : held;
      }),
  };
}
