"""What a page says about a job, and how sure we are of each part."""

from dataclasses import dataclass, field
from enum import StrEnum


class Verdict(StrEnum):
    """What kind of page this is. The first three are saved; the rest only when the person insists."""

    POSTING = "posting"
    APPLICATION_FORM = "application_form"
    DESCRIPTION_MISSING = "description_missing"
    LISTING = "listing"
    SIGN_IN_WALL = "sign_in_wall"
    BOT_WALL = "bot_wall"
    EXPIRED = "expired"
    NOT_A_JOB = "not_a_job"

    @property
    def is_posting(self) -> bool:
        """Whether a single posting stands on the page."""
        return self in {Verdict.POSTING, Verdict.APPLICATION_FORM, Verdict.DESCRIPTION_MISSING}


class EmploymentType(StrEnum):
    """The codes of schema.org and Google for Jobs."""

    FULL_TIME = "FULL_TIME"
    PART_TIME = "PART_TIME"
    CONTRACTOR = "CONTRACTOR"
    TEMPORARY = "TEMPORARY"
    INTERN = "INTERN"
    VOLUNTEER = "VOLUNTEER"
    PER_DIEM = "PER_DIEM"
    OTHER = "OTHER"


class Workplace(StrEnum):
    """Where one works: at the employer's, partly at home, or anywhere."""

    ON_SITE = "on_site"
    HYBRID = "hybrid"
    REMOTE = "remote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A frame of the clipped page: many career sites show the posting of another system inside one."""

    url: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Salary:
    """A pay range: `text` as on the page, the rest only when sure. `period` is year, month, week, day or hour."""

    text: str
    minimum: float | None = None
    maximum: float | None = None
    currency: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSource:
    """Where a value came from, and how sure it is (0 to 1).

    `origin` is "json_ld", "microdata", "state", "meta", "visible_text" or "site:<name>".
    """

    origin: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class JobPosting:
    """What an employer published. Text only, never HTML; what was not found is None.

    `description` is light Markdown (paragraphs, "- " lists, "## " headings). `location` is the text as on the page,
    `places` its single places; `remote_countries` are those from which a remote job may be done, as two-letter codes.
    """

    title: str | None = None
    company: str | None = None
    location: str | None = None
    places: tuple[str, ...] = ()
    workplace: Workplace | None = None
    remote_countries: tuple[str, ...] = ()
    description: str | None = None
    salary: Salary | None = None
    employment_types: tuple[EmploymentType, ...] = ()
    source_url: str | None = None
    date_posted: str | None = None
    valid_through: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """The result of reading a page: verdict with reason, the posting as far as found, each field's source.

    `hidden_text` is what stood invisibly inside the description; it was left out, and may be meant for a model.
    """

    verdict: Verdict
    reason: str
    posting: JobPosting
    sources: dict[str, FieldSource] = field(default_factory=dict)
    closed: bool = False
    hidden_text: tuple[str, ...] = ()
