"""What a number measures: hours are no days, kilometres no metres, in four languages."""

import re

from service.drafts.grounding.figures import Figure

_UNITS = {
    "second": r"seconds?|sekunden?|secondes?|segundos?",
    "minute": r"minutes?|mins?|minuten|minutos?",
    "hour": r"hours?|hrs?|h|stunden?|heures?|horas?",
    "day": r"days?|(?:arbeits|werk)?tage?n?|jours?|jornadas?|días?",
    "week": r"weeks?|wochen?|semaines?|semanas?",
    "month": r"months?|monate?n?|mois|mes(?:es)?",
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


def unit_of(text: str, figure: Figure) -> str | None:
    """The unit a number of this text is given in, if it is one of those that are told apart."""
    if METRES.search(text[figure.start : figure.end].rstrip()):
        return "metre"
    match = AFTER.match(text, figure.end)
    return match.lastgroup if match else None


def is_other_unit(one: str | None, other: str | None) -> bool:
    """Whether both units are known and not the same."""
    return one is not None and other is not None and one != other
