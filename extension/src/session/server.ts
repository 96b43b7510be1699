/** Which server this is about: its address as typed, and what it says of itself. */
import { Failure } from '../failure';
import type { Config } from '../models';

export interface Server {
  address: string;
  supabaseUrl: string;
  supabaseKey: string;
  version: string;
  providers: string[];
}

export const DEFAULT_ADDRESS = 'http://127.0.0.1:8000';

/** Names and addresses that stay inside the house: loopback, private networks, .local. */
const PRIVATE_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\]|10(\.\d{1,3}){3}|192\.168(\.\d{1,3}){2}|172\.(1[6-9]|2\d|3[01])(\.\d{1,3}){2}|[a-z0-9-]{1,63}\.local)$/;

function withScheme(typed: string): string {
  if (/^[a-z][a-z0-9+.-]{0,20}:\/\//i.test(typed)) return typed;
  const host = typed.split(/[:/]/, 1)[0] ?? '';
  return `${PRIVATE_HOST.test(host) ? 'http' : 'https'}://${typed}`;
}

/**
 * The origin a person means by what they typed ("foothold.example" is https, "localhost:8000" is http).
 *
 * Throws `address-invalid`, or `address-unsafe` for http to a machine elsewhere.
 */
export function normaliseAddress(typed: string): string {
  const trimmed = typed.trim();
  if (!trimmed || !URL.canParse(withScheme(trimmed))) throw new Failure('address-invalid');
  const url = new URL(withScheme(trimmed));
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) throw new Failure('address-invalid');
  if (url.protocol === 'http:' && !PRIVATE_HOST.test(url.hostname)) throw new Failure('address-unsafe');
  return url.origin;
}

/** A server made of its address and its configuration. Throws `not-foothold` when the sign-in address is no web address. */
export function serverOf(address: string, config: Config): Server {
  if (!/^https?:\/\/./.test(config.supabase_url)) throw new Failure('not-foothold');
  return {
    address,
    supabaseUrl: config.supabase_url.replace(/\/+$/, ''),
    supabaseKey: config.supabase_publishable_key,
    version: config.version,
    providers: config.features.ai_providers,
  };
}
