"""A limit is kept by leaving out what matters least, and what is sent is what counts."""

import pytest

from service.drafts.frames import notes
from service.drafts.model import DraftKind
from service.resumes.model import Resume
from tests.drafts.people import ana, german_posting, jonas, posting
from tests.drafts.test_offline import draft

LEAST = "Cut the nightly import from 50 to 8 minutes"


def sent(paragraphs: list[str]) -> str:
    return "\n\n".join(part for part in paragraphs if part not in notes())


def letter(limit: int) -> str:
    return sent(draft(DraftKind.COVER_LETTER, ana(), posting(), limit=limit))


def test_a_letter_drops_what_is_beside_the_experience_first() -> None:
    job = posting("We need Python, PostgreSQL and Spanish for our invoicing platform.")
    whole = sent(draft(DraftKind.COVER_LETTER, ana(), job))
    parts = ("Also:", "Education:", "Skills your posting", "Nube Datos")

    said = [sent(draft(DraftKind.COVER_LETTER, ana(), job, limit=limit)) for limit in range(len(whole), 300, -10)]

    kept = [[part in text for part in parts] for text in said]
    assert kept[0] == [True] * 4
    assert all(sorted(flags) == flags for flags in kept)


@pytest.mark.parametrize("limit", [300, 400, 500, 600, 900])
def test_a_letter_never_goes_without_any_role(limit: int) -> None:
    text = letter(limit)

    assert len(text) <= limit
    assert LEAST in text or "Built the invoicing service" in text


def test_a_letter_that_fits_nowhere_is_as_short_as_it_can_be() -> None:
    assert LEAST in letter(50)
    assert len(letter(50)) < 220


def test_an_answer_without_room_gives_the_line_alone() -> None:
    said = draft(DraftKind.ANSWER, ana(), posting(), question="How fast is your import?", limit=50)

    assert said[1:] == [LEAST]


def test_an_answer_that_fits_nowhere_is_given_all_the_same() -> None:
    said = draft(DraftKind.ANSWER, ana(), posting(), question="Which invoicing service?", limit=50)

    assert said[1:] == ["Built the invoicing service in Python and PostgreSQL for 400 customers"]


def test_a_message_says_a_line_as_long_as_one_fits() -> None:
    paragraphs = draft(DraftKind.OUTREACH, jonas(), german_posting(), language="de", limit=265)

    assert len(sent(paragraphs)) <= 265
    assert "Aus meinem Lebenslauf: Einarbeitung neuer Kolleginnen und Kollegen." in paragraphs


def test_a_message_without_a_line_does_not_say_it_has_one() -> None:
    long = Resume.model_validate({"work": [{"name": "Kontor", "highlights": ["Python " + "and more " * 30]}]})

    paragraphs = draft(DraftKind.OUTREACH, long, posting(), limit=300)

    assert paragraphs[0] == "Hello,"
    assert len("\n\n".join(paragraphs)) <= 300
