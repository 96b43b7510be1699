"""Writing a draft in a test: a provider that says what it is given, and what comes of it."""

import socket
from collections.abc import Generator, Iterable
from datetime import date

from service.drafts.model import Done, DraftKind, DraftRequest, Past, Usage
from service.drafts.patience import Patience
from service.drafts.providers import Begins, Chunk, Completion, Provider
from service.drafts.writing import Brief, Event, write
from service.errors import ProviderFailed
from service.resumes.model import Resume
from service.scrape.model import JobPosting
from tests.drafts.people import NONCE, ana, posting

TODAY = date(2026, 11, 22)
LETTER = DraftRequest(kind=DraftKind.COVER_LETTER)
SECONDS = 30.0


class Says:
    """A provider that says what the test gives it, as one sentence, and then fails if it is told to."""

    name = "says"
    model = "says-1"

    def __init__(self, *pieces: str, then: ProviderFailed | None = None) -> None:
        self.pieces, self.then = pieces, then
        self.closed = False
        self.asked = 0

    def stream(self, request: Completion, patience: Patience) -> Generator[Chunk, None, None]:
        """Yield the pieces."""
        del request, patience
        self.asked += 1
        try:
            for number, piece in enumerate(self.pieces):
                yield Chunk(text=piece, begins=None if number else Begins.PARAGRAPH)
            if self.then is not None:
                raise self.then
            yield Chunk(evidence=())
            yield Chunk(usage=Usage(input=100, output=20))
        finally:
            self.closed = True


def drafting(
    provider: Provider,
    request: DraftRequest = LETTER,
    *,
    resume: Resume | None = None,
    job: JobPosting | None = None,
    fallback: Provider | None = None,
    past: Past | None = None,
    masks: bool = True,
    reader: socket.socket | None = None,
) -> Generator[Event, None, None]:
    brief = Brief(
        request=request,
        resume=resume or ana(),
        posting=job or posting(),
        today=TODAY,
        nonce=NONCE,
        past=past or Past(),
        masks=masks,
    )
    with Patience(SECONDS, reader=reader) as patience:
        yield from write(brief, providers=[provider, *([fallback] if fallback else [])], patience=patience)


def done(events: Iterable[Event]) -> Done:
    last = list(events)[-1]
    assert isinstance(last, Done)
    return last
