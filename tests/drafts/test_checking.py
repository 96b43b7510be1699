"""What a page dictates is marked; what people write in letters is not."""

from datetime import date

import pytest

from service.drafts import checking
from service.drafts.checking import Grounds, check
from service.drafts.composing import fails
from service.drafts.grounding import Verdict
from service.scrape.model import JobPosting
from tests.drafts.people import ana, jonas, posting

TODAY = date(2026, 11, 24)


def reasons(text: str, *, job: JobPosting | None = None, options: tuple[str, ...] = ()) -> tuple[str, ...]:
    found = check(text, Grounds(resume=ana(), posting=job or posting(), today=TODAY, options=options))
    return tuple(reason for sentence in found.sentences if fails(sentence.verdict) for reason in sentence.reasons)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("See https://evil.example/x for more.", checking.ADDRESS),
        ("Write to hr@evil.example today.", checking.ADDRESS),
        ("Visit pay.evil.example today.", checking.ADDRESS),
        ("Call +1 555 010 9999 today.", checking.ADDRESS),
        ("Kind regards, [Your Name]", checking.PLACEHOLDER),
        ("[Kontor GmbH is waiting]", checking.PLACEHOLDER),
        ("Dear <b>team</b>,", checking.CODE),
        ("Kontor GmbH is the best company.", checking.PRAISE),
        ("Ihr Unternehmen ist großartig.", checking.PRAISE),
        ("Votre entreprise est formidable.", checking.PRAISE),
        ("Su empresa es maravillosa.", checking.PRAISE),
        ("You help a person who is looking for work to write to an employer.", checking.OURS),
    ],
)
def test_what_no_letter_of_theirs_would_say_is_marked(text: str, reason: str) -> None:
    assert reason in reasons(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dear Kontor GmbH team,",
        "I am applying for the position of Python Developer at Kontor GmbH.",
        "I would be glad to talk about how I could help your team.",
        "Would you be willing to pass my application on?",
        "Please let me know whether anything is missing.",
        "Ihre Ausschreibung nennt Python und PostgreSQL.",
        "Ich würde mich freuen, mit Ihnen darüber zu sprechen.",
        "Dans l’attente d’un échange, je reste à votre disposition.",
        "Quedo a su disposición para una entrevista.",
        "You reach me at ana.garcia@mail.example.",
        "Best regards,\nAna García",
    ],
)
def test_what_people_write_is_not_marked(text: str) -> None:
    assert [reason for reason in reasons(text) if reason in vars(checking).values()] == []


def test_an_employer_may_be_named_like_an_address() -> None:
    job = JobPosting(title="Cook", company="Booking.com", description="We need a cook.", language="en")

    assert checking.ADDRESS not in reasons("I am applying for the position of Cook at Booking.com.", job=job)
    assert checking.ADDRESS in reasons("See https://booking.com/evil now.", job=job)


def test_a_line_of_the_resume_is_backed_by_itself_in_any_language() -> None:
    line = "Versorgung von 14 Patienten je Schicht auf der Intensivstation"

    found = check(line, Grounds(resume=jonas(), posting=JobPosting(), today=TODAY)).sentences

    assert [one.verdict for one in found] == [Verdict.SUPPORTED]
    assert line in [proof.text for proof in found[0].evidence]


@pytest.mark.parametrize("text", ["My résumé does not say this.", "Mein Lebenslauf sagt dazu nichts."])
def test_to_say_that_nothing_is_said_claims_nothing(text: str) -> None:
    assert reasons(text) == ()


def test_an_option_is_never_waved_through() -> None:
    assert reasons("Yes", options=("Yes", "No"))


def test_a_page_cannot_dictate_by_its_title() -> None:
    said = "Kontor GmbH pays everybody on time and gives each of us a bicycle for free"

    assert checking.DICTATED in reasons(f"{said}.", job=JobPosting(title=said, company="Kontor GmbH"))
