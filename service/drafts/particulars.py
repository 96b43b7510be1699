"""Fields of a form for which the résumé has a value of its own: name, e-mail, telephone, place, links, present job."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from service.drafts.questions import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from service.resumes.model import Basics, Resume, Work

_FILE = Path(__file__).with_suffix(".toml")
_LEFT = "left"  # the fields that are left to the person
_DIGIT = re.compile(r"\d")


def particular(question: str, resume: Resume) -> str | None:
    """Give the value for a field that asks for one of these, "" where the résumé has none; None for anything else."""
    field = _fields().get(_bare(folded(question)))
    if field is None or field == _LEFT:
        return None
    if field in _OF_PERSON:
        return _clean(_OF_PERSON[field](resume.basics))
    if field in _OF_ROLE:
        return _clean(_role(_OF_ROLE[field], resume))
    if field == "skills":
        return ", ".join(
            dict.fromkeys(word.strip() for skill in resume.skills for word in skill.keywords if word.strip())
        )
    return _link(field, resume.basics)


def is_left(question: str) -> bool:
    """Whether it is a field that only its person can fill in: a part of the name, a signature, a day."""
    return _fields().get(_bare(folded(question))) == _LEFT


def _role(value: Callable[[Work], str | None], resume: Resume) -> str | None:
    """Give a value of the present job, or of the latest where none goes on; None of several at once."""
    now = [work for number, work in enumerate(resume.work) if f"/work/{number}" in resume.meta.current]
    held = now or resume.work[:1]
    return value(held[0]) if len(held) == 1 else None


def _link(network: str, basics: Basics) -> str:
    urls = [one.url for one in basics.profiles if one.url and (one.network or "").casefold() == network]
    return urls[0] if len(urls) == 1 else ""


def _city(basics: Basics) -> str | None:
    """Give the town; of an address in one line only where it has no street."""
    place = basics.location
    if place is None or place.city:
        return place.city if place else None
    return None if _DIGIT.search(place.address or "") else (place.address or "").partition(",")[0]


def _address(basics: Basics) -> str | None:
    """Give the address as the résumé has it; a town alone is none."""
    place = basics.location
    if place is None or not _DIGIT.search(place.address or ""):
        return None
    town = " ".join(filter(None, (place.postal_code, place.city)))
    return ", ".join(part for part in (place.address, town) if part)


_OF_PERSON: Mapping[str, Callable[[Basics], str | None]] = {
    "name": lambda basics: basics.name,
    "email": lambda basics: basics.email,
    "phone": lambda basics: basics.phone,
    "city": _city,
    "postcode": lambda basics: basics.location.postal_code if basics.location else None,
    "address": _address,
    "website": lambda basics: basics.url,
}
_OF_ROLE: Mapping[str, Callable[[Work], str | None]] = {
    "employer": lambda work: work.name,
    "title": lambda work: work.position,
}


@cache
def _fields() -> dict[str, str]:
    """The kind of value by the bare name of its field."""
    return {_bare(label): field for field, labels in _read()["labels"].items() for label in labels}


def _bare(label: str) -> str:
    return " ".join(word for word in label.split() if word not in _around())


@cache
def _around() -> frozenset[str]:
    return frozenset(_read()["around"].split())


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def _clean(value: str | None) -> str:
    return " ".join((value or "").split())
