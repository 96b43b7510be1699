"""From a page to a row: read it, say what it is, keep it once."""

from dataclasses import asdict
from datetime import date
from typing import Any

from service.db import Client
from service.errors import NotAPosting
from service.jobs.model import Clipped, ClippedPage, FieldOrigin, Job, PastedPosting
from service.scrape import Frame, canonical_url, employment_text, from_text, scrape
from service.scrape.model import Clip, JobPosting

# What a person expects of every posting; the rest (salary, type) is often not said.
_EXPECTED = ("title", "company", "location", "description")
_LIMITS = {"title": 500, "company": 500, "location": 1000, "salary_range": 500, "employment_type": 200}
_MAX_DESCRIPTION = 100_000


def clip(page: ClippedPage, *, db: Client) -> Clipped:
    """Keep the posting on a page, or refresh the one that was kept from the same address.

    Raises NotAPosting, with the verdict, for any other page unless `page.keep`; TooLarge over the reader's limits.
    """
    found = scrape(page.html, url=page.url, frames=[Frame(url=f.url, html=f.html) for f in page.frames])
    return _keep(found, url=page.url, insist=page.keep, db=db)


def paste(pasted: PastedPosting, *, db: Client) -> Clipped:
    """Keep a posting given as text. Raises NotAPosting unless it reads like one or `pasted.keep`."""
    return _keep(from_text(pasted.text, url=pasted.url), url=pasted.url, insist=pasted.keep, db=db)


def _keep(found: Clip, *, url: str | None, insist: bool, db: Client) -> Clipped:
    if not found.verdict.is_posting and not insist:
        raise NotAPosting(
            f"{found.reason} Save it anyway if you want to fill in the posting yourself.",
            extra={"verdict": str(found.verdict), "reason": found.reason},
        )
    row = _row(found.posting, url=url)
    reply = db.call("clip_job", posting=row, details=_details(found))
    return Clipped(
        job=Job.model_validate(reply["job"]),
        is_new=reply["is_new"],
        verdict=found.verdict,
        reason=found.reason,
        closed=found.closed,
        sources={name: FieldOrigin(**asdict(source)) for name, source in found.sources.items()},
        missing=[name for name in _EXPECTED if not row[name]],
    )


def _row(posting: JobPosting, *, url: str | None) -> dict[str, str | None]:
    address = posting.source_url or (canonical_url(url) if url else None)
    texts = {
        "title": posting.title,
        "company": posting.company,
        "location": posting.location,
        "salary_range": posting.salary.text if posting.salary else None,
        "employment_type": employment_text(posting.employment_types),
    }
    cut = {name: _kept(text, _LIMITS[name]) or None for name, text in texts.items()}
    return {**cut, "description": _kept(posting.description, _MAX_DESCRIPTION), "source_url": address}


def _kept(text: str | None, length: int) -> str:
    """What of a text goes into the row: no more than fits, and no NUL, which the database refuses."""
    return (text or "").replace("\x00", "")[:length]


def _details(found: Clip) -> dict[str, Any]:
    posting, salary = found.posting, found.posting.salary
    return {
        "verdict": found.verdict,
        "closed": found.closed,
        "sources": {name: asdict(source) for name, source in found.sources.items()},
        "salary_min": salary.minimum if salary else None,
        "salary_max": salary.maximum if salary else None,
        "salary_currency": salary.currency if salary else None,
        "salary_period": salary.period if salary else None,
        "employment_types": list(posting.employment_types),
        "language": posting.language,
        "posted_on": _day(posting.date_posted),
        "valid_through": _day(posting.valid_through),
    }


def _day(text: str | None) -> str | None:
    """The day of an ISO date or time; a page's other forms are not guessed at."""
    try:
        return date.fromisoformat((text or "")[:10]).isoformat()
    except ValueError:
        return None
