"""JSON Resume files, out and in: written for other programs, and read by the published schema (jsonresume.org, 1.0.0).

A file that comes in may leave members empty or null, and use the names of the years before 1.0 (`company`, `website`).
"""

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from jsonschema import Draft7Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from service.errors import BadRequest, InvalidInput, TooLarge
from service.resumes.corrections.edits import MAX_ITEMS, MAX_TEXT, printable
from service.resumes.corrections.tree import Entry, Text, grow, harvest
from service.resumes.model import Meta, Resume, Source

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
ORIGIN = "json_resume"
MAX_BYTES = 300_000  # A row holds a megabyte, with the source of every value; a long academic résumé has 60,000.
MAX_DEPTH = 12  # The schema needs five.
_SHOWN = 3  # mistakes told in a sentence; the list of them may be longer
_LISTED = 20
_OURS = ("base", "corrections", "lost")
_DATE = "^([1-2][0-9]{3}-[0-1][0-9]-[0-3][0-9]|[1-2][0-9]{3}-[0-1][0-9]|[1-2][0-9]{3})$"
_BEFORE = {"company": "name", "website": "url", "gpa": "score", "picture": "image"}

# The members of each section: those that are texts, then lists of texts. Names that end in "date" are dates.
_SECTIONS: dict[str, tuple[str, str]] = {
    "work": ("name location description position url startDate endDate summary", "highlights"),
    "volunteer": ("organization position url startDate endDate summary", "highlights"),
    "education": ("institution url area studyType startDate endDate score", "courses"),
    "awards": ("title date awarder summary", ""),
    "certificates": ("name date url issuer", ""),
    "publications": ("name publisher releaseDate url summary", ""),
    "skills": ("name level", "keywords"),
    "languages": ("language fluency", ""),
    "interests": ("name", "keywords"),
    "references": ("name reference", ""),
    "projects": ("name description startDate endDate url entity type", "highlights keywords roles"),
}


def export(resume: Resume, *, with_meta: bool) -> dict[str, Any]:
    """The résumé as a JSON Resume that any program takes; `with_meta` adds where each value stands, and corrections."""
    data: dict[str, Any] = {"$schema": SCHEMA, **resume.to_json_resume()}
    meta = data.pop("meta")
    if with_meta:
        data["meta"] = {"version": "v1.0.0", **{name: meta[name] for name in meta if name != "base"}}
        return data
    plain: dict[str, Any] = {name: _plain(value) for name, value in data.items() if value not in ({}, [])}
    return {**plain, "meta": {"version": "v1.0.0"}}


def _plain(value: Any, name: str = "") -> Any:  # noqa: ANN401 - JSON
    """A value with whole addresses in `url` members, as the schema wants them."""
    if isinstance(value, dict):
        return {key: _plain(one, key) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return f"https://{value}" if name == "url" and "://" not in value else value


def parse(content: bytes) -> Resume:
    """The résumé of a JSON Resume file; each value says that it was imported.

    Raises TooLarge, BadRequest for what is no JSON, InvalidInput with the place of each mistake.
    """
    if len(content) > MAX_BYTES:
        raise TooLarge("A JSON Resume may have at most 300 kB.")
    data = _cleaned(_json(content))
    mistakes = sorted(_validator().iter_errors(data), key=lambda error: [str(part) for part in error.absolute_path])
    if mistakes:
        raise _wrong(mistakes)
    meta = data.pop("meta", {})
    resume = Resume.model_validate(data)
    resume.meta = _kept(meta)
    return _as_imported(resume)


def _json(content: bytes) -> dict[str, Any]:
    try:
        data = json.loads(content.decode("utf-8-sig"))
        depth = _depth(data)
    except (ValueError, RecursionError) as error:
        raise BadRequest("This file is not JSON. Choose a file in the form of jsonresume.org.") from error
    if not isinstance(data, dict):
        raise InvalidInput("This JSON is no résumé: it must be an object with members such as basics and work.")
    if depth > MAX_DEPTH:
        raise InvalidInput("This JSON is nested deeper than a résumé is.")
    return data


def _depth(value: object) -> int:
    inside: Iterable[object] = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max((_depth(one) for one in inside), default=0)


def _cleaned(value: Any) -> Any:  # noqa: ANN401 - JSON
    """The document without what no row can hold, without empty members, and with today's names."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list):
        return [_cleaned(one) for one in value if one is not None]
    if not isinstance(value, dict):
        return value
    given = {name: cleaned for name, one in value.items() if (cleaned := _cleaned(one)) not in (None, "")}
    renamed = {new: given[old] for old, new in _BEFORE.items() if old in given and new not in given}
    return {**{printable(name): one for name, one in given.items() if _BEFORE.get(name) not in renamed}, **renamed}


@cache
def _validator() -> Draft7Validator:
    text: dict[str, Any] = {"type": "string", "maxLength": MAX_TEXT}
    date = {"type": "string", "pattern": _DATE}

    def block(texts: str, lists: str = "") -> dict[str, Any]:
        several = {"type": "array", "maxItems": MAX_ITEMS, "items": text}
        return {
            "type": "object",
            "properties": {
                **{name: date if name.lower().endswith("date") else text for name in texts.split()},
                **dict.fromkeys(lists.split(), several),
            },
        }

    basics = block("name label image phone url summary")
    basics["properties"] |= {
        "email": {**text, "format": "email"},
        "location": block("address postalCode city countryCode region"),
        "profiles": {"type": "array", "maxItems": MAX_ITEMS, "items": block("network username url")},
    }
    sections = {
        name: {"type": "array", "maxItems": MAX_ITEMS, "items": block(*members)} for name, members in _SECTIONS.items()
    }
    schema = {
        "type": "object",
        "properties": {"$schema": text, "basics": basics, **sections, "meta": block("canonical version lastModified")},
        "additionalProperties": False,
    }
    return Draft7Validator(schema, format_checker=FormatChecker(["email"]))


def _wrong(mistakes: list[ValidationError]) -> InvalidInput:
    told = [{"field": _place(error), "problem": _sentence(error)} for error in mistakes[:_LISTED]]
    sentences = "; ".join(f"{one['field']}: {one['problem']}" for one in told[:_SHOWN])
    more = f"; and {len(mistakes) - _SHOWN} more" if len(mistakes) > _SHOWN else ""
    return InvalidInput(f"{sentences}{more}", extra={"errors": told})


def _place(error: ValidationError) -> str:
    """The place of a mistake as people write it ("work[0].startDate")."""
    parts = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in error.absolute_path)
    if error.validator == "additionalProperties":
        known = error.schema["properties"]
        return ", ".join(sorted(printable(name)[:40] for name in error.instance if name not in known)[:_SHOWN])
    return parts.removeprefix(".") or "(file)"


_KINDS = {"string": "a text", "array": "a list", "object": "an object"}


def _sentence(error: ValidationError) -> str:
    match error.validator:
        case "type":
            return f"must be {_KINDS[str(error.validator_value)]}"
        case "pattern":
            return "must be a date such as 2021, 2021-03 or 2021-03-15"
        case "format":
            return "is not an e-mail address"
        case "maxLength":
            return f"may have at most {MAX_TEXT:,} characters"
        case "maxItems":
            return f"may have at most {MAX_ITEMS} entries"
        case _:
            return "is no section of a JSON Resume"


def _kept(meta: dict[str, Any]) -> Meta:
    """What of a file's `meta` is ours and still true: who had read it, and which entries go on."""
    version, current = meta.get("parser_version"), meta.get("current")
    pointers = [one for one in current if isinstance(one, str)] if isinstance(current, list) else []
    kept = {"parser_version": version if isinstance(version, str) else None, "current": pointers, "origin": ORIGIN}
    return Meta.model_validate({**kept, "pages": 1})


def _as_imported(resume: Resume) -> Resume:
    tree = grow(resume)
    for entry in [tree.basics, *(one for entries in tree.sections.values() for one in entries)]:
        for text in _texts(entry):
            text.source = Source(page=0, line=0, text=text.text, by="import")
    return harvest(tree)


def _texts(entry: Entry) -> Iterable[Text]:
    yield from entry.texts.values()
    for several in entry.lists.values():
        yield from several
