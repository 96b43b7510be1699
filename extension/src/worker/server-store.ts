/** The chosen server, kept in `storage.local`. */
import { object, list, nullable, text } from '../shape';
import { type Server } from '../session/server';

export interface Area {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

const KEY = 'server';
const server = nullable(object({ address: text, supabaseUrl: text, supabaseKey: text, version: text, providers: list(text) }));

export interface ServerStore {
  read(): Promise<Server | null>;
  write(server: Server): Promise<void>;
}

export function openServerStore(area: Area): ServerStore {
  return {
    read: async () => server((await area.get(KEY))[KEY]),
    write: (chosen) => area.set({ [KEY]: chosen }),
  };
}

/** The storage that auth-js wants, on an extension's storage area. */
export function sessionStorageOn(area: Area): {
  getItem(key: string): Promise<string | null>;
  setItem(key: string, value: string): Promise<void>;
  removeItem(key: string): Promise<void>;
} {
  return {
    getItem: async (key) => nullable(text)((await area.get(key))[key]),
    setItem: (key, value) => area.set({ [key]: value }),
    removeItem: (key) => area.remove(key),
  };
}
