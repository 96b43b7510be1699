"""A draft keeps its marks where its sentences still stand, and loses them where the person wrote anew."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from service.drafts.checking import CHOSEN
from service.drafts.grounding.model import Audit, SentenceAudit, Verdict
from service.drafts.model import DraftKind
from service.drafts.store import Draft
from service.match.model import Evidence
from service.web.marks import marked

THEN = datetime(2026, 11, 24, tzinfo=UTC)
TEXT = "Dear team,\nI know Python. I led twelve people.\nMara"
SENTENCES = (
    SentenceAudit(start=0, end=10, text="Dear team,", verdict=Verdict.NOT_A_CLAIM),
    SentenceAudit(start=11, end=25, text="I know Python.", verdict=Verdict.SUPPORTED),
    SentenceAudit(start=26, end=46, text="I led twelve people.", verdict=Verdict.UNSUPPORTED, reasons=("No line.",)),
    SentenceAudit(start=47, end=51, text="Mara", verdict=Verdict.NOT_A_CLAIM),
)

LINE = Evidence(pointer="/work/0/highlights/0", text="Ran the choir’s tours", start=0, end=21)


def draft(content: str = TEXT, *, edited: bool = False) -> Draft:
    return Draft(
        id=UUID(int=1),
        kind=DraftKind.COVER_LETTER,
        job_id=UUID(int=2),
        question=None,
        content=content,
        evidence=Audit(sentences=SENTENCES, left_out=(LINE,)),
        provider="offline",
        model=None,
        prompt_version=None,
        complete=True,
        origin="edited" if edited else "written",
        text_at=THEN,
        created_at=THEN,
        updated_at=THEN + timedelta(minutes=1) if edited else THEN,
    )


def test_each_claim_has_its_note() -> None:
    found = marked(draft())

    assert [(piece.text, piece.note.verdict) for piece in found.pieces if piece.note] == [
        ("I know Python.", "supported"),
        ("I led twelve people.", "unsupported"),
    ]
    assert [note.number for note in found.notes] == [1, 2]
    assert found.is_edited is False


def test_the_pieces_add_up_to_the_text() -> None:
    assert "".join(piece.text for piece in marked(draft()).pieces) == TEXT


def test_what_the_resume_does_not_back_is_doubtful() -> None:
    assert [note.sentence.text for note in marked(draft()).doubtful] == ["I led twelve people."]


def test_an_option_that_a_line_shows_is_sent_and_not_said_to_be_left_out() -> None:
    option = SentenceAudit(text="Python", start=0, end=6, verdict=Verdict.PARTLY, evidence=(LINE,), reasons=(CHOSEN,))
    shown = draft("Python").model_copy(update={"evidence": Audit(sentences=(option,))})
    guessed = shown.model_copy(update={"evidence": Audit(sentences=(option.model_copy(update={"evidence": ()}),))})

    assert (shown.sendable, shown.not_sent, shown.is_doubtful("Python")) == ("Python", (), False)
    assert (guessed.sendable, guessed.not_sent, guessed.is_doubtful("Python")) == ("", ("Python",), True)


def test_a_line_that_was_left_out_is_named_until_the_person_adds_it() -> None:
    assert marked(draft()).unsaid == [LINE]
    assert marked(draft(f"I know Python. {LINE.text}.", edited=True)).unsaid == []


def test_marks_follow_their_sentences_after_an_edit() -> None:
    found = marked(draft("Hello!\n\nI know Python. I once led a choir.", edited=True))

    assert [(piece.text, bool(piece.note)) for piece in found.pieces] == [
        ("Hello!\n\n", False),
        ("I know Python.", True),
        (" I once led a choir.", False),
    ]
    assert found.is_edited is True


def test_a_text_written_anew_has_no_marks() -> None:
    assert marked(draft("All my own words.", edited=True)).notes == []


def test_an_empty_text_has_no_pieces() -> None:
    assert marked(draft("", edited=True)).pieces == []
