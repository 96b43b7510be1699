"""Drafting over HTTP: the real SDKs against a server that speaks their wire formats, the real database, the Meter."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from structlog.testing import capture_logs

from service import create_app
from service.drafts.providers import Begins, Chunk, Completion
from service.drafts.seats import Seats
from service.usage import Operation, allowance
from tests.conftest import LocalClient
from tests.drafts.wire import Ending, Reply
from tests.pages import posting

if TYPE_CHECKING:
    from collections.abc import Generator

    from flask.testing import FlaskClient

    from service.deps import Deps
    from service.drafts.patience import Patience
    from service.settings import Settings
    from tests.conftest import Person
    from tests.drafts.wire import WireServer

pytestmark = pytest.mark.db

EVENTS = {"Accept": "text/event-stream"}


def events(text: str) -> list[tuple[str, dict[str, Any]]]:
    blocks = [block.split("\n") for block in text.split("\n\n") if block and not block.startswith(":")]
    return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in blocks]


def spent(deps: Deps, person: Person) -> list[tuple[str, str | None, int]]:
    db = deps.db.as_user(person.user)
    rows = db.run(
        db.table("usage_events").select("operation_type,ai_provider,credits_used").neq("operation_type", "resume_parse")
    )
    return sorted((row["operation_type"], row["ai_provider"], row["credits_used"]) for row in rows)


@pytest.mark.parametrize("provider", ["claude", "openai", "offline"])
def test_a_letter_streams_and_is_kept(writer: FlaskClient, ada: Person, deps: Deps, job: str, provider: str) -> None:
    reply = writer.post(f"/api/v1/jobs/{job}/cover-letter", json={"provider": provider}, headers={**ada.auth, **EVENTS})

    came = events(reply.text)
    assert reply.content_type == "text/event-stream"
    assert {name for name, _ in came} == {"sentence", "evidence", "audit", "done"}
    assert [name for name, _ in came[-2:]] == ["audit", "done"]
    name, draft = came[-1]
    assert (name, draft["provider"], draft["complete"]) == ("done", provider, True)
    assert "".join(data["text"] for name, data in came if name == "sentence").strip() == draft["content"]
    assert came[-2][1]["content"] == draft["content"]
    assert any(data["lines"] for name, data in came if name == "evidence")
    assert draft["evidence"]["sentences"]
    assert spent(deps, ada) == [("cover_letter", provider, 0 if provider == "offline" else 1)]
    assert writer.get(f"/api/v1/drafts/{draft['id']}", headers=ada.auth).json == draft


def test_an_answer_comes_as_json_too(writer: FlaskClient, ada: Person, job: str) -> None:
    reply = writer.post(
        f"/api/v1/jobs/{job}/answers", json={"question": "Why this team?", "provider": "claude"}, headers=ada.auth
    )

    assert reply.status_code == 201
    assert (reply.json["kind"], reply.json["question"]) == ("answer", "Why this team?")


def test_who_the_person_is_does_not_leave_the_house(
    writer: FlaskClient, ada: Person, job: str, wire: WireServer
) -> None:
    basics = writer.get("/api/v1/resumes", headers=ada.auth).json["resumes"][0]["parsed_data"]["basics"]

    draft = writer.post(f"/api/v1/jobs/{job}/cover-letter", json={"provider": "claude"}, headers=ada.auth).json

    sent = wire.requests[-1].raw
    assert basics["name"] in draft["content"]
    assert basics["name"] not in sent
    assert basics["email"] not in sent
    assert basics["phone"] not in sent


def test_the_preferred_provider_is_asked_first(writer: FlaskClient, ada: Person, job: str) -> None:
    writer.patch("/api/v1/profile", json={"preferred_ai_provider": "openai"}, headers=ada.auth)

    reply = writer.post(f"/api/v1/jobs/{job}/outreach", json={"recipient": "Mara Lind"}, headers=ada.auth)

    assert reply.json["provider"] == "openai"


@pytest.mark.parametrize(
    ("reply", "status", "slug"),
    [
        (Reply(status=429, error="rate_limit_error"), 503, "provider-rate-limited"),
        (Reply(status=529, error="overloaded_error"), 503, "provider-overloaded"),
        (Reply(status=402, error="billing_error"), 502, "provider-out-of-credit"),
        (Reply(status=401, error="authentication_error"), 502, "provider-misconfigured"),
        (Reply(ending=Ending.REFUSED, after=0), 502, "provider-refused"),
        (Reply(ending=Ending.SILENT, after=0), 504, "provider-timeout"),
        (Reply(ending=Ending.CUT, after=0), 502, "provider-cut-off"),
        (Reply(text='{"sentences": []}', raw=True), 502, "provider-malformed"),
    ],
    ids=["busy", "overloaded", "spent", "key", "refusal", "hang", "dies", "odd"],
)
def test_a_provider_that_fails_at_once_is_a_problem_and_costs_nothing(
    writer: FlaskClient, ada: Person, deps: Deps, job: str, wire: WireServer, reply: Reply, status: int, slug: str
) -> None:
    wire.reply = reply
    path, asked = f"/api/v1/jobs/{job}/cover-letter", {"provider": "claude"}

    answer = writer.post(path, json=asked, headers=ada.auth)
    streamed = writer.post(path, json=asked, headers={**ada.auth, **EVENTS})

    assert (answer.status_code, answer.json["type"]) == (status, f"/problems/{slug}")
    assert [(name, data["status"]) for name, data in events(streamed.text)] == [("error", status)]
    assert spent(deps, ada) == []
    assert allowance(deps.db.as_user(ada.user)).of(Operation.COVER_LETTER).left == 5
    assert writer.get("/api/v1/drafts", headers=ada.auth).json["drafts"] == []


def test_a_provider_that_dies_while_writing_leaves_what_came_marked_incomplete(
    writer: FlaskClient, ada: Person, deps: Deps, job: str, wire: WireServer
) -> None:
    wire.reply = Reply(ending=Ending.CUT, after=30)

    reply = writer.post(f"/api/v1/jobs/{job}/cover-letter", json={"provider": "openai"}, headers={**ada.auth, **EVENTS})

    came = events(reply.text)
    name, problem = came[-1]
    assert (reply.status_code, name, problem["type"]) == (200, "error", "/problems/provider-cut-off")
    draft = writer.get(f"/api/v1/drafts/{problem['draft_id']}", headers=ada.auth).json
    assert draft["complete"] is False
    assert draft["content"] == "".join(data["text"] for name, data in came if name == "sentence").rstrip()
    assert draft["evidence"]["sentences"]
    assert spent(deps, ada) == []


def test_without_a_named_provider_there_is_always_a_draft_and_it_says_why(
    writer: FlaskClient, ada: Person, deps: Deps, job: str, wire: WireServer
) -> None:
    wire.reply = Reply(status=529, error="overloaded_error")

    draft = writer.post(f"/api/v1/jobs/{job}/cover-letter", json={}, headers=ada.auth).json

    assert (draft["provider"], draft["complete"]) == ("offline", True)
    assert draft["notice"].startswith("Claude could not write this: the AI provider is overloaded.")
    assert spent(deps, ada) == [("cover_letter", "offline", 0)]


def test_a_draft_says_what_it_took_and_what_it_will_take(writer: FlaskClient, ada: Person, job: str) -> None:
    before = writer.get(f"/api/v1/jobs/{job}/drafts/estimate", headers=ada.auth).json["drafts"]
    draft = writer.post(f"/api/v1/jobs/{job}/cover-letter", json={"provider": "claude"}, headers=ada.auth).json

    letter = next(one for one in before if one["kind"] == "cover_letter")
    assert draft["input_tokens"] > 500
    assert draft["output_tokens"] > 50
    assert 0.5 < letter["input_tokens"] / draft["input_tokens"] < 2
    assert set(letter["price_usd"]) == {"claude", "openai"}
    assert 0 < float(draft["price_usd"]) < float(letter["price_usd"]["claude"])
    assert letter["price_usd"]["openai"] is None


def test_what_is_not_backed_is_left_out_of_what_is_sent_unless_the_person_keeps_it(
    writer: FlaskClient, ada: Person, job: str, wire: WireServer
) -> None:
    lie = "I have ten years of experience with Angular."
    wire.reply = Reply(text=f"Dear team,\n\n{lie}\n\nKind regards")

    draft = writer.post(f"/api/v1/jobs/{job}/cover-letter", json={"provider": "claude"}, headers=ada.auth).json
    kept = writer.patch(f"/api/v1/drafts/{draft['id']}", json={"vouched": [lie]}, headers=ada.auth).json

    assert lie in draft["content"]
    assert draft["sendable"] == "Dear team,\n\nKind regards"
    assert kept["sendable"] == draft["content"]


def test_beyond_the_places_at_the_desk_a_draft_is_asked_to_come_back(
    settings: Settings, ada: Person, deps: Deps, job: str
) -> None:
    seats = Seats(1)
    app = create_app(settings, deps=replace(deps, seats=seats))
    app.test_client_class = LocalClient
    one = app.test_client()
    path = f"/api/v1/jobs/{job}/cover-letter"
    first = one.post(path, json={}, headers={**ada.auth, **EVENTS}, buffered=False)

    with seats.taken(is_offline=True):
        second = one.post(path, json={}, headers=ada.auth)
        other = one.get("/api/v1/drafts", headers=ada.auth)
    first.close()

    assert (second.status_code, second.json["type"]) == (503, "/problems/too-many-drafts")
    assert int(second.headers["Retry-After"]) > 0
    assert other.status_code == 200
    assert one.post(path, json={}, headers=ada.auth).status_code == 201


class Breaking:
    """A provider with a fault of ours in it, which shows after the first word and quotes a text."""

    name = "offline"
    model = "breaking"

    def stream(self, request: Completion, patience: Patience) -> Generator[Chunk, None, None]:
        """Begin, then break."""
        del patience
        yield Chunk(text="Dear team, ", begins=Begins.PARAGRAPH)
        raise ZeroDivisionError(request.context)


def test_a_fault_of_ours_while_writing_ends_the_stream_with_a_problem_and_costs_nothing(
    settings: Settings, deps: Deps, ada: Person, job: str
) -> None:
    app = create_app(settings, deps=replace(deps, providers={"offline": Breaking()}))
    app.test_client_class = LocalClient

    with capture_logs() as logged:
        reply = app.test_client().post(f"/api/v1/jobs/{job}/cover-letter", json={}, headers={**ada.auth, **EVENTS})
        name, problem = events(reply.text)[-1]

    assert (name, problem["type"], problem["status"]) == ("error", "/problems/internal", 500)
    assert spent(deps, ada) == []
    assert [line["kind"] for line in logged if line["event"] == "unexpected"] == ["ZeroDivisionError"]
    assert "PostgreSQL" not in str(logged)


def test_a_reader_who_leaves_is_not_charged(
    writer: FlaskClient, ada: Person, deps: Deps, job: str, wire: WireServer
) -> None:
    wire.reply = Reply(ending=Ending.PINGS)
    reply = writer.post(
        f"/api/v1/jobs/{job}/cover-letter", json={"provider": "claude"}, headers={**ada.auth, **EVENTS}, buffered=False
    )
    words = reply.iter_encoded()
    assert [next(words)[:9], next(words)[:15]] == [b": started", b"event: sentence"]

    reply.close()

    assert wire.abandoned.wait(1.0)
    left = writer.get("/api/v1/drafts", headers=ada.auth).json["drafts"]
    assert [(draft["complete"], draft["provider"]) for draft in left] == [(False, "claude")]
    assert spent(deps, ada) == []
    assert allowance(deps.db.as_user(ada.user)).of(Operation.COVER_LETTER).left == 5


def test_one_provider_steps_in_for_the_other(
    writer: FlaskClient, ada: Person, deps: Deps, job: str, wire: WireServer
) -> None:
    wire.replies.append(Reply(status=529, error="overloaded_error"))

    reply = writer.post(f"/api/v1/jobs/{job}/cover-letter", json={}, headers=ada.auth)

    assert reply.json["provider"] == "openai"
    assert spent(deps, ada) == [("cover_letter", "openai", 1)]


@pytest.mark.parametrize(("provider", "path"), [("claude", "/v1/messages"), ("openai", "/v1/chat/completions")])
def test_nobody_steps_in_for_a_provider_that_the_person_named(
    writer: FlaskClient, ada: Person, deps: Deps, job: str, wire: WireServer, provider: str, path: str
) -> None:
    wire.reply = Reply(ending=Ending.REFUSED, after=0)

    reply = writer.post(f"/api/v1/jobs/{job}/cover-letter", json={"provider": provider}, headers=ada.auth)

    assert (reply.status_code, reply.json["type"]) == (502, "/problems/provider-refused")
    assert {request.path for request in wire.requests} == {path}
    assert spent(deps, ada) == []


def test_over_the_limit_nothing_is_asked_and_402_says_what_is_left(
    writer: FlaskClient, ada: Person, deps: Deps, job: str, wire: WireServer
) -> None:
    deps.db.as_service().call("reserve_usage", person=ada.id, operation="cover_letter", credits=5, hold_seconds=60)

    reply = writer.post(f"/api/v1/jobs/{job}/cover-letter", json={"provider": "claude"}, headers=ada.auth)

    assert (reply.status_code, reply.json["left"], reply.json["limit"]) == (402, 0, 5)
    assert wire.requests == []
    offline = writer.post(f"/api/v1/jobs/{job}/cover-letter", json={"provider": "offline"}, headers=ada.auth)
    assert offline.status_code == 201


def test_without_a_resume_there_is_no_draft(writer: FlaskClient, ada: Person) -> None:
    page = {"url": "https://jobs.example/1", "html": posting()}
    job_id = writer.post("/api/v1/jobs", json=page, headers=ada.auth).json["job"]["id"]

    for path in ("match", "cover-letter", "outreach"):
        reply = writer.post(f"/api/v1/jobs/{job_id}/{path}", json={}, headers=ada.auth)

        assert (reply.status_code, reply.json["type"]) == (409, "/problems/no-active-resume")


def test_an_edited_draft_is_kept_and_a_stranger_does_not_see_it(
    writer: FlaskClient, ada: Person, bob: Person, job: str
) -> None:
    draft = writer.post(f"/api/v1/jobs/{job}/outreach", json={"provider": "offline"}, headers=ada.auth).json
    path = f"/api/v1/drafts/{draft['id']}"

    edited = writer.patch(path, json={"content": "Mine."}, headers=ada.auth)

    assert (edited.json["content"], edited.json["provider"]) == ("Mine.", "offline")
    assert [
        writer.open(path, method=m, json={"content": "x"}, headers=bob.auth).status_code
        for m in ("GET", "PATCH", "DELETE")
    ] == [404] * 3
    assert writer.delete(path, headers=ada.auth).status_code == 204
    assert writer.get(path, headers=ada.auth).status_code == 404


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("answers", {"question": "Why us?\0"}),
        ("answers", {"question": "\u200b\u200b\u200b\ufeff"}),
        ("answers", {"question": "x" * 2_001}),
        ("answers", {"question": "Why us?", "options": ["Yes", "N\0o"]}),
        ("answers", {"question": "Why us?", "options": ["\u200b"]}),
        ("outreach", {"recipient": "Mara\0 Lind"}),
    ],
    ids=["NUL", "unseen", "long", "option with NUL", "unseen option", "name with NUL"],
)
def test_what_cannot_be_kept_or_seen_is_refused_before_a_model_is_asked(
    writer: FlaskClient, ada: Person, job: str, wire: WireServer, path: str, asked: dict[str, object]
) -> None:
    reply = writer.post(f"/api/v1/jobs/{job}/{path}", json=asked, headers=ada.auth)

    assert (reply.status_code, reply.json["type"]) == (422, "/problems/invalid-input")
    assert wire.requests == []


def test_half_a_character_is_refused_before_a_model_is_asked(
    writer: FlaskClient, ada: Person, job: str, wire: WireServer
) -> None:
    body = b'{"question": "Why us? \\ud800"}'

    reply = writer.post(f"/api/v1/jobs/{job}/answers", data=body, content_type="application/json", headers=ada.auth)

    assert (reply.status_code, wire.requests) == (400, [])


def test_an_unknown_provider_is_named(client: FlaskClient, ada: Person, job: str) -> None:
    reply = client.post(f"/api/v1/jobs/{job}/cover-letter", json={"provider": "claude"}, headers=ada.auth)

    assert (reply.status_code, reply.json["type"]) == (422, "/problems/invalid-input")
    assert "offline" in reply.json["detail"]
