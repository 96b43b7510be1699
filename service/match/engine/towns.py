"""Which town, state and country a place names: "80331 München" is Munich, "US-TX-Austin" is Austin in Texas."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from typing import NamedTuple

from service.scrape import countries
from service.scrape.cities import folded, is_city

STATES: Mapping[str, str] = {
    "US": "AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|FL Florida"
    "|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine"
    "|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska"
    "|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio"
    "|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas"
    "|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming|DC District of Columbia",
    "CA": "ON Ontario|QC Québec|BC British Columbia|AB Alberta|MB Manitoba|NS Nova Scotia|NB New Brunswick"
    "|SK Saskatchewan|NL Newfoundland and Labrador",
    "AU": "NSW New South Wales|VIC Victoria|QLD Queensland|WA Western Australia|TAS Tasmania",
}
US_STATES = tuple(state.split(" ", 1)[1] for state in STATES["US"].split("|"))
COUNTRY_FIRST = frozenset({"DE", "NL", "SK"})  # "Berlin, DE": more postings mean the country than the state
NAMED_LIKE_THEIR_STATE = frozenset({"new york", "washington", "quebec"})
LONGEST_LAND = 3  # words of a country behind a town: "Leeds United Kingdom"
MAX_CHARS = 200  # of a line that may name a place; what follows is none

DOTTED = re.compile(r"\b(?:[A-Z]\.){2,3}(?!\w)")  # "U.S.", "D.C."
CODED = re.compile(r"^([A-Z]{2})-(?:([A-Z]{2,3})-)?(?=[A-ZÀ-Ž][a-zà-ž])(.+)$")  # "US-TX-Austin", "DE-Berlin"
RIVER_BRACKETED = re.compile(r"\((Main|Oder|Saale|Havel|Weser)\)")  # "Frankfurt (Oder)"
BRACKET = re.compile(r"\(([^()]{0,60})\)")  # "Paris (75)", "Leeds (UK)"
PIECE = re.compile(r"[,;\n|]|\s[-–—·•]\s|:\s")  # what stands between town, state and country
DUTCH_CODE = re.compile(r"\b\d{4}\s?[A-Z]{2}\b")  # "1012 AB Amsterdam"
NUMBERED = re.compile(r"\S*\d\S*")  # "75008", "LS1", "D-80331", "8e"
DISTRICT = re.compile(r"^([^\W\d_]{4,}(?:\s[^\W\d_]+){0,2})-[A-ZÀ-Ž]")  # "Berlin-Mitte", "Köln-Ehrenfeld"
REGION_WORD = re.compile(
    r"^(?:region|state of|province of|county of|canton|kanton|bundesland|provincia de|estado de|état de"
    r"|province de|canton de)\s(?=\S)",
    re.IGNORECASE,
)  # "region Texas"
BEFORE_TOWN = re.compile(
    r"^(?:greater|central|inner|downtown|metro(?:politan)?|raum|großraum|metropolregion|stadt|city of|near|nahe|bei"
    r"|grand|gran|grande|área (?:metropolitana )?de|area (?:metropolitana )?de|métropole de|région de|zona de"
    r"|autour de|cerca de)\s(?=\S)",
    re.IGNORECASE,
)  # "Greater London", "Raum München"
AFTER_TOWN = re.compile(
    r"\s(?:(?:city|town) cent(?:re|er)|cent(?:re|er)|centre[- ]ville|zentrum|innenstadt|downtown|city|metro|region"
    r"|(?:bay |metro(?:politan)? |greater )?area|(?:und|&) umgebung|and (?:the )?surrounding.*"
    r"|et (?:ses )?(?:alentours|environs|périphérie)|y alrededores|e (?:região|arredores)|cedex)$",
    re.IGNORECASE,
)  # "Leeds City Centre", "San Francisco Bay Area"
ON_RIVER = re.compile(
    r"/(?:main|oder|saale)$|\s(?:(?:am|an der|im|in der|ob der|vor der|upon|sur|sous|lès)\s\S.*"
    r"|a\.\s?m\.?|i\.\s?br\.?)$",
    re.IGNORECASE,
)  # "Frankfurt am Main", "Freiburg im Breisgau", "Newcastle upon Tyne"
SAINT = re.compile(r"\b(?:saint|sankt|sainte|ste)\b")  # "Saint Louis" is "St. Louis"
# "Hybrid", "Remote": a piece that names no place, but how one works.
WAY = re.compile(
    r"(?:(?:fully|100 ?%|partly|partially|teilweise)\s)?"
    r"(?:remote|hybrid[eao]?|híbrid[oa]|on-?site"
    r"|in[- ](?:office|person)|home[- ]?office|vor ort|presencial|présentiel|sur site|flexible?"
    r"|télétravail(?: partiel)?|teletrabajo|remot[oa])"
    r"(?:\s(?:work(?:ing)?|working model|möglich|possible|only|job|role|position|office))?",
    re.IGNORECASE,
)


class Land(NamedTuple):
    """A country by its code and, where it is told, the state in it."""

    country: str
    state: str | None = None

    def agrees(self, other: "Land") -> bool:
        """Whether both can be said of one place."""
        return self.country == other.country and (None in {self.state, other.state} or self.state == other.state)

    def holds(self, other: "Land") -> bool:
        """Whether whoever is in the other is in this one."""
        return self.country == other.country and self.state in {None, other.state}


@dataclass(frozen=True, slots=True)
class Place:
    """A place in comparable form: what the town is called, also in short, and what is named around it.

    `lands` are the countries and states that it may lie in, likeliest first; none where it names none.
    """

    towns: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    lands: tuple[Land, ...] = ()

    def is_in_land_of(self, other: "Place") -> bool:
        """Whether nothing speaks against both lying in one state or country."""
        pairs = product(self.lands, other.lands)
        return not (self.lands and other.lands) or any(mine.agrees(theirs) for mine, theirs in pairs)

    def is_town_of(self, other: "Place") -> bool:
        """Whether both are one town; "Frankfurt" may be the one on the Main, which that on the Oder is not."""
        alike = self.towns & (other.towns | other.short) or self.short & other.towns
        return bool(alike) and self.is_in_land_of(other)


@lru_cache(maxsize=8192)
def place(text: str) -> Place:
    """What one line names: "Leeds LS1 4AB, UK"."""
    pieces = list(_pieces(text[:MAX_CHARS]))
    lands: tuple[Land, ...] = ()
    named: list[str] = []
    for at, piece in enumerate(pieces):
        found = lands_of(piece)
        is_town = folded(piece) in NAMED_LIKE_THEIR_STATE and at == 0
        if found and not is_town:
            lands = merged(lands, found)
        else:
            named.append(piece)
    return _named(named, lands)


def is_any(text: str) -> bool:
    """Whether a line names a place at all: "Hybrid" does not."""
    found = place(text)
    return bool(found.towns or found.lands)


@lru_cache(maxsize=1024)
def home(lines: str) -> Place:
    """What the lines of a home say together: a town, a region, the code of a country, an address."""
    first, *others = lines.splitlines() or [""]
    found = place(first) if not _is_code(first) else Place(lands=_code_lands(first))
    for line in others:
        more = (
            Place(lands=_code_lands(line)) if _is_code(line) else _surroundings(line, is_town_known=bool(found.towns))
        )
        found = Place(
            found.towns or more.towns,
            found.short if found.towns else more.short,
            found.names | more.names,
            merged(found.lands, more.lands),
        )
    return found


def lands_of(name: str) -> tuple[Land, ...]:
    """The state or country of that name or code, likeliest first."""
    state = _states().get(name) or _states().get(folded(name), ())
    code = countries.code(name)
    country = (Land(code),) if code else ()
    return (*country, *state) if name in COUNTRY_FIRST else (*state, *country)


def merged(some: tuple[Land, ...], more: tuple[Land, ...]) -> tuple[Land, ...]:
    """What both can mean together: Georgia and "US" are the state."""
    pairs = [(mine, theirs) for mine, theirs in product(some, more) if mine.agrees(theirs)]
    return tuple(mine if mine.state else theirs for mine, theirs in pairs) or some or more


def _is_code(line: str) -> bool:
    return len(line.strip()) == 2 and line.strip().isupper()  # noqa: PLR2004 — ISO 3166-1 alpha-2


def _code_lands(line: str) -> tuple[Land, ...]:
    """A line of its own is a country's code rather than a state's."""
    return tuple(sorted(lands_of(line.strip()), key=lambda land: land.state is not None))


def _surroundings(line: str, *, is_town_known: bool) -> Place:
    """A further line of a home; a region named like another town makes nobody live there."""
    if "," not in line and is_town_known and (lands := lands_of(line.strip())):
        return Place(lands=lands)
    return place(line)


def _pieces(text: str) -> Iterator[str]:
    """The parts of a line that name something, without numbers and the like."""
    plain = DOTTED.sub(lambda found: found.group().replace(".", ""), text.strip())
    plain = CODED.sub(lambda found: ", ".join(filter(None, reversed(found.groups()))), plain)
    plain = RIVER_BRACKETED.sub(lambda found: f"{'am' if found[1] == 'Main' else 'an der'} {found[1]}", plain)
    plain = BRACKET.sub(lambda found: f", {found[1]}," if lands_of(found[1].strip()) else " ", plain)
    for raw in PIECE.split(plain):
        piece = " ".join(NUMBERED.sub(" ", DUTCH_CODE.sub(" ", raw)).split()).strip(" -–./")
        if piece and not WAY.fullmatch(piece):
            yield from _town_and_land(REGION_WORD.sub("", piece))


def _town_and_land(piece: str) -> Iterator[str]:
    """A piece, cut where a state or country follows without a comma: "Vancouver BC", "Leeds United Kingdom"."""
    said = piece.split(" ")
    if len(said) > 1 and not lands_of(piece) and not is_city(piece):
        for size in range(1, min(LONGEST_LAND, len(said) - 1) + 1):
            land = " ".join(said[-size:])
            if lands_of(land):
                yield " ".join(said[:-size])
                yield land
                return
    yield piece


def _named(named: list[str], lands: tuple[Land, ...]) -> Place:
    """The town is the first piece, or behind a street or district the first known one."""
    first = named[:1]
    if first and not _is_known(first[0]):
        first += [piece for piece in named[1:] if _is_known(piece)][:1]
    towns = frozenset(name for piece in first for name in _names(piece))
    short = frozenset(name for piece in first for name in _short(piece))
    around = frozenset(name for piece in named for name in _names(piece))
    return Place(towns, short, around, lands)


def _is_known(piece: str) -> bool:
    return is_city(piece) or folded(piece) in _same()


def _names(piece: str) -> Iterator[str]:
    """What a town is called, in one form: "Köln-Ehrenfeld" is Cologne, too."""
    bare = piece if _is_known(piece) else _bare(piece)
    yield _one_form(bare)
    if (district := DISTRICT.match(piece)) and is_city(district[1]):
        yield _one_form(district[1])


def _short(piece: str) -> Iterator[str]:
    """The name without the river: "Frankfurt am Main" is called "Frankfurt"."""
    short = ON_RIVER.sub("", piece)
    if short and short != piece:
        yield _one_form(short)


def _bare(piece: str) -> str:
    """A town without the words for what lies around or within it."""
    for _ in range(2):  # "Greater Boston Area"
        piece = AFTER_TOWN.sub("", BEFORE_TOWN.sub("", piece))
    return piece


def _one_form(name: str) -> str:
    key = folded(name)
    return _same().get(key) or SAINT.sub("st", key)


@cache
def _same() -> Mapping[str, str]:
    """Each of the names that a town has, with the first of them."""
    lines = (files(__package__) / "data" / "towns.txt").read_text(encoding="utf-8").splitlines()
    listed = [[folded(name) for name in line.split(",")] for line in lines if not line.startswith("#")]
    return {name: names[0] for names in listed for name in names}


@cache
def _states() -> Mapping[str, tuple[Land, ...]]:
    """The states by name and by code: "WA" is one of the US and one of Australia."""
    found: dict[str, tuple[Land, ...]] = {}
    for country, code, name in _listed_states():
        for key in (code, folded(name)):
            found[key] = (*found.get(key, ()), Land(country, code))
    return found


def _listed_states() -> Iterable[tuple[str, str, str]]:
    for country, states in STATES.items():
        for state in states.split("|"):
            code, name = state.split(" ", 1)
            yield country, code, name
