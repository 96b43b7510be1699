"""JSON Resume files: what goes out is valid and comes in again, and what is wrong in a file is named."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.errors import BadRequest, InvalidInput, ServiceError, TooLarge
from service.resumes import read
from service.resumes.corrections import EDIT, correct
from service.resumes.json_resume import export, parse
from service.resumes.model import Resume
from service.resumes.typeset import typeset, typeset_text
from tests.resumes.pdfs import resume_pdf

RESUME = read(resume_pdf())


def parsed(document: object) -> Resume:
    return parse(json.dumps(document).encode())


def blocks(resume: Resume) -> dict[str, Any]:
    return {name: part for name, part in resume.to_json_resume().items() if name != "meta"}


def test_what_goes_out_with_its_meta_comes_in_again() -> None:
    again = parsed(export(RESUME, with_meta=True))

    assert blocks(again) == blocks(RESUME) | {"$schema": export(RESUME, with_meta=True)["$schema"]}
    assert again.meta.current == ["/work/0"]
    assert {source.by for source in again.meta.sources.values()} == {"import"}
    assert all(source.text for source in again.meta.sources.values())


def test_the_plain_file_holds_nothing_of_ours() -> None:
    corrected = correct(RESUME, [EDIT.validate_python({"op": "remove", "path": "/work/2"})])

    plain, whole = export(corrected, with_meta=False), export(corrected, with_meta=True)

    assert plain["meta"] == {"version": "v1.0.0"}
    assert "volunteer" not in plain
    assert plain["basics"]["profiles"][0]["url"] == "https://github.com/martakowalska"
    assert [one["edit"]["op"] for one in whole["meta"]["corrections"]] == ["remove"]
    assert "base" not in whole["meta"]
    assert parsed(plain).work == corrected.work


def test_a_file_of_others_may_be_sloppy() -> None:
    resume = parsed(
        {
            "basics": {"name": "Ada\u0000 Byron", "email": "", "phone": None, "location": {"city": "Ulm"}, "x-note": 1},
            "work": [
                {"company": "Harbour", "website": "https://harbour.example", "startDate": "2020-05", "endDate": ""}
            ],
            "education": [{"institution": "Bern", "gpa": "1.3"}],
            "interests": [{"name": "Tides", "keywords": ["maps"]}],
            "references": [],
        }
    )

    assert (resume.basics.name, resume.basics.email) == ("Ada Byron", None)
    assert (resume.work[0].name, resume.work[0].url, resume.work[0].end_date) == (
        "Harbour",
        "https://harbour.example",
        None,
    )
    assert resume.education[0].score == "1.3"
    assert export(resume, with_meta=False)["interests"] == [{"name": "Tides", "keywords": ["maps"]}]


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ([], "must be an object"),
        ({"work": {}}, "work: must be a list"),
        ({"work": ["x"]}, "work[0]: must be an object"),
        ({"work": [{"startDate": "05/2020"}]}, "work[0].startDate: must be a date"),
        ({"basics": {"email": "nope"}}, "basics.email: is not an e-mail address"),
        ({"basics": {"name": 5}}, "basics.name: must be a text"),
        ({"basics": {"profiles": [{}, {"url": []}]}}, "basics.profiles[1].url: must be a text"),
        ({"skills": [{"keywords": "Python"}]}, "skills[0].keywords: must be a list"),
        ({"hobbies": []}, "hobbies: is no section of a JSON Resume"),
        ({"basics": {"summary": "x" * 5001}}, "basics.summary: may have at most 5,000 characters"),
        ({"skills": [{}] * 201}, "skills: may have at most 200 entries"),
        ({"work": [{"x": [[[[[[[[[[[1]]]]]]]]]]]}]}, "nested deeper"),
    ],
)
def test_each_mistake_is_named_with_its_place_and_not_its_value(document: object, sentence: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        parsed(document)

    assert sentence in refusal.value.detail
    assert "nope" not in refusal.value.detail


def test_many_mistakes_are_counted_and_listed() -> None:
    with pytest.raises(InvalidInput) as refusal:
        parsed({"work": [{"name": 1}] * 30})

    assert refusal.value.detail.endswith("; and 27 more")
    assert len(refusal.value.extra["errors"]) == 20  # type: ignore[arg-type] # a list in this failure


@pytest.mark.parametrize("content", [b"", b"x", b'{"a":', b"\xff\xfe", b"[" * 100_000, b'{"a":' * 40_000])
def test_what_is_no_json_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(BadRequest):
        parse(content)


def test_a_file_beyond_the_limit_is_refused() -> None:
    with pytest.raises(TooLarge):
        parse(b" " * 300_001)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(
    st.dictionaries(st.sampled_from(["basics", "work", "skills", "meta", "education", "references"]), JSON)
    | st.fixed_dictionaries(
        {"work": st.lists(st.dictionaries(st.sampled_from(["name", "startDate", "highlights"]), JSON))}
    )
)
@settings(max_examples=200, deadline=None)
def test_any_json_becomes_a_resume_or_a_refusal(document: object) -> None:
    try:
        resume = parsed(document)
    except ServiceError:
        return
    assert Resume.model_validate(resume.to_json_resume()) == resume


def test_the_pdf_set_from_blocks_says_the_same() -> None:
    again = read(typeset(RESUME))

    assert [(one.position, one.name, one.start_date) for one in again.work] == [
        (one.position, one.name, one.start_date) for one in RESUME.work
    ]
    assert typeset(RESUME) == typeset(RESUME)


def test_a_text_is_set_as_it_is_and_never_obeyed() -> None:
    text = 'Ada Byron\n#panic("no") $x$ *bold* [link] <a> @ref \\ // comment\n\n- Welded'

    pdf = typeset_text(text, title="Pasted")

    assert pdf.startswith(b"%PDF-")
    assert pdf == typeset_text(text, title="Pasted")
