"""The wire formats a model can be reached by, as the bytes a server sends: Messages, Responses, Chat Completions.

Written after the published API references and the SDKs' own types; all of them stream server-sent events.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Protocol

JsonObject = dict[str, object]
_SENTENCE_END = re.compile(r"(?<=[.!?]) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """What the server counts: `cached` and `new` make up the prompt."""

    new: int
    cached: int
    output: int


class Format(Protocol):
    """How one API says things."""

    def opening(self, model: str, tokens: Tokens) -> bytes:
        """What comes before the text."""
        ...

    def piece(self, model: str, text: str) -> bytes:
        """A stretch of text."""
        ...

    def refusing(self, model: str) -> bytes:
        """What a model says in place of text it will not write."""
        ...

    def closing(self, model: str, stop: str, tokens: Tokens) -> bytes:
        """What ends a message: `stop` is end, length or refusal."""
        ...

    def whole(self, model: str, text: str, tokens: Tokens) -> JsonObject:
        """The reply to a request that asked for no stream."""
        ...

    def ping(self) -> bytes:
        """What keeps a connection alive and says nothing."""
        ...

    def error(self, kind: str, message: str) -> JsonObject:
        """The body of a failing reply."""
        ...

    def error_event(self, kind: str, message: str) -> bytes:
        """A failure after the reply has begun."""
        ...


def event(data: object, name: str | None = None) -> bytes:
    """One server-sent event."""
    head = f"event: {name}\n" if name else ""
    return f"{head}data: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


class Messages:
    """Anthropic's POST /v1/messages."""

    stops: ClassVar[Mapping[str, str]] = {"end": "end_turn", "length": "max_tokens", "refusal": "refusal"}

    def opening(self, model: str, tokens: Tokens) -> bytes:
        """message_start, content_block_start and a ping."""
        message: JsonObject = {
            "id": "msg_wire",
            "type": "message",
            "role": "assistant",
            "model": model,
            "content": [],
            "stop_reason": None,
            "stop_sequence": None,
            "usage": self._usage(tokens, output=1),
        }
        block: JsonObject = {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}}
        return (
            event({"type": "message_start", "message": message}, "message_start")
            + event(block, "content_block_start")
            + self.ping()
        )

    def piece(self, model: str, text: str) -> bytes:  # noqa: ARG002 -- the other format repeats the model
        """content_block_delta."""
        delta: JsonObject = {"type": "text_delta", "text": text}
        return event({"type": "content_block_delta", "index": 0, "delta": delta}, "content_block_delta")

    def refusing(self, model: str) -> bytes:  # noqa: ARG002 -- the other format repeats the model
        """Nothing: the stop reason says it."""
        return b""

    def closing(self, model: str, stop: str, tokens: Tokens) -> bytes:  # noqa: ARG002 -- see piece
        """content_block_stop, message_delta and message_stop."""
        delta: JsonObject = {"stop_reason": self.stops[stop], "stop_sequence": None}
        return (
            event({"type": "content_block_stop", "index": 0}, "content_block_stop")
            + event(
                {"type": "message_delta", "delta": delta, "usage": {"output_tokens": tokens.output}}, "message_delta"
            )
            + event({"type": "message_stop"}, "message_stop")
        )

    def whole(self, model: str, text: str, tokens: Tokens) -> JsonObject:
        """A Message."""
        return {
            "id": "msg_wire",
            "type": "message",
            "role": "assistant",
            "model": model,
            "content": [{"type": "text", "text": text}],
            "stop_reason": "end_turn",
            "stop_sequence": None,
            "usage": self._usage(tokens, output=tokens.output),
        }

    def ping(self) -> bytes:
        """A ping event."""
        return event({"type": "ping"}, "ping")

    def error(self, kind: str, message: str) -> JsonObject:
        """{"type": "error", "error": …}."""
        return {"type": "error", "error": {"type": kind, "message": message}, "request_id": "req_wire"}

    def error_event(self, kind: str, message: str) -> bytes:
        """An error event, after a reply that began with status 200."""
        return event(self.error(kind, message), "error")

    def _usage(self, tokens: Tokens, *, output: int) -> JsonObject:
        return {
            "input_tokens": tokens.new,
            "cache_creation_input_tokens": 0,
            "cache_read_input_tokens": tokens.cached,
            "output_tokens": output,
        }


class ChatCompletions:
    """OpenAI's POST /v1/chat/completions; closing sends the usage, as `stream_options.include_usage` asks for."""

    stops: ClassVar[Mapping[str, str]] = {"end": "stop", "length": "length", "refusal": "stop"}

    def opening(self, model: str, tokens: Tokens) -> bytes:  # noqa: ARG002 -- the other format counts here
        """A first chunk that names the role."""
        return self._chunk(model, {"role": "assistant", "content": "", "refusal": None})

    def piece(self, model: str, text: str) -> bytes:
        """A chunk of content."""
        return self._chunk(model, {"content": text})

    def refusing(self, model: str) -> bytes:
        """A chunk of refusal."""
        return self._chunk(model, {"refusal": "I'm sorry, but I can't help with that."})

    def closing(self, model: str, stop: str, tokens: Tokens) -> bytes:
        """A chunk with the reason, one with the usage, and [DONE]."""
        usage: JsonObject = {**self._head(model, "chat.completion.chunk"), "choices": [], "usage": self._usage(tokens)}
        return self._chunk(model, {}, self.stops[stop]) + event(usage) + b"data: [DONE]\n\n"

    def whole(self, model: str, text: str, tokens: Tokens) -> JsonObject:
        """A ChatCompletion."""
        message: JsonObject = {"role": "assistant", "content": text, "refusal": None}
        return {
            **self._head(model, "chat.completion"),
            "choices": [{"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}],
            "usage": self._usage(tokens),
        }

    def ping(self) -> bytes:
        """A comment, as proxies in front of compatible servers send."""
        return b": keep-alive\n\n"

    def error(self, kind: str, message: str) -> JsonObject:
        """{"error": …}."""
        return {"error": {"message": message, "type": kind, "param": None, "code": kind}}

    def error_event(self, kind: str, message: str) -> bytes:
        """An error in place of a chunk."""
        return event(self.error(kind, message))

    def _chunk(self, model: str, delta: JsonObject, finish: str | None = None) -> bytes:
        choice: JsonObject = {"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}
        return event({**self._head(model, "chat.completion.chunk"), "choices": [choice]})

    def _head(self, model: str, kind: str) -> JsonObject:
        return {"id": "chatcmpl-wire", "object": kind, "created": 1_760_000_000, "model": model}

    def _usage(self, tokens: Tokens) -> JsonObject:
        return {
            "prompt_tokens": tokens.new + tokens.cached,
            "completion_tokens": tokens.output,
            "total_tokens": tokens.new + tokens.cached + tokens.output,
            "prompt_tokens_details": {"cached_tokens": tokens.cached, "audio_tokens": 0},
        }


class Responses:
    """OpenAI's POST /v1/responses."""

    def opening(self, model: str, tokens: Tokens) -> bytes:  # noqa: ARG002 -- the last event counts
        """response.created, in_progress, and an empty message."""
        item: JsonObject = {"id": "msg_wire", "type": "message", "role": "assistant", "status": "in_progress"}
        return (
            self._event("response.created", {"response": self._response(model, "in_progress")})
            + self._event("response.in_progress", {"response": self._response(model, "in_progress")})
            + self._event("response.output_item.added", {"output_index": 0, "item": {**item, "content": []}})
            + self._event("response.content_part.added", {**self._place(), "part": self._part("")})
        )

    def piece(self, model: str, text: str) -> bytes:  # noqa: ARG002 -- the other format repeats the model
        """response.output_text.delta."""
        return self._event("response.output_text.delta", {**self._place(), "delta": text, "logprobs": []})

    def refusing(self, model: str) -> bytes:  # noqa: ARG002 -- the other format repeats the model
        """response.refusal.delta."""
        return self._event("response.refusal.delta", {**self._place(), "delta": "I'm sorry, but I can't help."})

    def closing(self, model: str, stop: str, tokens: Tokens) -> bytes:
        """response.completed, or response.incomplete with its reason."""
        if stop == "length":
            cut = {**self._response(model, "incomplete"), "usage": self._usage(tokens)}
            return self._event(
                "response.incomplete", {"response": {**cut, "incomplete_details": {"reason": "max_output_tokens"}}}
            )
        whole = {**self._response(model, "completed"), "usage": self._usage(tokens)}
        return self._event("response.completed", {"response": whole})

    def whole(self, model: str, text: str, tokens: Tokens) -> JsonObject:
        """A Response."""
        item: JsonObject = {"id": "msg_wire", "type": "message", "role": "assistant", "status": "completed"}
        output = [{**item, "content": [self._part(text)]}]
        return {**self._response(model, "completed"), "output": output, "usage": self._usage(tokens)}

    def ping(self) -> bytes:
        """A comment, as proxies send."""
        return b": keep-alive\n\n"

    def error(self, kind: str, message: str) -> JsonObject:
        """{"error": …}."""
        return {"error": {"message": message, "type": kind, "param": None, "code": kind}}

    def error_event(self, kind: str, message: str) -> bytes:
        """An error event in the middle of the reply."""
        return self._event("error", {"code": kind, "message": message, "param": None})

    def _event(self, kind: str, data: JsonObject) -> bytes:
        return event({"type": kind, "sequence_number": 0, **data}, kind)

    def _place(self) -> JsonObject:
        return {"item_id": "msg_wire", "output_index": 0, "content_index": 0}

    def _part(self, text: str) -> JsonObject:
        return {"type": "output_text", "text": text, "annotations": [], "logprobs": []}

    def _response(self, model: str, status: str) -> JsonObject:
        return {
            "id": "resp_wire",
            "object": "response",
            "created_at": 1_760_000_000,
            "status": status,
            "model": model,
            "output": [],
            "error": None,
            "incomplete_details": None,
            "instructions": None,
            "metadata": {},
            "parallel_tool_calls": True,
            "temperature": 1.0,
            "tool_choice": "auto",
            "tools": [],
            "top_p": 1.0,
            "usage": None,
        }

    def _usage(self, tokens: Tokens) -> JsonObject:
        return {
            "input_tokens": tokens.new + tokens.cached,
            "input_tokens_details": {"cached_tokens": tokens.cached, "cache_write_tokens": 0},
            "output_tokens": tokens.output,
            "output_tokens_details": {"reasoning_tokens": 0},
            "total_tokens": tokens.new + tokens.cached + tokens.output,
        }


FORMATS: dict[str, Format] = {
    "/v1/messages": Messages(),
    "/v1/responses": Responses(),
    "/v1/chat/completions": ChatCompletions(),
}


def wants_json(body: Mapping[str, object]) -> bool:
    """Whether a request asks for our schema, each API in its own member."""
    return '"sentences"' in json.dumps([body.get(name) for name in ("output_config", "text", "response_format")])


def structured(text: str, refs: Mapping[str, str] | None = None) -> str:
    """The text as a model gives it back when it is asked for sentences with evidence."""
    told: list[JsonObject] = []
    for paragraph in text.split("\n\n"):
        for line_number, line in enumerate(paragraph.split("\n")):
            for number, sentence in enumerate(_SENTENCE_END.split(line.strip())):
                begins = "sentence" if number else ("line" if line_number else "paragraph")
                lines = [ref for said, ref in (refs or {}).items() if said.rstrip(".") in sentence]
                told.append({"number": len(told) + 1, "begins": begins, "text": sentence, "evidence": lines})
    return json.dumps({"sentences": told}, ensure_ascii=False)


def in_pieces(text: str, size: int = 7) -> Iterator[str]:
    """The text in small pieces, as models write; seven characters split words and placeholders."""
    for start in range(0, len(text), size):
        yield text[start : start + size]
