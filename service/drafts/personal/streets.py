"""Finds the person's street address however it is written: "C/ Mayor, nº 5" for "Calle Mayor 5"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from service.drafts.personal.found import Found
from service.drafts.personal.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.drafts.personal.found import Finder

# Words that say what kind of street it is, folded; they may be left out, in short or in another language.
_KINDS_LISTED = """
c cl calle cj carrer av avd avda avenida avenue ave avinguda pza plaza pl place platz praca piazza pso paseo
ps rua r rue bd bld blvd boulevard bvd ch chemin via viale corso largo st street str strasse road rd lane ln
drive dr court ct way close crescent square sq terrace highway hwy gasse weg allee al ulica ul straat laan
"""
_KINDS = frozenset(_KINDS_LISTED.split())
_NUMBER_WORDS = frozenset({"n", "no", "nr", "num", "numero", "nummer", "number", "house", "hausnummer", "nº", "o"})
_TOKEN = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*|\d+(?:[a-zA-Z](?![^\W\d_]))?")
_GAP = re.compile(r"[\s.,:;/#º°ª'’()\-\u2010-\u2015]{0,5}")
_COMPOUND = re.compile(r"(.{3,})(?:strasse|str)$")  # "Hauptstraße", "Hauptstr."
_PIECES = re.compile(r"[,;\n]|\s[–—-]\s")


class _Token(NamedTuple):
    start: int
    end: int
    key: str

    @property
    def is_number(self) -> bool:
        return self.key[0].isdigit()


def of(address: str) -> list[Finder]:
    """Give what finds each street with its number in an address."""
    found = (_street(list(_tokens(piece))) for piece in _with_numbers(address))
    return [_finder(core, number) for core, number in dict.fromkeys(street for street in found if street)]


def _with_numbers(address: str) -> Iterator[str]:
    """Give the parts of an address, each that has no number with the one behind it: "Calle Mayor, 5"."""
    pieces = [piece for piece in _PIECES.split(address) if piece.strip()]
    for piece, behind in pairwise([*pieces, ""]):
        if any(character.isdigit() for character in piece):
            yield piece
        elif behind.strip()[:1].isdigit() or (behind and _tokens_begin_as_number(behind)):
            yield f"{piece} {behind}"


def _tokens_begin_as_number(text: str) -> bool:
    first = next(_tokens(text), None)
    return first is not None and first.key in _NUMBER_WORDS


def _street(tokens: list[_Token]) -> tuple[tuple[str, ...], str] | None:
    """Give the words of the street and its number, or None when it has none: "Street 5"."""
    at = next((place for place, token in enumerate(tokens) if token.is_number), None)
    if at is None:
        return None
    before = _core(tokens[:at])
    after = _core(tokens[at + 1 :])
    core = before or tuple(after)
    return (core, tokens[at].key) if any(len(word) > 2 for word in core) else None  # noqa: PLR2004 -- "3 B", "IL 6"


def _core(tokens: list[_Token]) -> tuple[str, ...]:
    kept = [token.key for token in tokens if not token.is_number]
    while kept and kept[0] in _KINDS:
        del kept[0]
    while kept and kept[-1] in _KINDS | _NUMBER_WORDS:
        del kept[-1]
    return tuple(kept)


def _finder(core: tuple[str, ...], number: str) -> Finder:
    def find(text: str) -> Iterator[Found]:
        tokens, done = list(_tokens(text)), -1
        for at in range(len(tokens) - len(core) + 1):
            last = at + len(core) - 1
            if tuple(token.key for token in tokens[at : last + 1]) != core or not _are_together(
                tokens[at : last + 1], text
            ):
                continue
            span = _with_number(tokens, (at, last), number=number, text=text)
            if span and span[0] > done:
                done = span[1]
                yield Found(tokens[span[0]].start, tokens[span[1]].end, "ADDRESS")

    return find


def _with_number(tokens: list[_Token], at: tuple[int, int], *, number: str, text: str) -> tuple[int, int] | None:
    """Give from which to which token the street stands with its number, which may be before or behind."""
    first, last = at
    behind = last + 1
    while behind < len(tokens) and tokens[behind].key in _KINDS | _NUMBER_WORDS:
        behind += 1
    before = first - 1
    while before >= 0 and tokens[before].key in _KINDS:
        before -= 1
    if behind < len(tokens) and tokens[behind].key == number and _are_together(tokens[last : behind + 1], text):
        written = text[tokens[first].start : tokens[first].end]
        is_street = written[0].isupper() or _COMPOUND.fullmatch(fold(written))
        while first > before + 1 and _are_together(tokens[first - 1 : first + 1], text):
            first -= 1
        has_kind = first < at[0] or behind > last + 1 or at[1] > at[0]
        return (first, behind) if has_kind or is_street else None
    if before >= 0 and tokens[before].key == number and _are_together(tokens[before : last + 1], text):
        while last < behind - 1 and tokens[last + 1].key in _KINDS and _are_together(tokens[last : last + 2], text):
            last += 1
        has_kind = last > at[1] or before < first - 1 or at[1] > at[0]
        return (before, last) if has_kind else None
    return None


def _are_together(tokens: list[_Token], text: str) -> bool:
    return all(_GAP.fullmatch(text, a.end, b.start) for a, b in pairwise(tokens))


def _tokens(text: str) -> Iterator[_Token]:
    """Give words and numbers, words without what kind of street they end in: "haupt" for "Hauptstraße"."""
    for match in _TOKEN.finditer(text):
        key = fold(match.group())
        compound = _COMPOUND.fullmatch(key)
        yield _Token(match.start(), match.end(), compound[1] if compound else key)
