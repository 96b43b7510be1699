"""One file per AI provider, each a translation of one method: our `Completion` in, `Chunk`s or a typed failure out."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Protocol

from service.drafts.model import DraftKind
from service.resumes.model import Resume
from service.scrape.model import JobPosting


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What the draft is about, unmasked, for a provider that writes on this machine and sends nothing out."""

    kind: DraftKind
    resume: Resume
    posting: JobPosting
    language: str
    question: str | None = None
    recipient: str | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """One text to be written.

    `system` and `context` (résumé and posting) are the same for every draft of one person and job, so a provider may
    cache them; `request` is what differs. Providers that send anything out never look at `material`.
    """

    system: str
    context: str
    request: str
    max_tokens: int
    material: Material | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """Tokens paid for: `input` counts all that was read, `cached` the part of it that came from the cache."""

    input: int = 0
    cached: int = 0
    output: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A stretch of text; the last one carries the usage instead."""

    text: str = ""
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

    def stream(self, request: Completion) -> Generator[Chunk, None, None]:
        """Yield the text as it is written, and the usage last; closing the generator ends the call upstream.

        Raises a ProviderFailed (refused, rate limited, timed out, malformed, misconfigured) before or between chunks;
        an empty text, or one that was cut off, is malformed.
        """
        ...
