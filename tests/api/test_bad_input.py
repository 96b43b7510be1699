"""Bad input is normal input: a clear problem, nothing half-written, the service alive."""

from __future__ import annotations

import base64
import gzip
import io
import json
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from tests.pages import posting
from tests.resumes.pdfs import resume_pdf

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from service.deps import Deps
    from tests.conftest import Person

pytestmark = pytest.mark.db

URL = "https://jobs.example/1"
JSON = {"Content-Type": "application/json"}


def page(html: str) -> bytes:
    return json.dumps({"url": URL, "html": html}).encode()


@pytest.mark.parametrize(
    ("body", "status", "slug"),
    [
        (b"", 400, "bad-request"),
        (b"{", 400, "bad-request"),
        (b"\xff\xfe\x00", 400, "bad-request"),
        (b"[" * 100_000, 400, "bad-request"),
        (b"[]", 422, "invalid-input"),
        (b'{"url": "https://a.example"}', 422, "invalid-input"),
        (page("").replace(b"https", b"javascript"), 422, "invalid-input"),
        (b'{"url": "http://[", "html": "<p>"}', 422, "invalid-input"),
        (b'{"url": "https://a.example", "html": "<p>", "user_id": "x"}', 422, "invalid-input"),
        (page("x" * 40_000_000), 413, "too-large"),
        (page("<div>" * 200_000), 413, "too-large"),
    ],
    ids=[
        "empty",
        "broken",
        "not-text",
        "deep",
        "list",
        "no-html",
        "no-web-address",
        "broken-address",
        "unknown",
        "40-mb",
        "nested",
    ],
)
def test_a_bad_clip_is_refused_with_a_problem(
    client: FlaskClient, ada: Person, body: bytes, status: int, slug: str
) -> None:
    reply = client.post("/api/v1/jobs", data=body, headers={**ada.auth, **JSON})

    assert (reply.status_code, reply.content_type) == (status, "application/problem+json")
    assert reply.json["type"].rsplit("/", 1)[-1] == slug
    assert reply.json["detail"]
    assert client.get("/api/v1/jobs", headers=ada.auth).json["jobs"] == []


def test_gzip_that_unpacks_to_gigabytes_is_refused(client: FlaskClient, ada: Person) -> None:
    bomb = gzip.compress(b"0" * 200_000_000)

    reply = client.post("/api/v1/jobs", data=bomb, headers={**ada.auth, **JSON, "Content-Encoding": "gzip"})

    assert reply.status_code == 413


def test_a_body_of_unsaid_length_is_not_cut_short_in_silence(client: FlaskClient, ada: Person) -> None:
    stream = io.BytesIO(page("x" * 12_000_000))
    chunked = {"wsgi.input": stream, "wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"}

    reply = client.post("/api/v1/jobs", headers={**ada.auth, **JSON}, environ_overrides=chunked)

    assert (reply.status_code, reply.json["type"]) == (413, "/problems/too-large")


@pytest.mark.parametrize("token", ["", "valid"])
def test_a_refused_body_is_heard_out_so_that_the_reply_arrives(client: FlaskClient, ada: Person, token: str) -> None:
    stream = io.BytesIO(page("x" * 40_000_000))
    served = {"wsgi.input": stream, "wsgi.input_terminated": True, "CONTENT_LENGTH": str(len(stream.getvalue()))}

    reply = client.post("/api/v1/jobs", headers={**(ada.auth if token else {}), **JSON}, environ_overrides=served)

    assert reply.status_code == (413 if token else 401)
    assert stream.read(1) == b""


def test_a_page_with_nul_in_it_is_kept_without(client: FlaskClient, ada: Person) -> None:
    reply = client.post("/api/v1/jobs", json={"url": URL, "html": posting(title="Back\0end")}, headers=ada.auth)

    assert (reply.status_code, reply.json["job"]["title"]) == (201, "Backend")


def test_a_correction_with_nul_in_it_is_refused_and_changes_nothing(client: FlaskClient, ada: Person) -> None:
    job = client.post("/api/v1/jobs", json={"url": URL, "html": posting()}, headers=ada.auth).json["job"]

    reply = client.patch(f"/api/v1/jobs/{job['id']}", json={"title": "Back\0end"}, headers=ada.auth)

    assert (reply.status_code, reply.json["type"]) == (422, "/problems/invalid-input")
    assert client.get(f"/api/v1/jobs/{job['id']}", headers=ada.auth).json == job


@pytest.mark.parametrize("position", ['["x", "00000000-0000-0000-0000-000000000000"]', "[1, 2]", "[" * 2_000, "x"])
def test_a_made_up_place_in_the_list_is_refused(client: FlaskClient, ada: Person, position: str) -> None:
    cursor = base64.urlsafe_b64encode(position.encode()).decode()

    reply = client.get("/api/v1/jobs", query_string={"cursor": cursor}, headers=ada.auth)

    assert (reply.status_code, reply.json["type"]) == (400, "/problems/bad-request")


def test_a_search_for_nul_finds_all(client: FlaskClient, ada: Person) -> None:
    client.post("/api/v1/jobs", json={"url": URL, "html": posting()}, headers=ada.auth)

    reply = client.get("/api/v1/jobs?q=%00", headers=ada.auth)

    assert (reply.status_code, len(reply.json["jobs"])) == (200, 1)


def test_whoever_deleted_their_account_is_told_so(client: FlaskClient, ada: Person, deps: Deps) -> None:
    secret = deps.db.secret_key
    gone = deps.db.http.delete(
        f"{deps.supabase_url}/auth/v1/admin/users/{ada.id}",
        headers={"apikey": secret, "Authorization": f"Bearer {secret}"},
    )
    assert gone.is_success

    replies = [
        client.get("/api/v1/usage", headers=ada.auth),
        client.get("/api/v1/profile", headers=ada.auth),
        client.post("/api/v1/resumes", data={"file": (io.BytesIO(resume_pdf()), "cv.pdf")}, headers=ada.auth),
        client.post("/api/v1/jobs", json={"url": URL, "html": posting()}, headers=ada.auth),
    ]

    assert [reply.status_code for reply in replies] == [404, 404, 404, 404]


@pytest.mark.parametrize("body", [b"not gzip", gzip.compress(b"{}")[:-6]], ids=["no gzip", "cut short"])
def test_broken_gzip_is_refused(client: FlaskClient, ada: Person, body: bytes) -> None:
    reply = client.post("/api/v1/jobs", data=body, headers={**ada.auth, **JSON, "Content-Encoding": "gzip"})

    assert reply.status_code == 400


def test_a_body_that_is_no_json_is_refused(client: FlaskClient, ada: Person) -> None:
    reply = client.post("/api/v1/jobs", data=b"url=x", headers=ada.auth)

    assert reply.status_code == 415


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."])
def test_a_forged_token_is_refused(client: FlaskClient, token: str) -> None:
    reply = client.get("/api/v1/jobs", headers={"Authorization": f"Bearer {token}"})

    assert (reply.status_code, reply.json["type"]) == (401, "/problems/unauthenticated")
    assert reply.headers["WWW-Authenticate"] == "Bearer"


def test_the_publishable_key_is_nobodys_token(client: FlaskClient, deps: Deps) -> None:
    for key in (deps.publishable_key, deps.db.secret_key):
        reply = client.get("/api/v1/jobs", headers={"Authorization": f"Bearer {key}"})

        assert reply.status_code == 401


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/api/v1/nothing"), ("PUT", "/api/v1/jobs"), ("GET", "/api/v1/jobs/not-an-id"), ("DELETE", "/health")],
)
def test_the_framework_fails_in_the_same_shape(client: FlaskClient, method: str, path: str) -> None:
    reply = client.open(path, method=method)

    assert reply.status_code in {404, 405}
    assert reply.content_type == "application/problem+json"
    assert set(reply.json or {}) == {"type", "title", "status", "detail", "request_id"}
    assert reply.headers["X-Request-Id"] == reply.json["request_id"]


def test_a_foreign_host_name_is_refused(client: FlaskClient) -> None:
    assert client.get("/health", headers={"Host": "rebound.example"}).status_code == 400


def test_a_foreign_page_cannot_change_anything(client: FlaskClient, ada: Person) -> None:
    reply = client.post(
        "/api/v1/jobs",
        json={"url": URL, "html": posting()},
        headers={**ada.auth, "Origin": "https://evil.example"},
    )

    assert reply.status_code == 403
    assert "Access-Control-Allow-Origin" not in reply.headers


def test_the_extension_may_call_and_no_cookie_goes_along(client: FlaskClient, deps: Deps) -> None:
    origin = deps.settings.extension_origins[0]

    reply = client.options(
        "/api/v1/jobs",
        headers={
            "Origin": origin,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "authorization, content-type",
        },
    )

    assert reply.headers["Access-Control-Allow-Origin"] == origin
    assert "Access-Control-Allow-Credentials" not in reply.headers


def test_what_describes_the_outside_things_names_no_secret(deps: Deps) -> None:
    session = deps.identity.sign_up(f"{uuid4().hex}@example.com", "correct horse battery")
    assert session is not None

    said = repr(deps) + repr(session) + repr(deps.identity.verify(session.access_token))

    secrets = (deps.db.secret_key, str(deps.secret), session.access_token, session.refresh_token)
    assert [secret for secret in secrets if secret in said] == []
