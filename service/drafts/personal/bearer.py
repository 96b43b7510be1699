"""The parts of a person's name as a résumé gives it, without titles before and degrees behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from service.drafts.personal.ordinary import is_ordinary, listed
from service.drafts.personal.spelling import SPACELESS, fold, words

_LEAST_JOINED = 6  # letters of a name written as one word; fewer make other words ("An Le": "Lean")
_PRONOUNS = re.compile(r"[(\[][^()\[\]]*/[^()\[\]]*[)\]]")  # "(she/her)"
_LABEL = re.compile(r"\s*\||\s+[–—-]\s+")  # "Ana Ruiz | Engineer"
_DOTTED = re.compile(r"(?:[A-Za-z]{1,4}\.){2,}[A-Za-z]{0,4}\.?")  # "B.Sc."
_SPACELESS_WORD = re.compile(rf"[{SPACELESS}]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a name, in any of its spellings: at which places of the name it stands."""

    first: int
    last: int
    is_joining: bool = False  # "van", "de": it stands for nobody alone


class Bearer:
    """A name taken apart: `words` are as written ("Núñez-O'Brien"), places count their parts ("O", "Brien")."""

    def __init__(self, given: str) -> None:
        self.whole = " ".join(given.split())
        self.words = _without_titles(self.whole)
        self.core = self.whole[self._begin() : self._finish()] if self.words else ""

    def _begin(self) -> int:
        return self.whole.find(self.words[0])

    def _finish(self) -> int:
        return self.whole.rfind(self.words[-1]) + len(self.words[-1])

    @cached_property
    def last_words(self) -> tuple[int, ...]:
        """Which words are the family name: the last with the small ones before it, or the first ("MAYER Jean")."""
        is_first = "," in self.core or (_is_shouted(self.words[0]) and not _is_shouted(self.words[-1]))
        if len(self.words) > 1 and is_first:
            return (0,)
        joining = list(takewhile(self.is_joining, range(len(self.words) - 2, 0, -1)))
        return (*reversed(joining), len(self.words) - 1)

    @property
    def first_word(self) -> int:
        """Which word is the first name."""
        return next((number for number in range(len(self.words)) if number not in self.last_words), 0)

    def is_joining(self, number: int) -> bool:
        """Whether a word of the name is a small one of its inside, such as "van"."""
        return 0 < number < len(self.words) - 1 and fold(self.words[number]) in listed("particles")

    @cached_property
    def places(self) -> list[int]:
        """Of which word each part is one."""
        return [number for number, word in enumerate(self.words) for _ in words(word)]

    @cached_property
    def parts(self) -> dict[str, Part]:
        """The parts by what they are known by, also joined: "obrien", "anaruiz"."""
        known: dict[str, Part] = {}
        tokens = [(number, token) for number, word in enumerate(self.words) for token in words(word)]
        for place, (number, token) in enumerate(tokens):
            for key in token.keys:
                known.setdefault(key, Part(place, place, is_joining=self.is_joining(number) or len(key) == 1))
        for begin in range(len(tokens)):
            for end in range(begin + 2, len(tokens) + 1):
                key = "".join(fold(token.written) for _, token in tokens[begin:end])
                is_one_word = tokens[begin][0] == tokens[end - 1][0]
                is_all = end - begin == len(tokens)
                if (is_one_word or is_all) and len(key) >= _LEAST_JOINED - 2 * is_one_word and not is_ordinary(key):
                    known.setdefault(key, Part(begin, end - 1))
        return known

    @cached_property
    def unspaced(self) -> list[str]:
        """The words in scripts that set no words apart."""
        return _SPACELESS_WORD.findall(" ".join(self.words))


def _without_titles(whole: str) -> list[str]:
    """Give the words of the name alone; what follows a comma is no part of it, unless one word stands before."""
    shown = _LABEL.split(_PRONOUNS.sub(" ", whole), maxsplit=1)[0]
    name, *behind = [_bare(piece) for piece in shown.split(",")]
    is_turned = bool(behind and behind[0]) and len(name) == 1 and not _is_among(behind[0][0], "suffixes")
    found = name + behind[0] if is_turned else name
    while len(found) > 1 and _is_title(found):
        del found[0]
    while len(found) > 1 and (_is_among(found[-1], "suffixes") or _DOTTED.fullmatch(found[-1])):
        del found[-1]
    return found


def _bare(piece: str) -> list[str]:
    bare = [word.strip('()[]"“”„‘*') for word in piece.split()]
    return [word for word in bare if any(words(word)) or _SPACELESS_WORD.search(word)]


def _is_title(found: list[str]) -> bool:
    is_more = len(found) > 2  # noqa: PLR2004 -- a first and a last name are left
    return _is_among(found[0], "titles") or (is_more and _is_among(found[0], "titles_or_names"))


def _is_among(word: str, kind: str) -> bool:
    """Whether all of "Dr.-Ing." is in a list, or "Ph.D." is when its full stops are left out."""
    pieces = [fold(piece) for piece in re.split(r"[.\W]+", word) if piece]
    return "".join(pieces) in listed(kind) or all(piece in listed(kind) for piece in pieces)


def _is_shouted(word: str) -> bool:
    return len(word) > 1 and word.isupper()
