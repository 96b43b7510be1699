"""Pay, as text and in numbers: found in running text, or read from structured data."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from service.scrape.model import Salary
from service.scrape.text import count_words, line

# Code and the signs people write for it. "kr" and "Rs" are several currencies' sign, so they name none.
_SIGNS = (
    "USD $ us$|EUR € euro euros|GBP £|JPY ¥ 円|INR ₹|RUB ₽ руб|CHF|CAD ca$ c$ cdn$|AUD a$ au$|NZD nz$|CZK kč|PLN zł"
    "|SEK|NOK|DKK|UAH ₴ грн|BRL r$|SGD s$|HKD hk$|HUF ft|RON lei|KRW ₩|ZAR|MXN mx$|TRY ₺|ILS ₪|AED|PHP ₱|LKR|CNY 元"
)
_CURRENCIES = {sign.lower(): each.split()[0] for each in _SIGNS.split("|") for sign in each.split()}
_DOLLARS = {"CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "MX": "MXN"}
_PERIODS = {
    "year": (
        r"years?|annum|annually|annual|yearly|yr|p\.?\s?a\b|jahr\w*|jährlich|jahresgehalt|bruttojahresgehalt"
        r"|annuel\w*|par an|an\b(?! hour)|año|anual\w*|any\b|anno|annuo|ano\b|rok\w*|ročně|rocznie|год|рік"
    ),
    "month": (
        r"months?|monthly|mo\b|monat\w*|mensuel\w*|mois|mes\b|mensual\w*|mensile|mese|mês|mensal|měsí\w*|mies\w*"
        r"|месяц\w*"
        r"|місяць|月"
    ),
    "week": r"weeks?|weekly|wk|woche\w*|semaine|semana\w*|týden|неделю",
    "day": r"days?|daily|tag\b|täglich|tagessatz|jour|día|dia\b|den\b|день|日",
    "hour": r"hours?|hourly|hr\b|h\b|stunde\w*|stündlich|heure|hora\w*|ora\b|hod\w*|godz\w*|час|годину|時",
}
_PERIOD_PATTERNS = {
    name: re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE) for name, pattern in _PERIODS.items()
}
_PLAUSIBLE = {
    "year": (5_000, 5_000_000),
    "month": (150, 500_000),
    "week": (50, 100_000),
    "day": (20, 20_000),
    "hour": (2, 1_000),
}
# Of these, hundreds of units make a dollar or euro.
_LOOSE = frozenset({"JPY", "INR", "RUB", "CZK", "HUF", "UAH", "KRW", "LKR", "PHP"})
_LOOSE_FACTOR = 200
_MAX_SPREAD = 10  # the upper end of an honest range is not more than this many times the lower

_SIGN = (
    r"(?:US\$|CA\$|CDN\$|AU\$|NZ\$|HK\$|MX\$|(?<![A-Za-z])[CARS]\$|[$€£¥₹₽₴₩₺₪₱円元]|Kč|zł"
    r"|(?:USD|EUR|GBP|CHF|CAD|AUD|NZD|CZK|PLN|SEK|NOK|DKK|INR|JPY|RUB|UAH|BRL|SGD|HKD|HUF|RON|KRW|ZAR|MXN|TRY"
    r"|ILS|AED|PHP"
    r"|LKR|CNY)\b|(?:kr|kroner|kronor|руб|грн|euros?|lei|Rs|Ft)\b\.?)"
)
# "7,20,000" counts in lakhs, "23万8000" in ten thousands.
_NUMBER = (
    r"\d{1,2}(?:,\d{2}){1,2},\d{3}|\d{1,4}万(?:\d{1,4})?"
    r"|\d{1,3}(?:[ ., \u202f'’]\d{3}){1,3}(?:[.,]\d{1,2})?|\d{1,7}(?:[.,]\d{1,2})?"
)
_LAKH = r"(?:[lL]a(?:kh|c)s?|LPA)\b"  # Indian English for 100,000: "3-4.5 Lacs P.A.", "12 LPA" (lakhs a year)
_AMOUNT = (
    rf"(?:{_SIGN}[^\S\n]{{0,2}})?(?<![\d.,])(?:{_NUMBER})(?![\d])[^\S\n]?(?:[kK]\b|тыс\.?|тис\.?|,-|{_LAKH})?"
    rf"(?:[^\S\n]{{0,2}}{_SIGN})?"
)
_BETWEEN = (
    r"[^\S\n]{0,3}(?:/[^\S\n]?(?:yr|year|hr|hour|mo|month)[^\S\n]{0,2})?"
    r"(?:-|–|—|−|‑|/|~|～|〜|до|\b(?:to|bis|and|und|y|e|et|a|à|até|al?|hasta|tot|do|til|till|og|och)\b)[^\S\n]{0,3}"
)
_RANGE = re.compile(rf"({_AMOUNT})(?:{_BETWEEN}({_AMOUNT}))?(?:\s{{0,2}}{_SIGN})?", re.IGNORECASE)
_HAS_SIGN = re.compile(_SIGN, re.IGNORECASE)
_HAS_LAKH = re.compile(_LAKH)
_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(rf"(?<![\d.,])({_NUMBER})\s?([kK]\b|тыс|тис|{_LAKH})?")

# Words that make an amount pay; words that make it something else.
_PAY = re.compile(
    r"sal[aá]r|\bpay\b|compensation|\bwage|remunera|gehalt|entgelt|vergütung|verdienst|lohn|brutto|rémunération"
    r"|salaire|sueldo|retribu|stipendi|\bbruto\b"
    r"|\bbrut\b|\bOTE\b|base\b|mzda|plat\b|odměna|wynagrodzen|zarplat|зарплат|оплат|доход|на руки|вознагражд"
    r"|зарплатн|salaris|løn|lön|lønn|ordenado|年収|月給|時給"
    r"|earn|hourly|annual|per (?:year|hour|annum|month)|bolsa|subsídio|gross|net\b|range"
    r"|superannuation|pro rata|palkka",
    re.IGNORECASE,
)
_NOT_PAY = re.compile(
    r"bonus|stipend|allowance|reimburs|budget|funding|revenue|raised|valuation|billion|million|\bmn\b|\bbn\b"
    r"|series [a-e]\b|401|assets|sales of|turnover|customers"
    r"|referral|sign[- ]on|relocation|per diem meal|insurance|fee\b|fees\b|grant|prämie|zuschuss|umsatz"
    r"|chiffre d.affaires|prime\b|ticket|скидк|бонус|премі|discount"
    r"|bidrag|tilskudd|tillägg|tillæg|travel|learning|budget|aum\b|arr\b|gift|voucher|donat|equity worth"
    r"|deposit|fine\b|penalt",
    re.IGNORECASE,
)
# What a board reckons that others earn: "₹3.1 Lacs average salary", "$40K - $51K (Glassdoor est.)".
_ESTIMATE = re.compile(
    r"\best\.|estimate[ds]?\b|geschätzt|keskipalkka|átlag|średni|medellön|gjennomsnitt|průměrn"
    r"|durchschnittlich|salaire moyen|sal[aá]rio m[eé]dio|\b(?:average"
    r"|median) (?:\w{2,12} )?(?:salary|pay|wage|base)|\(median\)",
    re.IGNORECASE,
)
_CLOSE = 40  # characters: "Competitive salary of £85,000"
_BEFORE, _AFTER = 90, 45  # characters around an amount that say what it is for
_MAX_AMOUNTS = 300  # numbers looked at; the longest real posting has 120
_WORTH_OF_LINE, _LEAST_OF_LINE = 1.0, 10_000
_EARLY = 24  # characters in which a line that begins with an amount has a digit
_MAX_TEXT = 120  # a pay text longer than this is a sentence


def in_text(text: str, *, trusted: bool = False) -> Salary | None:
    """The pay named in `text`, or None; `trusted` when the place itself says that this is pay."""
    best = max(_candidates(text, trusted=trusted), key=lambda each: each[0], default=None)
    return best[1] if best is not None else None


def is_label(text: str) -> bool:
    """Whether a line begins with a word for pay."""
    return _PAY.match(text) is not None


def begins(text: str) -> bool:
    """Whether a line begins with an amount of money, or a word for pay and one: "£15,900 for the season"."""
    if not _DIGIT.search(text[:_EARLY]):
        return False
    match = _RANGE.search(text[:_MAX_TEXT])
    return match is not None and _HAS_SIGN.search(match.group()) is not None and count_words(text[: match.start()]) <= 1


def from_numbers(
    minimum: float | None, maximum: float | None, *, currency: str | None, period: str | None
) -> Salary | None:
    """The pay that structured data gives, or None when its numbers make no sense."""
    low, high = minimum or maximum, maximum or minimum
    if low is None or high is None or low > high or not _plausible(low, high, period=period, currency=currency):
        return None
    amount = _shown(low) if low == high else f"{_shown(low)} - {_shown(high)}"
    text = " ".join(part for part in (currency, amount, f"per {period}" if period else None) if part)
    return Salary(text=text, minimum=low, maximum=high, currency=currency, period=period)


def period_of(text: str) -> str | None:
    """The period that `text` names: year, month, week, day, hour; None when it names none or several."""
    found = [name for name, pattern in _PERIOD_PATTERNS.items() if pattern.search(text)]
    return found[0] if len(found) == 1 else None


def in_country(pay: Salary, country: str | None) -> Salary:
    """The pay, whose bare "$" is the dollar of the country that the posting is in."""
    if pay.currency != "USD" or country not in _DOLLARS or re.search(r"US", pay.text):
        return pay
    return replace(pay, currency=_DOLLARS[country])


def number(text: str) -> float | None:
    """The number that `text` writes with whatever separators, or None."""
    clean = re.sub(r"[\s'’]", "", text)
    if "万" in clean:
        tens, ones = clean.split("万")
        return float(tens) * 10_000 + float(ones or 0)
    if re.fullmatch(r"\d{1,2}(?:,\d{2}){1,2},\d{3}", clean):
        clean = clean.replace(",", "")
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?", clean):
        cents = re.search(r"(?<=\d{3})[.,](\d{1,2})$", clean)
        whole = clean[: cents.start()] if cents else clean
        clean = re.sub(r"[.,]", "", whole) + (f".{cents.group(1)}" if cents else "")
    try:
        return float(clean.replace(",", "."))
    except ValueError:
        return None


def _shown(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"


def _candidates(text: str, *, trusted: bool) -> Iterator[tuple[float, Salary]]:
    for match in itertools.islice(_amounts(text), _MAX_AMOUNTS):
        amount = match.group()
        if not (_HAS_SIGN.search(amount) or _HAS_LAKH.search(amount)):
            continue
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        after = text[match.end() : match.end() + _AFTER]
        salary = _salary(amount, before=before, after=after)
        if salary is None and match.group(2):  # two amounts that are no range: "£85,000 - 32 days of holiday"
            salary = _salary(match.group(1), before=before, after="") if _HAS_SIGN.search(match.group(1)) else None
        if salary is None or _ESTIMATE.search(f"{_same_sentence(before)} {after}"):
            continue
        score = _score(salary, before=before, after=after, is_range=match.group(2) is not None)
        score += _WORTH_OF_LINE * (match.group(2) is not None and _fills_line(salary, before))
        if trusted or score >= _ENOUGH:
            yield score, salary


def _fills_line(salary: Salary, before: str) -> bool:
    """Whether a line begins with what a year may pay: "£52,000 - £64,000 depending on experience"."""
    is_start = not before.rpartition("\n")[2].strip(" -•*")
    return is_start and salary.minimum is not None and salary.minimum >= _LEAST_OF_LINE


def _same_sentence(before: str) -> str:
    return re.split(r"[.!?]\s|\n", before)[-1]


_ENOUGH = 2.0  # a range with a pay word, or an amount with a pay word and a period


def _amounts(text: str) -> Iterator[re.Match[str]]:
    """The amounts on those lines that have a digit and a currency: all others are skipped cheaply."""
    start = 0
    for row in text.split("\n"):
        if _DIGIT.search(row) and (_HAS_SIGN.search(row) or _HAS_LAKH.search(row)):
            yield from _RANGE.finditer(text, start, start + len(row))
        start += len(row) + 1


def _score(salary: Salary, *, before: str, after: str, is_range: bool) -> float:
    near = f"{before[-50:]} {after[:25]}"
    score = 1.0 * is_range + 1.2 * (salary.period is not None)
    score += 1.0 * (salary.period == "hour" and salary.text.lower().endswith(_AN_HOUR))
    is_close = _PAY.search(before[-_CLOSE:]) is not None
    if is_close:
        score += 2.0
    elif _PAY.search(f"{before} {after}"):
        score += 1.0
    return (
        score
        - (1.0 if is_close and is_range else 2.5) * bool(_NOT_PAY.search(near))
        + 0.3 * (salary.minimum is not None)
    )


def _salary(raw: str, *, before: str, after: str) -> Salary | None:
    amount = line(raw)
    figures = _figures(amount)
    if not figures:
        return None
    currency = _currency(amount)
    period, tail = ("year", "") if amount.endswith("LPA") else _period(before, after)
    low, high = figures[0], figures[-1]
    if period and not tail and not _plausible(low, high, period=period, currency=currency):
        period = None  # the line's period belongs to something else
    if not _plausible(low, high, period=period, currency=currency):
        return None
    prefix = re.search(
        r"(?:\b(?:from|up to|ab|bis zu|à partir de|desde|hasta|od|do)|от|до|від)\s{1,2}$", before, re.IGNORECASE
    )
    if "." in tail and after[len(tail) :].startswith("."):
        tail += "."  # "P.A."
    text = line(f"{prefix.group() if prefix else ''}{amount}{' ' * raw[-1:].isspace()}{tail}")[:_MAX_TEXT]
    upper_only = prefix is not None and bool(re.match(r"up to|bis zu|hasta|до|do", prefix.group(), re.IGNORECASE))
    lower_only = prefix is not None and not upper_only
    single = len(figures) == 1
    return Salary(
        text=text,
        minimum=None if single and upper_only else low,
        maximum=None if single and lower_only else high,
        currency=currency,
        period=period,
    )


def _figures(amount: str) -> list[float]:
    """The one or two figures of an amount; in "120-170K" the K counts for both."""
    found = [(number(match.group(1)), match.group(2) or "") for match in _FIGURE.finditer(amount)]
    values = [(value, unit) for value, unit in found if value is not None][:2]
    unit = max((unit for _, unit in values), key=len, default="")
    factor = 1 if not unit else 100_000 if unit[0] in "lL" else 1000
    return [value * factor if value < 1000 else value for value, _ in values]  # noqa: PLR2004 - "120K"


def _currency(amount: str) -> str | None:
    signs = [match.group().lower().rstrip(".") for match in _HAS_SIGN.finditer(amount)]
    names = {name for sign in signs if (name := _CURRENCIES.get(sign))}
    if names == {"USD"} and _DOTTED.search(amount):
        return None  # pesos: who writes "$2.650.000" counts in none of the dollars
    if not names and _HAS_LAKH.search(amount):
        return "INR"
    if len(names) > 1:
        names.discard("USD")  # "$120,000 CAD"
    return names.pop() if len(names) == 1 else None


_AN_HOUR = ("an hour", "per hour", "/hour", "/hr", "pro stunde", "/stunde", "de l'heure", "por hora", "/h")
_DOTTED = re.compile(r"\d\.\d{3}(?!\d)")
_TAIL = re.compile(r"\s{0,2}(?:/|per|an?(?=\s)|p\.|pro|par|por|al|за|/\s?)?\s{0,2}[^\s,.;()|]{1,12}", re.IGNORECASE)


def _period(before: str, after: str) -> tuple[str | None, str]:
    """The period of an amount, and the words right after it that say so."""
    tail = _TAIL.match(after)
    if tail and (period := period_of(tail.group().replace("/", " "))):
        return period, tail.group()
    same_line = before.rpartition("\n")[2], after.partition("\n")[0]
    return period_of(same_line[1][:30]) or period_of(same_line[0][-45:]), ""


def _plausible(low: float, high: float, *, period: str | None, currency: str | None) -> bool:
    if low <= 0 or high < low or high > low * _MAX_SPREAD:
        return False
    factor = _LOOSE_FACTOR if currency is None or currency in _LOOSE else 1
    if period is None:
        return high >= _PLAUSIBLE["hour"][0]
    least, most = _PLAUSIBLE[period]
    return low >= least and high <= most * factor
