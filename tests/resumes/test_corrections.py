"""What a person changes about the blocks: each edit, taking it back, and making it again on a fresh reading."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.errors import Conflict, InvalidInput
from service.resumes import read
from service.resumes.corrections import (
    EDIT,
    Edit,
    carry_over,
    correct,
    corrections_of,
    forget_lost,
    lost_of,
    undo,
)
from service.resumes.corrections.tree import grow, harvest
from service.resumes.model import Resume, Source
from tests.resumes.pdfs import JOBS, Job, resume_pdf

RESUME = read(resume_pdf())


def edits(*given: dict[str, Any]) -> list[Edit]:
    return [EDIT.validate_python(one) for one in given]


def corrected(*given: dict[str, Any], resume: Resume = RESUME) -> Resume:
    return correct(resume, edits(*given))


def without_layer(resume: Resume) -> dict[str, Any]:
    data = resume.to_json_resume()
    for name in ("base", "corrections", "lost"):
        data["meta"].pop(name, None)
    return data


def texts_of(value: Any, pointer: str = "") -> dict[str, str]:
    """Every text of a JSON document by its pointer."""
    if isinstance(value, str):
        return {pointer: value}
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return {at: text for name, one in pairs for at, text in texts_of(one, f"{pointer}/{name}").items()}


def sourceless(resume: Resume) -> list[str]:
    """The values that have no source holding them; dates are written otherwise in the document."""
    data = resume.to_json_resume()
    del data["meta"]
    sources = resume.meta.sources
    return [
        pointer
        for pointer, text in texts_of(data).items()
        if not (pointer in sources and (text in sources[pointer].text or pointer.endswith("Date")))
    ]


def test_a_resume_taken_apart_and_put_together_is_the_same() -> None:
    assert harvest(grow(RESUME)) == RESUME


def test_a_corrected_value_says_that_it_is_yours_and_keeps_its_line() -> None:
    before = RESUME.meta.sources["/work/0/position"]

    after = corrected({"op": "set", "path": "/work/0/position", "value": " Staff Data Engineer "})

    assert after.work[0].position == "Staff Data Engineer"
    assert after.meta.sources["/work/0/position"] == Source(
        page=before.page, line=before.line, text="Staff Data Engineer", by="you"
    )
    assert RESUME.work[0].position == "Senior Data Engineer"


def test_a_value_that_was_missing_is_yours_without_a_line() -> None:
    after = corrected({"op": "set", "path": "/education/0/score", "value": "1.3"})

    assert after.meta.sources["/education/0/score"] == Source(page=0, line=0, text="1.3", by="you")


def test_an_emptied_value_is_gone_with_its_source() -> None:
    after = corrected({"op": "set", "path": "/basics/label", "value": ""})

    assert after.basics.label is None
    assert "/basics/label" not in after.meta.sources


@pytest.mark.parametrize("written", ["2021-04", "Apr 2021", "04/2021", "April 2021"])
def test_a_date_may_be_written_as_people_write_it(written: str) -> None:
    assert corrected({"op": "set", "path": "/work/0/startDate", "value": written}).work[0].start_date == "2021-04"


def test_an_entry_may_go_on_or_not() -> None:
    assert RESUME.meta.current == ["/work/0"]

    after = corrected(
        {"op": "set", "path": "/work/0/current", "value": False},
        {"op": "set", "path": "/work/1/current", "value": True},
    )

    assert after.meta.current == ["/work/1"]


def test_a_new_list_keeps_the_source_of_what_stays() -> None:
    first, _second, third = RESUME.work[0].highlights

    after = corrected({"op": "set", "path": "/work/0/highlights", "value": [third, "Led the team", first]})

    assert after.work[0].highlights == [third, "Led the team", first]
    by = [after.meta.sources[f"/work/0/highlights/{n}"].by for n in range(3)]
    assert by == [None, "you", None]
    assert after.meta.sources["/work/0/highlights/0"] == RESUME.meta.sources["/work/0/highlights/2"]


def test_entries_are_added_moved_and_removed_with_their_sources() -> None:
    after = corrected(
        {"op": "add", "path": "/work", "value": {"position": "Teaching Assistant", "current": True}, "at": 0},
        {"op": "move", "path": "/work/1", "to": 3},
        {"op": "remove", "path": "/work/1"},
    )

    assert [one.position for one in after.work] == [
        "Teaching Assistant",
        "Junior Software Developer",
        "Senior Data Engineer",
    ]
    assert after.meta.current == ["/work/0", "/work/2"]
    assert after.meta.sources["/work/2/name"] == RESUME.meta.sources["/work/0/name"]


def test_texts_of_a_list_are_corrected_added_moved_and_removed() -> None:
    after = corrected(
        {"op": "set", "path": "/skills/0/keywords/0", "value": "Python 3"},
        {"op": "add", "path": "/skills/0/keywords", "value": "Rust"},
        {"op": "move", "path": "/skills/0/keywords/3", "to": 0},
        {"op": "remove", "path": "/skills/0/keywords/2"},
    )

    assert after.skills[0].keywords == ["Rust", "Python 3", "Scala"]


def test_two_entries_become_one_and_nothing_of_them_is_lost() -> None:
    after = corrected({"op": "merge", "path": "/work/1"})

    one = after.work[1]
    assert (one.name, one.start_date, one.end_date) == (
        "Fernwood Analytics GmbH Brightwater Software",
        "2015-09",
        "2021-02",
    )
    assert len(one.highlights) == 3
    assert after.meta.sources["/work/1/highlights/2"] == RESUME.meta.sources["/work/2/highlights/0"]


def test_an_entry_is_cut_before_one_of_its_points() -> None:
    after = corrected({"op": "split", "path": "/work/0/highlights/2"})

    assert len(after.work) == 4
    assert (len(after.work[0].highlights), after.work[1].highlights) == (2, ["Mentored four junior engineers"])
    assert after.work[1].name is None
    assert after.work[2] == RESUME.work[1]


def test_a_text_is_cut_into_two_entries_or_two_points() -> None:
    after = corrected(
        {"op": "split", "path": "/education/0/institution", "at": 10},
        {"op": "split", "path": "/work/0/highlights/2", "at": 13},
    )

    assert after.work[0].highlights[2:] == ["Mentored four", "junior engineers"]
    assert len(after.education) == 3
    assert sourceless(after) == sourceless(RESUME)


def test_a_doubtful_section_is_confirmed() -> None:
    assert corrected({"op": "confirm", "path": "/work"}).meta.confidence["work"] == 1.0


@pytest.mark.parametrize(
    "edit",
    [
        {"op": "set", "path": "/work/9/name", "value": "x"},
        {"op": "set", "path": "/work/0/salary", "value": "x"},
        {"op": "set", "path": "/work/00/name", "value": "x"},
        {"op": "set", "path": "/nothing/0/name", "value": "x"},
        {"op": "set", "path": "/work/0", "value": "x"},
        {"op": "set", "path": "/work/0/name", "value": ["x"]},
        {"op": "set", "path": "/work/0/highlights", "value": "x"},
        {"op": "set", "path": "/work/0/startDate", "value": "when I was young"},
        {"op": "set", "path": "/skills/0/current", "value": True},
        {"op": "add", "path": "/work", "value": {"name": " "}},
        {"op": "add", "path": "/work", "value": {"boss": "x"}},
        {"op": "add", "path": "/work", "value": "x"},
        {"op": "add", "path": "/basics", "value": {"name": "x"}},
        {"op": "remove", "path": "/basics/name"},
        {"op": "remove", "path": "/work/0/name"},
        {"op": "move", "path": "/work", "to": 0},
        {"op": "merge", "path": "/work/2"},
        {"op": "split", "path": "/work/0/name", "at": 500},
        {"op": "split", "path": "/work/0/name"},
        {"op": "confirm", "path": "/work/0"},
    ],
)
def test_an_edit_that_makes_no_sense_is_refused_with_its_place(edit: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput) as refusal:
        corrected(edit)

    assert str(edit["path"]) in refusal.value.detail


def test_all_edits_are_made_or_none() -> None:
    with pytest.raises(InvalidInput):
        corrected({"op": "remove", "path": "/work/0"}, {"op": "remove", "path": "/work/9"})


def test_corrections_are_taken_back_step_by_step() -> None:
    one = corrected({"op": "set", "path": "/basics/phone", "value": "+49 30 901820"})
    two = corrected({"op": "merge", "path": "/work/0"}, {"op": "remove", "path": "/skills/0"}, resume=one)

    assert two.meta.model_extra is not None
    assert two.meta.model_extra["phone_e164"] == "+4930901820"
    assert without_layer(undo(two)) == without_layer(one)
    assert undo(undo(two)) == RESUME
    with pytest.raises(Conflict):
        undo(RESUME)


def test_a_row_survives_being_written_and_read() -> None:
    after = corrected({"op": "set", "path": "/work/0/current", "value": False}, {"op": "merge", "path": "/work/0"})

    again = Resume.model_validate(after.to_json_resume())

    assert again == after
    assert undo(again) == RESUME


def test_a_spoilt_layer_is_none() -> None:
    spoilt = RESUME.model_copy(deep=True)
    spoilt.meta.__pydantic_extra__ = {"corrections": [{"edit": 5}], "base": "no", "lost": 7}

    assert (corrections_of(spoilt), lost_of(spoilt)) == ([], [])


LATER = Job(
    position="Head of Data", company="Quay & Sons", location="Bristol, United Kingdom", dates="May 2024 – Present"
)


def test_corrections_survive_another_reading_in_which_everything_moved() -> None:
    first = corrected(
        {"op": "set", "path": "/work/1/name", "value": "Fernwood Analytics"},
        {"op": "set", "path": "/work/0/highlights/2", "value": "Mentored five junior engineers"},
        {"op": "add", "path": "/awards", "value": {"title": "Town prize", "date": "2020"}},
        {"op": "remove", "path": "/work/2"},
        {"op": "move", "path": "/skills/1", "to": 0},
        {"op": "set", "path": "/basics/name", "value": "Marta Kowalska-Reed"},
    )

    fresh = carry_over(first, read(resume_pdf(jobs=(LATER, *JOBS))))

    assert [one.name for one in fresh.work] == ["Quay & Sons", "Harbourline Logistics Ltd", "Fernwood Analytics"]
    assert fresh.work[1].highlights[2] == "Mentored five junior engineers"
    assert fresh.awards[0].title == "Town prize"
    assert fresh.skills[0].name == "Tools"
    assert fresh.basics.name == "Marta Kowalska-Reed"
    assert lost_of(fresh) == []
    assert len(corrections_of(fresh)) == 6


def test_a_typed_value_stays_when_the_reading_gives_another() -> None:
    first = corrected({"op": "set", "path": "/basics/email", "value": "marta@kowalska.example"})

    fresh = carry_over(first, read(resume_pdf(email="other@example.org")))

    assert fresh.basics.email == "marta@kowalska.example"
    assert undo(fresh).basics.email == "other@example.org"


def test_what_the_reading_found_anew_joins_a_list_that_was_typed() -> None:
    first = corrected({"op": "set", "path": "/skills/0/keywords", "value": ["Python", "Julia"]})

    fresh = carry_over(first, read(resume_pdf(skills=("Languages: Python, SQL, Scala, Haskell", "Tools: Kafka"))))

    assert fresh.skills[0].keywords == ["Python", "Julia", "Haskell"]


def test_a_correction_whose_place_is_gone_is_kept_and_named() -> None:
    first = corrected(
        {"op": "set", "path": "/work/2/position", "value": "Developer"},
        {"op": "set", "path": "/work/0/position", "value": "Lead"},
    )

    fresh = carry_over(first, read(resume_pdf(jobs=JOBS[:2])))
    again = carry_over(fresh, read(resume_pdf()))

    assert [one.work[0].position for one in (fresh, again)] == ["Lead", "Lead"]
    assert [(one.edit.path, one.was) for one in lost_of(fresh)] == [("/work/2/position", "Junior Software Developer")]
    assert again.work[2].position == "Developer"
    assert lost_of(again) == []
    assert lost_of(forget_lost(fresh)) == []


def test_an_entry_that_is_now_read_is_not_added_twice() -> None:
    first = correct(
        read(resume_pdf(jobs=JOBS[:2])),
        edits(
            {
                "op": "add",
                "path": "/work",
                "value": {"name": "Brightwater Software", "position": "Junior Software Developer"},
            }
        ),
    )

    fresh = carry_over(first, read(resume_pdf()))

    assert [one.name for one in fresh.work].count("Brightwater Software") == 1


def test_nothing_is_kept_for_a_resume_that_nobody_touched() -> None:
    assert carry_over(RESUME, RESUME) == RESUME


PATHS = st.sampled_from(
    [
        *texts_of({name: part for name, part in RESUME.to_json_resume().items() if name != "meta"}),
        *("/work", "/skills", "/work/0", "/work/1", "/work/2", "/skills/0", "/education/1", "/work/0/highlights"),
        "/basics",
    ]
)
WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
EDITS = st.one_of(
    st.fixed_dictionaries({"op": st.just("set"), "path": PATHS, "value": st.none() | WORDS | st.lists(WORDS)}),
    st.fixed_dictionaries({"op": st.just("add"), "path": PATHS, "value": WORDS | st.just({"name": "New"})}),
    st.fixed_dictionaries({"op": st.sampled_from(["remove", "merge", "confirm", "split"]), "path": PATHS}),
    st.fixed_dictionaries({"op": st.just("split"), "path": PATHS, "at": st.integers(1, 20)}),
    st.fixed_dictionaries({"op": st.just("move"), "path": PATHS, "to": st.integers(0, 5)}),
)


@given(st.lists(EDITS, max_size=8))
@settings(max_examples=150, deadline=None)
def test_any_edits_leave_every_value_with_its_source_and_can_be_taken_back(wanted: list[dict[str, Any]]) -> None:
    resume, made, lacking = RESUME, 0, set(sourceless(RESUME))
    for one in wanted:
        try:
            resume = corrected(one, resume=resume)
            made += 1
        except InvalidInput:
            continue

    assert {pointer.rsplit("/", 1)[-1] for pointer in sourceless(resume)} <= {p.rsplit("/", 1)[-1] for p in lacking}
    assert Resume.model_validate(resume.to_json_resume()) == resume
    assert without_layer(carry_over(resume, RESUME)) is not None
    for _ in range(made):
        resume = undo(resume)
    assert resume == RESUME
