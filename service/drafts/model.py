"""What a person asks to have drafted, what they said before, and what they get while it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, StringConstraints

from service.answers.model import MAX_QUESTION_CHARACTERS
from service.text import readable

if TYPE_CHECKING:
    from service.drafts.grounding import Audit
    from service.errors import ProviderFailed
    from service.match.model import Evidence

LINKEDIN_CHARACTERS = 300  # of the note that comes with an invitation, 2026
MAX_OPTIONS, MAX_OPTION_CHARACTERS = 100, 300
MAX_RECIPIENT_CHARACTERS = 200


Question = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=3, max_length=MAX_QUESTION_CHARACTERS),
    AfterValidator(readable),
]
Option = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_OPTION_CHARACTERS),
    AfterValidator(readable),
]
Recipient = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=MAX_RECIPIENT_CHARACTERS), AfterValidator(readable)
]


class DraftKind(StrEnum):
    """What can be drafted."""

    COVER_LETTER = "cover_letter"
    ANSWER = "answer"
    OUTREACH = "outreach"


class Tone(StrEnum):
    """How a draft sounds. Without AI it is how a letter or a message greets and closes; an answer has no tone then."""

    PLAIN = "plain"
    WARM = "warm"
    FORMAL = "formal"


class Audience(StrEnum):
    """Whom an outreach message is for, and what it is about."""

    RECRUITER = "recruiter"
    HIRING_MANAGER = "hiring_manager"
    REFERRAL = "referral"
    FOLLOW_UP = "follow_up"


class Channel(StrEnum):
    """How an outreach message is sent."""

    EMAIL = "email"
    LINKEDIN = "linkedin"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRequest:
    """What to draft: `question` and `options` are the form's (an answer needs a question), the recipient is a name.

    `language` is a code such as "de"; without it the draft follows the posting. Without a `tone` it is the one the
    person set. `limit` counts characters.
    """

    kind: DraftKind
    question: str | None = None
    options: tuple[str, ...] = ()
    recipient: str | None = None
    audience: Audience | None = None
    channel: Channel = Channel.EMAIL
    tone: Tone | None = None
    language: str | None = None
    limit: int | None = None

    @property
    def most(self) -> int | None:
        """The characters the text may have: the form's limit, or that of LinkedIn."""
        if self.kind is DraftKind.OUTREACH and self.channel is Channel.LINKEDIN:
            return min(self.limit or LINKEDIN_CHARACTERS, LINKEDIN_CHARACTERS)
        return self.limit


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierAnswer:
    """What the person answered to a like question."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """How the person changed a draft: an example of how they write."""

    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What the person wrote before; `openings` are how their latest letters begin, so that the next is no copy."""

    answers: tuple[EarlierAnswer, ...] = ()
    edits: tuple[Edit, ...] = ()
    openings: tuple[str, ...] = ()
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """Tokens paid for: `input` is all that was read; `written` of it was put into the cache, `cached` came from it."""

    input: int = 0
    written: int = 0
    cached: int = 0
    output: int = 0

    def __add__(self, other: Usage) -> Usage:
        """What both took."""
        return Usage(
            input=self.input + other.input,
            written=self.written + other.written,
            cached=self.cached + other.cached,
            output=self.output + other.output,
        )


@dataclass(frozen=True, slots=True)
class Begun:
    """This provider is about to write."""

    provider: str
    model: str


@dataclass(frozen=True, slots=True)
class Delta:
    """The next stretch of sentence `number`, counted from 1, ready to be shown; it brings its own white space."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Cited:
    """The lines of the résumé that its writer names for sentence `number`, which is complete."""

    number: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The whole text as it stands, each sentence held against the résumé. `goes_on`: what failed is written anew."""

    text: str
    audit: Audit
    goes_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The draft, and how each sentence is grounded; with a `failure`, as far as it came.

    `notice` is what the person has to know about how it came about.
    """

    text: str
    audit: Audit
    provider: str
    model: str
    prompt_version: str
    usage: Usage
    notice: str | None = None
    failure: ProviderFailed | None = field(default=None, compare=False)
