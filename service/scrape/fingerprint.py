"""A description in 64 hexadecimal digits, so that two texts can be compared without reading either again.

It is a simhash: every run of three words votes on each of 256 bits, so texts that share most of their runs share most
of their bits. `distance` is the number of bits that differ: 0 for the same words, about 128 for unrelated texts.
Case, accents, punctuation, Markdown and the order of paragraphs hardly count. Change how the digits are made only with
a migration that clears the old ones: new and old cannot be compared.
"""

import re
import unicodedata
from collections.abc import Iterator
from hashlib import blake2b

BITS = 256
# Fewer words are a teaser that many jobs of one employer share.
MIN_WORDS = 40
_MAX_WORDS = 6_000  # the longest posting that was read has 4,000
_RUN = 3
# One character of the scripts that write without spaces, else a word.
WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]|[^\W_\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]+")
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})  # letters that do not come apart
# A counter of 16 bits for each bit of a hash, side by side in one long number: a sum counts all votes at once.
_LANE = 16
_SPREAD = tuple(b"".join(((byte >> bit) & 1).to_bytes(_LANE // 8, "little") for bit in range(8)) for byte in range(256))


def folded(text: str) -> str:
    """The text without what boards write differently: case, width, accents."""
    lower = text.casefold()
    if lower.isascii():
        return lower
    parts = unicodedata.normalize("NFKD", lower).translate(_PLAIN)
    return unicodedata.normalize("NFC", "".join(c for c in parts if not unicodedata.combining(c)))


def fingerprint(description: str | None) -> str | None:
    """The digits of a description; None when it is too short to tell one job from another."""
    words = [found.group() for found in _words(description or "")]
    if len(words) < MIN_WORDS:
        return None
    runs = {" ".join(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1)}
    votes = sum(int.from_bytes(_lanes(run), "little") for run in runs)
    counts = votes.to_bytes(BITS * _LANE // 8, "little")
    bits = 0
    for position in range(BITS):
        lane = position * _LANE // 8
        bits |= (2 * int.from_bytes(counts[lane : lane + _LANE // 8], "little") > len(runs)) << position
    return f"{bits:0{BITS // 4}x}"


def distance(one: str, other: str) -> int:
    """How many of the bits of two fingerprints differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def _words(text: str) -> Iterator[re.Match[str]]:
    found = WORD.finditer(folded(text))
    return (match for _, match in zip(range(_MAX_WORDS), found, strict=False))


def _lanes(run: str) -> bytes:
    return b"".join(map(_SPREAD.__getitem__, blake2b(run.encode(), digest_size=BITS // 8).digest()))
