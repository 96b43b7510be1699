"""A text cut into its sentences, by their places."""

import re

# Before a stop that ends no sentence: "mind. B2", "Max. 2 Jahre", "niv. C1", "ca. 3 Jahre", "env. 2 ans".
NOT_ABBREVIATED = (
    r"(?<!\b[Mm]ind)(?<!\b[Mm][ií]n)(?<!\b[Mm][aá]x)(?<!\b[Nn]iv)(?<!\b[Cc]a)(?<!\b[Ee]nv)"
    r"(?<!\b[Aa]prox)(?<!\b[Aa]pprox)"
)
# Where a sentence ends: a line break, a bullet, or a full stop before a capital ("… data. You", "… data.Required").
# What one can begin with stands first: elsewhere, as between most words, nothing else is tried.
BREAK = re.compile(
    r"(?=[\n.!?;*•·▪●◦➢✓→]|\s{1,4}[*•·▪●◦➢✓→–-])(?:\n+"
    r"|(?<=[a-zà-ÿ0-9)\]%+])(?<!\b[zopZOP])(?<!\b[ei]\.[ge])(?<!\be[xj])(?<!\bbspw)"  # "z. B. Java", "e.g. AWS"
    rf"{NOT_ABBREVIATED}"
    r"[.!?]{1,6}(?=\s+[A-ZÀ-Þ0-9•*\-\"“(]|\s*$)\s*"
    r"|(?<=[a-zà-ÿ)]{3})[.!?](?=[A-ZÀ-Þ][a-zà-ÿ]+\s)"
    r"|\s{0,4}[•·▪●◦➢✓→]\s{0,4}|\s{1,4}[*–-]\s{1,4}(?=[A-ZÀ-Þ0-9])"
    r"(?!\d{1,2}\s?\+?\s(?:years?|yrs?|Jahre|ans|años|anos)(?:\s?[\n,;–-]|$))"  # "Java - 5+ years"
    r"|(?<=[a-z.;,)])\s{0,4}\*\s{0,4}(?=[A-Z])|;\s+(?=[A-Z]))"
)
BARE = re.compile(r"^[\s#>*_•·▪●–—-]*(?:\d{1,2}[.)]\s+)?")


def cut(text: str) -> list[tuple[int, int]]:
    """The places of the sentences of `text`, without bullets and blanks at their ends."""
    found, at = [], 0
    for match in BREAK.finditer(text):
        found.append((at, match.end() if match.group().strip(" \n") in {".", "!", "?", "..."} else match.start()))
        at = match.end()
    found.append((at, len(text)))
    trimmed = (trim(text, start, end) for start, end in found)
    return [(start, end) for start, end in trimmed if start < end]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The place without what stands before and after the words: a bullet, a number, blanks."""
    piece = text[start:end]
    lead = BARE.match(piece)
    start += lead.end() if lead else 0
    return start, start + len(text[start:end].rstrip())
