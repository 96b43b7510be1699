"""Reading and changing the jobs that a person keeps."""

from typing import Any
from uuid import UUID

from postgrest.types import CountMethod

from service import paging
from service.db import Client
from service.errors import NotFound
from service.jobs.model import Job, JobChanges, JobList, Status
from service.scrape.fingerprint import fingerprint

PAGE_SIZE = 50
MAX_QUERY = 200  # characters of a search; a title has fewer
_COLUMNS = (
    "id,title,company,description,location,salary_range,employment_type,source_url,status,notes,created_at,updated_at,"
    "job_details(workplace,places,remote_countries)"
)
_NEVER_NULL = frozenset({"title", "company", "description", "notes"})
_GONE = "This job is not in your list (any more)."


def find(db: Client, *, status: Status | None = None, query: str = "", cursor: str | None = None) -> JobList:
    """The person's jobs, newest first, `PAGE_SIZE` at a time. Raises BadRequest for a made-up cursor."""
    rows = db.table("jobs").select(_COLUMNS)
    if status:
        rows = rows.eq("status", status)
    if wanted := query.replace("\x00", "").strip():  # the database refuses NUL
        pattern = paging.quoted(_literal(wanted[:MAX_QUERY]))
        rows = rows.or_(f"title.imatch.{pattern},company.imatch.{pattern},location.imatch.{pattern}")
    if cursor:
        rows = rows.or_(paging.after(cursor))
    found = db.run(rows.order("created_at", desc=True).order("id", desc=True).limit(PAGE_SIZE + 1))
    jobs = [_job(row) for row in found[:PAGE_SIZE]]
    more = len(found) > PAGE_SIZE
    return JobList(jobs=jobs, next_cursor=paging.cursor(found[PAGE_SIZE - 1]) if more else None)


def count_by_status(db: Client) -> dict[str, int]:
    """How many jobs stand at each stage; stages without one are left out."""
    counts = {}
    for status in ("saved", "applied", "interviewing", "offered", "rejected", "accepted"):
        query = db.table("jobs").select("id", count=CountMethod.exact, head=True).eq("status", status)
        if number := db.count(query):
            counts[status] = number
    return counts


def get(job_id: UUID, *, db: Client) -> Job:
    """One job. Raises NotFound, also for another person's."""
    return _one(db.run(db.table("jobs").select(_COLUMNS).eq("id", str(job_id))))


def change(job_id: UUID, changes: JobChanges, *, db: Client) -> Job:
    """The job after the changes; a later clip never overwrites them. Raises NotFound."""
    given = changes.model_dump(mode="json", exclude_unset=True)
    row = {name: value or ("" if name in _NEVER_NULL else None) for name, value in given.items()}
    if not row:
        return get(job_id, db=db)
    if text := fingerprint(row.get("description")):
        db.call("keep_fingerprint", job=str(job_id), fingerprint=text)
    return _one(db.run(db.table("jobs").update(row).eq("id", str(job_id)).select(_COLUMNS)))


def remove(job_id: UUID, *, db: Client) -> None:
    """Delete a job with everything that hangs on it. Raises NotFound."""
    _one(db.run(db.table("jobs").delete().eq("id", str(job_id))))


def _one(rows: list[dict[str, Any]]) -> Job:
    if not rows:
        raise NotFound(_GONE)
    return _job(rows[0])


def _job(row: dict[str, Any]) -> Job:
    """The job of a row with its embedded details, which servers give as an object or as a list of one."""
    given = row.get("job_details") or {}
    details: dict[str, Any] = given[0] if isinstance(given, list) else given
    return Job.model_validate({**row, **details})


def _literal(text: str) -> str:
    """`text` as a regular expression that matches just it.

    A regular expression, because PostgREST reads `*` in a LIKE pattern as `%` and knows no way to escape it.
    """
    return "".join(c if c.isalnum() or c.isspace() else f"\\{c}" for c in text)
