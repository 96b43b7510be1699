"""Where the work is, and whether the résumé's place fits."""

import re
from collections.abc import Iterable, Sequence

from service.match.engine.asks import Ask
from service.match.engine.sentences import Sentence
from service.match.engine.words import words
from service.match.model import RequirementKind
from service.scrape import countries
from service.scrape.model import JobPosting, Workplace

REMOTE = re.compile(
    r"\b(?:fully remote|100% remote|remote[- ](?:first|only|friendly|position|role|job|work)|work from (?:home"
    r"|anywhere)|remote\b|télétravail (?:total|complet)"
    r"|100 % télétravail|teletrabajo|home[- ]?office|trabalho remoto|remoto)",
    re.IGNORECASE,
)
REMOTE_SIGNS = ("remot", "work from", "travail", "teletrabajo", "home")  # one stands in whatever it finds
NOT_REMOTE = re.compile(
    r"\b(?:not (?:a )?remote|no remote|remote (?:sensing|desktop|access|sites?|teams?|support|control|monitoring"
    r"|work is not|patient|server|users?|offices?|locations?|areas?|clients?|customers?|diagnos\w+))",
    re.IGNORECASE,
)
# "on-site", "hybrid", "must live in": words of a sentence that says where one has to be.
TIED = re.compile(
    r"\b(?:on[- ]?site|in[- ]office|in the office|hybrid|must (?:be (?:located|based)|live|reside)"
    r"|(?:located|based|reside) in"
    r"|relocat\w+|commut\w+|vor ort|hybrides? arbeiten|présentiel|sur site|presencial|híbrid[oa])\b",
    re.IGNORECASE,
)
SHOWS_RELOCATION = re.compile(
    r"\b(?:(?:willing|open|happy|ready|able) to (?:relocat\w+|move)|relocation: yes|umzugsbereit"
    r"|bereit(?:schaft)? zum umzug"
    r"|disponib\w+ para (?:mudança|cambio de residencia|reubicación)|mobilité (?:nationale|internationale))",
    re.IGNORECASE,
)
ANYWHERE = "Remote work"
MOST = 4  # countries spelled out in a name
LONGEST_NAME = 80  # characters of places in a name
SHORT = 2  # letters of a code; those of different things are alike
# After a comma these are states, not the countries that share some of their codes: "San Francisco, CA".
STATES = frozenset(
    re.findall(
        "..",
        "ALAKAZARCACOCTDEFLGAHIIDILINIAKSKYLAMEMDMAMIMNMSMOMTNENVNHNJNMNYNCNDOHOKORPARISCSDTNTXUTVTVAWAWVWIWYDC",
    )
)


def place_asks(posting: JobPosting, cut: Sequence[Sentence]) -> list[Ask]:
    """What the posting asks of the place, if it says one: `names` are places, or codes of countries when remote."""
    if is_remote(posting, cut):
        codes = tuple(posting.remote_countries)
        listed = ", ".join(countries.name(code) for code in codes) if len(codes) <= MOST else f"{len(codes)} countries"
        said = _sentence(cut, REMOTE)
        return [_ask(f"{ANYWHERE}, from {listed}" if listed else ANYWHERE, codes, said=said, rank=1)]
    places = posting.places or ((posting.location,) if posting.location else ())
    if not places:
        return []
    word = "Hybrid work" if posting.workplace is Workplace.HYBRID else "Work"
    city = re.escape(places[0].split(",")[0].strip())
    said = _sentence(cut, re.compile(rf"(?<!\w){city}(?!\w)", re.IGNORECASE)) or _sentence(cut, TIED)
    listed = " or ".join(places[:MOST])
    shown = listed if len(listed) <= LONGEST_NAME else f"{listed[:LONGEST_NAME].rstrip(' ,')} …"
    return [_ask(f"{word} in {shown}", tuple(places), said=said)]


def is_remote(posting: JobPosting, cut: Iterable[Sentence]) -> bool:
    """Whether the work can be done from elsewhere: the page's own word for it, else what its sentences say."""
    if posting.workplace is not None:
        return posting.workplace is Workplace.REMOTE
    said = " ".join([posting.title or "", posting.location or "", *(s.text for s in cut if s.kind.asks)])
    lowered = said.lower()
    return any(sign in lowered for sign in REMOTE_SIGNS) and bool(REMOTE.search(NOT_REMOTE.sub(" ", said)))


def is_home(place: str, home: str) -> bool:
    """Whether a place of a posting ("Leeds, UK") is where somebody lives ("Leeds West Yorkshire GB")."""
    first = place.split(",", maxsplit=1)[0]
    return bool(_words(first)) and _words(first) <= _words(home)


def is_near(place: str, home: str) -> bool:
    """Whether both are in one region or country."""
    lived, codes = _words(home), _codes(home)
    pieces = [piece.strip() for piece in place.split(",")[1:] or [place]]
    named = [piece for piece in pieces if _words(piece)]
    return any(_country(piece) in codes or (len(piece) > SHORT and _words(piece) <= lived) for piece in named)


def in_countries(codes: Iterable[str], home: str) -> bool | None:
    """Whether somebody lives in one of the countries; None when the home names no country."""
    lived = _codes(home)
    return bool(lived & set(codes)) if lived else None


def _ask(name: str, names: tuple[str, ...], *, said: tuple[Sentence, int, int] | None, rank: int = 0) -> Ask:
    """`rank` 1 is remote work."""
    sentence, start, end = said or (None, 0, 0)
    return Ask(
        kind=RequirementKind.LOCATION,
        name=name,
        names=names,
        required=True,
        sentence=sentence,
        start=start,
        end=end,
        rank=rank,
    )


def _sentence(cut: Iterable[Sentence], pattern: re.Pattern[str]) -> tuple[Sentence, int, int] | None:
    for sentence in cut:
        if sentence.kind.asks and (found := pattern.search(sentence.text)):
            return sentence, sentence.start + found.start(), sentence.start + found.end()
    return None


def _words(text: str) -> set[str]:
    return {word.text for word in words(text)}


def _country(piece: str) -> str | None:
    """The country that a piece of a place names; a state's is the US."""
    named = piece.strip()
    return "US" if named.split(" ")[0] in STATES else countries.code(named)


def _codes(home: str) -> set[str]:
    """The countries that the lines of a home name; a line of two letters is a country's own code."""
    codes: set[str] = set()
    for line in home.splitlines():
        whole = countries.code(line.strip()) or _country(line)
        pieces = [whole] if whole else [_country(piece) for piece in line.split(",")[1:]]
        codes.update(code for code in pieces if code)
    return codes
