"""Valid rows for every table, and callers to try them with, past our own code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from tests.db import rights

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

Row = dict[str, Any]
SOON = "2099-01-01T00:00:00+00:00"


@dataclass(frozen=True)
class Caller:
    """The protocols as anybody on the internet can speak them: with a key, and perhaps a token."""

    http: httpx.Client
    url: str
    key: str
    token: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """What says who is calling."""
        return {"apikey": self.key} | ({"Authorization": f"Bearer {self.token}"} if self.token else {})

    def rest(
        self, method: str, path: str, body: object = None, *, prefer: str = "return=representation"
    ) -> httpx.Response:
        """Send one request to /rest/v1."""
        headers = {**self.headers, "Prefer": prefer}
        return self.http.request(method, f"{self.url}/rest/v1/{path}", json=body, headers=headers)

    def storage(self, method: str, path: str, content: bytes = b"") -> httpx.Response:
        """Send one request to /storage/v1/object."""
        headers = {**self.headers, "Content-Type": "application/pdf"}
        return self.http.request(method, f"{self.url}/storage/v1/object/{path}", content=content, headers=headers)


def _digest() -> str:
    return (uuid4().hex + uuid4().hex)[:64]


@dataclass(frozen=True)
class Rows:
    """Makes rows of a person, and keeps them as the service."""

    service: Caller

    def fresh(self, table: str, person: str) -> Row:
        """A valid row that is not stored yet; rows it hangs on are stored, and one that is in its way is removed."""
        makers: dict[str, Callable[[str], Row]] = {
            "profiles": self._profile,
            "resumes": self._resume,
            "job_details": self._job_details,
            "job_events": lambda person: {"job_id": self.stored("jobs", person)["id"], "to_status": "applied"},
            "matches": self._match,
            "drafts": self._draft,
            "draft_revisions": lambda person: {"draft_id": self.stored("drafts", person)["id"], "content": "Before."},
            "applications": self._application,
            "resume_readings": lambda person: {"resume_id": self.stored("resumes", person)["id"], "sha256": _digest()},
        }
        made = _ALONE[table]() if table in _ALONE else makers[table](person)
        owner = rights.load().tables[table].owner
        return made if owner is None else {owner: person, **made}

    def stored(self, table: str, person: str) -> Row:
        """A row of that person, as the database keeps it."""
        reply = self.service.rest("POST", table, self.fresh(table, person))
        assert reply.status_code == 201, reply.text
        row: Row = reply.json()[0]
        return row

    def kept(self, table: str, row: Row) -> Row | None:
        """The row as it is now, or nothing when it is gone."""
        found: list[Row] = self.service.rest("GET", place(table, row)).json()
        return found[0] if found else None

    def all_of(self, table: str, person: str) -> list[Row]:
        """Every row of that person, or every row of a table that belongs to nobody."""
        column = rights.load().tables[table].owner
        found: list[Row] = self.service.rest("GET", f"{table}?{column}=eq.{person}" if column else table).json()
        return found

    def remove(self, table: str, row: Row) -> None:
        """Delete one row."""
        assert self.service.rest("DELETE", place(table, row)).status_code == 200

    def _profile(self, person: str) -> Row:
        self.remove("profiles", {"id": person})
        return {"email": "ada@example.com"}

    @staticmethod
    def _resume(person: str) -> Row:
        made = str(uuid4())
        return {"id": made, "file_name": "cv.pdf", "file_path": f"{person}/{made}.pdf"}

    def _job_details(self, person: str) -> Row:
        job = self.stored("jobs", person)["id"]
        self.remove("job_details", {"job_id": job})
        return {"job_id": job}

    def _match(self, person: str) -> Row:
        return {
            "job_id": self.stored("jobs", person)["id"],
            "resume_id": self.stored("resumes", person)["id"],
            "posting_hash": _digest(),
            "resume_hash": _digest(),
            "engine_version": "1",
            "breakdown": {},
        }

    def _draft(self, person: str) -> Row:
        job = self.stored("jobs", person)["id"]
        return {"job_id": job, "kind": "answer", "content": "First.", "provider": "offline"}

    def _application(self, person: str) -> Row:
        made = str(uuid4())
        return {
            "id": made,
            "job_id": self.stored("jobs", person)["id"],
            "title": "Baker",
            "company": "Crumb",
            "posting": "We bake.",
            "resume_file_name": "cv.pdf",
            "resume_path": f"{person}/{made}.pdf",
            "resume_sha256": _digest(),
        }


# Rows that hang on nothing but the person, if on anybody.
_ALONE: dict[str, Callable[[], Row]] = {
    "global_config": lambda: {"key": uuid4().hex, "value": 1},
    "jobs": lambda: {"title": "Baker", "source_url": f"https://jobs.example/{uuid4()}"},
    "usage_events": lambda: {"operation_type": "match", "period_type": "lifetime", "period_key": "lifetime"},
    "usage_reservations": lambda: {
        "operation_type": "match",
        "credits": 1,
        "period_type": "lifetime",
        "period_key": "lifetime",
        "expires_at": SOON,
    },
    "feedback": lambda: {"content": "The clip found everything.", "category": "praise"},
    "saved_answers": lambda: {"question": "Why us?", "answer": "I bake."},
    "application_profiles": lambda: {"city": "Bern"},
    "settings": lambda: {"tone": "warm"},
    "connections": lambda: {"name": "Chrome on Linux"},
    "connect_codes": lambda: {
        "device_code_hash": _digest(),
        "challenge": "c" * 43,
        "user_code": uuid4().hex[:8],
        "name": "Chrome on Linux",
        "confirmed_at": SOON,
        "expires_at": SOON,
    },
    "stripe_events": lambda: {"id": f"evt_{uuid4().hex}", "type": "customer.subscription.updated", "payload": {}},
    "idempotency_keys": lambda: {
        "key": uuid4().hex,
        "operation": "POST /api/v1/jobs",
        "request_hash": _digest(),
        "expires_at": SOON,
    },
}


def place(table: str, row: Row) -> str:
    """The path of one row."""
    key = rights.load().tables[table].key
    return f"{table}?{key}=eq.{row[key]}"
