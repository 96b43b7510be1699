"""Who speaks in a posting's text, and of whom it says that they hire."""

import re
from collections.abc import Iterator

from service.scrape.text import key, word_set

# "At Acme, we build …", "Na Acme, estamos …", "Acme is looking for …", "Bei Acme arbeiten …"
_SAID_BEFORE = ("At", "Na", "No", "En", "Chez", "Bei", "Join", "Hos", "Bij", "Ved")
# Each word looks back by itself, so that a search can go by its first letter.
_AS_WORDS = "|".join(rf"{word}(?<!\w{'.' * len(word)})" for word in _SAID_BEFORE)
_OF_US = re.compile(
    rf"(?:{_AS_WORDS}) (?=[A-ZÀ-ÞА-Я0-9])([^,.;:!?\n]{{2,40}}?)(?:, (?:we|our|you|estamos|nous|wir|acreditamos|somos"
    r"|nossa|vi|creemos)\b| (?:we|nous|estamos)\b)"
)
_OF_ITSELF = re.compile(
    r"(?=[A-ZÀ-ÞА-Я0-9])([^\s,.;:!?]{1,40}(?: [^\s,.;:!?]{1,40}){0,3}?) (?:is (?:a|an|the|one of|hiring|looking|seeking"
    r"|committed|on a mission)|sucht|recherche|busca|est une|ist ein|шукає|ищет|— это)\b",
)
# Only an employer does so: "Acme is seeking a nurse", "Acme sucht …"; and who is called so: "Acme Partners makes …".
_HIRES = re.compile(
    r"^(?=[A-ZÀ-ÞА-Я0-9])([^\s,.;:!?]{1,40}(?: [^\s,.;:!?]{1,40}){0,5}?) "
    r"(?:((?:is|are) (?:seeking|hiring|looking for|recruiting)\b"
    r"|(?:sucht|recherche une?|recrute|busca|cerca|zoekt|söker"
    r"|søker|søger|hledá|poszukuje)\b)|[a-z]{2,14}s\b)",
    re.MULTILINE,
)
_CALLED = word_set(
    "company companies partners university hospital corporation group trust council foundation federation institute "
    "school college association society clinic klinikum stiftung universität gmbh inc llc ltd ag"
)


def who_hires(prose: str) -> Iterator[str]:
    """Who is said to look for people, and organisations with which a line begins."""
    for match in _HIRES.finditer(prose):
        name, last = match.group(1), match.group(1).rpartition(" ")[2]
        if key(last) in _CALLED or (match.group(2) and not last[:1].islower()):
            yield name


def says(prose: str) -> Iterator[str]:
    """Who speaks in a text, each time anew; a line that goes on from the one before does not begin with a name."""
    before = ""
    for row in prose.split("\n"):
        start = 0
        goes_on = before[-1:].isalnum() or before.endswith("_")
        if not goes_on and not _OF_US.match(row) and (found := _OF_ITSELF.match(row)):
            yield found.group(1)
            start = found.end()
        yield from (found.group(1) for found in _OF_US.finditer(row, start))
        before = row
