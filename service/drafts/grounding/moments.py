"""When: the calendar years, months and seasons that a text names, and the years it counts from today."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from service.drafts.grounding.figures import A_MONTH, FIRST_YEAR, LAST_YEAR, MONTHS, years_in
from service.drafts.grounding.numerals import NUMERAL, value_of

# Each with the months that people count to it, one more at either end: "autumn" may be late in August.
SEASONS = (
    (frozenset({2, 3, 4, 5, 6}), "spring|frühjahr|frühling|printemps|primavera"),
    (frozenset({5, 6, 7, 8, 9}), "summer|sommer|été|verano"),
    (frozenset({8, 9, 10, 11, 12}), "autumn|fall|herbst|automne|otoño"),
    (frozenset({11, 12, 1, 2, 3}), "winter|hiver|invierno"),
    (
        frozenset({1, 2, 3, 4, 5}),
        "early(?: in)?|(?:the )?(?:start|beginning) of|anfang|beginn|début|principios de|comienzos de|inicios de",
    ),
    (frozenset({4, 5, 6, 7, 8, 9}), "mid|the middle of|mitte|mi|milieu de|mediados de"),
    (frozenset({1, 2, 3, 4, 5, 6, 7}), "first half of|ersten? hälfte|première moitié|primera mitad"),
    (frozenset({6, 7, 8, 9, 10, 11, 12}), "second half of|zweiten? hälfte|(?:seconde|deuxième) moitié|segunda mitad"),
    (frozenset({8, 9, 10, 11, 12}), "late(?: in)?|(?:the )?end of|ende|fin|finales de|fines de"),
)
_SEASON = "|".join(f"(?P<season{at}>{names})" for at, (_, names) in enumerate(SEASONS))
_OF = r"(?:des jahres |de l['’]année |del año |of |del? )?"
WHEN = re.compile(
    rf"(?:\b(?P<month>{A_MONTH})\.?\s{_OF}|\b(?:{_SEASON})[\s-]{_OF}|\b(?P<number>0?[1-9]|1[0-2])[/.])?"
    r"(?<![\w.,$€£])(?P<year>(?:19[5-9]|20[0-4])\d)(?!\w|[.,]\d|\s?(?:%|€|£|\$))",
    re.IGNORECASE,
)
# "last year", "three years ago": no number of anything else.
FROM_TODAY = re.compile(
    r"\b(?:(?P<this>this year|dieses jahr(?:es)?|in diesem jahr|heuer|cette année|este año)"
    r"|(?P<last>(?<!my )last year(?! (?:at|of|in) )|letzte[sn]? jahr(?:es)?|im (?:letzten|vergangenen) jahr|vorjahr"
    r"|l['’](?:an dernier"
    r"|année (?:dernière|passée))|el año pasado)"
    rf"|(?P<ago>\d+|{NUMERAL})\syears?\sago"
    rf"|(?P<back>\d+|{NUMERAL})\sjahren?\szurücklieg\w+"
    rf"|lieg(?:t|en)\s(?:\w+\s){{0,2}}(?P<lies>\d+|{NUMERAL})\sjahren?\szurück"
    rf"|vor\s(?:(?:über|rund|etwa|gut|knapp|fast|mehr als)\s)?(?P<vor>\d+|{NUMERAL})\sjahren)(?![^\W\d])",
    re.IGNORECASE,
)
AWAY = 1  # years by which "three years ago" may be out
# "since", "joined … in": it began then.
BEGAN = re.compile(
    r"\b(?:since|joined|joining|i became|started|began|as of|from|seit|ab|begann|anfing|angefangen|von|depuis"
    r"|rejoint|suis devenue?|débuté|commencé|dès"
    r"|à partir de|de|desde|empecé|comencé|incorporé|a partir de)\b(?P<between>[^.;]{0,60})$",
    re.IGNORECASE,
)
JOINED = re.compile(
    r"\b(?:joined|started|began|begann|anfing|angefangen|rejoint|débuté|commencé|empecé|comencé|incorporé)\b",
    re.IGNORECASE,
)
WEAK_BEGAN = frozenset({"from", "von", "de", "ab"})  # which may tell of anything else
BEGAN_AFTER = re.compile(r"^[^.;,]{0,25}\b(?:angefangen|begonnen|gestartet)\b", re.IGNORECASE)
UNTIL = re.compile(
    r"(?:\b(?:until|till|to|bis|jusqu['’](?:à|en)|à|hasta|a|al)\s(?:\w+\s(?:de\s)?)?|[–-]\s?)$", re.IGNORECASE
)
UNTIL_ALONE = frozenset({"until", "till", "bis", "hasta"})  # an end also where no beginning stands before
TO_A_YEAR = re.compile(r"\s?(?:[–-]|to|until|bis|à|a|al|hasta)\s?\w*\s?(?:de\s)?\d{4}", re.IGNORECASE)
# "graduated in 2019": the year in which something ended.
FINISHED = re.compile(
    r"\b(?:graduated|qualified|completed|finished|obtained|earned|abgeschlossen|absolviert|bestanden|erworben"
    r"|diplômée?|obtenue?|terminée?|terminé|obtuve"
    r"|licencié|me gradué|finalicé)\b",
    re.IGNORECASE,
)
DATED = ("startDate", "endDate", "date", "releaseDate")


@dataclass(frozen=True, slots=True)
class When:
    """A year and the months that may be meant, none when none is told; whether something began or ended then."""

    year: int
    months: frozenset[int]
    start: int
    end: int
    began: bool = False
    ended: bool = False

    def is_in(self, pointer: str, text: str) -> bool:
        """Whether a value of the résumé names this date, as far as both are precise."""
        if not pointer.endswith(DATED) or not text.startswith(str(self.year)):
            return self.year in years_in(text) and not pointer.endswith(DATED)
        month = text[5:7]
        return not month or not self.months or int(month) in self.months


def whens(text: str, today: date) -> Iterator[tuple[When, ...]]:
    """The dates of a text, each with all that it may mean: "three years ago" is one of several years."""
    for match in WHEN.finditer(text):
        if FIRST_YEAR <= int(match["year"]) <= LAST_YEAR:
            yield (_when(text, match),)
    for match in FROM_TODAY.finditer(text):
        written = match["ago"] or match["vor"] or match["back"] or match["lies"]
        back = 0 if match["this"] else 1 if match["last"] else int(float(value_of(written) or written))
        away = range(-AWAY, AWAY + 1) if written else (0,)
        began = bool(JOINED.search(text))
        yield tuple(When(today.year - back + by, frozenset(), match.start(), match.end(), began=began) for by in away)


def _when(text: str, match: re.Match[str]) -> When:
    before = text[: match.start()]
    until, began = UNTIL.search(before), BEGAN.search(before)
    is_strong = bool(began and began.group().split()[0].lower() not in WEAK_BEGAN)
    is_range = bool(TO_A_YEAR.match(text, match.end()))
    ended = bool(
        until
        and (
            WHEN.search(text[max(0, until.start() - 20) : until.start() + 1])
            or until.group().strip().lower() in UNTIL_ALONE
        )
    )
    # "Seit 2021 arbeite ich in Malmö, wo ich … abgeschlossen habe" ended nothing then.
    is_finished = not is_range and bool(FINISHED.search(began.group() if began and is_strong else text))
    is_told = is_range or is_strong or bool(BEGAN_AFTER.search(text[match.end() :]))
    return When(
        year=int(match["year"]),
        months=_months(match),
        start=match.start(),
        end=match.end(),
        began=is_told and not ended and not is_finished,
        ended=ended or is_finished,
    )


def _months(match: re.Match[str]) -> frozenset[int]:
    if match["month"] or match["number"]:
        return frozenset({int(match["number"] or MONTHS[match["month"].lower()])})
    return next((months for at, (months, _) in enumerate(SEASONS) if match[f"season{at}"]), frozenset())
