"""Dates as people write them on résumés → ISO dates that keep the precision that was given."""

import re
from dataclasses import dataclass, replace
from functools import cache

from service.resumes.reader.tongues import MORE_MONTHS, MORE_PRESENT
from service.resumes.reader.words import DATE_BLANKS, MONTHS, PRESENT, SEASONS, SINCE, UNTIL, fold, words

MAX_TEXT = 400  # No date line is longer; what is longer is prose.
CENTURY_TURN = 50  # '49 is 2049, '50 is 1950.
LAST_MONTH = 12
LAST_DAY = 31
DASHES = "-–—−‒―‑‐~〜\u00ad→"


# "Expected May 2026", "graduating 2026": still to come.
EXPECTED = re.compile(
    r"^(?:expected|anticipated|graduating|graduated|graduation|exp\.?|class of|prévue?|voraussichtlich|previst[oa]"
    r"|verwacht|przewidywan[ey])(?:\s(?:graduation|completion|date|in|on))*:?\s|\s?[(\[](?:expected|anticipated)[)\]]$",
    re.IGNORECASE,
)


OPENING = words("from de du da von vom van")  # "von 2019 bis 2021"; alone they say no "until now", as "ab 2019" does.
# "2 years 7 months", "1 an 6 mois", "Bis heute 7 Jahre und 5 Monate,": what the dates beside it say already.
_UNIT = (
    r"(?:years?|yrs?|months?|mos?|ans?|annees?|mois|jahre?n?|monate?n?|anos?|mes(?:es)?|anni|anno|mesi|mese|jaar|jaren"
    r"|maand(?:en)?|lat|lata|rok|miesiac\w{0,3}|miesiec\w{0,3})\b"
)
LASTED = re.compile(
    r"^(?:(?:bis heute|current(?:ly)?|actualmente|actuellement|atual|attuale|huidig|obecnie)[,:]?\s)?"
    rf"\d{{1,2}} ?{_UNIT}(?:,? (?:and |und |et |y |e |en |i )?\d{{1,2}} ?{_UNIT})?[,:]?\s?"
)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """One date or range: `start` and `end` are ISO, `current` says "present", [begin, finish) is its place."""

    start: str | None
    end: str | None
    current: bool
    begin: int
    finish: int

    @property
    def single(self) -> bool:
        """Tell a lone date from a range."""
        return self.start is not None and self.end is None and not self.current


@dataclass(frozen=True, slots=True)
class _Point:
    year: int | None
    month: int | None = None
    day: int | None = None

    def iso(self) -> str | None:
        """Give the date as far as it is known."""
        if self.year is None:
            return None
        parts = [f"{self.year:04d}"]
        if self.month:
            parts.append(f"{self.month:02d}")
            if self.day:
                parts.append(f"{self.day:02d}")
        return "-".join(parts)


def find_dates(text: str) -> list[DateSpan]:
    """Give the dates and ranges in one line of text, from left to right."""
    folded = fold(text[:MAX_TEXT])
    spans: list[DateSpan] = []
    for match in _pattern().finditer(folded):
        span = _span(match)
        if span is not None:
            spans.append(_turned(span))
    return _stacked(folded, spans)


def _stacked(text: str, spans: list[DateSpan]) -> list[DateSpan]:
    """Give two dates below or beside each other, and nothing else, as the range they are."""
    if len(spans) == 1 and spans[0].single and text[spans[0].finish :].strip() in PRESENT | MORE_PRESENT:
        return [replace(spans[0], current=True, finish=len(text))]
    if len(spans) != 2 or not all(span.single for span in spans):  # noqa: PLR2004 — two ends
        return spans
    first, last = spans
    apart = text[first.finish : last.begin]
    if text[: first.begin].strip() or text[last.finish :].strip() or apart.strip() or not apart:
        return spans
    return [_turned(replace(first, end=last.start, finish=last.finish))]


def _turned(span: DateSpan) -> DateSpan:
    """Put the earlier date first: a line from right to left shows a range as "2019 – 2015"."""
    if span.start is None or span.end is None:
        return span
    common = min(len(span.start), len(span.end))
    return replace(span, start=span.end, end=span.start) if span.start[:common] > span.end[:common] else span


def is_date(text: str) -> bool:
    """Tell whether the text is nothing but one date or range (or a template's blank for one)."""
    bare = EXPECTED.sub("", LASTED.sub("", fold(text.strip(" ()[]|,.;:•·")), count=1))
    if not bare or len(bare) > 60:  # noqa: PLR2004 — the longest range with two full dates has 45
        return False
    spans = find_dates(bare)
    return len(spans) == 1 and not bare[: spans[0].begin].strip(" ,(") and not bare[spans[0].finish :].strip(" ,.)")


def opens_range(text: str) -> bool:
    """Tell whether the text is a date, the beginning of a range, or how long it was ("5 years, May 2013 -")."""
    return lasted(text) or any(span.begin == 0 for span in find_dates(text))


def lasted(text: str) -> bool:
    """Tell whether the text begins with how long something was ("5 years and 2 months, May 2013 -")."""
    return LASTED.match(fold(text.strip())) is not None


def opens_or_is_date(text: str) -> bool:
    """Tell whether the text is a date, a range, or the beginning of one ("May 2020 –")."""
    return is_date(text.strip().rstrip(DASHES))


@cache
def _months() -> dict[str, int]:
    more = {name: number for number, names in enumerate(MORE_MONTHS, start=1) for name in names}
    return more | {name: number for number, names in enumerate(MONTHS, start=1) for name in names.split()}


@cache
def _pattern() -> re.Pattern[str]:
    """Build the pattern for a range or a point; matches "sep '19 – present", "03/2019-12/2020", "since 2018"."""
    dash = rf"\s{{0,3}}[{DASHES}]{{1,3}}\s{{0,3}}"
    until = "|".join(sorted(map(re.escape, UNTIL), key=len, reverse=True))
    since = "|".join(sorted(map(re.escape, SINCE), key=len, reverse=True))
    present = "|".join(sorted(map(re.escape, PRESENT | MORE_PRESENT), key=len, reverse=True))
    blank = "|".join(sorted(map(re.escape, DATE_BLANKS), key=len, reverse=True))
    dots, slash = r"\s{0,3}(?:\.{2,3}|…)\s{0,3}", r"/(?=(?:19|20)\d\d(?![\d/]))"  # "2019 .. now", "2005/2011"
    between = rf"(?:{dash}|{dots}|{slash}|\s{{1,2}}/\s{{1,2}}|\s{{1,3}}(?:{until})\s{{1,3}}|\s{{0,2}}至\s{{0,2}})"
    now = rf"(?:{present})(?![a-z])"
    article = r"(?:the\s|la\s|le\s|l')?"
    left = r"(?<![\w./])"
    return re.compile(
        rf"{left}(?:(?P<since>{since})\s{{1,2}})?(?P<a>{_point('a')})(?:{between}(?:(?P<b>{_point('b')})|{article}(?P<now>{now})"
        rf"|(?P<short>\d\d)(?![\d.,%/])))?(?!\d|[.,]\d|-0\d{{3}})"
        rf"|{left}(?P<ma>{_month_names()})\.?{between}(?P<mb>{_point('m')})"
        rf"|{left}(?P<blank>{blank})(?:{between}(?:{blank}|(?P<bnow>{now})))?(?![\w])"
        rf"|{left}(?P<la>\d\d?/\d\d){between}(?:(?P<lb>\d\d?/\d\d)|(?P<lnow>{now}))(?![\d/])"
    )


@cache
def _month_names() -> str:
    return "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))


def _point(tag: str) -> str:
    """Build the alternatives of one date; groups end in `tag`."""
    year = r"(?:1[6-9]|20)\d\d"
    seasons = "|".join(sorted(SEASONS, key=len, reverse=True))
    month = rf"(?:{_month_names()})"
    short = rf"(?:{year}|['´`]\s?\d\d)"
    return (
        rf"(?:(?P<y1{tag}>{year})\s?[-./年]\s?(?P<m1{tag}>1[0-2]|0?[1-9])(?:\s?[-./月]\s?(?P<d1{tag}>3[01]|[12]\d|0?[1-9])日?|\s?月)?(?![\d])"
        rf"|(?P<d2{tag}>\d{{1,2}})[./](?P<m2{tag}>\d{{1,2}})[./](?P<y2{tag}>{year})"
        rf"|(?P<m3{tag}>1[0-2]|0?[1-9])\s?[-./]\s?(?P<y3{tag}>{year})"
        rf"|(?:(?P<d4{tag}>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|er|\.|o|º)?\s(?:de\s)?)?(?P<m4{tag}>{month})\b[.,]?"
        rf"\s{{0,2}}(?:de\s|del\s|of\s|[-/]\s?)?(?P<y4{tag}>{short})"
        rf"|(?P<m5{tag}>{month})\b\.?\s(?P<d5{tag}>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?,?\s(?P<y5{tag}>{year})"
        rf"|(?:{seasons}|q[1-4]|[1-4]q|h[12]|ws|ss|sose|wise)(?:\s(?:de\s)?|/)(?P<y6{tag}>{short}(?:/\d\d)?)"
        rf"|(?P<y7{tag}>{year})\s(?P<m7{tag}>{month})\b"
        rf"|(?P<y8{tag}>{year})年?)"
    )


def _span(match: re.Match[str]) -> DateSpan | None:
    """Read one match; None when the numbers are no date."""
    group = match.groupdict()
    where = (match.start(), match.end())
    if group["blank"]:
        if match.group().isalpha():
            return None  # "year" is a word of many sentences.
        return DateSpan(None, None, bool(group["bnow"]), *where)
    if group["la"]:
        start, end = _slashed(group["la"]), _slashed(group["lb"])
        return DateSpan(start, end, bool(group["lnow"]), *where) if start and (end or group["lnow"]) else None
    if group["ma"]:
        last = _read(group, "m")
        return DateSpan(
            _Point(last.year, _months()[group["ma"]]).iso(), last.iso(), current=False, begin=where[0], finish=where[1]
        )
    first = _read(group, "a")
    if first.year is None:
        return None
    last = _read(group, "b") if group["b"] else _short_end(first, group["short"])
    current = bool(group["now"]) or bool(group["since"] and not group["b"] and group["since"] not in OPENING)
    return DateSpan(first.iso(), last.iso(), current, *where)


def _short_end(first: _Point, short: str | None) -> _Point:
    """Read the end of "2011–13": same century, later year."""
    if not short or first.year is None:
        return _Point(None)
    year = first.year // 100 * 100 + int(short)
    if first.month is None and year >= first.year:
        return _Point(year)
    return _Point(None)


def _slashed(text: str | None) -> str | None:
    """Read "03/19" as March 2019."""
    if not text:
        return None
    month, year = (int(part) for part in text.split("/"))
    return _Point(_full_year(f"{year:02d}"), month).iso() if 1 <= month <= LAST_MONTH else None


def _full_year(text: str) -> int:
    """Give the year of "2019" or "'19"."""
    digits = text.strip("'´` ").split("/")[0]
    number = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 — four digits stand for themselves
        return number
    return number + (2000 if number < CENTURY_TURN else 1900)


def _read(group: dict[str, str | None], tag: str) -> _Point:
    """Read the point whose groups end in `tag`."""
    for kind in range(1, 9):
        year = group.get(f"y{kind}{tag}")
        if year:
            month, day = group.get(f"m{kind}{tag}"), group.get(f"d{kind}{tag}")
            return _ordered(_full_year(year), month, int(day) if day else None)
    return _Point(None)


def _ordered(year: int, month: str | None, day: int | None) -> _Point:
    """Give a point with the month a month; "03/04/2019" may be read both ways, so its day and month are left out."""
    if month is None:
        return _Point(year)
    if not month.isdigit():
        return _Point(year, _months()[month], day)
    number = int(month)
    if day is None:
        return _Point(year, number) if 1 <= number <= LAST_MONTH else _Point(year)
    if number > LAST_MONTH and day <= LAST_MONTH:
        number, day = day, number
    if not (1 <= number <= LAST_MONTH and 1 <= day <= LAST_DAY):
        return _Point(year)
    return _Point(year, number, day)
