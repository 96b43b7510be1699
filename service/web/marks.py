"""A draft taken apart for reading: each sentence with how the résumé backs it, also after it was edited. Pure."""

from dataclasses import dataclass

from service.drafts.grounding.model import SentenceAudit, Verdict
from service.drafts.places import is_whole, places
from service.drafts.sending import is_left_out
from service.drafts.store import Draft
from service.match.model import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What is known about one sentence; `number` leads from the text to the list below it."""

    number: int
    sentence: SentenceAudit
    is_vouched: bool = False  # the person stands by it
    is_left_out: bool = False  # of what is copied and saved

    @property
    def verdict(self) -> str:
        """How far the résumé backs the sentence."""
        return self.sentence.verdict.value

    @property
    def is_backed(self) -> bool:
        """Whether the résumé says all of it."""
        return self.sentence.verdict is Verdict.SUPPORTED


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text, with its note when it makes a claim."""

    text: str
    note: Note | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A draft in pieces that add up to its text. `is_edited`: some of it is the person's own and was not checked."""

    pieces: list[Piece]
    notes: list[Note]
    is_edited: bool
    unsaid: list[Evidence]  # true lines that the posting asks for and the text leaves out

    @property
    def doubtful(self) -> list[Note]:
        """The notes that need the person's eye."""
        return [note for note in self.notes if note.is_left_out]

    @property
    def own(self) -> list[Note]:
        """The notes of what the résumé does not back and the person wrote, or keeps, all the same."""
        return [note for note in self.notes if not note.is_backed and note.is_vouched]


def marked(draft: Draft) -> Marked:
    """The text of a draft with its notes; sentences that were edited away have none."""
    pieces: list[Piece] = []
    notes: list[Note] = []
    position = 0
    for start, sentence in places(draft.content, draft.evidence):
        note = None
        if sentence.verdict is not Verdict.NOT_A_CLAIM:
            note = Note(
                number=len(notes) + 1,
                sentence=sentence,
                is_vouched=sentence.text in draft.vouched,
                is_left_out=is_left_out(sentence, draft.vouched),
            )
            notes.append(note)
        pieces += [Piece(draft.content[position:start]), Piece(sentence.text, note)]
        position = start + len(sentence.text)
    pieces.append(Piece(draft.content[position:]))
    return Marked(
        pieces=[piece for piece in pieces if piece.text],
        notes=notes,
        is_edited=not is_whole(draft.content, draft.evidence),
        unsaid=[line for line in draft.evidence.left_out if line.text not in draft.content],
    )
