"""Words that look like a claim and are none, or tell less than they seem to: each beside one that does claim it."""

from datetime import date

import pytest

from service.drafts.grounding import Verdict, audit
from service.resumes.model import Basics, Education, Location, Meta, Resume, Work
from service.scrape.model import JobPosting

TODAY = date(2026, 11, 1)
RESUME = Resume(
    basics=Basics(name="Raúl Ibáñez", location=Location(city="Alicante")),
    work=[
        Work(
            name="Harrow Electrical",
            position="Senior Electrician",
            location="Leeds",
            start_date="2019-04",
            highlights=["Launched 3 organic product ranges", "Annual budget of 350,000 euros", "Testing of circuits"],
        ),
        Work(
            name="Seguros Levante",
            position="Electrician",
            location="Alicante",
            start_date="2015-06",
            end_date="2019-03",
        ),
        Work(
            name="Universidad de Alicante",
            position="Apprentice Electrician",
            location="Alicante",
            start_date="2011-09",
            end_date="2015-05",
        ),
    ],
    education=[Education(institution="Universidad de Murcia", study_type="Master", area="Physics", end_date="2011")],
    meta=Meta(current=["/work/0"]),
)
POSTING = JobPosting(
    title="Electrician", location="Barcelona", description="You run a budget of 800,000 euros at our site in Barcelona."
)


def _verdict(text: str, resume: Resume = RESUME) -> Verdict:
    return audit(text, resume=resume, posting=POSTING, today=TODAY).sentences[-1].verdict


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("On paper I am an electrician.", "I published a paper as an electrician."),
        ("Sobre el papel soy electricista.", "Sobre el papel soy abogado."),
        (
            "Mi primer puesto fue el de aprendiz en la Universidad de Alicante.",
            "Obtuve el primer puesto en la Universidad de Alicante.",
        ),
        (
            "I stayed with Harrow Electrical for seven years in all.",
            "I stayed with Harrow Electrical for twelve years in all.",
        ),
        ("I launched three organic product ranges.", "I launched nine organic product ranges."),
        ("J'ai lancé trois gammes de produits bio.", "J'ai lancé neuf gammes de produits bio."),
    ],
)
def test_a_turn_of_phrase_is_not_taken_for_a_claim(right: str, wrong: str) -> None:
    assert _verdict(right) is Verdict.SUPPORTED
    assert _verdict(wrong) is Verdict.UNSUPPORTED


def test_any_degree_is_a_study_but_a_training_is_none() -> None:
    told = "Mein Studium habe ich 2011 abgeschlossen."
    trained = RESUME.model_copy(
        update={"education": [Education(institution="Leeds", study_type="NVQ Level 3", end_date="2011")]}
    )
    assert _verdict(told) is Verdict.SUPPORTED
    assert _verdict(told, trained) is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "Durante más de tres años trabajé en Alicante como electricista.",
            "Durante seis años fui becario en Alicante.",
        ),
        (
            "Durante casi cuatro años trabajé en la Universidad de Alicante.",
            "Pasé seis años en la Universidad de Alicante.",
        ),
    ],
)
def test_a_town_is_not_taken_for_the_employer_that_is_called_after_it(right: str, wrong: str) -> None:
    assert _verdict(right) is Verdict.SUPPORTED
    assert _verdict(wrong) is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("I have worked as an electrician for eleven years.", "I have worked as an electrician for fifteen years."),
        (
            "I have worked as a senior electrician for seven years.",
            "I have worked as a senior electrician for eleven years.",
        ),
        (
            "I worked as an apprentice electrician for almost four years.",
            "I worked as an apprentice electrician for eight years.",
        ),
    ],
)
def test_years_as_something_are_also_those_at_a_higher_rank_and_never_at_a_lower_one(right: str, wrong: str) -> None:
    assert _verdict(right) is Verdict.SUPPORTED
    assert _verdict(wrong) is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "Votre budget de 800 000 euros dépasse le mien, qui est de 350 000 euros.",
            "Votre budget de 800 000 euros dépasse le mien, qui est de 450 000 euros.",
        ),
        (
            "Your budget of 800,000 euros exceeds mine, which is 350,000 euros.",
            "Your budget of 900,000 euros exceeds mine, which is 350,000 euros.",
        ),
    ],
)
def test_what_is_mine_is_held_against_the_resume_and_what_is_yours_against_the_posting(right: str, wrong: str) -> None:
    assert _verdict(right) is Verdict.SUPPORTED
    assert _verdict(wrong) is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    "wish",
    [
        "Estoy dispuesto a mudarme a Barcelona.",
        "I am willing to relocate to Barcelona.",
        "Ich bin gerne bereit, nach Barcelona umzuziehen.",
    ],
)
def test_to_be_ready_for_something_is_no_claim(wish: str) -> None:
    assert _verdict(wish) is Verdict.NOT_A_CLAIM


def test_what_one_is_ready_to_bring_is_one() -> None:
    assert _verdict("Estoy dispuesto a aportar mis veinte años como electricista.") is Verdict.UNSUPPORTED
