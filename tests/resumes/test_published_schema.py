"""JSON Resume as published: `published/json_resume_schema.json` is version 1.0.0 unchanged, its licence beside it."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, FormatChecker

from service.errors import InvalidInput
from service.resumes import from_text, read
from service.resumes.json_resume import export, parse
from tests.resumes.pdfs import resume_pdf

PUBLISHED: dict[str, Any] = json.loads((Path(__file__).parent / "published/json_resume_schema.json").read_text("utf-8"))
LISTED = {name: part["items"]["properties"] for name, part in PUBLISHED["properties"].items() if "items" in part}
DATE = "2019-03"
TEXT = """Zoë Müller
zoe@example.org | +44 20 7946 0018 | Leeds, UK | github.com/zoe

EXPERIENCE
Paralegal, Tallis Group Ltd
March 2019 - Present
- Filed the papers of forty cases

VOLUNTEERING
Treasurer, Leeds Food Bank
2017 - 2018

EDUCATION
LLB in Law, University of Leeds
2015 - 2018

CERTIFICATIONS
First Aid at Work, 2019

LANGUAGES
German (native), English (C1)

AWARDS
Prize of the Faculty, 2018

PUBLICATIONS
On Filing, 2018

SKILLS
Excel, Filing
"""


def _errors(document: dict[str, Any]) -> list[str]:
    """What the published schema finds wrong; a date may lack its day, as all its later versions say of certificates."""
    validator = Draft4Validator(PUBLISHED, format_checker=FormatChecker(["email"]))
    return [f"{list(error.absolute_path)}: {error.message}" for error in validator.iter_errors(document)]


def _addresses(value: object) -> list[str]:
    if isinstance(value, dict):
        own = [one for key, one in value.items() if key == "url"]
        return own + [address for inner in value.values() for address in _addresses(inner)]
    return [address for inner in value for address in _addresses(inner)] if isinstance(value, list) else []


@pytest.mark.parametrize("with_meta", [False, True])
def test_what_goes_out_is_valid_as_published(*, with_meta: bool) -> None:
    for resume in (read(resume_pdf()), from_text(TEXT)):
        document = export(resume, with_meta=with_meta)

        assert _errors(document) == []
        assert with_meta or all(address.startswith("https://") for address in _addresses(document))


def _filled(members: dict[str, Any]) -> dict[str, Any]:
    """Give an object with each member of the published schema set."""
    return {name: _value(name, part) for name, part in members.items()}


def _value(name: str, part: dict[str, Any]) -> Any:
    if "$ref" in part or name.lower().endswith("date"):
        return DATE
    match part["type"]:
        case "object":
            return _filled(part["properties"])
        case "array":
            return [_value(name, part["items"])]
        case _:
            return {"email": "zoe@example.org", "url": "https://example.org"}.get(name, f"Some {name}")


def test_every_published_member_comes_in_and_goes_out() -> None:
    whole = {
        name: _value(name, part) for name, part in PUBLISHED["properties"].items() if name not in {"$schema", "meta"}
    }
    assert _errors(whole) == []

    again = export(parse(json.dumps(whole).encode()), with_meta=False)

    assert {name: part for name, part in again.items() if name not in {"$schema", "meta"}} == whole


@pytest.mark.parametrize("section", sorted(LISTED))
def test_a_member_of_another_kind_is_refused_as_published(section: str) -> None:
    for name in LISTED[section]:
        wrong = {section: [{name: 5}]}
        assert _errors(wrong)

        with pytest.raises(InvalidInput) as refused:
            parse(json.dumps(wrong).encode())

        assert f"{section}[0].{name}" in refused.value.detail


@pytest.mark.parametrize("wrong", [{"jobs": []}, {"meta": {"version": 1}}, {"basics": {"email": "none"}}, {"work": {}}])
def test_what_is_wrong_as_published_is_wrong_here(wrong: dict[str, Any]) -> None:
    assert _errors(wrong)

    with pytest.raises(InvalidInput):
        parse(json.dumps(wrong).encode())
