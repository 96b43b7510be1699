"""The form every model is asked to reply in, and reading it while it is still coming in."""

from __future__ import annotations

import json
import re
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from service.drafts.providers import Begins, Chunk
from service.errors import ProviderMalformed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Strict schemas of both APIs want every member required and no others; members come in this order.
SCHEMA: Final[dict[str, object]] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["sentences"],
    "properties": {
        "sentences": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["number", "begins", "text", "evidence"],
                "properties": {
                    "number": {"type": "integer"},
                    "begins": {"type": "string", "enum": [begins.value for begins in Begins]},
                    "text": {"type": "string"},
                    "evidence": {"type": "array", "items": {"type": "string"}},
                },
            },
        }
    },
}
MAX_CHARACTERS = 80_000  # of a reply: four times the longest text, for a model that fills its JSON with white space
ODD = "The AI provider's answer could not be read. No credit was used. Please try again."
EMPTY = "The AI provider answered with no text at all. No credit was used. Please try again."

_SENTENCE_DEPTH = 3  # {"sentences": [{
_RUN = re.compile(  # what of a string is whole: no half escape, no half of a surrogate pair
    r'(?:[^"\\]|\\["\\/bfnrt]|\\u(?![dD][89abAB])[0-9a-fA-F]{4}'
    r"|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})+"
)
_LITERAL = re.compile(r"[-+.\w]+")
_LIST = re.compile(r'\s*\[[\[\s]*[{"]')  # [{"text": "Dear team"}], ["Dear team"]; but no "[Your name]"
_WORDS = re.compile(r"\W*(?:\w{6}|\w+\W+\w)")  # two, or one longer than null, true and false
_WORD = re.compile(r"\w")
_MOST_HELD = 1_000  # characters without two words; no text begins so
_LONGEST_ESCAPE = len(r"\ud83d\ude00")


class _Sentence(BaseModel):
    model_config = ConfigDict(extra="ignore")

    number: int = 0
    begins: Begins = Begins.SENTENCE
    text: str
    evidence: Annotated[list[str], Field(max_length=50)] = []


class _Reply(BaseModel):
    model_config = ConfigDict(extra="ignore")

    sentences: list[_Sentence]


def sentences(pieces: Iterable[str], *, plain: bool = False) -> Iterator[Chunk]:
    """Yield the sentences of a reply as its JSON comes in pieces; raises ProviderMalformed for anything else.

    With `plain`, a reply that is no JSON at all is one text: a server at home may not know schemas. Its sentence has no
    number, so whoever asked for sentences by their numbers knows that these are none. The shape is
    checked again as a whole at the end, so a stretch that was shown may still turn out to be part of a bad reply.
    """
    reader, begun = _Reader(), False
    rest = iter(pieces)
    head = ""
    for piece in rest:
        head += piece
        if head.strip():
            break
    start = head.lstrip()
    if plain and start and not start.startswith(("{", "}", "]", "`")):
        chunks: Iterable[Chunk] = _as_text(head, rest)
    else:
        chunks = reader.read(head, rest)
    for chunk in chunks:
        begun = begun or chunk.begins is not None
        yield chunk
    if not begun:
        raise ProviderMalformed(EMPTY)


def _as_text(head: str, rest: Iterable[str]) -> Iterator[Chunk]:
    """Yield a text as one sentence; it has no number, for it puts no sentence of a draft right.

    Nothing is shown before it looks like prose. Raises ProviderMalformed for JSON of another shape, and for what has
    no word at all.
    """
    text, is_shown = "", False
    for piece in chain((head,), rest):
        text += piece
        if is_shown:
            yield Chunk(text=piece)
        elif _WORDS.match(text) and not _LIST.match(text):
            yield Chunk(text=text, begins=Begins.SENTENCE)
            is_shown = True
        if len(text) > (MAX_CHARACTERS if is_shown else _MOST_HELD):
            raise ProviderMalformed(ODD)
    if not _is_prose(text):
        raise ProviderMalformed(ODD)
    if not is_shown:
        yield Chunk(text=text, begins=Begins.SENTENCE)
    yield Chunk(evidence=())


def _is_prose(text: str) -> bool:
    """Whether a reply says something in words: a number may be an answer; null, false and lists are none."""
    if not _WORD.search(text) or _LIST.match(text):
        return False
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return True
    return value is not None and not isinstance(value, bool | list | dict)


class _Reader:
    """A reader of JSON that gives what it can as soon as it can, for our one shape."""

    def __init__(self) -> None:
        self._whole: list[str] = []
        self._length = 0
        self._buffer = ""
        self._in_string = False
        self._string = ""
        self._open: list[str] = []  # "{" and "["
        self._keys: list[str | None] = []  # for each open container the key at hand; None where one is awaited
        self._begun = False
        self._begins = Begins.SENTENCE
        self._number: int | None = None
        self._evidence: list[str] = []

    def read(self, head: str, rest: Iterable[str]) -> Iterator[Chunk]:
        """Yield the chunks of the reply that begins with `head`."""
        yield from self._feed(head)
        for piece in rest:
            yield from self._feed(piece)
        self._check_the_whole()

    def _check_the_whole(self) -> None:
        text = "".join(self._whole).strip()
        if not text:
            raise ProviderMalformed(EMPTY)
        if text.startswith("`"):
            text = text[text.find("{") : text.rfind("}") + 1]
        try:
            _Reply.model_validate(json.loads(text, strict=False))
        except (ValueError, ValidationError, RecursionError) as error:
            raise ProviderMalformed(ODD) from error

    def _feed(self, piece: str) -> Iterator[Chunk]:
        self._length += len(piece)
        if self._length > MAX_CHARACTERS:
            raise ProviderMalformed(ODD)
        self._whole.append(piece)
        self._buffer += piece
        while self._buffer:
            before = len(self._buffer)
            yield from self._in_text() if self._in_string else self._between()
            if len(self._buffer) == before:
                return  # half an escape: the rest of it has to come first

    def _in_text(self) -> Iterator[Chunk]:
        if found := _RUN.match(self._buffer):
            self._buffer = self._buffer[found.end() :]
            yield from self._grow(str(json.loads(f'"{found.group()}"', strict=False)))
        elif self._buffer.startswith('"'):
            self._buffer, self._in_string = self._buffer[1:], False
            yield from self._end_string()
        elif len(self._buffer) >= _LONGEST_ESCAPE:
            raise ProviderMalformed(ODD)

    def _between(self) -> Iterator[Chunk]:
        mark = self._buffer[0]
        if found := _LITERAL.match(self._buffer):
            self._buffer = self._buffer[found.end() :]
            self._take_literal(found.group())
            return
        self._buffer = self._buffer[1:]
        if mark == '"':
            self._in_string, self._string = True, ""
        elif mark in "{[":
            self._open.append(mark)
            self._keys.append(None)
            if self._is_at("{", depth=_SENTENCE_DEPTH):
                self._begun, self._begins, self._number, self._evidence = False, Begins.SENTENCE, None, []
        elif mark in "}]":
            yield from self._close()
        elif mark == ",":
            self._forget_key()

    def _close(self) -> Iterator[Chunk]:
        if self._is_at("{", depth=_SENTENCE_DEPTH) and self._begun:
            yield Chunk(evidence=tuple(self._evidence))
        if not self._open:
            raise ProviderMalformed(ODD)
        self._open.pop()
        self._keys.pop()

    def _grow(self, text: str) -> Iterator[Chunk]:
        self._string += text
        if self._is_at("{", depth=_SENTENCE_DEPTH) and self._keys[-1] == "text":
            yield Chunk(text=text) if self._begun else Chunk(text=text, begins=self._begins, number=self._number)
            self._begun = True

    def _end_string(self) -> Iterator[Chunk]:
        if not self._open:
            raise ProviderMalformed(ODD)
        key = self._keys[-1]
        if self._open[-1] == "{" and key is None:
            self._keys[-1] = self._string
        elif self._is_at("{", depth=_SENTENCE_DEPTH) and key == "begins" and self._string in set(Begins):
            self._begins = Begins(self._string)
        elif self._is_at("[", depth=_SENTENCE_DEPTH + 1) and self._keys[-2] == "evidence":
            self._evidence.append(self._string)
        elif self._is_at("{", depth=_SENTENCE_DEPTH) and key == "text" and not self._string:
            yield from self._grow("")  # a sentence that is taken back

    def _take_literal(self, literal: str) -> None:
        # A number that came in two pieces is read wrong here, and only here: it may merely name the sentence.
        if self._is_at("{", depth=_SENTENCE_DEPTH) and self._keys[-1] == "number" and literal.isdecimal():
            self._number = int(f"{self._number or ''}{literal}"[:6])

    def _forget_key(self) -> None:
        if self._open and self._open[-1] == "{":
            self._keys[-1] = None

    def _is_at(self, mark: str, *, depth: int) -> bool:
        return len(self._open) == depth and self._open[-1] == mark
