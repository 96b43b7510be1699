"""A local server that speaks the wire formats of Anthropic Messages, OpenAI Responses and Chat Completions, streamed.

In a test: `with serving() as server:` and then `server.reply = Reply(text=…)`, `server.requests[-1].prompt`.
By hand: `python -m tests.drafts.wire --port 8088 [--reply-file letter.txt]`, with ANTHROPIC_BASE_URL set to
http://127.0.0.1:8088 or OPENAI_BASE_URL to http://127.0.0.1:8088/v1, and any key.
"""

import argparse
import json
import re
import select
import socket
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import cast

from tests.drafts.wire_formats import FORMATS, Format, JsonObject, Tokens, event, in_pieces, structured, wants_json
from tests.drafts.wire_letter import letter

_REF = re.compile(r"^(r\d{1,4}): (.+)$", re.MULTILINE)
_SOME_TEXT = 14  # pieces of seven characters: the frame of the JSON, and more than a word
BLINK = 0.02  # seconds between looks at whether a silent client has gone
ENDLESS = "and so on "


class Ending(StrEnum):
    """How a streamed reply ends, after `Reply.after` pieces."""

    COMPLETE = "complete"
    TOO_LONG = "too_long"
    REFUSED = "refused"
    CUT = "cut"  # the connection breaks
    UNFINISHED = "unfinished"  # the reply ends properly, the message does not
    SILENT = "silent"  # nothing more comes
    MUTE = "mute"  # nothing comes at all, not even a head
    PINGS = "pings"  # only signs of life come
    ENDLESS = "endless"  # text without end
    ERROR = "error"  # an error event
    BROKEN_JSON = "broken_json"
    WRONG_SHAPE = "wrong_shape"
    WEB_PAGE = "web_page"  # a proxy's page with status 200


@dataclass(frozen=True, slots=True)
class Recorded:
    """A request as it came."""

    path: str
    headers: Mapping[str, str]
    raw: str
    body: JsonObject

    @property
    def prompt(self) -> str:
        """All text sent, in order."""
        names = ("system", "messages", "instructions", "input")
        return "\n".join(_texts([self.body.get(name) for name in names]))

    @property
    def refs(self) -> dict[str, str]:
        """The lines of the résumé in the prompt, with their references ("r3")."""
        return {said.removeprefix("- "): ref for ref, said in _REF.findall(self.prompt)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What to answer: `text` or a function of the request; a `status` other than 200 fails with `error` as `said`.

    The text is sent as the JSON that was asked for; with `raw` as it stands.
    """

    text: str | Callable[[Recorded], str] = lambda recorded: letter(recorded.prompt)
    status: int = 200
    error: str = "api_error"
    said: str = "as the test asked"
    headers: Mapping[str, str] = field(default_factory=dict)
    ending: Ending = Ending.COMPLETE
    after: int | None = None  # pieces; without it a few, with which some of the text has come
    raw: bool = False

    def written(self, recorded: Recorded) -> str:
        """The text for this request."""
        text = self.text if isinstance(self.text, str) else self.text(recorded)
        if self.raw or not wants_json(recorded.body) or text.lstrip().startswith('{"sentences"'):
            return text
        return structured(text, recorded.refs)


class WireServer(ThreadingHTTPServer):
    """The server; `replies` are used up first, then `reply` answers every request."""

    daemon_threads = True

    def __init__(self, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.reply = Reply()
        self.replies: deque[Reply] = deque()
        self.requests: list[Recorded] = []
        self.asked = threading.Event()
        self.abandoned = threading.Event()
        self.closing = threading.Event()
        self.seen_prefixes: set[str] = set()

    @property
    def url(self) -> str:
        """The base URL for Anthropic's SDK; OpenAI's wants `/v1` behind it."""
        return f"http://127.0.0.1:{self.server_port}"

    def next_reply(self) -> Reply:
        """The reply for the request at hand."""
        return self.replies.popleft() if self.replies else self.reply

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing is printed for a client that left; `abandoned` tells."""


@contextmanager
def serving(reply: Reply | None = None) -> Iterator[WireServer]:
    """A server for the length of the block, on a free port."""
    server = WireServer()
    server.reply = reply or server.reply
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": BLINK})
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: WireServer

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers.get("content-length", "0"))).decode()
        body = cast("JsonObject", json.loads(raw))  # our own clients send objects
        recorded = Recorded(self.path, {name.lower(): value for name, value in self.headers.items()}, raw, body)
        self.server.requests.append(recorded)
        speaks = FORMATS.get(self.path)
        if speaks is None:
            self._json(404, {"error": {"message": f"no {self.path}", "type": "not_found_error"}})
        elif (fault := _fault(recorded)) is not None:
            self._json(fault[0], speaks.error(*fault[1:]))
        else:
            self._answer(recorded, speaks, self.server.next_reply())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class's name
        """Nothing is printed."""

    def _answer(self, recorded: Recorded, speaks: Format, reply: Reply) -> None:
        model = str(recorded.body.get("model"))
        if reply.status != 200:
            self._json(reply.status, speaks.error(reply.error, reply.said), reply.headers)
            return
        text = reply.written(recorded)
        tokens = self._tokens(recorded, text)
        if not recorded.body.get("stream"):
            self._json(200, speaks.whole(model, text, tokens))
            return
        try:
            self._stream(reply, speaks, text, model=model, tokens=tokens)
        except OSError:
            self.server.abandoned.set()
            self.close_connection = True

    def _stream(self, reply: Reply, speaks: Format, text: str, *, model: str, tokens: Tokens) -> None:
        if reply.ending is Ending.WEB_PAGE:
            self._head("text/html")
            self._chunk(b"<html><body>Sign in to the network</body></html>")
            self._chunk(b"")
            return
        if reply.ending is Ending.MUTE:
            self.server.asked.set()
            self._linger(b"")
            return
        self._head("text/event-stream")
        self._chunk(speaks.opening(model, tokens))
        whole = reply.ending in {Ending.COMPLETE, Ending.TOO_LONG}
        for number, piece in enumerate(in_pieces(text)):
            if not whole and number >= (_SOME_TEXT if reply.after is None else reply.after):
                break
            self._chunk(speaks.piece(model, piece))
        self._end(reply, speaks, model=model, tokens=tokens)

    def _end(self, reply: Reply, speaks: Format, *, model: str, tokens: Tokens) -> None:
        ending = reply.ending
        if ending is Ending.CUT:
            self.connection.shutdown(socket.SHUT_RDWR)
            self.close_connection = True
            return
        if ending in {Ending.SILENT, Ending.PINGS, Ending.ENDLESS}:
            self.server.asked.set()
            said = {Ending.PINGS: speaks.ping(), Ending.ENDLESS: speaks.piece(model, ENDLESS)}.get(ending, b"")
            self._linger(said)
            return
        last: dict[Ending, bytes] = {
            Ending.COMPLETE: speaks.closing(model, "end", tokens),
            Ending.TOO_LONG: speaks.closing(model, "length", tokens),
            Ending.REFUSED: speaks.refusing(model) + speaks.closing(model, "refusal", tokens),
            Ending.UNFINISHED: b"",
            Ending.ERROR: speaks.error_event(reply.error, reply.said),
            Ending.BROKEN_JSON: b'event: content_block_delta\ndata: {"type": "content_bl\n\n',
            Ending.WRONG_SHAPE: event(["not", "an", "object"], "content_block_delta"),
        }
        self._chunk(last[ending])
        self._chunk(b"")

    def _linger(self, said: bytes) -> None:
        """Say nothing, or the same for ever, until the client goes or the server closes."""
        while not self.server.closing.wait(BLINK):
            if said:
                self._chunk(said)
            readable, _, _ = select.select([self.connection], [], [], 0)
            if readable and not self.connection.recv(1, socket.MSG_PEEK):
                raise ConnectionResetError
        self.close_connection = True

    def _head(self, kind: str) -> None:
        self.send_response(200)
        self.send_header("content-type", kind)
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))

    def _json(self, status: int, body: JsonObject, headers: Mapping[str, str] | None = None) -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        for name, value in {"content-type": "application/json", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _tokens(self, recorded: Recorded, text: str) -> Tokens:
        """Count four characters a token, and what comes up to the cache mark as cached when it was sent before."""
        prefix = _cacheable(recorded)
        known = prefix in self.server.seen_prefixes
        self.server.seen_prefixes.add(prefix)
        cached = len(prefix) // 4 if known else 0
        return Tokens(new=len(recorded.prompt) // 4 - cached, cached=cached, output=len(text) // 4)


def _fault(recorded: Recorded) -> tuple[int, str, str] | None:
    """What the real server would refuse."""
    if not (recorded.headers.get("x-api-key") or recorded.headers.get("authorization")):
        return 401, "authentication_error", "a key is missing"
    told = "input" if recorded.path == "/v1/responses" else "messages"
    wanted = ["model", told, *(["max_tokens"] if recorded.path == "/v1/messages" else [])]
    if recorded.path == "/v1/messages" and "anthropic-version" not in recorded.headers:
        return 400, "invalid_request_error", "anthropic-version: header is required"
    missing = [name for name in wanted if not recorded.body.get(name)]
    return (400, "invalid_request_error", f"{missing[0]}: field required") if missing else None


def _cacheable(recorded: Recorded) -> str:
    """The text up to the cache mark (Anthropic), or to the end of the posting (OpenAI compares beginnings)."""
    before, mark, _ = recorded.raw.partition('"cache_control"')
    if mark:
        return before[before.index('"messages"') :] + str(recorded.body.get("system"))
    return recorded.prompt.partition("</posting-")[0]


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, dict):
        yield from _texts(value.get("text"))
        yield from _texts(value.get("content"))


def main() -> None:
    """Serve until stopped."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--port", type=int, required=True)
    options.add_argument("--reply-file", type=Path, help="answer with this text instead of a letter")
    chosen = options.parse_args()
    server = WireServer(chosen.port)
    if chosen.reply_file is not None:
        server.reply = Reply(text=chosen.reply_file.read_text(encoding="utf-8"))
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.closing.set()
    finally:
        server.server_close()


if __name__ == "__main__":
    main()
