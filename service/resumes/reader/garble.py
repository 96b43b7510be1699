"""Whether the characters of a document are its letters: fonts may say of a shape nothing, or the wrong thing."""

import unicodedata
from collections.abc import Sequence

from service.resumes.reader.fonts import ICON, UNKNOWN
from service.resumes.reader.shapes import Glyph

LOST_SHARE = 0.3  # Above this part of unknown letters, reading would invent words.
COMMON = frozenset("etaoinsr")
# Of Latin letters these eight are 0.61 and more in all résumés seen, in Polish and Turkish prose a half; where each
# letter stands for another one, 0.2 to 0.4.
LEAST_COMMON = 0.45
ENOUGH = 150  # Letters below which such a share says nothing.
LATIN_SHARE = 0.9
LEAST_WORDS = 0.6  # Letters and digits are 0.9 and more of what is printed, apart from lines and dots.
LINES_AND_DOTS = frozenset(".,-–—_•·|/:=*…")


def is_garbled(glyphs: Sequence[Glyph]) -> bool:
    """Tell whether too many letters are unknown, or stand for others."""
    printed = [glyph.text for glyph in glyphs if not glyph.text.isspace()]
    lost = sum(text in {"", ICON, UNKNOWN} for text in printed)
    text = "".join(printed)
    return lost > len(printed) * LOST_SHARE or _is_cipher(text) or _is_symbols(text)


def _is_symbols(text: str) -> bool:
    """Tell text that is mostly signs which stand between or beside words, if at all."""
    told = [char for char in text if char not in LINES_AND_DOTS]
    return len(told) >= ENOUGH and sum(map(str.isalnum, told)) < len(told) * LEAST_WORDS


def _is_cipher(text: str) -> bool:
    """Tell text in Latin letters that no language has."""
    if "@" in text and ".com" in text.casefold():
        return False  # Of a cipher nobody's address is left.
    letters = [char for char in unicodedata.normalize("NFKD", text).casefold() if char.isalpha()]
    latin = [char for char in letters if char.isascii()]
    if len(latin) < max(ENOUGH, len(letters) * LATIN_SHARE):
        return False
    return sum(char in COMMON for char in latin) < len(latin) * LEAST_COMMON
