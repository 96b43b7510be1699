import os
import subprocess
import sys
from pathlib import Path

import pytest

from service.match import ENGINE_VERSION
from service.match.model import RequirementKind, State
from service.resumes.model import Resume
from service.scrape.model import JobPosting
from tests.match.people import DESCRIPTION, asked, job, matched, mira

ROOT = Path(__file__).parents[2]


def value_at(resume: Resume, pointer: str) -> object:
    value: object = resume.to_json_resume()
    for step in pointer.split("/")[1:]:
        value = value[int(step)] if isinstance(value, list) else value[step] if isinstance(value, dict) else None
    return value


def test_the_score_is_the_weighed_sum_of_its_parts_on_a_curve() -> None:
    result = matched()

    assert result.engine_version == ENGINE_VERSION
    assert result.score == round(100 * sum(part.weight * part.score for part in result.parts) ** 0.4)
    assert sum(part.weight for part in result.parts) == pytest.approx(1)
    assert all(0 <= part.score <= 1 and part.detail for part in result.parts)


def test_parts_the_posting_does_not_ask_for_carry_no_weight() -> None:
    names = {
        part.name
        for part in matched(posting=job("You know Python and SQL well. You write services.", title="Coder")).parts
    }

    assert names == {"required skills", "use of skills", "line of work", "similar work", "wording"}


def test_every_requirement_points_at_the_sentence_that_asks_for_it() -> None:
    result = matched()

    assert len(result.requirements) > 5
    assert all(DESCRIPTION[r.asked.start : r.asked.end] == r.asked.text for r in result.requirements)
    assert asked(result, "Terraform").asked.text == "Terraform"


def test_every_piece_of_evidence_points_into_the_resume() -> None:
    resume = mira()

    for evidence in (e for r in matched(resume).requirements for e in r.evidence):
        assert value_at(resume, evidence.pointer) == evidence.text
        assert evidence.text[evidence.start : evidence.end]


def test_a_skill_that_the_resume_shows_is_met_with_its_line() -> None:
    requirement = asked(matched(), "Django")

    assert requirement.state is State.MET
    assert requirement.evidence[0].pointer == "/work/1/highlights/0"


def test_one_of_several_alternatives_is_enough() -> None:
    assert asked(matched(), "PostgreSQL or MySQL").state is State.MET


def test_a_skill_that_only_follows_from_another_is_met_partly() -> None:
    result = matched(mira(work=[], skills=[{"keywords": ["Django"]}]), job("Requirements:\n- Python\n- Kubernetes"))

    assert asked(result, "Python").state is State.PARTLY
    assert asked(result, "Kubernetes").state is State.MISSING


def test_a_skill_the_resume_denies_is_missing() -> None:
    assert asked(matched(), "Terraform").state is State.MISSING


def test_years_with_a_skill_are_counted_from_the_roles_that_show_it() -> None:
    requirement = asked(matched(), "5+ years of Python")

    assert requirement.kind is RequirementKind.SKILL_YEARS
    assert requirement.state is State.MET
    assert (
        asked(matched(posting=job("Requirements:\n- 9+ years of Python")), "9+ years of Python").state is State.PARTLY
    )


def test_a_dated_project_counts_for_the_skills_it_shows_but_not_as_work() -> None:
    hobby = {"name": "Weather station", "startDate": "2010-01", "endDate": "2015-12", "keywords": ["Rust"]}
    resume = mira(projects=[hobby])
    posting = job("Requirements:\n- 6+ years of Rust\n- 10 years of experience in software")

    result = matched(resume, posting)

    assert asked(result, "6+ years of Rust").state is State.MET
    assert asked(result, "10+ years of experience").state is State.PARTLY


def test_years_overall_count_up_to_today() -> None:
    result = matched(posting=job("Requirements:\n- 8 years of experience in software\n- Python"))

    assert asked(result, "8+ years of experience").state is State.MET


def test_a_degree_in_the_same_subject_is_met() -> None:
    requirement = next(r for r in matched().requirements if r.kind is RequirementKind.EDUCATION)

    assert requirement.name == "Bachelor in Computer science"
    assert requirement.state is State.MET
    assert requirement.evidence[0].pointer == "/education/0/studyType"


def test_the_subject_of_a_degree_is_no_skill_and_neither_is_an_address() -> None:
    text = "Requirements:\n- Python and SQL\n- Bachelor's degree in Mathematics or Physics\n- Write to https://java.example"

    names = {one.name for one in matched(posting=job(text)).requirements}

    assert names == {"Python", "SQL", "Bachelor in Mathematics or Physics"}


def test_a_label_before_what_it_names_is_no_wish_of_its_own() -> None:
    text = "Requirements:\n- Infrastructure as code: Terraform and Helm\n- Python: Django or Flask"

    names = [one.name for one in matched(posting=job(text)).requirements]

    assert names == ["Terraform", "Helm", "Django or Flask"]


def test_what_a_resume_would_not_say_is_unknown() -> None:
    requirement = asked(matched(), "Permission to work in the EU")

    assert requirement.state is State.UNKNOWN
    assert requirement.evidence == ()


def test_a_language_that_is_not_listed_is_missing() -> None:
    requirement = asked(matched(), "German (fluent)")

    assert requirement.kind is RequirementKind.LANGUAGE
    assert requirement.state is State.MISSING


def test_required_and_preferred_are_told_apart() -> None:
    result = matched()

    assert asked(result, "Terraform").required is False
    assert asked(result, "PostgreSQL or MySQL").required is True


def test_benefits_and_legal_text_ask_for_nothing() -> None:
    names = {requirement.name for requirement in matched().requirements}

    assert not names & {"Excel", "Java"}


def test_a_thin_posting_gets_a_note_instead_of_a_score() -> None:
    result = matched(posting=job("Great job!", title="Clerk"))

    assert result.score is None
    assert result.note is not None
    assert "posting" in result.note


def test_an_empty_resume_gets_a_note_instead_of_a_score() -> None:
    result = matched(Resume())

    assert result.score is None
    assert result.note is not None
    assert "résumé" in result.note


def test_an_empty_posting_is_no_failure() -> None:
    assert matched(posting=JobPosting()).score is None


def test_a_german_posting_is_read() -> None:
    text = (
        "Dein Profil:\n- Mindestens 3 Jahre Erfahrung mit Python\n- Kenntnisse in PostgreSQL\n- Fließend Deutsch"
        "\n\nVon Vorteil:\n- Docker"
    )

    result = matched(posting=job(text, title="Entwickler"))

    states = {r.name: (r.required, r.state) for r in result.requirements}
    assert states == {
        "3+ years of Python": (True, State.MET),
        "Python": (True, State.MET),
        "PostgreSQL": (True, State.MET),
        "German (fluent)": (True, State.MISSING),
        "Docker": (False, State.MET),
    }


def test_another_process_gives_the_same_result() -> None:
    ask = (
        "from service.match import match\n"
        "from tests.match.people import TODAY, job, mira\n"
        "print(match(mira(), job(), today=TODAY).model_dump_json())"
    )

    said = {
        subprocess.run(
            [sys.executable, "-c", ask],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }

    assert said == {matched().model_dump_json()}


def test_what_no_block_of_the_resume_holds_still_counts() -> None:
    line = "Ran the Kubernetes cluster of the club. M.Sc. in Computer Science, Leeds"
    posting = job("Requirements:\n- Kubernetes\n- Master's degree in Computer Science")
    left = mira(meta={"unplaced": [{"page": 2, "line": 40, "text": line}]})

    (shown,) = asked(matched(left, posting), "Kubernetes").evidence

    assert asked(matched(posting=posting), "Kubernetes").state is State.MISSING
    assert shown.pointer == "/meta/unplaced/0/text"
    assert shown.text[shown.start : shown.end] == "Kubernetes cluster"
    assert asked(matched(left, posting), "Master in Computer science").state is State.MET


@pytest.mark.parametrize(
    "line",
    [
        "References: Tom Hill, Head of Kubernetes, Acme",
        "Prof. Jane Roe, PhD in Computer Science, Kubernetes",
        "Thesis supervised by Dr. Smith on Kubernetes",
        "REFERENZEN: Kubernetes bei Acme, Frau Hill",
    ],
)
def test_what_is_said_of_referees_and_supervisors_is_not_the_person_s_own(line: str) -> None:
    others = mira(meta={"unplaced": [{"page": 2, "line": 40, "text": line}]})

    assert asked(matched(others, job("Requirements:\n- Kubernetes")), "Kubernetes").state is State.MISSING


def test_a_professor_s_own_line_and_reference_data_count() -> None:
    for line in ("Professor of computing, taught Kubernetes", "Moved the reference data to Kubernetes"):
        own = mira(meta={"unplaced": [{"page": 2, "line": 40, "text": line}]})

        assert asked(matched(own, job("Requirements:\n- Kubernetes")), "Kubernetes").state is State.MET


def test_putting_a_line_into_a_block_never_lowers_the_score() -> None:
    line = "Machine learning models in production for fraud detection"
    posting = job("Requirements:\n- Machine learning\n- Kubernetes", title="Machine Learning Engineer")
    unplaced = {"unplaced": [{"page": 2, "line": 40, "text": line}]}
    left = matched(mira(meta=unplaced), posting).fit

    for block in (
        {"skills": [{"keywords": [line]}]},
        {"volunteer": [{"organization": line}]},
        {"languages": [{"language": line}, {"language": "English", "fluency": "native"}]},
    ):
        assert matched(mira(meta=unplaced, **block), posting).fit >= left


def test_a_line_that_the_person_has_put_into_a_block_is_shown_once() -> None:
    line = "Ran the Kubernetes cluster of the club"
    placed = mira(projects=[{"name": line}], meta={"unplaced": [{"page": 2, "line": 40, "text": line}]})

    (shown,) = asked(matched(placed, job("Requirements:\n- Kubernetes")), "Kubernetes").evidence

    assert shown.pointer == "/projects/0/name"


def test_marks_of_bold_type_are_no_part_of_what_is_asked() -> None:
    wishes = "## **Requirements**\n- **Django**, `kubectl`\n- A BI tool (**Tableau**, **Looker**)\n- **Fluent German**"

    result = matched(mira(), job(wishes))

    asked_for = [(one.name, " ".join(one.asked.text.split())) for one in result.requirements]
    assert asked_for == [
        ("Django", "Django , kubectl"),
        ("Tableau or Looker", "A BI tool ( Tableau , Looker )"),
        ("German (fluent)", "Fluent German"),
    ]
    assert all(not set(one.named.text) & {"*", "`"} for one in result.requirements)
