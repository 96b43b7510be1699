"""One file per AI provider, each a translation of one method: our `Completion` in, `Chunk`s or a typed failure out."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from service.drafts.model import DraftRequest, Past, Usage
from service.drafts.patience import Patience
from service.resumes.model import Resume
from service.scrape.model import JobPosting

OFFLINE = "offline"  # the provider that needs no key


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What the draft is about, unmasked, for a provider that writes on this machine and sends nothing out.

    `refs` maps a line's JSON pointer ("/work/0/highlights/2") to its reference in the prompt.
    """

    request: DraftRequest
    resume: Resume
    posting: JobPosting
    language: str
    refs: Mapping[str, str]
    today: date | None = None
    past: Past = field(default_factory=Past)


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """One text to be written, as sentences with their evidence (`replies.SCHEMA`).

    `system` and `context` (résumé and posting) are the same for every draft of one person and job, so a provider may
    cache them; `cache_key` names that beginning, and says nothing else; `request` is what differs. Providers that send
    anything out never look at `material`.
    """

    system: str
    context: str
    request: str
    max_tokens: int
    cache_key: str = ""
    material: Material | None = None


class Begins(StrEnum):
    """What a sentence begins besides itself."""

    SENTENCE = "sentence"
    LINE = "line"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A stretch of the reply: `text` continues a sentence. The last chunk carries the usage alone.

    `begins` opens the next sentence, or opens `number` anew when the reply puts it right. `evidence` closes it, naming
    the lines of the résumé that carry it.
    """

    text: str = ""
    begins: Begins | None = None
    number: int | None = None
    evidence: tuple[str, ...] | None = None
    usage: Usage | None = None


class Provider(Protocol):
    """Somebody who writes."""

    @property
    def name(self) -> str:
        """The provider as people choose it: claude, openai or offline."""
        ...

    @property
    def model(self) -> str:
        """The model that writes."""
        ...

    def stream(self, request: Completion, patience: Patience) -> Generator[Chunk, None, None]:
        """Yield the sentences as they are written, and the usage last; closing the generator ends the call upstream.

        When `patience` ends, so does the call, at once. Raises a ProviderFailed before or between chunks; a reply that
        is empty, of another shape or cut off is a failure too. Nothing is asked for twice.
        """
        ...
