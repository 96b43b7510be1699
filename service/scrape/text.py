"""Small truths about text that every reader here needs."""

import re
import unicodedata
from collections.abc import Iterable

# Soft hyphens, zero-width characters and direction marks: invisible, and able to split or reorder a word.
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\U000e0000-\U000e007f]")
_WORD = re.compile(r"[^\W_]+")
_NOT_WORD = re.compile(r"[\W_]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
# The scripts that write without spaces.
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_CJK_CHARS_PER_WORD = 2


# What a letter or digit of plain English is for comparison; anything else parts words. Four times as fast as patterns.
_FOLDED = "".join(chr(code).lower() if chr(code).isalnum() else " " for code in range(128))


def line(text: str) -> str:
    """The text on one line, white space collapsed, invisible characters gone."""
    return " ".join((text if text.isascii() else _INVISIBLE.sub("", text)).split())


def key(text: str | None) -> str:
    """The text folded for comparison: case, width, punctuation and spaces no longer differ."""
    if text is not None and text.isascii():
        return " ".join(text.translate(_FOLDED).split())
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFKC", text or "").casefold()).strip()


def count_words(text: str) -> int:
    """How many words the text has; scripts without spaces are counted by characters."""
    if text.isascii():
        return len(text.translate(_FOLDED).split())
    return len(_WORD.findall(text)) + len(_CJK.findall(text)) // _CJK_CHARS_PER_WORD


def contains(text: str, part: str) -> bool:
    """Whether the folded `text` holds the folded `part` as whole words."""
    return bool(part) and (f" {part} " in f" {text} " or (bool(_CJK.search(part)) and part in text))


def name_tokens(names: Iterable[str]) -> frozenset[str]:
    """The words inside class names and ids: "jobTitle top-card__title" is {job, title, top, card}."""
    joined = " ".join(names)
    if (lowered := joined.lower()) != joined:
        lowered = _CAMEL.sub(" ", joined).lower()
    return frozenset(lowered.translate(_FOLDED).split() if lowered.isascii() else _WORD.findall(lowered))


def word_set(listed: str) -> frozenset[str]:
    """The words that `listed` holds, separated by spaces."""
    return frozenset(listed.split())
