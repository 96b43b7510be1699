"""Models at home that think aloud: the thoughts come first, between <think> and </think>, and are not the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OPEN, CLOSE = "<think>", "</think>"


def without_thinking(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the pieces without thoughts before the text."""
    rest = iter(pieces)
    buffer = ""
    for piece in rest:
        buffer += piece
        start = buffer.lstrip()
        if not OPEN.startswith(start[: len(OPEN)]):
            break
        if start.startswith(OPEN) and CLOSE in start:
            buffer = start.partition(CLOSE)[2].lstrip()
            break
    else:
        if not buffer.lstrip().startswith(OPEN):
            yield buffer
        return
    if buffer:
        yield buffer
    yield from rest
