"""A draft cut into sentences with their exact places."""

import re

from service.drafts.grounding.figures import A_MONTH
from service.drafts.grounding.lists import listed

# A mark before a small letter ends none: "at Yahoo! in Leeds".
END = re.compile(r"(?:[.…]|[!?](?!\s[a-zà-ÿ]))[.!?…]{0,5}[\"'”»)\]]{0,3}(?=\s|$)|\n+")
# "am 6. Oktober": no end
MONTH_AFTER = re.compile(rf"\.\s(?:{A_MONTH})\b", re.IGNORECASE)
SMALL_AFTER = re.compile(r"\.\s[a-zà-ÿ]")  # "Booking.com B.V. team": no end
A_DAY = re.compile(r"(?<!\d)\d{1,2}$")
BULLET = re.compile(r"^[\s•·*–—-]+")


def split(text: str) -> list[tuple[int, int]]:
    """The places of the sentences of `text`; line breaks end one, abbreviations and initials do not."""
    places, at = [], 0
    for match in END.finditer(text):
        if match.group().startswith(".") and _goes_on(text, at, match.start()):
            continue
        places.append(_trim(text, at, match.end()))
        at = match.end()
    places.append(_trim(text, at, len(text)))
    return [(start, end) for start, end in places if start < end]


def _goes_on(text: str, start: int, stop: int) -> bool:
    if MONTH_AFTER.match(text, stop) and A_DAY.search(text[max(0, stop - 3) : stop]):
        return True
    tail = text[max(start, stop - 12) : stop].split()
    last = tail[-1].lower().lstrip("(") if tail else ""
    if "." in last and SMALL_AFTER.match(text, stop):
        return True
    return last in listed("abbreviations") or (len(last) == 1 and last.isalpha() and last != "i")


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    bullet = BULLET.match(text[start:end])
    start += bullet.end() if bullet else 0
    return start, start + len(text[start:end].rstrip())
