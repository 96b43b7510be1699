/** One request to the service: timeouts, gzip, problem documents. Knows no resource. */
import { Failure, type Problem } from '../failure';
import { Misshapen, type Reader } from '../shape';

/** The browser ends a worker whose fetch stays silent for 30 seconds; we give up, and say so, before that. */
export const PATIENCE_MS = 25_000;
/** Smaller bodies gain nothing from gzip. */
const GZIP_FROM_BYTES = 2_000;

export interface Call {
  method: 'GET' | 'POST' | 'PATCH';
  url: string;
  token?: string;
  body?: unknown;
  accept?: string;
  /** Makes a repeated POST the same POST. */
  idempotencyKey?: string;
  signal?: AbortSignal;
  patienceMs?: number;
}

async function gzip(text: string): Promise<ArrayBuffer> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Response(packed).arrayBuffer();
}

async function payload(call: Call, headers: Headers): Promise<BodyInit | undefined> {
  if (call.body === undefined) return undefined;
  const text = JSON.stringify(call.body);
  headers.set('Content-Type', 'application/json');
  if (text.length < GZIP_FROM_BYTES) return text;
  headers.set('Content-Encoding', 'gzip');
  return gzip(text);
}

function headersOf(call: Call): Headers {
  const headers = new Headers({ Accept: call.accept ?? 'application/json' });
  if (call.token !== undefined) headers.set('Authorization', `Bearer ${call.token}`);
  if (call.idempotencyKey !== undefined) headers.set('Idempotency-Key', call.idempotencyKey);
  return headers;
}

const STANDARD_MEMBERS = new Set(['type', 'title', 'status', 'detail', 'instance', 'request_id']);

function textOr(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The problem in a problem document; `status` stands in for what the document does not say. */
export function problemIn(document: unknown, status: number): Problem {
  const members = (typeof document === 'object' && document !== null ? document : {}) as Record<string, unknown>;
  const slug = textOr(members['type'])?.split('/').pop();
  return {
    code: slug && slug !== 'about:blank' ? slug : codeOfStatus(status),
    detail: textOr(members['detail']) ?? textOr(members['title']),
    status,
    requestId: textOr(members['request_id']),
    extra: Object.fromEntries(Object.entries(members).filter(([name]) => !STANDARD_MEMBERS.has(name))),
  };
}

/** A failing reply without a problem document comes from something in between, such as a proxy. */
function codeOfStatus(status: number): string {
  if (status === 401) return 'unauthenticated';
  if (status === 413) return 'too-large';
  if (status === 429) return 'rate-limited';
  return status >= 500 ? 'unavailable' : 'unexpected-answer';
}

async function failureOf(response: Response): Promise<Failure> {
  const document: unknown = await response.json().catch(() => null);
  return new Failure(problemIn(document, response.status));
}

/** The reply, once its head has arrived. Throws `unreachable`, `timeout`, `cancelled` or the service's own problem. */
export async function send(fetcher: typeof fetch, call: Call): Promise<Response> {
  const headers = headersOf(call);
  const body = await payload(call, headers);
  const late = AbortSignal.timeout(call.patienceMs ?? PATIENCE_MS);
  const signal = call.signal ? AbortSignal.any([call.signal, late]) : late;
  const { method } = call;
  const response = await fetcher(call.url, { method, headers, body, signal, credentials: 'omit' }).catch(() => {
    if (call.signal?.aborted) throw new Failure('cancelled');
    throw new Failure(late.aborted ? 'timeout' : 'unreachable');
  });
  if (!response.ok) throw await failureOf(response);
  return response;
}

/** The body of a reply, read into a type. Throws `timeout`, `interrupted` or `unexpected-answer`. */
export async function body<T>(response: Response, reader: Reader<T>): Promise<T> {
  const content = await response.text().catch((error: unknown) => {
    throw new Failure(error instanceof DOMException && error.name === 'TimeoutError' ? 'timeout' : 'interrupted');
  });
  return parse(content, reader);
}

/** JSON text, read into a type. Throws `unexpected-answer`. */
export function parse<T>(content: string, reader: Reader<T>): T {
  try {
    return reader(JSON.parse(content));
  } catch (error) {
    if (error instanceof Misshapen || error instanceof SyntaxError) throw new Failure('unexpected-answer');
    throw error;
  }
}
