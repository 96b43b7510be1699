"""Where the work is, and whether the résumé's place fits."""

import re
from collections.abc import Iterable, Iterator, Sequence

from service.match.engine import towns
from service.match.engine.asks import Ask
from service.match.engine.remote import ON_SITE, Said, is_hybrid, is_remote, mentioned_in, said_in
from service.match.engine.sentences import Sentence
from service.match.model import RequirementKind
from service.scrape import countries
from service.scrape.cities import is_city
from service.scrape.model import JobPosting

# "on-site", "hybrid", "must live in": words of a sentence that says where one has to be.
TIED = re.compile(
    rf"\b(?:{ON_SITE}|in[- ]office|in the office|hybrid|must (?:be (?:located|based)|live|reside)"
    r"|(?:located|based|reside) in"
    r"|relocat\w+|commut\w+|vor ort|hybrides? arbeiten|présentiel|sur site|presencial|híbrid[oa])\b",
    re.IGNORECASE,
)
# "Must be located in Canada", "Wohnsitz in Österreich": where one has to live to do remote work.
RESIDENCE = re.compile(
    r"(?:(?:^|[.;:(,–-]\s{0,2}|\b(?:[Yy]ou|[Cc]andidates?|[Aa]pplicants?)\s)[Mm]ust\s(?:currently\s)?"
    r"(?:be\s(?:currently\s)?(?:located|based|resident|residing)|live|reside)\s(?:in|within)|\b[Ww]ohnsitz\sin)\s"
    r"(?P<places>[^.;()]{2,80})"
)
LAND = re.compile(r"(?:the\s|der\s)?(?P<name>[A-ZÀ-Þ][\w.-]*(?:\s[A-ZÀ-Þ][\w.-]*){0,3})")
EITHER = re.compile(r"\s?(?:,|/|\b(?:or|and|oder|und)\b)\s?")
SHOWS_RELOCATION = re.compile(
    r"\b(?:(?:willing|open|happy|ready|able) to (?:relocat\w+|move)|relocation: yes|umzugsbereit"
    r"|bereit(?:schaft)? zum umzug"
    r"|disponib\w+ para (?:mudança|cambio de residencia|reubicación)|mobilité (?:nationale|internationale))",
    re.IGNORECASE,
)
ANYWHERE = "Remote work"
MOST = 4  # countries spelled out in a name
LONGEST_NAME = 80  # characters of places in a name
# "Leeds / Hull", "Madrid o Sevilla"
SEVERAL = re.compile(r"\s(?:or|oder|ou|o|and|und|et|y|e|/|·|•)\s|[;|\n]|(?<=[^\W\d_]{3})/(?=[^\W\d_]{3})")
# "Nationwide", "Europe", "various locations": so wide a place that nobody lives outside of it for sure.
AREA = re.compile(
    r"(?:(?:uk|us|usa|eu|company|europe|germany|deutschland|france|spain)[ -]?wide|nation(?:wide|al|weit)?|bundesweit"
    r"|(?:deutschland|österreich|schweiz|europa|landes|welt)weit|worldwide|global(?:ly)?|international|anywhere"
    r"|(?:any|various|multiple|several|different|diverse|verschiedene|mehrere|divers|plusieurs|différents|varios|varias"
    r"|diversas?|diversos|vários|várias)\b.{0,60}"
    r"|(?:all|across|throughout|toute|partout en|todo|toda|em todo|en todo)\s.{1,40}"
    r"|france entière|nacional|mundial|monde entier"
    r"|(?:(?:north|south|west|east|central|northern|southern|western|eastern|latin|nord|süd|west|ost|mittel)[ -]?)?"
    r"(?:europ[ea]|america|amerika|amérique|américa|asia|asien|asie|africa|afrika|afrique)"
    r"|european (?:union|economic area)|europäische union|union européenne|unión europea|união europeia"
    r"|eu|eea|emea|apac|latam|dach|benelux|nordics?|mena|americas|amer|na)(?:[ -](?:region|countries|based))?",
    re.IGNORECASE,
)


def place_asks(posting: JobPosting, cut: Sequence[Sentence]) -> list[Ask]:
    """What the posting asks of the place, if it says one: `names` are places, or codes of countries when remote."""
    if is_remote(posting, cut):
        lived = None if posting.remote_countries else _residence(cut)
        codes = lived[1] if lived else tuple(posting.remote_countries)
        listed = ", ".join(countries.name(code) for code in codes) if len(codes) <= MOST else f"{len(codes)} countries"
        said = lived[0] if lived else said_in(cut) or mentioned_in(cut)
        return [_ask(f"{ANYWHERE}, from {listed}" if listed else ANYWHERE, codes, said=said, rank=1)]
    places = _places(posting)
    if not places or any(AREA.fullmatch(place.split(",")[0].strip()) for place in places):
        return []
    word = "Hybrid work" if is_hybrid(posting, cut) else "Work"
    city = re.escape(places[0].split(",")[0].strip())
    said = _sentence(cut, re.compile(rf"(?<!\w){city}(?!\w)", re.IGNORECASE)) or _sentence(cut, TIED)
    listed = " or ".join(places[:MOST])
    shown = listed if len(listed) <= LONGEST_NAME else f"{listed[:LONGEST_NAME].rstrip(' ,')} …"
    return [_ask(f"{word} in {shown}", tuple(places), said=said)]


def _residence(cut: Iterable[Sentence]) -> tuple[Said, tuple[str, ...]] | None:
    """Where the text says that one must live in some countries, and their codes."""
    for sentence in cut:
        found = RESIDENCE.search(sentence.text) if sentence.kind.asks else None
        if found and (codes := tuple(dict.fromkeys(_countries(found["places"])))):
            return (sentence, sentence.start + found.start("places"), sentence.start + found.end("places")), codes
    return None


def _countries(listed: str) -> Iterator[str]:
    """The codes of the countries that a list begins with: "the United States or Canada"."""
    for part in EITHER.split(listed):
        named = LAND.match(part)
        lands = towns.place(named["name"]).lands if named else ()
        if part and not lands:
            return
        yield from (land.country for land in lands[:1])


def _places(posting: JobPosting) -> list[str]:
    """Each of the places where one may work, without words that name none, such as "hybrid"."""
    listed = posting.places or ((posting.location,) if posting.location else ())
    single = (part.strip(" ,") for each in listed for part in _alternatives(each))
    return [part for part in dict.fromkeys(single) if towns.is_any(part) or AREA.fullmatch(part)]


def _alternatives(place: str) -> list[str]:
    """The places that a line leaves to choose from: "London / Manchester"; "Brighton and Hove" is one."""
    return [place] if is_city(place) else SEVERAL.split(place)


def is_home(place: str, home: str) -> bool:
    """Whether a place of a posting ("Leeds, UK") is where somebody lives, given as the lines of the résumé."""
    asked, lived = towns.place(place), towns.home(home)
    if not asked.towns:
        return bool(asked.lands and lived.lands) and asked.lands[0].holds(lived.lands[0])
    is_region = len(asked.names) == 1 and asked.names <= lived.names
    return asked.is_town_of(lived) or (is_region and asked.is_in_land_of(lived))


def is_near(place: str, home: str) -> bool:
    """Whether both are in one region or country."""
    asked, lived = towns.place(place), towns.home(home)
    if asked.lands and lived.lands:
        return asked.lands[0].country == lived.lands[0].country
    return bool(asked.names & lived.names)


def in_countries(codes: Iterable[str], home: str) -> bool | None:
    """Whether somebody lives in one of the countries; None when the home names no country."""
    lands = towns.home(home).lands
    return lands[0].country in set(codes) if lands else None


def _ask(name: str, names: tuple[str, ...], *, said: Said | None, rank: int = 0) -> Ask:
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


def _sentence(cut: Iterable[Sentence], pattern: re.Pattern[str]) -> Said | None:
    for sentence in cut:
        if sentence.kind.asks and (found := pattern.search(sentence.text)):
            return sentence, sentence.start + found.start(), sentence.start + found.end()
    return None
