"""Refusals have PostgREST's shape, code and status; unreadable bodies change nothing."""

import httpx
import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from service.embedded.rest.errors import RestError, refused_by_database
from service.embedded.rest.payload import Body, read_payload

pytestmark = pytest.mark.db

Owner = psycopg.Connection[tuple[object, ...]]
ADA = "11111111-1111-4111-8111-111111111111"
REPRESENTATION = {"Prefer": "return=representation"}


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("GET", "/nothing", None, 404, "PGRST205"),
        ("GET", "/", None, 404, "PGRST126"),
        ("GET", "/rpc/", None, 404, "PGRST126"),
        ("GET", "/projects/1", None, 404, "PGRST125"),
        ("GET", "/projects?select=nothing", None, 400, "42703"),
        ("GET", "/projects?nothing=eq.1", None, 400, "42703"),
        ("GET", "/projects?order=nothing", None, 400, "42703"),
        ("GET", "/projects?or=(id.eq.1,nothing.eq.1)", None, 400, "42703"),
        ("GET", "/projects?id=eq.one", None, 400, "22P02"),
        ("GET", "/projects?title=match.(", None, 400, "2201B"),
        ("GET", "/projects?title=fts(klingon).x", None, 400, "42704"),
        ("GET", "/projects?id=like.1", None, 404, "42883"),
        ("GET", "/projects?id=foo.1", None, 400, "PGRST100"),
        ("POST", "/projects", {"nothing": 1}, 400, "PGRST204"),
        ("POST", "/projects?columns=nothing", {"title": "x"}, 400, "PGRST204"),
        ("POST", "/projects?select=nothing", {"title": "x"}, 400, "42703"),
        ("PATCH", "/projects?id=eq.1", {"nothing": 1}, 400, "PGRST204"),
        ("PATCH", "/projects?id=eq.1", [{"title": "x"}], 400, "PGRST102"),
        ("POST", "/projects", {"title": None}, 400, "23502"),
        ("POST", "/projects", {"title": ""}, 400, "23514"),
        ("POST", "/projects", {"title": "x", "code": "A1"}, 409, "23505"),
        ("POST", "/projects", {"title": "x", "code": "too long"}, 400, "22001"),
        ("POST", "/projects", {"title": "x", "due": "soon"}, 400, "22007"),
        ("POST", "/projects", {"title": "x", "budget": "1e99"}, 400, "22003"),
        ("POST", "/projects", {"title": "x", "search": "x"}, 400, "428C9"),
        ("POST", "/tasks", {"project_id": 3, "what is to do": "x"}, 409, "23503"),
        ("POST", "/open_projects", {"title": "x"}, 403, "42501"),
        ("POST", "/projects", [{"title": "x"}, {"id": 77}], 400, "PGRST102"),
        ("POST", "/projects", [1], 400, "PGRST102"),
        ("POST", "/projects", "title", 400, "PGRST102"),
    ],
)
def test_each_mistake_has_its_code_and_status(
    ada: httpx.Client, method: str, path: str, body: object, status: int, code: str
) -> None:
    reply = ada.request(method, path, json=body, headers=REPRESENTATION)

    assert (reply.status_code, reply.json()["code"]) == (status, code)
    assert set(reply.json()) == {"code", "message", "details", "hint"}
    assert reply.headers["Content-Type"] == "application/json; charset=utf-8"


def test_the_database_s_own_words_come_through(service: httpx.Client) -> None:
    assert service.post("/projects", json={"title": "x", "code": "A1", "owner_id": ADA}).json() == {
        "code": "23505",
        "message": 'duplicate key value violates unique constraint "projects_code_key"',
        "details": "Key (code)=(A1) already exists.",
        "hint": None,
    }


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   ",
        b"{",
        b"{'title': 'x'}",
        b'{"title": "\xff"}',
        b'{"title": NaN}',
        b'{"title": "a\x00b"}',
        b"[" * 100_000,
        b'{"title":' * 100_000,
        b"null",
        b"7",
        b"title=x",
    ],
    ids=lambda body: repr(body[:16]),
)
def test_an_unreadable_body_is_refused(ada: httpx.Client, owner: Owner, body: bytes) -> None:
    reply = ada.post("/projects", content=body, headers={"Content-Type": "application/json"})

    assert (reply.status_code, reply.json()["code"]) == (400, "PGRST102")
    assert owner.execute("select count(*) from projects").fetchall() == [(3,)]


@pytest.mark.parametrize("body", [b'{"title": "a\\u0000b"}', b'{"title": "\\ud800"}', b'{"\\ud800": 1}'])
def test_text_that_postgres_cannot_hold_is_refused(ada: httpx.Client, body: bytes) -> None:
    reply = ada.post("/projects", content=body, headers={"Content-Type": "application/json"})

    assert reply.status_code == 400
    assert reply.json()["code"] in {"22P05", "22P02", "PGRST204"}


def test_a_body_beyond_the_limits_is_refused(ada: httpx.Client) -> None:
    large = ada.post("/projects", content=b'{"title": "' + b"x" * 8_000_000 + b'"}')
    many = ada.post("/projects", json=[{"title": "x"}] * 5_001)
    wide = ada.post("/projects", json={f"c{number}": 1 for number in range(201)})

    assert (large.status_code, large.json()["code"]) == (413, "PGRST102")
    assert (many.status_code, many.json()["code"]) == (400, "PGRST102")
    assert (wide.status_code, wide.json()["code"]) == (400, "PGRST102")


def test_a_broken_connection_says_come_back_and_nothing_of_the_server() -> None:
    error = refused_by_database(psycopg.OperationalError("connection to 10.0.0.1 as authenticator failed"), "anon")

    assert (error.status, error.code) == (503, "PGRST001")
    assert error.message == "Database connection error. Retrying the connection."


@pytest.mark.parametrize(
    "kind", ["text/csv", "application/x-www-form-urlencoded", "text/plain", "application/octet-stream"]
)
def test_other_kinds_of_body_are_refused(ada: httpx.Client, kind: str) -> None:
    reply = ada.post("/projects", content=b'{"title": "x"}', headers={"Content-Type": kind})

    assert (reply.status_code, reply.json()["message"]) == (400, f"Content-Type not acceptable: {kind}")


@pytest.mark.parametrize("kind", ["text/csv", "application/vnd.pgrst.plan+text", "application/geo+json", "image/png"])
def test_other_kinds_of_reply_are_refused(ada: httpx.Client, kind: str) -> None:
    reply = ada.get("/projects", headers={"Accept": kind})

    assert (reply.status_code, reply.json()["code"]) == (406, "PGRST107")
    assert reply.json()["message"] == f"None of these media types are available: {kind}"


def test_the_first_kind_that_can_be_given_is_given(ada: httpx.Client) -> None:
    reply = ada.get("/projects?select=id&id=eq.1", headers={"Accept": "text/csv, application/json;q=0.9, */*"})

    assert (reply.json(), reply.headers["Content-Type"]) == ([{"id": 1}], "application/json; charset=utf-8")


@pytest.mark.parametrize(("method", "header"), [("GET", "Accept-Profile"), ("POST", "Content-Profile")])
def test_other_schemas_are_refused(service: httpx.Client, method: str, header: str) -> None:
    reply = service.request(method, "/users", headers={header: "auth"}, json={})

    assert (reply.status_code, reply.json()["code"]) == (406, "PGRST106")
    assert reply.json()["hint"] == "Only the following schemas are exposed: public"


def test_unknown_preferences_are_refused_only_when_strict(ada: httpx.Client) -> None:
    strict = ada.get("/projects", headers={"Prefer": "handling=strict, telepathy=on"})
    lenient = ada.get("/projects", headers={"Prefer": "telepathy=on"})

    assert (strict.status_code, strict.json()["code"]) == (400, "PGRST122")
    assert lenient.status_code == 200


def test_a_range_of_rows_in_a_header_is_refused(ada: httpx.Client) -> None:
    rows = ada.get("/projects", headers={"Range": "0-0"})
    octets = ada.get("/projects", headers={"Range": "bytes=0-"})

    assert (rows.status_code, rows.json()["code"]) == (400, "PGRST127")
    assert octets.status_code == 200


JSON_SIGNS = st.lists(
    st.sampled_from(["{", "}", "[", "]", '"a"', ":", ",", "1", "null", "\\u0000", '"', " ", "-"])
).map("".join)


@given(st.binary(max_size=40) | JSON_SIGNS.map(str.encode))
def test_any_body_is_read_or_refused(body: bytes) -> None:
    request = Request(EnvironBuilder(method="POST", data=body, content_type="application/json").get_environ())

    try:
        outcome = type(read_payload(Body(request))).__name__
    except RestError as error:
        outcome = error.code

    assert outcome in {"Payload", "PGRST102"}
