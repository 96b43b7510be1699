/** A server in memory: answers `fetch` by method and path, and remembers what it was asked. */

export interface Asked {
  method: string;
  path: string;
  headers: Headers;
  body: string;
}

type Answer = (asked: Asked) => Response | Promise<Response>;

async function bodyOf(request: Request): Promise<string> {
  if (request.headers.get('Content-Encoding') !== 'gzip') return request.text();
  return new Response(request.body?.pipeThrough(new DecompressionStream('gzip'))).text();
}

export function makeServer(answers: Record<string, Answer>): { fetch: typeof fetch; asked: Asked[] } {
  const asked: Asked[] = [];
  return {
    asked,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const { pathname, search } = new URL(request.url);
      const one = { method: request.method, path: pathname + search, headers: request.headers, body: await bodyOf(request) };
      asked.push(one);
      const answer = answers[`${one.method} ${pathname}`];
      if (!answer) throw new TypeError(`nothing at ${one.method} ${pathname}`);
      return answer(one);
    },
  };
}

export function json(content: unknown, status = 200): Response {
  return new Response(JSON.stringify(content), { status, headers: { 'Content-Type': 'application/json' } });
}

/** A problem document. */
export function problem(slug: string, status: number, members: Record<string, unknown> = {}): Response {
  return json({ type: `/problems/${slug}`, title: slug, status, detail: `about ${slug}`, request_id: 'r1', ...members }, status);
}

/** A reply that comes in these pieces, and breaks off at the end when asked to. */
export function stream(pieces: string[], { breaks = false } = {}): Response {
  const encoder = new TextEncoder();
  const rest = [...pieces];
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = rest.shift();
      if (piece !== undefined) controller.enqueue(encoder.encode(piece));
      else if (breaks) controller.error(new TypeError('network'));
      else controller.close();
    },
  });
  return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
}
