/** The worker's connections: which server, whose session, which service. Opened anew for each event. */
import { openApi, readConfig, type Api } from '../api/api';
import { Failure } from '../failure';
import type { Account } from '../messages';
import { normaliseAddress, serverOf, type Server } from '../session/server';
import { openSession, type Lock, type Session } from '../session/session';
import { openServerStore, sessionStorageOn, type Area } from './server-store';

export interface OfficeTools {
  local: Area;
  lock: Lock;
  fetch: typeof fetch;
}

export interface Office {
  server(): Promise<Server | null>;
  /** Chooses a server, and leaves the one before. Throws what `normaliseAddress` and `readConfig` throw. */
  use(address: string): Promise<Server>;
  who(): Promise<Account | null>;
  signIn(email: string, password: string): Promise<Account>;
  signOut(): Promise<void>;
  /** Throws `needs-address` or `signed-out`. */
  api(): Promise<Api>;
}

/** The longest a refresh or a sign-in may take. */
const SESSION_PATIENCE_MS = 12_000;

interface Connection {
  server: Server;
  session: Session;
  api: Api;
}

function connectionOf(server: Server, tools: OfficeTools): Connection {
  const session = openSession({
    server,
    storage: sessionStorageOn(tools.local),
    lock: tools.lock,
    fetch: tools.fetch,
    patienceMs: SESSION_PATIENCE_MS,
  });
  return { server, session, api: openApi({ address: server.address, session, fetch: tools.fetch }) };
}

export function openOffice(tools: OfficeTools): Office {
  const store = openServerStore(tools.local);

  async function connection(): Promise<Connection> {
    const server = await store.read();
    if (!server) throw new Failure('needs-address');
    return connectionOf(server, tools);
  }

  async function accountOf({ server, api }: Connection): Promise<Account> {
    return { server, profile: await api.profile() };
  }

  return {
    server: () => store.read(),
    async use(address) {
      const origin = normaliseAddress(address);
      const server = serverOf(origin, await readConfig(origin, tools.fetch));
      const before = await store.read();
      if (before && before.supabaseUrl !== server.supabaseUrl) await connectionOf(before, tools).session.signOut();
      await store.write(server);
      return server;
    },
    async who() {
      const server = await store.read();
      if (!server) return null;
      const here = connectionOf(server, tools);
      return (await here.session.isSignedIn()) ? accountOf(here) : null;
    },
    async signIn(email, password) {
      const here = await connection();
      await here.session.signIn(email, password);
      return accountOf(here);
    },
    signOut: async () => (await connection()).session.signOut(),
    async api() {
      const here = await connection();
      await here.session.token();
      return here.api;
    },
  };
}
