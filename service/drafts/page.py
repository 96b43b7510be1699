"""The text of a draft while it grows, within its limit."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from service.drafts.frames import notes
from service.drafts.model import Usage
from service.drafts.providers import Begins
from service.errors import ProviderMalformed

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_CHARACTERS = 20_000  # a server that ignores the limit of tokens is stopped here

# What a text must not hold: control characters (a database refuses NUL), and halves of broken code points.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_BEFORE = {Begins.SENTENCE: " ", Begins.LINE: "\n", Begins.PARAGRAPH: "\n\n"}
_TOO_LONG = "This is {more} characters longer than the form takes; please shorten it before you send it."


@dataclass(slots=True)
class Page:
    """What has been written so far; `limit` counts characters."""

    limit: int | None = None
    usage: Usage = field(default_factory=Usage)
    number: int = 0
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0

    @property
    def text(self) -> str:
        """The text, without white space at the end."""
        return "".join(self._pieces).rstrip()

    @property
    def notice(self) -> str | None:
        """What the person has to know about its length."""
        return _TOO_LONG.format(more=self.excess) if self.excess else None

    @property
    def excess(self) -> int:
        """The characters over the limit; notes of ours to the person are not sent, and do not count."""
        return 0 if self.limit is None else max(0, len(_without_notes(self.text)) - self.limit)

    def begin(self, begins: Begins, text: str) -> str:
        """Open the next sentence, which starts with `text`, and give the white space that goes before it."""
        self.number += 1
        # Chinese and Japanese sentences stand side by side. An address that two sentences would make stays in two.
        joined = begins is Begins.SENTENCE and text[:1] and not text[0].isascii() and text[0].lower() == text[0].upper()
        return "" if joined or not self._pieces else _BEFORE[begins]

    def take(self, text: str) -> str:
        """Note the next stretch and give what of it can be shown; raises ProviderMalformed when it is endless."""
        text = _UNWANTED.sub("", text)
        if not self._pieces:
            text = text.lstrip()
        if text:
            self._pieces.append(text)
            self._length += len(text)
        if self._length > MAX_CHARACTERS:
            raise ProviderMalformed("The AI provider would not stop writing. No credit was used. Please try again.")
        return text

    def replace(self, told: Mapping[tuple[int, int], str]) -> None:
        """Put new sentences in their places; an empty one takes the white space before it along."""
        text = self.text
        for start, end in sorted(told, reverse=True):
            new = _UNWANTED.sub("", told[start, end]).strip()
            before = text[:start] if new else re.sub(r"(?:[-•·*–—][ \t]*)?$", "", text[:start].rstrip(" \t"))
            text = f"{before}{new}{text[end:]}" if new else _closed(before, text[end:])
        if text.strip():  # a draft of which nothing is left says less than one with marks
            self._pieces, self._length = [text], len(text)


def _without_notes(text: str) -> str:
    if "[" not in text:
        return text
    return "\n\n".join(part for part in text.split("\n\n") if part not in notes())


def _closed(before: str, after: str) -> str:
    """Join what stood around a sentence that is gone."""
    if not before or before.endswith("\n"):
        return f"{before}{after.lstrip()}" if before else after.lstrip()
    return f"{before}{after}"
