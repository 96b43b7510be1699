"""Finds telephone numbers: the person's own in any form, and others by how they are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import phonenumbers

from service.drafts.personal.found import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.drafts.personal.found import Finder

_MIN_DIGITS = 6  # of the person's own number; of others behind a word such as "Tel."
_LEAST_INTERNATIONAL, _MOST_DIGITS = 8, 15
_LEAST_NATIONAL = 9  # digits of a number with a leading zero and nothing that says what it is
_LEAST_GROUPED = 8
_DIGITS_IN_AMERICA = 10
_SEEN = 40  # characters before and behind a number that say what it is

_DASH = re.compile(r"[\u2010-\u2015\u2212]")
# What stands between digits; no line ends within a number.
_BETWEEN = r"(?:[^\S\n]|[\u00b7.()/\-\u2010-\u2015\u2212]){0,3}"
# Such as "+1 (555) 010-4477", "030 / 123 45 67", "06.12.34.56.78".
_CANDIDATE = re.compile(
    rf"(?<![\w.,/\-+\u2010-\u2015])(?:(?:\+|＋|00(?=[1-9]))[^\S\n]?)?\(?\d(?:{_BETWEEN}\d){{5,16}}(?![\w%°€$£]|[.,/:]\d)"
)
_SAYS_PHONE = re.compile(
    r"(?:\b(?:tel(?:efon\w*|[ée]fono|[ée]phone|ephone)?|phone|ph|mobile?|m[óo]vil|cell(?:ular)?|cel|handy|mobil(?:e|funk)?|fax"
    r"|portable|celular|cellulare|whatsapp|telegram|call(?: me)?|text me|ring|dial|reach me (?:at|on)|[tmpfc](?=:))"
    r"\s?(?:no|nr|number|nummer)?|[☎☏📞📱✆])\s?[.:]{0,2}\s{0,2}(?:\(?(?:home|work|private|privat|mobile?)\)?:?\s)?$",
    re.IGNORECASE,
)
# "Order no. 0451234567", "ISBN 0-306-40615-2", "€ 612 345 678"
_SAYS_OTHER = re.compile(
    r"(?:\b(?:no|nr|num|n|art(?:icle|ikel)?|item|order|part|model|serial|invoice|ticket|case|ref(?:erence)?|id|ids|isbn"
    r"|issn|sku|ean|doi|patent|din|iso|iec|ieee|rfc|norm|en|version|v|build|account|rechnung\w*|artikel\w*|bestell\w*|auftrag\w*"
    r"|referencia|pedido|facture|commande|orcid|pmid|arxiv)(?:\s?-?(?:no|nr|number|nummer))?[.:#]{0,2}|[#№$€£¥])\s{0,2}$",
    re.IGNORECASE,
)
_COUNTED = re.compile(  # "612 345 678 euros"
    r"\s?(?:[€$£¥%]|(?:eur|usd|gbp|chf|euros?|dollars?|pounds|users?|customers?|records?|rows|lines|items|units|people|requests?"
    r"|downloads|views|visitors|million|mio|bytes|[kmgt]b|kunden|nutzer|zeilen|usuarios|clientes|clients)\b)",
    re.IGNORECASE,
)
_DATED = re.compile(  # "2019 – 2021", "03/2019", "31.12.2020", "2020-01-31", "12-31-2020"
    r"(?<!\d)(?:19|20)\d\d\s?[-/.]\s?(?:(?:19|20)\d\d|[01]?\d(?:[-/.][0-3]?\d)?)(?!\d)"
    r"|(?<!\d)(?:[0-3]?\d[-/. ])?[0-3]?\d[-/.]\s?(?:19|20)\d\d(?!\d)|(?<!\d)(?:19|20)\d\d\s(?:19|20)\d\d(?!\d)"
)
_AMOUNT = re.compile(r"\d{1,3}(?:[\s.]\d{3})*[\s.]000|0\.\d+")  # "1 200 000", "0.123456789"
_GROUPED = re.compile(  # as nobody writes an amount: "(555) 010-4477", "555-010-4477", "555 010 4477"
    r"\((?!(?:19|20)\d\d\))\d{2,5}\)\s?\d{2,4}(?:[\s.\-]?\d{2,4}){1,3}|(?:1[\s.\-])?\d{3}([\s.\-])\d{3}\1\d{4}"
)


def own(number: str, country: str | None) -> Finder | None:
    """Give what finds the person's own number however it is written, or None when it has too few digits."""
    national, trunk = _national(number, country)
    if len(national) < _MIN_DIGITS:
        return None
    code = rf"(?:(?:\+|＋|00)[^\S\n]?\d{{1,3}}{_BETWEEN})?"
    pattern = re.compile(rf"(?<!\d){code}(?:\(?{trunk}\)?{_BETWEEN})?\(?{_BETWEEN.join(national)}(?!\d)")

    def find(text: str) -> Iterator[Found]:
        return (Found(match.start(), match.end(), "PHONE", number.strip()) for match in pattern.finditer(text))

    return find


def others(country: str | None) -> Finder:
    """Give what finds what is written like a telephone number; numbers without a code are of this country."""

    def find(text: str) -> Iterator[Found]:
        for match in _CANDIDATE.finditer(text):
            if _is_phone(match, country):
                yield Found(match.start(), match.end(), "PHONE")

    return find


def country_of(number: str | None, country: str | None) -> str | None:
    """Give the country whose numbers the person writes: that of their own, else where they live."""
    try:
        told = phonenumbers.region_code_for_number(phonenumbers.parse(number or "", None))
    except phonenumbers.NumberParseException:
        told = None
    lives = (country or "").strip().upper()
    return told or (lives if lives in phonenumbers.SUPPORTED_REGIONS else None)


def _national(number: str, country: str | None) -> tuple[str, str]:
    """Give the digits that stand in every form of a number, and the one that may stand before them."""
    flat = re.sub(r"\(0\)", "", number)
    try:
        parsed = phonenumbers.parse(flat, country)
    except phonenumbers.NumberParseException:
        parsed = None
    if parsed is not None and phonenumbers.is_possible_number(parsed):
        return str(parsed.national_number), "1" if parsed.country_code == 1 else "0"
    digits = re.sub(r"\D", "", flat).lstrip("0")
    # Ten digits of an unknown country may be American, which are given with a 1 before them, too.
    return digits, "[01]" if len(digits) == _DIGITS_IN_AMERICA else "0"


def _is_phone(match: re.Match[str], country: str | None) -> bool:
    written, text = match.group(), match.string
    before, after = text[max(0, match.start() - _SEEN) : match.start()], text[match.end() : match.end() + _SEEN]
    digits = re.sub(r"\D", "", written)
    if len(digits) > _MOST_DIGITS or _COUNTED.match(after):
        return False
    if written[0] in "+＋":
        return len(digits) >= _LEAST_INTERNATIONAL
    if _DATED.search(_DASH.sub("-", written)):
        return False
    if _SAYS_PHONE.search(before):
        return True
    return not _SAYS_OTHER.search(before) and _is_written_like_one(written, digits, country)


def _is_written_like_one(written: str, digits: str, country: str | None) -> bool:
    """Whether only a telephone number is written like this, or it is one that the country gives out."""
    if _AMOUNT.fullmatch(written) or digits.startswith("000"):
        return False
    if digits.startswith("0"):
        return len(digits) >= _LEAST_NATIONAL
    if _GROUPED.fullmatch(_DASH.sub("-", written)):
        return len(digits) >= _LEAST_GROUPED
    return _is_given_out(written, digits, country)


def _is_given_out(written: str, digits: str, country: str | None) -> bool:
    """Whether a number without a leading zero is one of a country where none has it."""
    known = phonenumbers.PhoneMetadata.metadata_for_region(country, None) if country else None
    if known is None or known.national_prefix == "0" or (written.isdigit() and len(digits) < _LEAST_NATIONAL):
        return False
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(digits, country))
    except phonenumbers.NumberParseException:
        return False
