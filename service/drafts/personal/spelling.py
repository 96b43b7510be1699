"""Words as they are compared: without case, accents, and the form in which Unicode writes them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

SPACELESS = (  # letters of scripts whose words stand side by side: Thai, Lao, Chinese, Japanese, Korean
    r"\u0e00-\u0eff\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
)
_MARKS = r"\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0dff\u200c\u200d"  # accents apart, vowel signs, joiners
# "Núñez" in either form of Unicode; "O'Brien" and "Jean-Luc" are two words each.
_WORD = re.compile(rf"(?:(?![{SPACELESS}])[^\W\d_]|(?<=\w)[{_MARKS}]|(?<=[{_MARKS}])[{_MARKS}])+")
_LAST_SOUNDLESS = 0x06FF  # marks up to here change no word: accents, Hebrew points, Arabic vowels
_NOT_TAKEN_APART = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


class Word(NamedTuple):
    """A word of a text: where it stands, how it is written and what it is known by."""

    start: int
    end: int
    written: str
    keys: frozenset[str]

    @property
    def is_small(self) -> bool:
        """Whether it has no capital though its script has them."""
        return self.written.islower()


def fold(text: str) -> str:
    """Give what "Núñez", "NUNEZ" and "nunez" have in common."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in apart if not (unicodedata.category(c) == "Mn" and ord(c) <= _LAST_SOUNDLESS))
    return unicodedata.normalize("NFKC", bare).translate(_NOT_TAKEN_APART)


def keys(written: str) -> frozenset[str]:
    """Give what a word is known by: "muller" and "mueller" for "Müller"."""
    whole = unicodedata.normalize("NFC", written.casefold())
    return frozenset({fold(written), fold(whole.translate(_WRITTEN_OUT))})


def words(text: str) -> Iterator[Word]:
    """Give the words of a text in scripts that set them apart."""
    for match in _WORD.finditer(text):
        yield Word(match.start(), match.end(), match.group(), keys(match.group()))
