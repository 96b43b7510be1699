"""A model that writes at a steady pace: Anthropic's Messages API on one asyncio loop, `python -m bench.stub PORT`.

Each stream says when it sent what: `GET /times` gives, by the reader named in the prompt, [token, moment]; `GET /sizes`
the bytes of the latest request.
"""

import asyncio
import json
import re
import sys
import time
from collections import defaultdict

TOKENS_A_SECOND = 20.0
SECONDS = 10.0
TEXT = (
    "Built the invoicing service in Python and PostgreSQL for 400 customers. "
    "Cut the nightly import from 50 to 8 minutes. "
    "At Nube Datos I built the invoicing service for 400 customers. "
    "I cut its nightly import to 8 minutes there. "
    "Since March 2021 I have worked at Nube Datos as a Backend Engineer. "
    "I would like to bring this to your invoicing platform. "
    "For the invoicing service I used Python and PostgreSQL. "
    "Your posting asks for Python and PostgreSQL. "
    "As a Backend Engineer I built a service in Python. "
    "My work at Nube Datos began in 2021. "
    "The nightly import took 50 minutes before and 8 minutes after. "
    "Kontor GmbH sends two million invoices a year, and I would like to help. "
    "I know Python and PostgreSQL. "
    "The service I built invoices 400 customers. "
    "I would be glad to talk with you about the position. "
)
TOKEN_CHARACTERS = 4
_READER = re.compile(r"Reader (\d{1,6})")
times: dict[str, list[tuple[int, float]]] = defaultdict(list)
sizes: dict[str, int] = {}
seen: set[str] = set()


def said(tokens: int) -> list[str]:
    """The reply's JSON as tokens; the sentences in it repeat the résumé."""
    text = (TEXT * (tokens * TOKEN_CHARACTERS // len(TEXT) + 1))[: tokens * TOKEN_CHARACTERS]
    whole = []
    for number, sentence in enumerate(re.findall(r"[^.]+\.", text), 1):
        item = {"number": number, "begins": "sentence", "text": sentence.strip(), "evidence": ["r3"]}
        whole.append(json.dumps(item))
    reply = '{"sentences": [' + ", ".join(whole) + "]}"
    end = tokens * TOKEN_CHARACTERS
    return [*(reply[at : at + TOKEN_CHARACTERS] for at in range(0, end, TOKEN_CHARACTERS)), reply[end:]]


def event(name: str, data: dict[str, object]) -> bytes:
    """One server-sent event in a chunk of its own."""
    block = f"event: {name}\ndata: {json.dumps({'type': name, **data})}\n\n".encode()
    return b"%x\r\n%s\r\n" % (len(block), block)


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Serve one connection, which brings one request."""
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        length = int(found[1]) if (found := re.search(r"content-length: (\d+)", head, re.IGNORECASE)) else 0
        raw = (await reader.readexactly(length)).decode()
        if head.startswith("GET"):
            body = json.dumps(sizes if head.startswith("GET /sizes") else times).encode()
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\nconnection: close\r\n\r\n%s" % (len(body), body))
        else:
            await write(raw, writer)
        await writer.drain()
    except (ConnectionError, asyncio.IncompleteReadError):
        pass
    finally:
        writer.close()


async def write(raw: str, writer: asyncio.StreamWriter) -> None:
    """Write a reply at its pace, or at once when the prompt says so."""
    name = found[1] if (found := _READER.search(raw)) else "0"
    sizes[name] = len(raw.encode())
    asked = json.loads(raw)
    content = asked["messages"][0]["content"]
    prefix = f"{asked.get('system')}{content[0]['text'] if isinstance(content, list) else content}"
    cached = len(prefix) // 4 if prefix in seen else 0
    seen.add(prefix)
    fast = "as fast as you can" in raw
    tokens = said(int(TOKENS_A_SECOND * SECONDS))
    usage = {"input_tokens": len(raw) // 4 - cached, "cache_read_input_tokens": cached, "output_tokens": 1}
    usage["cache_creation_input_tokens"] = 0
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n")
    message = {"id": "m", "type": "message", "role": "assistant", "model": "stub", "content": [], "usage": usage}
    writer.write(event("message_start", {"message": {**message, "stop_reason": None, "stop_sequence": None}}))
    block = {"type": "text", "text": ""}
    writer.write(event("content_block_start", {"index": 0, "content_block": block}))
    began = time.monotonic()
    for number, token in enumerate(tokens):
        if not fast and (ahead := began + number / TOKENS_A_SECOND - time.monotonic()) > 0:
            await asyncio.sleep(ahead)
        times[name].append((number, time.time()))
        writer.write(event("content_block_delta", {"index": 0, "delta": {"type": "text_delta", "text": token}}))
        await writer.drain()
    writer.write(event("content_block_stop", {"index": 0}))
    delta = {"stop_reason": "end_turn", "stop_sequence": None}
    writer.write(event("message_delta", {"delta": delta, "usage": {"output_tokens": len(tokens)}}))
    writer.write(event("message_stop", {}) + b"0\r\n\r\n")


async def main(port: int) -> None:
    """Serve until stopped."""
    server = await asyncio.start_server(answer, "127.0.0.1", port, backlog=1000)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
