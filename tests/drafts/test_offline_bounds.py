"""Drafts without AI where little fits: another language, no room, work that names a trade in several words."""

from datetime import date

import pytest

from service.drafts.checking import Grounds, check
from service.drafts.grounding import Verdict
from service.drafts.model import DraftKind
from service.drafts.patience import Patience
from service.drafts.providers import Completion
from service.drafts.providers.offline import OfflineProvider
from service.errors import ProviderMisconfigured
from service.resumes.model import Resume
from service.scrape.model import JobPosting
from tests.drafts.people import ana, posting
from tests.drafts.test_offline import SECONDS, draft


def test_a_company_that_ends_in_a_stop_ends_the_sentence() -> None:
    job = JobPosting(title="Baker", company="Harbor & Pine, Inc.", description="We bake.", language="en")

    assert "I am applying for the position “Baker” at Harbor & Pine, Inc." in draft(DraftKind.COVER_LETTER, ana(), job)


def test_between_languages_a_stem_in_common_is_no_match() -> None:
    nurse = Resume.model_validate(
        {
            "work": [
                {
                    "position": "Ward Manager",
                    "name": "Northern General",
                    "highlights": ["Lead a team of 24 nurses", "Run the ward and its budget for the trust"],
                },
                {
                    "position": "Staff Nurse",
                    "name": "Leeds Infirmary",
                    "highlights": ["Cared for the patients of the unit after surgery"],
                },
            ]
        }
    )
    job = JobPosting(
        title="Infirmier coordinateur",
        company="Clinique du Lac",
        description="Vous êtes infirmier et vous encadrez une équipe de soins dans le service de nuit de la clinique.",
        language="fr",
    )

    paragraphs = draft(DraftKind.COVER_LETTER, nurse, job, language="fr")

    assert paragraphs[0].startswith("[Assemblé sans IA à partir des lignes de votre CV, qui sont dans une autre langue")
    assert paragraphs[4].startswith("Ward Manager, Northern General")


def test_what_fits_the_posting_but_not_the_limit_gives_way_to_skills_in_common() -> None:
    student = Resume.model_validate(
        {
            "projects": [{"name": "Routes", "highlights": ["An app in Kotlin that " + "plans routes and " * 12]}],
            "volunteer": [{"organization": "Code Club", "highlights": ["Teach Scratch every Saturday."]}],
            "skills": [{"keywords": ["Kotlin", "Git"]}],
        }
    )
    job = JobPosting(title="Android Developer", company="Kontor", description="Kotlin and Git.", language="en")

    text = "\n\n".join(draft(DraftKind.OUTREACH, student, job, limit=300))

    assert "Skills your posting also names: Kotlin, Git." in text
    assert "Scratch" not in text


def test_a_note_without_room_for_all_of_its_frame_keeps_to_its_limit() -> None:
    paragraphs = draft(DraftKind.OUTREACH, ana(), posting(), recipient="Dana Okafor", limit=100)

    assert paragraphs == ["Hello Dana Okafor,", "I saw the opening for “Python Developer” at Kontor GmbH."]


@pytest.mark.parametrize("question", ["How many years of experience do you have in nursing?", "Years of nursing?"])
def test_years_in_a_trade_are_not_said_where_some_work_names_it_otherwise(question: str) -> None:
    nurse = Resume.model_validate(
        {
            "work": [
                {"position": "Ward Manager", "name": "Northern General", "startDate": "2015-03"},
                {"position": "Staff Nurse", "name": "Leeds Infirmary", "startDate": "2006-10", "endDate": "2015-02"},
            ],
            "meta": {"current": ["/work/0"]},
        }
    )

    said = draft(DraftKind.ANSWER, nurse, posting(), question=question, today=date(2026, 7, 15))

    assert not any("years of experience" in paragraph for paragraph in said)
    assert len(said) == 1 or said[1]


def test_without_material_there_is_nothing_to_write_from() -> None:
    asked = Completion(system="", context="", request="", max_tokens=1)

    with pytest.raises(ProviderMisconfigured), Patience(SECONDS) as patience:
        list(OfflineProvider().stream(asked, patience))


@pytest.mark.parametrize(
    ("language", "named", "greeting"),
    [
        ("de", "Ansprechpartnerin: Frau Dr. Claudia Weber", "Sehr geehrte Frau Dr. Weber,"),
        ("en", "Contact: Mr Jens Meier", "Dear Mr Meier,"),
        ("fr", "Votre contact : Mme Claire Durand", "Madame Durand,"),
        ("es", "Persona de contacto: Sr. Gómez", "Estimado Sr. Gómez:"),
    ],
)
def test_a_letter_greets_whom_the_posting_names_and_the_greeting_is_no_claim(
    language: str, named: str, greeting: str
) -> None:
    job = posting(f"We need Python and PostgreSQL.\n\n{named}")

    paragraphs = draft(DraftKind.COVER_LETTER, ana(), job, language=language)
    audited = check("\n\n".join(paragraphs), Grounds(resume=ana(), posting=job, today=date(2026, 7, 15)))

    assert paragraphs[1] == greeting
    assert next(said for said in audited.sentences if said.text == greeting).verdict is Verdict.NOT_A_CLAIM


def test_a_note_reads_as_sentences_each_backed_by_its_line() -> None:
    lines = ["on-call for the Python and PostgreSQL services", "cut PostgreSQL costs;"]
    resume = Resume.model_validate(
        {"basics": {"name": "Jo Lee"}, "work": [{"name": "Kontor", "position": "Engineer", "highlights": lines}]}
    )

    said = draft(DraftKind.OUTREACH, resume, posting(), limit=300)[3]
    audited = check(said, Grounds(resume=resume, posting=posting(), today=date(2026, 7, 15))).sentences

    assert said == "From my résumé: on-call for the Python and PostgreSQL services. Cut PostgreSQL costs."
    assert {sentence.verdict for sentence in audited} == {Verdict.SUPPORTED}
