"""`Idempotency-Key` over HTTP: the same key is the same draft, and no second credit."""

from __future__ import annotations

import gzip
import io
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest

from service import create_app
from service.drafts.providers import Begins, Chunk, Completion
from service.errors import ProviderRefused
from service.usage import Operation, allowance
from tests.conftest import LocalClient
from tests.pages import posting
from tests.resumes.pdfs import resume_pdf

if TYPE_CHECKING:
    from collections.abc import Generator

    from flask.testing import FlaskClient

    from service.deps import Deps
    from service.drafts.patience import Patience
    from service.settings import Settings
    from tests.conftest import Person

pytestmark = pytest.mark.db

EVENTS = {"Accept": "text/event-stream"}


class Writer:
    """A provider that is paid, writes a sentence, and can be held up or fail."""

    name = "claude"
    model = "slow"

    def __init__(self) -> None:
        self.calls = 0
        self.failures: list[Exception] = []
        self.breaks: list[Exception] = []  # after the first words
        self.began, self.may_end = Event(), Event()
        self.may_end.set()

    def stream(self, request: Completion, patience: Patience) -> Generator[Chunk, None, None]:
        """Write."""
        del request, patience
        self.calls += 1
        self.began.set()
        if self.failures:
            raise self.failures.pop()
        yield Chunk(text="Dear team, I ", begins=Begins.PARAGRAPH)
        self.may_end.wait(20)
        if self.breaks:
            raise self.breaks.pop()
        yield Chunk(text=f"look forward to it, {self.calls}.", evidence=())


@pytest.fixture
def writer() -> Writer:
    return Writer()


@pytest.fixture
def paid(settings: Settings, deps: Deps, writer: Writer) -> FlaskClient:
    app = create_app(settings, deps=replace(deps, providers={"claude": writer, **deps.providers}))
    app.test_client_class = LocalClient
    return app.test_client()


@pytest.fixture
def job(client: FlaskClient, ada: Person) -> str:
    client.post("/api/v1/resumes", data={"file": (io.BytesIO(resume_pdf()), "cv.pdf")}, headers=ada.auth)
    page = {"url": "https://jobs.example/1", "html": posting()}
    kept: str = client.post("/api/v1/jobs", json=page, headers=ada.auth).json["job"]["id"]
    return kept


def key(person: Person, name: str = "a-key", **more: str) -> dict[str, str]:
    return {**person.auth, "Idempotency-Key": name, **more}


def last(text: str) -> tuple[str, Any]:
    name, data = text.strip().split("\n\n")[-1].split("\n")
    return name.removeprefix("event: "), json.loads(data.removeprefix("data: "))


def used(deps: Deps, person: Person) -> int:
    return allowance(deps.db.as_user(person.user)).of(Operation.COVER_LETTER).used


def drafts(client: FlaskClient, person: Person) -> list[Any]:
    found: list[Any] = client.get("/api/v1/drafts", headers=person.auth).json["drafts"]
    return found


@pytest.mark.parametrize("second", [{}, EVENTS], ids=["as JSON", "as events"])
@pytest.mark.parametrize("first", [{}, EVENTS], ids=["JSON", "events"])
def test_a_repeat_is_the_same_draft_and_no_second_credit(
    paid: FlaskClient, ada: Person, deps: Deps, job: str, first: dict[str, str], second: dict[str, str]
) -> None:
    path = f"/api/v1/jobs/{job}/cover-letter"

    came = paid.post(path, json={}, headers=key(ada, **first), buffered=True)
    again = paid.post(path, json={}, headers=key(ada, **second))

    draft = last(came.text)[1] if first else came.json
    assert (last(again.text) if second else ("done", again.json)) == ("done", draft)
    assert again.status_code == (200 if second else 201)
    assert ("Idempotency-Replayed" in came.headers, again.headers["Idempotency-Replayed"]) == (False, "true")
    assert [kept["id"] for kept in drafts(paid, ada)] == [draft["id"]]
    assert used(deps, ada) == 1


def test_a_repeat_shows_the_draft_as_it_is_by_then_and_nothing_once_it_is_deleted(
    paid: FlaskClient, ada: Person, deps: Deps, job: str
) -> None:
    path = f"/api/v1/jobs/{job}/cover-letter"
    draft = paid.post(path, json={}, headers=key(ada)).json["id"]
    paid.patch(f"/api/v1/drafts/{draft}", json={"content": "My own words."}, headers=ada.auth)

    edited = paid.post(path, json={}, headers=key(ada))
    paid.delete(f"/api/v1/drafts/{draft}", headers=ada.auth)
    deleted = paid.post(path, json={}, headers=key(ada))

    assert (edited.json["id"], edited.json["content"]) == (draft, "My own words.")
    assert deleted.status_code == 404
    service = deps.db.as_service()
    kept = service.run(service.table("idempotency_keys").select("reply").eq("user_id", ada.id))
    assert kept == [{"reply": {"id": draft}}]


def test_another_body_under_the_same_key_is_refused(paid: FlaskClient, ada: Person, job: str) -> None:
    path = f"/api/v1/jobs/{job}/answers"
    paid.post(path, json={"question": "Why us?"}, headers=key(ada))

    reply = paid.post(path, json={"question": "Why you?"}, headers=key(ada))

    assert (reply.status_code, reply.json["type"]) == (422, "/problems/idempotency-key-reused")
    assert len(drafts(paid, ada)) == 1


def test_another_route_under_the_same_key_is_refused(paid: FlaskClient, ada: Person, job: str) -> None:
    paid.post(f"/api/v1/jobs/{job}/cover-letter", json={}, headers=key(ada))

    assert paid.post(f"/api/v1/jobs/{job}/outreach", json={}, headers=key(ada)).status_code == 422


def test_a_repeat_while_the_first_is_written_waits_its_turn(
    paid: FlaskClient, ada: Person, deps: Deps, job: str, writer: Writer
) -> None:
    path, headers = f"/api/v1/jobs/{job}/cover-letter", key(ada)
    writer.may_end.clear()

    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(lambda: paid.application.test_client().post(path, json={}, headers=headers))
        assert writer.began.wait(20)
        meanwhile = paid.post(path, json={}, headers=headers)
        writer.may_end.set()
        draft = first.result().json

    assert (meanwhile.status_code, meanwhile.json["type"]) == (409, "/problems/request-in-progress")
    assert int(meanwhile.headers["Retry-After"]) > 0
    assert paid.post(path, json={}, headers=headers).json == draft
    assert (writer.calls, used(deps, ada)) == (1, 1)


@pytest.mark.parametrize("accept", [{}, EVENTS], ids=["JSON", "events"])
def test_after_a_failure_the_same_key_tries_again(
    paid: FlaskClient, ada: Person, deps: Deps, job: str, writer: Writer, accept: dict[str, str]
) -> None:
    path = f"/api/v1/jobs/{job}/cover-letter"
    writer.failures = [ProviderRefused("No.")]

    failed = paid.post(path, json={"provider": "claude"}, headers=key(ada, **accept), buffered=True)
    again = paid.post(path, json={"provider": "claude"}, headers=key(ada))

    assert (last(failed.text)[0] if accept else failed.status_code) == ("error" if accept else 502)
    assert (again.status_code, used(deps, ada)) == (201, 1)


def test_a_try_again_goes_on_with_the_draft_that_broke_off(
    paid: FlaskClient, ada: Person, deps: Deps, job: str, writer: Writer
) -> None:
    path, asked = f"/api/v1/jobs/{job}/cover-letter", {"provider": "claude"}
    writer.breaks = [ProviderRefused("No.")]

    broken = paid.post(path, json=asked, headers=key(ada))
    left = drafts(paid, ada)
    again = paid.post(path, json=asked, headers=key(ada))

    assert (broken.status_code, [draft["complete"] for draft in left]) == (502, [False])
    assert (again.status_code, again.json["complete"], again.json["id"]) == (201, True, left[0]["id"])
    assert len(drafts(paid, ada)) == 1
    assert used(deps, ada) == 1


def test_what_the_person_made_of_a_broken_draft_is_not_written_over(
    paid: FlaskClient, ada: Person, job: str, writer: Writer
) -> None:
    path, asked = f"/api/v1/jobs/{job}/cover-letter", {"provider": "claude"}
    writer.breaks = [ProviderRefused("No.")]
    paid.post(path, json=asked, headers=key(ada))
    [broken] = drafts(paid, ada)
    paid.patch(f"/api/v1/drafts/{broken['id']}", json={"content": "My own words."}, headers=ada.auth)

    again = paid.post(path, json=asked, headers=key(ada))

    assert again.json["id"] != broken["id"]
    assert paid.get(f"/api/v1/drafts/{broken['id']}", headers=ada.auth).json["content"] == "My own words."


def test_the_same_key_after_its_day_is_another_draft(paid: FlaskClient, ada: Person, deps: Deps, job: str) -> None:
    path = f"/api/v1/jobs/{job}/cover-letter"
    first = paid.post(path, json={}, headers=key(ada)).json
    service = deps.db.as_service()
    past = "2020-01-01T00:00:00+00:00"
    service.run(service.table("idempotency_keys").update({"expires_at": past}).eq("user_id", ada.id))
    service.run(service.table("drafts").update({"created_at": past}).eq("id", first["id"]))

    second = paid.post(path, json={}, headers=key(ada)).json

    assert second["id"] != first["id"]
    assert paid.get(f"/api/v1/drafts/{first['id']}", headers=ada.auth).json["content"] == first["content"]


def test_a_draft_whose_process_died_before_it_could_say_so_is_given_without_a_second_credit(
    paid: FlaskClient, ada: Person, deps: Deps, job: str
) -> None:
    path = f"/api/v1/jobs/{job}/cover-letter"
    first = paid.post(path, json={}, headers=key(ada)).json
    service = deps.db.as_service()
    died = {"expires_at": "2020-01-01T00:00:00+00:00", "status": None, "reply": None}
    service.run(service.table("idempotency_keys").update(died).eq("user_id", ada.id))

    again = paid.post(path, json={}, headers=key(ada))

    assert (again.status_code, again.json) == (201, first)
    assert used(deps, ada) == 1


def test_after_a_reader_left_the_same_key_tries_again(paid: FlaskClient, ada: Person, deps: Deps, job: str) -> None:
    path = f"/api/v1/jobs/{job}/cover-letter"
    left = paid.post(path, json={}, headers=key(ada, **EVENTS))

    left.close()

    assert paid.post(path, json={}, headers=key(ada)).status_code == 201
    assert used(deps, ada) == 1


def test_what_a_person_may_not_do_is_not_kept(paid: FlaskClient, ada: Person, bob: Person, job: str) -> None:
    path = f"/api/v1/jobs/{job}/cover-letter"
    draft = paid.post(path, json={}, headers=key(ada)).json

    strangers = paid.post(path, json={}, headers=key(bob))

    assert strangers.status_code == 404
    assert draft["id"] not in strangers.text


def test_the_key_counts_for_whatever_is_created(client: FlaskClient, ada: Person) -> None:
    page = {"url": "https://jobs.example/2", "html": posting()}

    first = client.post("/api/v1/jobs", json=page, headers=key(ada))
    again = client.post("/api/v1/jobs", json=page, headers=key(ada))

    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json == first.json


def test_no_second_copy_of_a_posting_a_resume_or_an_answer_is_kept(
    client: FlaskClient, ada: Person, deps: Deps, job: str
) -> None:
    resume = client.get("/api/v1/resumes", headers=ada.auth).json["resumes"][0]["id"]
    answer = {"question": "Do you know Python?", "answer": "I have used Python since 2015."}
    saved = client.post("/api/v1/saved-answers", json=answer, headers=ada.auth).json["id"]
    asked: list[tuple[str, dict[str, Any]]] = [
        ("jobs", {"url": "https://jobs.example/2", "html": posting()}),
        (f"jobs/{job}/match", {}),
        (f"resumes/{resume}/activate", {}),
        (f"resumes/{resume}/reparse", {}),
        (f"saved-answers/{saved}/uses", {"job_id": job}),
    ]

    for path, said in asked:
        first, again = (client.post(f"/api/v1/{path}", json=said, headers=key(ada, path)) for _ in range(2))
        assert "Python" in first.text
        assert (again.status_code, again.json) == (first.status_code, first.json)

    service = deps.db.as_service()
    kept = service.run(service.table("idempotency_keys").select("reply").eq("user_id", ada.id))
    assert len(kept) == len(asked)
    assert "Python" not in json.dumps(kept)


def test_a_repeat_of_a_match_is_gone_with_the_resume_it_quotes(client: FlaskClient, ada: Person, job: str) -> None:
    path = f"/api/v1/jobs/{job}/match"
    resume = client.post(path, headers=key(ada)).json["resume_id"]
    client.delete(f"/api/v1/resumes/{resume}", headers=ada.auth)

    assert client.post(path, headers=key(ada)).status_code == 404


def test_a_packed_body_is_told_from_another(client: FlaskClient, ada: Person) -> None:
    def send(address: str) -> int:
        page = json.dumps({"url": address, "html": posting()}).encode()
        headers = key(ada, **{"Content-Encoding": "gzip", "Content-Type": "application/json"})
        return client.post("/api/v1/jobs", data=gzip.compress(page, mtime=0), headers=headers).status_code

    assert [send("https://jobs.example/3"), send("https://jobs.example/3"), send("https://jobs.example/4")] == [
        201,
        201,
        422,
    ]


def test_an_upload_is_the_same_whatever_its_boundary(client: FlaskClient, ada: Person) -> None:
    def send(content: bytes, boundary: str) -> tuple[int, Any]:
        body = (
            (
                f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="cv.pdf"\r\n'
                "Content-Type: application/pdf\r\n\r\n"
            ).encode()
            + content
            + f"\r\n--{boundary}--\r\n".encode()
        )
        kind = f"multipart/form-data; boundary={boundary}"
        reply = client.post("/api/v1/resumes", data=body, headers=key(ada, **{"Content-Type": kind}))
        return reply.status_code, (reply.json or {}).get("id")

    first, again = send(resume_pdf(), "one"), send(resume_pdf(), "two")

    assert first[0] == 201
    assert again == first
    assert send(resume_pdf() + b"%", "three")[0] == 422


def test_a_key_in_quotes_is_the_same_key(client: FlaskClient, ada: Person) -> None:
    page = {"url": "https://jobs.example/5", "html": posting()}
    client.post("/api/v1/jobs", json=page, headers=key(ada, "abc"))

    assert client.post("/api/v1/jobs", json=page, headers=key(ada, '"abc"')).headers["Idempotency-Replayed"] == "true"


@pytest.mark.parametrize("name", ["", " ", "a b", "ü", "x" * 256, '"'])
def test_what_is_no_key_is_said_to_be_none(client: FlaskClient, ada: Person, name: str) -> None:
    reply = client.post("/api/v1/jobs", json={"text": "x"}, headers=key(ada, name))

    assert (reply.status_code, reply.json["type"]) == (400, "/problems/bad-request")


def test_a_key_does_not_let_anybody_in(client: FlaskClient, ada: Person) -> None:
    client.post("/api/v1/jobs", json={"text": "x"}, headers=key(ada))

    assert client.post("/api/v1/jobs", json={"text": "x"}, headers={"Idempotency-Key": "a-key"}).status_code == 401
