"""Finds what an employer need not know: identity, tax and account numbers by their shape, and the date of birth."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from service.drafts.personal.found import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = r"\s?-?(?:no|nr|num(?:ber|mer|[ée]ro)?)\.?"
_SAID = rf"(?i:(?:{_NUMBER})?\.?\s{{0,2}}[:#]?\s{{0,2}})"
_SAID_TO_BE_ONE = rf"(?i:(?:{_NUMBER}\s{{0,2}}[:#]?|\s{{0,2}}[:#])\s{{0,2}})"
_ENDS = r"(?![A-Za-z0-9])"
_NO_YEAR = r"(?!(?:19|20)\d\d(?:\W|$))"  # "Passport 2019 - 2021"
# Six to twelve letters and digits, at least five of them digits: "X1234567", "C01X00T47", "123 456 789"
_DOCUMENT = rf"(?=(?:[A-Z .\-]{{0,4}}\d){{5}})[A-Z0-9](?:[ .\-]?[A-Z0-9]){{5,11}}{_ENDS}"
# What is said to be such a number may be shorter: "Passport no. 12345"
_ANY = (
    rf"(?=[A-Z0-9.\-]{{0,12}}\d)[A-Z0-9](?:[.\-]?[A-Z0-9]){{3,15}}(?: (?=[A-Z]{{0,3}}\d)[A-Z0-9]{{2,8}}){{0,6}}{_ENDS}"
)
# Words, and the shapes of the numbers they announce: "NI" and "Pass" are other words, too.
_SHAPES = (
    (
        "passport|reisepass|passeport|pasaporte|id card|personalausweis|carte d.identit[ée]",
        rf"{_SAID}{_NO_YEAR}{_DOCUMENT}|{_SAID_TO_BE_ONE}{_NO_YEAR}{_ANY}",
    ),
    # "Pass C01X00T47", "Pass-Nr. 12345"
    (
        "pass",
        rf"{_SAID}(?=(?:[A-Z]*\d){{4}})[A-Z][A-Z0-9]{{7,9}}{_ENDS}|(?i:{_NUMBER}\s{{0,2}}[:#]?\s{{0,2}}){_NO_YEAR}{_ANY}",
    ),
    # "123-45-6789", "12 345678 A 123", "756.1234.5678.97"
    (
        "ssn|social security|sozialversicherungs?|sozialversicherung|seguridad social|s[ée]curit[ée] sociale",
        rf"{_SAID}(?=(?:[A-Z .\-/]{{0,4}}\d){{8}})[A-Z0-9](?:[ .\-/]?[A-Z0-9]){{7,16}}{_ENDS}",
    ),
    # "QQ 12 34 56 C"
    ("national insurance|nino|ni", rf"{_SAID}[A-Z]{{2}}\s?\d\d\s?\d\d\s?\d\d\s?[A-D]?{_ENDS}"),
    # "X-1234567-L", "12345678Z", "12.345.678-Z", "B12345678"
    (
        "nie|dni|nif|cif",
        (
            rf"{_SAID}(?:[XYZ][ .\-]?\d{{7}}[ .\-]?[A-Z]|\d{{1,2}}\.?\d{{3}}\.?\d{{3}}[ \-]?[A-Z]?"
            rf"|[A-Z]-?\d{{7}}-?[A-Z0-9]){_ENDS}"
        ),
    ),
    # "12 345 678 901"
    ("steuer-?id(?:entifikationsnummer)?|steuernummer|tax id", rf"{_SAID}\d(?:[ /\-]?\d){{8,12}}(?!\d)"),
    # "DE02 1203 0000 …"
    ("iban", rf"{_SAID}[A-Z]{{2}}\d\d(?: ?[A-Z0-9]{{2,8}}){{2,8}}{_ENDS}"),
)
_SAID_AND_SHAPED = re.compile("|".join(rf"\b(?i:{said})(?:{shape})" for said, shape in _SHAPES))
# "DE02 1203 0000 0000 2020 51" is nothing else, whatever stands before it.
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: [A-Z0-9]{4}){3,7}(?: [A-Z0-9]{1,3})?\b|\b[A-Z]{2}\d{2}[A-Z0-9]{0,8}\d{10,20}\b")
_BIRTH = re.compile(
    r"(?i:\b(?:date of birth|born(?: on)?|d\.?o\.?b\.?|geburtsdatum|geboren(?: am)?|geb\.|date de naissance|née? le"
    r"|fecha de nacimiento|nacid[oa] el)\s{0,2}:?\s{0,2})"
    r"(?:\d{1,4}[./\- ]{1,2}(?:\d{1,2}|[^\W\d]{3,10})[./\- ]{1,2}\d{2,4}|[^\W\d]{3,10} \d{1,2},? \d{4}"
    r"|\d{1,2} de [^\W\d]{3,10} de \d{4})"
)


def identifiers(text: str) -> Iterator[Found]:
    """Give where an identity, tax or account number stands, with the word that announces it."""
    yield from (Found(match.start(), match.end(), "IDENTIFIER") for match in _SAID_AND_SHAPED.finditer(text))


def accounts(text: str) -> Iterator[Found]:
    """Give where the number of an account stands that nothing announces."""
    yield from (Found(match.start(), match.end(), "IDENTIFIER") for match in _IBAN.finditer(text))


def births(text: str) -> Iterator[Found]:
    """Give where the date of birth is said."""
    yield from (Found(match.start(), match.end(), "BIRTH") for match in _BIRTH.finditer(text))


GENERAL = (identifiers, accounts, births)
