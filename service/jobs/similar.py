"""Jobs that a person may have twice: offered to them, never merged.

The database compares the texts among the person's own rows; `alike` decides by title, company and place as they stand.
"""

from typing import Any
from uuid import UUID

from service.db import Client
from service.errors import NotFound
from service.jobs.model import Job, SimilarJob
from service.scrape.likeness import ALIKE_BITS, alike
from service.scrape.model import JobPosting

MOST = 3  # more than a person compares at a glance


def similar(job: Job, *, db: Client) -> list[SimilarJob]:
    """Other jobs of the person that may be this one, the likest first; none that they chose to keep beside it."""
    this = job.as_posting()
    near = db.call("similar_jobs", job=str(job.id), reach=ALIKE_BITS)
    found = [row for row in near if alike(this, _posting(row), apart=row["apart"])]
    return [SimilarJob.model_validate(row) for row in found[:MOST]]


def keep_both(job_id: UUID, others: list[UUID], *, db: Client) -> None:
    """Offer these jobs no more beside this one, nor this one beside them. Raises NotFound."""
    if not db.call("keep_both", job=str(job_id), others=[str(each) for each in others]):
        raise NotFound("This job is not in your list (any more).")


def _posting(row: dict[str, Any]) -> JobPosting:
    return JobPosting(
        title=row["title"] or None,
        company=row["company"] or None,
        location=row["location"],
        places=tuple(row["places"]),
    )
