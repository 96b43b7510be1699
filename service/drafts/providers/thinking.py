"""Models at home that think aloud: the thoughts come first, between <think> and </think>, and are not the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.drafts.providers import Chunk, upstream

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OPEN, CLOSE = "<think>", "</think>"


def without_thinking(chunks: Iterable[Chunk]) -> Iterator[Chunk]:
    """Yield the chunks without thoughts before the text; raises ProviderMalformed when no text is left."""
    buffer, state, written = "", "undecided", False
    for chunk in chunks:
        text = chunk.text
        if state != "text":
            state, text, buffer = _step(state, buffer + text, last=chunk.usage is not None)
        written = written or bool(text.strip())
        if chunk.usage is not None and not written:
            raise upstream.empty()
        if text:
            yield Chunk(text=text)
        if chunk.usage is not None:
            yield Chunk(usage=chunk.usage)


def _step(state: str, buffer: str, *, last: bool) -> tuple[str, str, str]:
    """Give the next state, what can be shown, and what has to wait."""
    if state == "undecided":
        start = buffer.lstrip()
        if OPEN.startswith(start[: len(OPEN)]) and len(start) < len(OPEN) and not last:
            return "undecided", "", buffer
        if not start.startswith(OPEN):
            return "text", buffer, ""
        buffer = start[len(OPEN) :]
    thought, close, after = buffer.partition(CLOSE)
    if close:
        return "text", after.lstrip(), ""
    return "thinking", "", thought[-len(CLOSE) :]
