"""What a newcomer does, from outside: only HTTP and supabase-py, nothing of the service imported.

    python tests/e2e/blackbox.py --server http://127.0.0.1:8000 --resume cv.pdf --page posting.html [--provider claude]

Prints each step; ends with status 1 and the step's name at the first thing that is not as it should be.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import httpx
from supabase import Client, ClientOptions, create_client

if TYPE_CHECKING:
    from collections.abc import Iterator

DRAFTS = {
    "cover-letter": {},
    "answers": {"question": "Why do you want to work with us?"},
    "outreach": {"recipient": "Mara Lind"},
}


def expect(step: str, *, holds: bool, saw: object = "") -> None:
    """Print the step, or end here."""
    if not holds:
        sys.exit(f"FAILED: {step}: {str(saw)[:500]}")
    print(f"ok  {step}", flush=True)


def sign_up(server: str) -> tuple[Client, httpx.Client]:
    """A new person: supabase-py with their session, and the API with their token."""
    config = httpx.get(f"{server}/api/v1/config").json()
    options = ClientOptions(auto_refresh_token=False, persist_session=False)
    supabase = create_client(config["supabase_url"], config["supabase_publishable_key"], options)
    email, password = f"{uuid4().hex}@example.com", "correct horse battery"
    supabase.auth.sign_up({"email": email, "password": password})
    session = supabase.auth.sign_in_with_password({"email": email, "password": password}).session
    expect("an account is made and signed in", holds=session is not None)
    token = session.access_token if session else ""
    headers = {"Authorization": f"Bearer {token}"}
    return supabase, httpx.Client(base_url=f"{server}/api/v1", headers=headers, timeout=60)


def upload(api: httpx.Client, resume: Path) -> None:
    """Upload the résumé and look at what was read."""
    reply = api.post("/resumes", files={"file": ("cv.pdf", resume.read_bytes(), "application/pdf")})
    expect("the résumé is stored and read", holds=reply.status_code == 201, saw=reply.text)
    stored = reply.json()
    parsed = stored["parsed_data"]
    for part in ("work", "education", "skills"):
        expect(f"its {part} is found", holds=bool(parsed[part]), saw=parsed)
    expect("name and e-mail are found", holds=bool(parsed["basics"]["name"] and parsed["basics"]["email"]), saw=parsed)
    expect("it is active", holds=stored["active"] is True, saw=stored)


def clip(api: httpx.Client, supabase: Client, page: Path) -> dict[str, Any]:
    """Clip the posting twice and find one row."""
    body = {"url": f"https://jobs.example/{uuid4()}", "html": page.read_text()}
    first, second = api.post("/jobs", json=body), api.post("/jobs", json=body)
    expect("the posting is kept", holds=first.status_code == 201, saw=first.text)
    expect(
        "a second clip finds it",
        holds=second.status_code == 200 and second.json()["job"]["id"] == first.json()["job"]["id"],
        saw=second.text,
    )
    rows = (
        supabase.table("jobs").select("title,company,location,salary_range,employment_type,description").execute().data
    )
    complete = len(rows) == 1 and all(dict(rows[0]).values()) if isinstance(rows[0], dict) else False
    expect("one row has every field", holds=complete, saw=rows)
    job: dict[str, Any] = first.json()["job"]
    return job


def match(api: httpx.Client, job_id: str) -> None:
    """Ask how the résumé fits, twice."""
    first = api.post(f"/jobs/{job_id}/match").json()
    expect("the match has a score", holds=isinstance(first.get("score"), int), saw=first)
    states = {requirement["state"] for requirement in first["requirements"]}
    expect("it says what is covered and what is missing", holds={"met", "missing"} <= states, saw=first["requirements"])
    evidence = [e for requirement in first["requirements"] for e in requirement["evidence"]]
    expect(
        "evidence quotes the résumé", holds=all(e["text"][e["start"] : e["end"]] for e in evidence) and bool(evidence)
    )
    again = api.post(f"/jobs/{job_id}/match").json()
    expect("a repeat is the same and free", holds=again["cached"] and again["score"] == first["score"], saw=again)


def events(lines: Iterator[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Server-sent events as (name, data)."""
    name = ""
    for line in lines:
        if line.startswith("event: "):
            name = line[7:]
        elif line.startswith("data: "):
            yield name, json.loads(line[6:])


def draft(api: httpx.Client, job_id: str, provider: str) -> None:
    """Have all three kinds drafted, streamed, then edit and keep one."""
    for kind, asked in DRAFTS.items():
        body = {**asked, "provider": provider}
        with api.stream("POST", f"/jobs/{job_id}/{kind}", json=body, headers={"Accept": "text/event-stream"}) as reply:
            came = list(events(reply.iter_lines()))
        words = "".join(data["text"] for name, data in came if name == "sentence")
        name, kept = came[-1]
        expect(f"{kind} streams and ends", holds=name == "done" and len(came) > 2, saw=came[-1])
        expect(
            f"{kind} is what was streamed", holds=kept["content"].strip() == words.strip(), saw=(kept["content"], words)
        )
        expect(f"{kind} names its provider", holds=kept["provider"] == provider, saw=kept["provider"])
        expect(f"{kind} has evidence", holds=bool(kept["evidence"]["sentences"]), saw=kept["evidence"])
    edited = api.patch(f"/drafts/{kept['id']}", json={"content": "My own words."}).json()
    expect("an edited draft is kept", holds=edited["content"] == "My own words.", saw=edited)
    found = api.get("/drafts", params={"job_id": job_id}).json()["drafts"]
    expect("all drafts are found again", holds=len(found) == len(DRAFTS), saw=found)


def usage(supabase: Client, provider: str) -> None:
    """One event an operation, with its price."""
    rows = supabase.table("usage_events").select("operation_type,ai_provider,credits_used").execute().data
    found = sorted((r["operation_type"], r["ai_provider"], r["credits_used"]) for r in rows if isinstance(r, dict))
    price = 0 if provider == "offline" else 1
    expected = [
        ("answer", provider, price),
        ("cover_letter", provider, price),
        ("match", None, 0),
        ("match", None, 1),
        ("outreach", provider, price),
        ("resume_parse", None, 1),
    ]
    expect("each operation left one usage event", holds=found == expected, saw=found)


def main() -> None:
    """Do it all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server", required=True)
    parser.add_argument("--resume", type=Path, required=True)
    parser.add_argument("--page", type=Path, required=True)
    parser.add_argument("--provider", default="offline")
    given = parser.parse_args()

    supabase, api = sign_up(given.server)
    upload(api, given.resume)
    job = clip(api, supabase, given.page)
    match(api, job["id"])
    draft(api, job["id"], given.provider)
    usage(supabase, given.provider)


if __name__ == "__main__":
    main()
