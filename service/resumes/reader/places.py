"""Places, titles, employers, schools and degrees: what kind of thing a short text names."""

import re

from service.resumes.reader.tongues import (
    COMPANY_PIECES,
    DEGREE_PIECES,
    MORE_COMPANIES,
    MORE_DEGREES,
    MORE_SCHOOLS,
    MORE_TITLES,
    SCHOOL_PIECES,
    TITLE_PIECES,
)
from service.resumes.reader.words import COMPANY_WORDS, COUNTRIES, DEGREES, REMOTE, SCHOOLS, STATES, TITLES, fold, words
from service.scrape.cities import is_city

MAX_PLACE_WORDS = 7
MAX_TOWN_WORDS = 4  # "Rio de Janeiro"
# Words of titles and departments that are towns somewhere.
NO_TOWNS = words(
    "mobile reading split nice sale media of name date bath operations support it hr design research finance sales"
)
TOKEN = re.compile(r"[\w.&'+/’-]+")
COMPOUND = re.compile(r"[^-/’']{3,}")  # "co-founder", "engineer/architect"
BLANKS = frozenset({"city", "town", "state", "st", "country", "location", "ciudad", "ort", "ville", "cidade"})
TITLE_ENDINGS = (
    *("ologist", "therapist", "keeper", "grapher", "ician", "engineer", "maker", "trainer", "designer", "planner"),
    *(
        "leiter",
        "leiterin",
        "entwickler",
        "entwicklerin",
        "ingenieur",
        "ingenieurin",
        "berater",
        "beraterin",
        "meister",
    ),
    *("mitarbeiter", "mitarbeiterin", "techniker", "technikerin", "managerin", "assistent", "assistentin", "pfleger"),
    *(
        "pflegerin",
        "fachkraft",
        "kaufmann",
        "kauffrau",
        "lehrer",
        "lehrerin",
        "helfer",
        "helferin",
        "oniker",
        "onikerin",
    ),
    *("planer", "planerin", "gestalter", "gestalterin", "therapeut", "therapeutin", "verkaufer", "verkauferin"),
    *("manager", "managerin", "direktor", "direktorin", "arzt", "arztin", "administrator", "referent", "referentin"),
    *("medewerker", "medewerkster", "ontwikkelaar", "adviseur", "beheerder", "leider", "kundige", "houder", "verkoper"),
)
SCHOOL_ENDINGS = ("schule", "school", "college", "kolleg", "universitat", "lyzeum")
ABBREVIATED = re.compile(r"\b[BM](?:Arch|Mus|Stat|Mgt|Acc|Bus|Theol|SocSc|Fin|Env|Nurs)\b")  # "MArch" is no March.
DOTTED = re.compile(r"\b(?:[A-Z]\.){2,4}")  # "A.A.S."
MAX_NAME = 200  # Characters of a text that may name something; more is prose.
BRACKETED = re.compile(r"(.{2,80}?) \(([^()]{2,40})\)")  # "Greyhaul Freight (Santa Fe, NM)"
IN_TOWN = re.compile(r"(.{3,80}?) (?:in|à|a|en|em|w|te|i) ([^\W\d_a-z].{1,40})")
AREA = re.compile(r"(?:Greater )?(.{2,60}?)(?: Metropolitan| Bay)? (?:Area|Region)")
STATE_CODE = re.compile(r"[A-Z]{2}(?:\s\d{5})?")  # "TX", "CA 90027"


def is_place(text: str) -> bool:
    """Tell whether the whole text names a place ("Lyon, France", "Remote", "Greater Boston Area")."""
    around = AREA.fullmatch(text)
    rest, place = split_place(around[1] if around else text)
    return (bool(place) and not rest) or bool(around and is_town(around[1]))


def is_town(text: str) -> bool:
    """Tell whether the whole text is a town's name, and has no word by which jobs, employers or schools are known."""
    plain = len(text.split()) <= MAX_TOWN_WORDS and text[:1].isupper() and fold(text) not in NO_TOWNS
    return plain and not (title_score(text) or employer_score(text) or school_score(text)) and is_city(text)


def split_town(text: str) -> tuple[str, str]:
    """Cut a town off the end: "Larkspur & Finch, Dublin" or "Labo Marée à Vannes" → (name, town), else (text, "")."""
    if bracketed := BRACKETED.fullmatch(text):
        placed = is_town(bracketed[2]) or is_place(bracketed[2])
        return (bracketed[1], bracketed[2]) if placed else (text, "")
    name, comma, town = text.rpartition(", ")
    if comma:
        return (name.strip(), town) if name.strip() and is_town(town) else (text, "")
    match = IN_TOWN.fullmatch(text)
    return (match[1], match[2]) if match and is_town(match[2]) and not title_score(match[1]) else (text, "")


def split_place(text: str) -> tuple[str, str]:
    """Cut a place off the end: "Lumen Foods, Chengdu, China" → ("Lumen Foods", "Chengdu, China")."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) > 1 and all(fold(part) in BLANKS for part in parts):
        return "", text
    last = re.sub(r"\s*\(.{0,20}\)$", "", parts[-1])
    if fold(last).replace(" / ", " ") in REMOTE:
        return _joined(text, parts, 1)
    if len(text.split()) > 2 * MAX_PLACE_WORDS or not _is_land(last):
        return text, ""
    if len(parts) == 1:
        return (text, "") if STATE_CODE.fullmatch(last) else ("", text)  # "MA" alone is rather a degree.
    name, hyphen, town = parts[-2].rpartition("-")
    if hyphen and is_town(town) and not is_city(parts[-2]) and len(name.split()) > 1:
        return text[: text.rindex(f"-{town}")], f"{town}{text[text.rindex(f'-{town}') + len(town) + 1 :]}"
    return _joined(text, parts, _pieces_of_place(parts))


def _pieces_of_place(parts: list[str]) -> int:
    """Count the last parts that are a place: "Acme Ltd, Germany", "Berlin, Germany", "Portland, Oregon, US"."""
    if len(parts) == 2:  # noqa: PLR2004 — a name and a country
        return 2 if _may_be_town(parts[0]) else 1
    whole = len(parts) == 3 and is_town(parts[0]) and not (employer_score(parts[1]) or school_score(parts[1]))  # noqa: PLR2004 — town, state and country
    return 3 if whole else 2


def _may_be_town(text: str) -> bool:
    """Tell a name before a country from that of an employer; no town has five words."""
    named = employer_score(text) + title_score(text) + school_score(text)
    return is_city(text) or not (named or len(text.split()) > 4)  # noqa: PLR2004 — as said


def _joined(text: str, parts: list[str], count: int) -> tuple[str, str]:
    """Cut `text` before its last `count` parts."""
    at = len(text)
    for _ in range(count):
        at = text.rindex(",", 0, at) if "," in text[:at] else 0
    return (text[:at].strip(" ,"), text[at:].strip(" ,")) if len(parts) > count else ("", text)


def _is_land(text: str) -> bool:
    """Tell a country, or a state that is written out or in two capitals."""
    folded = fold(text).strip(". ")
    if folded in COUNTRIES or f"{folded}." in COUNTRIES:
        return True
    return bool(STATE_CODE.fullmatch(text) and fold(text[:2]) in STATES) or (len(folded) > 2 and folded in STATES)  # noqa: PLR2004 — longer than a code


def title_score(text: str) -> int:
    """Count the words of the text that name an occupation or rank, be it by how they end ("Mechatroniker")."""
    known = _count(text, _TITLES) + _pieces(text, TITLE_PIECES)
    return known or sum(token.endswith(TITLE_ENDINGS) for token in TOKEN.findall(fold(text[:MAX_NAME])))


def employer_score(text: str) -> int:
    """Count the words of the text that employers have in their names."""
    legal = 2 if text.rstrip(".").endswith(("Inc", "Ltd", "LLC", "GmbH", "AG")) else 0
    return _count(text, _COMPANIES) + _pieces(text, COMPANY_PIECES) + legal


def school_score(text: str) -> int:
    """Count the words of the text that schools have in their names."""
    folded = fold(text)
    stems = sum(stem in folded for stem in ("universi", "hochschul", "gymnasi", "dai hoc"))
    ends = [token for token in TOKEN.findall(folded) if token.endswith(SCHOOL_ENDINGS)]
    return _count(text, _SCHOOLS) + stems + len(ends) + folded.endswith(" high") + _pieces(text, SCHOOL_PIECES)


def degree_score(text: str) -> int:
    """Count the words of the text that name a degree."""
    dotted = sum(match.group().replace(".", "").lower() in _DEGREES for match in DOTTED.finditer(text[:MAX_NAME]))
    dotted += len(ABBREVIATED.findall(text[:MAX_NAME]))
    return int(_count(text, _DEGREES) + _pieces(text, DEGREE_PIECES) + dotted)


_TITLES, _COMPANIES = TITLES | MORE_TITLES, COMPANY_WORDS | MORE_COMPANIES
_SCHOOLS, _DEGREES = SCHOOLS | MORE_SCHOOLS, DEGREES | MORE_DEGREES


def _count(text: str, known: frozenset[str]) -> int:
    tokens = [token.rstrip(".,") for token in TOKEN.findall(fold(text[:MAX_NAME]))]
    return sum(token in known or any(part in known for part in COMPOUND.findall(token)) for token in tokens)


def _pieces(text: str, known: frozenset[str]) -> int:
    """Count the pieces of names in a text of a script without spaces."""
    return 0 if text.isascii() else sum(piece in text[:MAX_NAME] for piece in known)
