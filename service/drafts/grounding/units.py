"""What a number measures: hours are no days, euros no dollars, "a month" is no "a year", in four languages."""

import re

from service.drafts.grounding.figures import Figure

_UNITS = {
    "second": r"seconds?|sekunden?|secondes?|segundos?",
    "minute": r"minutes?|mins?|minuten|minutos?",
    "hour": r"hours?|hrs?|h|stunden?|heures?|horas?",
    "day": r"days?|(?:arbeits|werk)?tage?n?|jours?|jornadas?|días?",
    "week": r"weeks?|wochen?|semaines?|semanas?",
    "month": r"months?|monate?n?|mois|mes(?:es)?",
    "year": r"years?|yrs?|jahre?n?|ans|années?|años?",
    "metre": r"m|met(?:er|re)s?|metern|mètres?|metros?",
    "kilometre": r"km|kilomet(?:er|re)s?|kilometern|kilomètres?|kilómetros?",
    "mile": r"miles?|meilen?|milles?|millas?",
    "kilogram": r"kg|kilos?|kilogram(?:me|m)?s?",
    "tonne": r"t|ton(?:ne|nen)?s?|toneladas?",
    "kilowatt": r"kw|kwp|kilowatts?|kilovatios?",
    "megawatt": r"mw|mwp|megawatts?|mégawatts?|megavatios?",
    "gigawatt": r"gw|gigawatts?|gigavatios?",
    "gigabyte": r"gb|gigabytes?|gigaoctets?",
    "terabyte": r"tb|terabytes?|téraoctets?",
    "petabyte": r"pb|petabytes?|pétaoctets?",
}
# "8 working days", "trois mois".
AFTER = re.compile(
    r"[\s-]?(?:(?:working|business|full|volle)\s)?(?:"
    + "|".join(f"(?P<{name}>{forms})" for name, forms in _UNITS.items())
    + r")(?!\w)",
    re.IGNORECASE,
)
METRES = re.compile(r"^[\d.,]+\s?m$")  # what may be millions as well: "98 m"


_CURRENCIES = {
    "dollar": r"(?<![A-Z])\$|(?:usd|(?:us-?)?dollars?|dólares)(?!\w)",
    "euro": r"€|(?:eur|euros?)(?!\w)",
    "pound": r"£|(?:gbp|pounds?|pfund|livres?(?: sterling)?|libras?)(?!\w)",
    "franc": r"(?:chf|franken|francs?|francos?)(?!\w)",
}
MONEY = re.compile("|".join(f"(?P<{name}>{forms})" for name, forms in _CURRENCIES.items()), re.IGNORECASE)
BESIDE_MONEY = re.compile(r"\s?(?:de\s|d['’]|in\s)?", re.IGNORECASE)  # "2 millions d'euros", "3 millones de euros"
_PERIODS = {
    "hour": r"hour|stunde|heure|hora",
    "day": r"day|tag|jour|día",
    "week": r"week|woche|semaine|semana",
    "month": r"month|monat|mois|mes",
    "quarter": r"quarter|quartal|trimestre",
    "year": r"year|annum|jahr|an|année|año",
}
# "$152k a month", "50 Anträge pro Tag", "trois fois par an": how often, told soon after the number.
RATE = re.compile(
    r"^(?:\s[^\W\d]+){0,3}\s?(?:/|\b(?:an?|per|each|every|pro|je|am|par|chaque|por|al|cada)\s)(?:working\s|single\s)?"
    r"(?:" + "|".join(f"(?P<{name}>{forms})" for name, forms in _PERIODS.items()) + r")"
    r"(?=\s*(?:[.,;)]|$)|\s(?:and|und|et|y|with|mit|avec|con|in|en|bei|for|at|to|by)\b)",
    re.IGNORECASE,
)


def unit_of(text: str, figure: Figure) -> str | None:
    """The unit a number of this text is given in, if it is one of those that are told apart."""
    if METRES.search(text[figure.start : figure.end].rstrip()):
        return "metre"
    match = AFTER.match(text, figure.end)
    return match.lastgroup if match else None


def is_other_unit(one: str | None, other: str | None) -> bool:
    """Whether both units are known and not the same."""
    return one is not None and other is not None and one != other


def rate_of(text: str, figure: Figure) -> str | None:
    """The stretch of time that a number is told of: "a month"."""
    match = RATE.match(text[figure.end :])
    return match.lastgroup if match else None


def currency_of(text: str, figure: Figure) -> str | None:
    """The currency that stands in a number, or beside it."""
    inside = MONEY.search(text, figure.start, figure.end)
    gap = BESIDE_MONEY.match(text, figure.end)
    match = inside or MONEY.match(text, gap.end() if gap else figure.end)
    return match.lastgroup if match else None
