"""A service that answers the panel with made-up data, for looking at its views. One process, one port, no storage."""

import gzip
import json
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

DESCRIPTION = """We move letters and parcels across the country by rail.

## What you will do
- Plan night routes with dispatchers and drivers
- Keep the timetable service running and readable
- Write down why a decision was made

## What we ask for
- Five years with Python and PostgreSQL
- Experience with timetables or logistics
- German at B2

We pay for training, and the office has a garden. Our team is nine people who answer each other's questions."""

JOB: dict[str, Any] = {
    "id": "6f1c2f6e-6f0e-4a2e-9d4e-1d0d6a3c1111",
    "title": "Senior Timetable Engineer",
    "company": "Nordlicht Postbahn",
    "description": DESCRIPTION,
    "location": "Rostock",
    "salary_range": "€68,000 – €79,000 a year",
    "employment_type": None,
    "source_url": "https://jobs.example/42",
    "status": "saved",
    "workplace": "remote",
    "places": ["Rostock"],
    "remote_countries": ["DE", "AT"],
    "notes": "",
    "created_at": "2026-11-02T09:00:00Z",
    "updated_at": "2026-11-02T09:00:00Z",
}
SIMILAR = [
    {
        "id": "9c1c2f6e-6f0e-4a2e-9d4e-1d0d6a3c2222",
        "title": "Senior Timetable Engineer (m/f/d)",
        "company": "Nordlicht Postbahn GmbH",
        "source_url": "https://board.example/7",
        "created_at": "2026-10-28T09:00:00Z",
        "status": "applied",
    }
]
SOURCES = {
    "title": {"origin": "json_ld", "confidence": 0.98},
    "company": {"origin": "json_ld", "confidence": 0.98},
    "location": {"origin": "visible_text", "confidence": 0.5},
    "salary": {"origin": "visible_text", "confidence": 0.8},
    "description": {"origin": "site:greenhouse", "confidence": 0.95},
}


def requirement(name: str, state: str, *, evidence: str = "", required: bool = True, asked: str = "") -> dict[str, Any]:
    """One requirement of the match."""
    lines = [{"pointer": "/work/0/highlights/1", "text": evidence, "start": 0, "end": 5}] if evidence else []
    span = {"start": 0, "end": 5, "text": asked or name}
    return {"kind": "skill", "name": name, "required": required, "asked": span, "state": state, "evidence": lines}


MATCH: dict[str, Any] = {
    "engine_version": "1",
    "score": 72,
    "note": None,
    "parts": [
        {"name": "required skills", "weight": 0.5, "score": 0.8, "detail": "2 of 3 required skills are in the résumé"},
        {"name": "experience", "weight": 0.3, "score": 0.6},
    ],
    "requirements": [
        requirement("Python", "met", evidence="Rewrote the berth planner in Python; it now answers in 200 ms"),
        requirement("PostgreSQL", "met", evidence="Moved 40 million rows to PostgreSQL without a night's stop"),
        requirement("5 years of Python", "partly", evidence="Harbour Systems, 2021-03 to 2024-08"),
        requirement("Timetables or logistics", "missing", asked="Experience with timetables or logistics"),
        requirement("Docker", "missing", required=False, asked="Docker is a plus"),
        requirement("Work permit for Germany", "unknown", asked="You may work in Germany"),
    ],
    "cached": False,
}
CONTENT = (
    "Dear team,\n\nI rewrote the berth planner in Python; it now answers in 200 ms. "
    "I planned timetables for a national railway. At Harbour Systems I led nine people.\n\n"
    "I would be glad to hear from you.\n\nMira Okafor"
)


def sentence(text: str, verdict: str, *, reasons: list[str] | None = None, evidence: str = "") -> dict[str, Any]:
    """One sentence of the audit."""
    start = CONTENT.index(text)
    lines = [{"pointer": "/work/0/highlights/1", "text": evidence}] if evidence else []
    span = {"start": start, "end": start + len(text), "text": text}
    return {**span, "verdict": verdict, "reasons": reasons or [], "evidence": lines}


DRAFT: dict[str, Any] = {
    "id": "d1",
    "kind": "cover_letter",
    "job_id": JOB["id"],
    "question": None,
    "content": CONTENT,
    "sendable": CONTENT,
    "evidence": {
        "sentences": [
            sentence(
                "I rewrote the berth planner in Python; it now answers in 200 ms.",
                "supported",
                evidence="Rewrote the berth planner in Python; it now answers in 200 ms",
            ),
            sentence("I planned timetables for a national railway.", "unsupported", reasons=["Your résumé names no railway."]),
            sentence("At Harbour Systems I led nine people.", "partly", reasons=["The résumé gives no number of people."], evidence="Harbour Systems"),
            sentence("I would be glad to hear from you.", "not_a_claim"),
        ]
    },
    "provider": "offline",
    "model": None,
    "complete": True,
    "notice": None,
    "vouched": [],
    "created_at": "2026-11-02T09:00:00Z",
    "updated_at": "2026-11-02T09:00:00Z",
}
PRICE = {"claude": 1, "openai": 1, "offline": 0}
USAGE = {
    "tier": "free",
    "period_type": "lifetime",
    "operations": [
        {"operation": "match", "used": 3, "limit": 100, "left": 97, "price": {"": 1}},
        {"operation": "cover_letter", "used": 4, "limit": 5, "left": 1, "price": PRICE},
        {"operation": "answer", "used": 25, "limit": 25, "left": 0, "price": PRICE},
        {"operation": "outreach", "used": 0, "limit": 5, "left": 5, "price": PRICE},
    ],
}
PROFILE = {
    "id": "u1",
    "email": "mira.okafor@example.org",
    "full_name": "Mira Okafor",
    "subscription_tier": "free",
    "active_resume_id": "r1",
    "preferred_ai_provider": None,
}
PAGE = """<!doctype html><html><head><title>Timetable Engineer</title>
<script type="application/ld+json">{"@type":"JobPosting","title":"Senior Timetable Engineer"}</script>
<script>window.secret = "a program";</script></head>
<body><h1>Senior Timetable Engineer</h1><div id="host"></div><iframe srcdoc="<p>Text in a frame</p>"></iframe>
<script>document.getElementById("host").attachShadow({mode: "open"}).innerHTML = "<p>Text in a shadow</p>";</script>
</body></html>"""


class Service(ThreadingHTTPServer):
    """The fake; `clips` holds what was sent to /jobs, `mood` says how the next answers turn out."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.clips: list[dict[str, Any]] = []
        self.mood = "good"
        self.url = f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"
    server: Service

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _send(self, content: object, status: int = 200, kind: str = "application/json") -> None:
        body = content.encode() if isinstance(content, str) else json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self._cors()
        self.end_headers()
        self.wfile.write(body)

    def _cors(self) -> None:
        origin = self.headers.get("Origin", "")
        if origin.startswith("chrome-extension://"):
            self.send_header("Access-Control-Allow-Origin", origin)
            allowed = "authorization, content-type, content-encoding, idempotency-key, apikey, x-client-info, x-supabase-api-version"
            self.send_header("Access-Control-Allow-Headers", allowed)
            self.send_header("Access-Control-Allow-Methods", "GET, POST, PATCH")

    def _problem(self, slug: str, status: int, **members: object) -> None:
        document = {"type": f"/problems/{slug}", "title": slug, "status": status, "detail": slug, "request_id": "r-17"}
        self._send({**document, **members}, status, "application/problem+json")

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def do_OPTIONS(self) -> None:
        """Let the extension in."""
        self._send("", 204)

    def do_GET(self) -> None:
        """Answer a read."""
        config = {
            "version": "0.1.0",
            "supabase_url": self.server.url,
            "supabase_publishable_key": "sb_publishable_x",
            "features": {"ai_providers": ["offline", "claude"]},
        }
        drafts = {"drafts": [{**DRAFT, "id": "d0", "kind": "answer", "question": "Why rail?"}]}
        answers: dict[str, object] = {
            "/api/v1/config": config,
            "/api/v1/profile": PROFILE,
            "/api/v1/usage": USAGE,
            "/api/v1/jobs": {"jobs": [JOB], "next_cursor": None},
            "/api/v1/drafts": drafts,
        }
        path = self.path.split("?", 1)[0]
        if path.startswith("/pages/"):
            self._send(PAGE, kind="text/html; charset=utf-8")
        elif path in answers:
            self._send(answers[path])
        else:
            self._problem("not-found", 404)

    def do_PATCH(self) -> None:
        """Keep an edited draft."""
        changes = json.loads(self._body())
        self._send({**DRAFT, **changes, "sendable": changes.get("content", CONTENT)})

    def do_POST(self) -> None:
        """Answer a sign-in, a clip, a match or a draft."""
        body = self._body()
        path = self.path.split("?", 1)[0]
        if path == "/auth/v1/token":
            return self._sign_in(json.loads(body))
        if path == "/api/v1/jobs":
            return self._clip(body)
        if path.endswith("/match"):
            return self._match()
        return self._stream()

    def _sign_in(self, given: dict[str, str]) -> None:
        if given.get("password") != "correct horse":
            return self._send({"error_code": "invalid_credentials", "msg": "Invalid login credentials"}, 400)
        user = {"id": "u1", "aud": "authenticated", "email": "mira.okafor@example.org", "app_metadata": {}, "user_metadata": {}}
        token = {"access_token": "a.b.c", "token_type": "bearer", "expires_in": 3600, "refresh_token": "r", "user": user}
        return self._send({**token, "expires_at": int(time.time()) + 3600})

    def _clip(self, body: bytes) -> None:
        page = json.loads(gzip.decompress(body) if self.headers.get("Content-Encoding") == "gzip" else body)
        self.server.clips.append(page)
        if self.server.mood == "slow":
            time.sleep(3)
        if self.server.mood == "listing" and not page.get("keep"):
            return self._problem("not-a-posting", 422, verdict="listing", reason="It lists 20 jobs.")
        reply = {"job": JOB, "verdict": "posting", "reason": "", "closed": self.server.mood == "closed"}
        known = len(self.server.clips) > 1
        found = {"sources": SOURCES, "missing": ["employment_type"], "similar": SIMILAR}
        return self._send({**reply, **found}, 200 if known else 201)

    def _match(self) -> None:
        if self.server.mood == "no-resume":
            return self._problem("no-active-resume", 409)
        if self.server.mood == "vague":
            note = "The posting names no skills. Add the full description on the dashboard."
            return self._send({**MATCH, "score": None, "note": note, "parts": [], "requirements": []})
        return self._send(MATCH)

    def _stream(self) -> None:
        if self.server.mood == "used-up":
            return self._problem("quota-exceeded", 402, operation="cover_letter", used=5, limit=5, left=0, renews_on="2026-12-01")
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self._cors()
        self.end_headers()
        self.close_connection = True
        with suppress(BrokenPipeError):  # the person cancelled
            for piece in CONTENT.split(" "):
                self._event("sentence", {"number": 1, "text": f"{piece} "})
                time.sleep(0.2 if self.server.mood == "slow" else 0.002)
            self._event("done", DRAFT)

    def _event(self, name: str, data: object) -> None:
        self.wfile.write(f"event: {name}\ndata: {json.dumps(data)}\n\n".encode())
        self.wfile.flush()
