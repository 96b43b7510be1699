/** Server-sent events, from bytes to (event, data). */

export interface ServerEvent {
  event: string;
  data: string;
}

/** No event of ours is near this long; a server that never ends a line must not fill the memory. */
const MAX_PENDING = 4_000_000;

function eventIn(block: string): ServerEvent | null {
  let event = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const [, name, value] = /^(event|data): ?(.*)$/.exec(line) ?? [];
    if (name === 'event') event = value ?? '';
    if (name === 'data') data.push(value ?? '');
  }
  return data.length > 0 ? { event, data: data.join('\n') } : null;
}

/** The events of a reply, as they come, however the bytes were cut. An event that was not finished is dropped. */
export async function* eventsOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let pending = '';
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      pending = (pending + decoder.decode(part.value, { stream: true })).replace(/\r\n/g, '\n');
      const blocks = pending.split('\n\n');
      pending = blocks.pop() ?? '';
      if (pending.length > MAX_PENDING) return;
      yield* blocks.map(eventIn).filter((event) => event !== null);
    }
  } finally {
    await reader.cancel().catch(() => undefined); // it may be broken already, which the caller learns by itself
  }
}
