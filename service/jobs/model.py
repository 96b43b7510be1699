"""A job as a person keeps it, and what can be asked of it."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from service.scrape import canonical_url
from service.scrape.model import JobPosting, Salary, Workplace

# The largest saved page of a job board is 3.1 MB; a page of 6 MB holds something else.
MAX_PAGE_CHARACTERS = 6_000_000
MAX_PASTED_CHARACTERS = 100_000
MAX_FRAMES = 20

# What a person expects of every posting; the rest (salary, type) is often not said.
EXPECTED = ("title", "company", "location", "description")

Status = Literal["saved", "applied", "interviewing", "offered", "rejected", "accepted"]


def _web_address(text: str) -> str:
    """The text, when it is the address of a page; raises ValueError."""
    canonical_url(text)
    return text


Url = Annotated[str, StringConstraints(strip_whitespace=True, max_length=8000), AfterValidator(_web_address)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]
# Lengths in characters; the table's own checks hold for whoever does not come through here.
ShortText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
Description = Annotated[str, StringConstraints(max_length=100_000)]
Notes = Annotated[str, StringConstraints(max_length=20_000)]


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PageFrame(_Request):
    """A frame of the page that the extension could read."""

    url: Url
    html: Annotated[str, StringConstraints(max_length=MAX_PAGE_CHARACTERS)]


class ClippedPage(_Request):
    """The page a person is looking at, as rendered. `keep` saves it whatever it is."""

    url: Url
    html: Annotated[str, StringConstraints(min_length=1, max_length=MAX_PAGE_CHARACTERS)]
    frames: Annotated[list[PageFrame], Field(max_length=MAX_FRAMES)] = []
    keep: bool = False


class PastedPosting(_Request):
    """A posting that was copied from a mail or a document."""

    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_PASTED_CHARACTERS)]
    url: Url | None = None
    keep: bool = False


class JobChanges(_Request):
    """What a person changes about a job; members left out stay as they are."""

    title: Line | None = None
    company: Line | None = None
    description: Description | None = None
    location: Line | None = None
    salary_range: Line | None = None
    employment_type: ShortText | None = None
    status: Status = "saved"  # sent or left out, never null
    notes: Notes | None = None


class Job(BaseModel):
    """A posting that a person keeps."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: UUID
    title: str
    company: str
    description: str
    location: str | None
    salary_range: str | None
    employment_type: str | None
    source_url: str | None
    status: Status
    notes: str
    created_at: datetime
    updated_at: datetime
    workplace: Workplace | None = None
    places: list[str] = []
    remote_countries: list[str] = []

    @property
    def missing(self) -> list[str]:
        """The expected fields that are empty; a job that is done anywhere needs no location."""
        is_anywhere = self.workplace is Workplace.REMOTE
        return [name for name in EXPECTED if not getattr(self, name) and not (name == "location" and is_anywhere)]

    def as_posting(self) -> JobPosting:
        """The posting as it stands in the row, with the person's corrections."""
        return JobPosting(
            title=self.title or None,
            company=self.company or None,
            location=self.location,
            places=tuple(self.places),
            workplace=self.workplace,
            remote_countries=tuple(self.remote_countries),
            description=self.description or None,
            salary=Salary(text=self.salary_range) if self.salary_range else None,
            source_url=self.source_url,
        )


class SimilarJob(BaseModel):
    """A job that the person keeps already, and that may be the one at hand on another board."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: UUID
    title: str
    company: str
    source_url: str | None
    created_at: datetime
    status: Status


class FieldOrigin(BaseModel):
    """Where a field of a clipped job came from, and how sure it is (0 to 1)."""

    origin: str
    confidence: float


class Clipped(BaseModel):
    """What a clip gave: the job, whether it is new, the verdict, what was found, what is missing, what is alike."""

    job: Job
    is_new: bool
    verdict: str
    reason: str
    closed: bool
    sources: dict[str, FieldOrigin]
    missing: list[str]
    similar: list[SimilarJob]


class JobList(BaseModel):
    """A page of jobs, newest first; `next_cursor` is None on the last one."""

    jobs: list[Job]
    next_cursor: str | None
