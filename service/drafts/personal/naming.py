"""Finds a person's name in a text: whole, in parts, in any spelling – and leaves words alone that only look like it."""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from service.drafts.personal.bearer import Bearer
from service.drafts.personal.found import Found
from service.drafts.personal.ordinary import can_only_be_name, is_dated, is_ordinary_here
from service.drafts.personal.spelling import Word, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from service.drafts.personal.bearer import Part
    from service.drafts.personal.found import Finder

# Between two parts of one name: "Ana Ruiz", "Núñez-O’Brien", "ana.ruiz", "A. Ruiz", "Ruiz, Ana".
_JOINT = re.compile(r"\s{1,5}|[-\u2010-\u2015'’‘ʼ`´_.·]|\.?\s{0,2}[(\"“]|[)\"”]\s|\.\s|,\s{1,3}")
_LOOSE = re.compile(r"[.,]\s|\n")  # a sentence may end here, or a list go on
_LEAST_OF_GIVEN_NAME = 2  # letters of a Chinese, Japanese or Korean one that is looked for alone
_FAMILY_AND_GIVEN = {3: ((1, 3), (0, 2)), 4: ((2, 4), (0, 2))}  # where these may be parted by how long the name is


class _Piece(NamedTuple):
    """A word of the text that may be a part of the name."""

    word: Word
    part: Part
    is_sure: bool  # no other word is written like this

    @property
    def stands_alone(self) -> bool:
        return self.is_sure and not self.part.is_joining


class Name:
    """A person's name; a part that is also one of their skills (`also`) is never looked for alone."""

    def __init__(self, given: str, *, also: Collection[str] = ()) -> None:
        self.bearer = Bearer(given)
        self._also = frozenset(also)

    @property
    def first(self) -> str:
        """The first name; empty when there is but one name."""
        return self.bearer.words[self.bearer.first_word] if len(self.bearer.words) > 1 else ""

    @property
    def last(self) -> str:
        """The family name, with the small words before it; empty when there is but one name."""
        listed = self.bearer.words
        return " ".join(listed[number].strip(",") for number in self.bearer.last_words) if len(listed) > 1 else ""

    @property
    def everywhere(self) -> list[Finder]:
        """What finds the whole name; a name of one word is no whole one."""
        longest = [
            partial(_unspaced, word=word, label=label)
            for label, word in _unspaced_parts(self.bearer.unspaced)
            if label == "NAME" and len(word) > _LEAST_OF_GIVEN_NAME
        ]
        return [*longest, self._wholes]

    @property
    def in_own_text(self) -> list[Finder]:
        """What finds the name or a part of it."""
        unspaced = _unspaced_parts(self.bearer.unspaced)
        return [*(partial(_unspaced, word=word, label=label) for label, word in unspaced), self._all]

    def is_in(self, text: str) -> bool:
        """Whether the name or a part of it stands in a text."""
        return any(True for finder in self.in_own_text for _ in finder(text))

    def _wholes(self, text: str) -> Iterator[Found]:
        is_one = len(self.bearer.words) == 1
        return (found for run in self._runs(text) if not is_one and (found := self._whole(run)))

    def _all(self, text: str) -> Iterator[Found]:
        return (self._found(masked) for run in self._runs(text) for masked in self._masked(run, text))

    def _runs(self, text: str) -> Iterator[list[_Piece]]:
        """Give the words that may be parts of the name, those that stand together in one list."""
        run: list[_Piece] = []
        for word in words(text):
            part = next((self.bearer.parts[key] for key in sorted(word.keys) if key in self.bearer.parts), None)
            if run and not (part and _JOINT.fullmatch(text, run[-1].word.end, word.start)):
                yield run
                run = []
            if part:
                piece = _Piece(word, part, not is_ordinary_here(word))
                if run and not _may_join(run[-1], piece, text):
                    yield run
                    run = []
                run.append(piece)
        if run:
            yield run

    def _masked(self, run: list[_Piece], text: str) -> Iterator[list[_Piece]]:
        """Give what of a run is the name."""
        if self._whole(run):
            yield _trimmed(run) if any(piece.is_sure for piece in run) else run
        elif any(piece.stands_alone and not self._is_skill(piece) for piece in run):
            yield _trimmed(run)
        elif _is_written_like_a_name(run):
            yield run
        else:
            yield from (
                [piece]
                for piece in run
                if not self._is_skill(piece)
                and not piece.part.is_joining
                and not piece.is_sure
                and can_only_be_name(piece.word, text)
            )

    def _is_skill(self, piece: _Piece) -> bool:
        return not self._also.isdisjoint(piece.word.keys)

    def _whole(self, run: list[_Piece]) -> Found | None:
        """Give the whole name if a run is it: the first and the last word, other than as ordinary small words."""
        if not self.bearer.words or not {self.bearer.first_word, self.bearer.last_words[-1]} <= self._words_of(run):
            return None
        if not any(piece.is_sure for piece in run):
            if len(self.bearer.words) == 1:
                return None
            is_in_order = all(a.part.last < b.part.first for a, b in pairwise(run))
            if all(piece.word.is_small for piece in run) or not (is_in_order or _is_turned(run)):
                return None
        return self._found(_trimmed(run) if any(piece.is_sure for piece in run) else run)

    def _found(self, run: Sequence[_Piece]) -> Found:
        covered = self._words_of(run)
        last, first = set(self.bearer.last_words), {self.bearer.first_word}
        places = [place for piece in run for place in range(piece.part.first, piece.part.last + 1)]
        label = "NAME"
        if len(self.bearer.words) > 1 and covered <= last:
            label = "LAST_NAME"
        elif len(self.bearer.words) > 1 and covered <= first:
            label = "FIRST_NAME"
        elif not covered & (first | last):
            label = "MIDDLE_NAME"
        is_all = places == list(range(len(self.bearer.places))) and len(run) > 1
        one = len(self.bearer.words) == 1
        return Found(run[0].word.start, run[-1].word.end, label, self.bearer.core if is_all or one else None)

    def _words_of(self, run: Sequence[_Piece]) -> set[int]:
        return {self.bearer.places[place] for piece in run for place in range(piece.part.first, piece.part.last + 1)}


def _may_join(before: _Piece, piece: _Piece, text: str) -> bool:
    """Whether two parts side by side may be of one name; ordinary words need more than that."""
    gap = text[before.word.end : piece.word.start]
    is_next = before.part.last + 1 == piece.part.first
    if not is_next and (is_dated(piece.word, text) or is_dated(before.word, text)):
        return False
    if not _LOOSE.search(gap) or (before.stands_alone and piece.stands_alone):
        return True
    if gap.startswith(","):
        return before.part.first > piece.part.last and not before.word.is_small and not piece.word.is_small
    return is_next and (gap.isspace() or len(before.word.written) == 1)


def _trimmed(run: list[_Piece]) -> list[_Piece]:
    """Give a run without the small ordinary words at its ends that the name does not have there."""
    while len(run) > 1 and _is_aside(run[0], is_in_order=run[0].part.last < run[1].part.first):
        run = run[1:]
    while len(run) > 1 and _is_aside(run[-1], is_in_order=run[-2].part.last < run[-1].part.first):
        run = run[:-1]
    return run


def _is_aside(piece: _Piece, *, is_in_order: bool) -> bool:
    return not piece.stands_alone and piece.word.is_small and not is_in_order


def _is_turned(run: Sequence[_Piece]) -> bool:
    return len(run) == 2 and not any(piece.word.is_small for piece in run)  # noqa: PLR2004 -- "Baker Rose"


def _is_written_like_a_name(run: Sequence[_Piece]) -> bool:
    """Whether ordinary words stand together as in the name: two with capitals, or one behind "van der"."""
    is_in_order = all(a.part.last < b.part.first for a, b in pairwise(run))
    telling = [piece for piece in run if not piece.part.is_joining]
    if not telling or not is_in_order or any(piece.word.is_small for piece in telling):
        return False
    return len(telling) > 1 or len(run) > 2  # noqa: PLR2004 -- two small words and the name


def _unspaced_parts(parts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give what to look for of names such as "李小明" or "山田 太郎", longest first."""
    if len(parts) > 1:
        yield "NAME", "".join(parts)
        labels = ["FIRST_NAME", *["MIDDLE_NAME"] * (len(parts) - 2), "LAST_NAME"]
        yield from ((label, part) for label, part in zip(labels, parts, strict=True) if len(part) > 1)
        return
    for part in parts:
        yield "NAME", part
        for label, (begin, end) in zip(("FIRST_NAME", "LAST_NAME"), _FAMILY_AND_GIVEN.get(len(part), ()), strict=False):
            yield label, part[begin:end]


def _unspaced(text: str, word: str, label: str) -> Iterator[Found]:
    """Give where a word stands, also inside of what looks like a longer one."""
    forms = {unicodedata.normalize(form, word) for form in ("NFC", "NFD", "NFKC")} | {word}
    spelled = "|".join(r"[\s·・]{0,2}".join(map(re.escape, form)) for form in sorted(forms))
    for match in re.finditer(spelled, text):
        yield Found(match.start(), match.end(), label, word)
