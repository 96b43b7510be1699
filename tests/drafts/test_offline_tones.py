"""A tone changes how a letter or a message without AI greets and closes, and never what it says of the person."""

import pytest

from service.drafts.model import Audience, DraftKind, Tone
from service.resumes.model import Resume
from service.scrape.model import JobPosting
from tests.drafts.people import ana, posting
from tests.drafts.test_offline import draft

LANGUAGES = ["en", "de", "fr", "es"]
FACTS = ("- ", "Backend Engineer", "Skills", "Education")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [DraftKind.COVER_LETTER, DraftKind.OUTREACH])
def test_each_tone_sounds_different_and_says_the_same(language: str, kind: DraftKind) -> None:
    drafts = {tone: draft(kind, ana(), posting(), language=language, tone=tone) for tone in Tone}

    assert len({"".join(paragraphs) for paragraphs in drafts.values()}) == len(Tone)
    facts = [[part for part in paragraphs if part.startswith(FACTS)] for paragraphs in drafts.values()]
    assert all(fact == facts[0] for fact in facts)


@pytest.mark.parametrize(
    ("language", "tone", "greeting", "closing"),
    [
        ("en", Tone.WARM, "Hello Kontor GmbH team,", "Warm regards,"),
        ("en", Tone.FORMAL, "Dear Sir or Madam,", "Yours faithfully,"),
        ("de", Tone.WARM, "Guten Tag,", "Herzliche Grüße"),
        ("de", Tone.FORMAL, "Sehr geehrte Damen und Herren,", "Mit freundlichen Grüßen"),
        ("fr", Tone.FORMAL, "Madame, Monsieur,", "Je vous prie d’agréer l’expression de mes salutations distinguées."),
        ("es", Tone.FORMAL, "Estimados señores:", "Atentamente,"),
    ],
)
def test_a_letter_greets_and_closes_in_its_tone(language: str, tone: Tone, greeting: str, closing: str) -> None:
    paragraphs = draft(DraftKind.COVER_LETTER, ana(), posting(), language=language, tone=tone)

    assert paragraphs[1] == greeting
    assert paragraphs[-1] == f"{closing}\nAna García"


def test_a_formal_message_to_a_name_closes_as_one_does_to_a_name() -> None:
    paragraphs = draft(DraftKind.OUTREACH, ana(), posting(), recipient="Dana Okafor", tone=Tone.FORMAL)

    assert paragraphs[1] == "Dear Dana Okafor,"
    assert paragraphs[-1] == "Yours sincerely,\nAna García"


def test_an_answer_is_the_same_in_every_tone() -> None:
    answers = [draft(DraftKind.ANSWER, ana(), posting(), question="Python?", tone=tone) for tone in Tone]

    assert answers[0] == answers[1] == answers[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_asks_after_an_application_without_a_title_does_not_apply_anew(language: str) -> None:
    ask = {"language": language, "audience": Audience.FOLLOW_UP}
    untitled = draft(DraftKind.OUTREACH, Resume.model_validate({}), JobPosting(), **ask)  # type: ignore[arg-type]  # a language and an audience

    assert any(word in untitled[2] for word in ("my application", "Bewerbung", "ma candidature", "mi candidatura"))
