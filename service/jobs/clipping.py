"""From a page to a row: read it, say what it is, keep it once."""

import re
from dataclasses import asdict
from datetime import date
from typing import Any

from service.db import Client
from service.errors import NotAPosting
from service.jobs.model import Clipped, ClippedPage, FieldOrigin, Job, PastedPosting
from service.jobs.pages import Reader
from service.jobs.similar import similar
from service.scrape import Frame, canonical_url, employment_text, from_text
from service.scrape.fingerprint import fingerprint
from service.scrape.model import Clip, JobPosting

_LIMITS = {"title": 500, "company": 500, "location": 1000, "salary_range": 500, "employment_type": 200}
_MAX_DESCRIPTION = 100_000
_MAX_PLACES = 20  # a chain that looks for people in more towns says "nationwide"
_MAX_PLACE = 200
_MAX_COUNTRIES = 100
_COUNTRY = re.compile(r"[A-Z]{2}")  # "DE"


def clip(page: ClippedPage, *, db: Client, reader: Reader) -> Clipped:
    """Keep the posting on a page, or refresh the one that was kept from the same address.

    Raises NotAPosting, with the verdict, for any other page unless `page.keep`; TooLarge over the reader's limits or
    its time.
    """
    found = reader.read(page.html, url=page.url, frames=[Frame(url=f.url, html=f.html) for f in page.frames])
    return keep(found, url=page.url, insist=page.keep, db=db)


def paste(pasted: PastedPosting, *, db: Client) -> Clipped:
    """Keep a posting given as text. Raises NotAPosting unless it reads like one or `pasted.keep`."""
    return keep(from_text(pasted.text, url=pasted.url), url=pasted.url, insist=pasted.keep, db=db)


def keep(found: Clip, *, url: str | None, insist: bool, db: Client) -> Clipped:
    """Keep what was read of a page or a text at `url`. Raises NotAPosting unless it is one or the person insists."""
    if not found.verdict.is_posting and not insist:
        raise NotAPosting(
            f"{found.reason} Save it anyway if you want to fill in the posting yourself.",
            extra={"verdict": str(found.verdict), "reason": found.reason},
        )
    reply = db.call("clip_job", posting=_row(found.posting, url=url), details=_details(found))
    job = Job.model_validate(reply["job"])
    return Clipped(
        job=job,
        is_new=reply["is_new"],
        verdict=found.verdict,
        reason=found.reason,
        closed=found.closed,
        sources={name: FieldOrigin(**asdict(source)) for name, source in found.sources.items()},
        missing=job.missing,
        similar=similar(job, db=db),
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
        "places": [kept for place in posting.places[:_MAX_PLACES] if (kept := _kept(place, _MAX_PLACE))],
        "workplace": posting.workplace,
        "remote_countries": [code for code in posting.remote_countries if _COUNTRY.fullmatch(code)][:_MAX_COUNTRIES],
        "fingerprint": fingerprint(posting.description),
        "posted_on": _day(posting.date_posted),
        "valid_through": _day(posting.valid_through),
    }


def _day(text: str | None) -> str | None:
    """The day of an ISO date or time; a page's other forms are not guessed at."""
    try:
        return date.fromisoformat((text or "")[:10]).isoformat()
    except ValueError:
        return None
