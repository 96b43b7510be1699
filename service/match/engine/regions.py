"""Where one may work: countries and the EU, as texts name them."""

import re
from collections.abc import Iterator

# Countries, those of the EU first: the code, the name, what else they are called, and whose their citizens are.
_UNION = (
    "NL the Netherlands|Netherlands|Nederland|Niederlande|Pays-Bas|Dutch",
    "AT Austria|Österreich|Autriche|Austrian",
    "BE Belgium|Belgien|Belgique|België|Belgian",
    "SE Sweden|Schweden|Suède|Sverige|Swedish",
    "PL Poland|Polen|Pologne|Polska|Polish",
    "IT Italy|Italien|Italie|Italia|Italian",
    "DK Denmark|Dänemark|Danemark|Danmark|Danish",
    "FI Finland|Finnland|Finlande|Suomi|Finnish",
    "CZ Czechia|Czech Republic|Tschechien|Tchéquie|Czech",
    "HU Hungary|Ungarn|Hongrie|Hungarian",
    "RO Romania|Rumänien|Roumanie|Romanian",
    "GR Greece|Griechenland|Grèce|Greek",
    "LU Luxembourg|Luxemburg|Luxembourgish",
    "BG Bulgaria|Bulgarien|Bulgarian",
    "HR Croatia|Kroatien|Croatian",
    "SK Slovakia|Slowakei|Slovak",
    "SI Slovenia|Slowenien|Slovenian",
    "EE Estonia|Estland|Estonian",
    "LV Latvia|Lettland|Latvian",
    "LT Lithuania|Litauen|Lithuanian",
    "CY Cyprus|Zypern|Cypriot",
    "MT Malta|Maltese",
)
_OTHERS = (
    "NO Norway|Norwegen|Norvège|Norge|Norwegian",
    "NZ New Zealand|NZ|New Zealander",
    "JP Japan|Japanese",
    "MX Mexico|México|Mexican",
    "ZA South Africa|South African",
    "AE the UAE|United Arab Emirates|UAE|Emirati",
    "HK Hong Kong",
    "IL Israel|Israeli",
    "TR Türkiye|Turkey|Turkish",
    "PH the Philippines|Philippines|Filipino",
    "MY Malaysia|Malaysian",
)
_OF_CITIZENS = r"(?=[\s-](?:and \w+ )?(?:citizen|national|passport|work|residen|permit|visa|permanent))"


def _lands() -> Iterator[tuple[str, str, str]]:
    """Their codes, names and patterns; "Dutch" is a country only before "citizen", "work permit" and the like."""
    for line in (*_UNION, *_OTHERS):
        code, _, listed = line.partition(" ")
        name, *also = listed.split("|")
        places = [name.removeprefix("the "), *also[:-1]]
        yield code, name, rf"\b(?:{'|'.join(places)})\b|\b(?:{also[-1] if also else name})\b{_OF_CITIZENS}"


# Where one may work, by its code. "US" in capitals only: "work with us" names no country.
REGIONS: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (code, name, re.compile(pattern))
    for code, name, pattern in (
        ("US", "the US", r"\bU\.?S\.?A?\b|United States|\bAmerican\b|[Gg]reen [Cc]ard|\bH-?1[Bb]\b"),
        ("GB", "the UK", r"\bU\.?K\.?\b|United Kingdom|\bBritish\b|Great Britain"),
        ("EU", "the EU", r"\bE\.?U\.?\b|European Union|\bEEA\b|Schengen|Europäische[nr]? Union"),
        ("CA", "Canada", r"\bCanad(?:a|ian)\b"),
        ("DE", "Germany", r"\bGerman(?:y)?\b|\bDeutschland\b|\bdeutsche\b"),
        ("CH", "Switzerland", r"\bSwiss\b|\bSwitzerland\b|\bSchweiz\b|\bSuisse\b"),
        ("FR", "France", r"\bFrench\b|\bFrance\b"),
        ("ES", "Spain", r"\bSpanish\b|\bSpain\b|\bEspaña\b"),
        ("PT", "Portugal", r"\bPortugal\b|\bPortuguese\b"),
        ("BR", "Brazil", r"\bBra[sz]il(?:ian)?\b"),
        ("IE", "Ireland", r"\bIreland\b|\bIrish\b"),
        ("AU", "Australia", r"\bAustralian?\b"),
        ("IN", "India", r"\bIndian?\b"),
        ("SG", "Singapore", r"\bSingapore(?:an)?\b"),
        *_lands(),
    )
)
# Whoever is of these may work in that, and the other way round.
WITHIN = dict.fromkeys((*(line[:2] for line in _UNION), "DE", "FR", "ES", "PT", "IE"), "EU")


def regions_in(text: str) -> set[str]:
    """The codes of the regions a text names, with those that include them."""
    named = named_in(text)
    return named | {WITHIN[code] for code in named if code in WITHIN}


def named_in(text: str) -> set[str]:
    """The codes of the regions a text names."""
    return {code for code, _, pattern in REGIONS if pattern.search(text)}
