"""Who gets through the door: keys, tokens, hosts, origins."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Callable
from typing import Any

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from jwt.algorithms import ECAlgorithm
from supabase import Client

from service import embedded

pytestmark = pytest.mark.db
EXTENSION = "chrome-extension://abcdefghijklmnopabcdefghijklmnop"
Forge = Callable[[dict[str, Any], dict[str, Any]], str]


def notes(http: httpx.Client, token: str) -> httpx.Response:
    return http.get("/rest/v1/notes?select=body", headers={"Authorization": f"Bearer {token}"})


def token_of(client: Client) -> str:
    session = client.auth.get_session()
    assert session is not None
    return session.access_token


def public_pem(http: httpx.Client) -> bytes:
    """The server's public key, as a forger would get it."""
    jwk = http.get("/auth/v1/.well-known/jwks.json").json()["keys"][0]
    key = ECAlgorithm.from_jwk(json.dumps(jwk))
    assert isinstance(key, ec.EllipticCurvePublicKey)
    return key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def encoded(part: dict[str, Any] | bytes) -> str:
    raw = part if isinstance(part, bytes) else json.dumps(part).encode()
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def unsigned(header: dict[str, Any], claims: dict[str, Any]) -> str:
    return f"{encoded({**header, 'alg': 'none'})}.{encoded(claims)}."


def signed_by_a_stranger(header: dict[str, Any], claims: dict[str, Any]) -> str:
    return jwt.encode(claims, ec.generate_private_key(ec.SECP256R1()), algorithm="ES256", headers=header)


def signed_without_key_id(_header: dict[str, Any], claims: dict[str, Any]) -> str:
    return jwt.encode(claims, ec.generate_private_key(ec.SECP256R1()), algorithm="ES256")


@pytest.mark.parametrize("forge", [unsigned, signed_by_a_stranger, signed_without_key_id])
def test_a_forged_token_is_refused(http: httpx.Client, ada: Client, *, forge: Forge) -> None:
    true = token_of(ada)
    header, claims = jwt.get_unverified_header(true), jwt.decode(true, options={"verify_signature": False})

    answer = notes(http, forge(header, {**claims, "role": "service_role"}))

    assert answer.status_code == 401
    assert answer.json()["code"] == "PGRST301"


def test_a_token_signed_by_hmac_with_the_public_key_is_refused(http: httpx.Client, ada: Client) -> None:
    true = token_of(ada)
    header, claims = jwt.get_unverified_header(true), jwt.decode(true, options={"verify_signature": False})
    body = f"{encoded({**header, 'alg': 'HS256'})}.{encoded({**claims, 'role': 'service_role'})}"
    key = jwt.algorithms.HMACAlgorithm(jwt.algorithms.HMACAlgorithm.SHA256)
    signature = key.sign(body.encode(), public_pem(http))

    answer = notes(http, f"{body}.{encoded(signature)}")

    assert answer.status_code == 401


def test_a_token_with_other_claims_than_were_signed_is_refused(http: httpx.Client, ada: Client) -> None:
    header, _, signature = token_of(ada).split(".")

    for claims in ({}, {"role": "service_role"}, {"sub": "", "role": "authenticated"}):
        assert notes(http, f"{header}.{encoded(claims)}.{signature}").status_code == 401


@pytest.mark.parametrize("token", ["x", "a.b.c", "." * 5, "eyJhbGciOiJFUzI1NiJ9." + "x" * 9_000 + ".x", "null"])
def test_what_is_no_token_is_refused(http: httpx.Client, token: str) -> None:
    answer = http.get("/rest/v1/notes", headers={"Authorization": f"Bearer {token}"})

    assert answer.status_code == 401


def test_a_storage_link_is_no_access_token(http: httpx.Client, ada: Client, server: embedded.Running) -> None:
    claims = jwt.decode(token_of(ada), options={"verify_signature": False})
    link_like = jwt.encode({**claims, "scope": "download"}, server.secret_key, algorithm="HS256")

    assert notes(http, link_like).status_code == 401


def test_a_person_sees_their_own_rows_and_nobody_elses(ada: Client, bob: Client) -> None:
    ada.table("notes").insert({"body": "hers"}).execute()

    assert ada.table("notes").select("body").execute().data == [{"body": "hers"}]
    assert bob.table("notes").select("body").execute().data == []


@pytest.mark.parametrize("key", [None, "", "sb_publishable_unknown", "sb_secret_unknown", "anon"])
def test_without_a_known_key_nothing_is_answered(http: httpx.Client, key: str | None) -> None:
    del http.headers["apikey"]
    headers = {} if key is None else {"apikey": key}

    for path in ("/rest/v1/notes", "/auth/v1/settings", "/storage/v1/bucket"):
        assert http.get(path, headers=headers).status_code == 401


def test_the_bearer_header_cannot_bring_a_key_of_its_own(http: httpx.Client, server: embedded.Running) -> None:
    answer = http.get("/auth/v1/admin/users", headers={"Authorization": f"Bearer {server.secret_key}"})

    assert answer.status_code == 401


def test_the_secret_key_is_refused_from_a_page(http: httpx.Client, server: embedded.Running) -> None:
    answer = http.get("/rest/v1/notes", headers={"apikey": server.secret_key, "Origin": EXTENSION})

    assert answer.status_code == 401
    assert answer.json()["message"] == "Forbidden use of secret API key in browser"


def test_the_public_keys_are_for_everybody(http: httpx.Client) -> None:
    del http.headers["apikey"]

    answer = http.get("/auth/v1/.well-known/jwks.json")

    assert answer.headers["cache-control"] == "public, max-age=600"
    (key,) = answer.json()["keys"]
    assert set(key) == {"kty", "crv", "x", "y", "kid", "alg", "use", "key_ops"}
    assert (key["kty"], key["crv"], key["alg"], key["key_ops"]) == ("EC", "P-256", "ES256", ["verify"])


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8000", 200),
        ("localhost:9999", 200),
        ("[::1]:8000", 200),
        ("evil.example", 421),
        ("evil.example:8000", 421),
        ("127.0.0.1.evil.example", 421),
        ("evil.example@127.0.0.1.evil.example", 421),
        ("", 421),
        ("[::1", 421),
    ],
)
def test_only_requests_for_our_own_names_are_answered(http: httpx.Client, host: str, *, status: int) -> None:
    assert http.get("/auth/v1/settings", headers={"Host": host}).status_code == status


def test_a_preflight_is_answered_for_a_known_origin_only(http: httpx.Client) -> None:
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "apikey"}

    known = http.options("/rest/v1/notes", headers={**asked, "Origin": EXTENSION})
    unknown = http.options("/rest/v1/notes", headers={**asked, "Origin": "https://evil.example"})

    assert known.status_code == 204
    assert known.headers["access-control-allow-origin"] == EXTENSION
    assert "x-supabase-api-version" in known.headers["access-control-allow-headers"]
    assert "access-control-allow-credentials" not in known.headers
    assert unknown.status_code == 403
    assert "access-control-allow-origin" not in unknown.headers


def test_a_page_of_an_unknown_origin_can_neither_write_nor_read(http: httpx.Client) -> None:
    evil = {"Origin": "https://evil.example"}

    written = http.post("/auth/v1/signup", json={"email": "a@example.org", "password": "secret1"}, headers=evil)
    read = http.get("/auth/v1/settings", headers=evil)

    assert written.status_code == 403
    assert "access-control-allow-origin" not in read.headers


def test_a_known_origin_may_read_the_headers_that_clients_need(http: httpx.Client) -> None:
    answer = http.get("/auth/v1/settings", headers={"Origin": EXTENSION})

    assert answer.headers["access-control-allow-origin"] == EXTENSION
    assert "content-range" in answer.headers["access-control-expose-headers"]
    assert "Origin" in answer.headers["vary"]


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        ("/auth/v1/nothing", {"code", "error_code", "msg"}),
        ("/storage/v1/nothing", {"statusCode", "error", "message", "code"}),
        ("/rest/v1/a/b", {"code", "message", "details", "hint"}),
        ("/functions/v1/f", {"message"}),
    ],
)
def test_an_unknown_path_is_refused_in_its_protocols_shape(http: httpx.Client, path: str, shape: set[str]) -> None:
    answer = http.get(path)

    assert 400 <= answer.status_code < 500
    assert set(answer.json()) == shape


@pytest.mark.parametrize("path", ["/auth/v1/signup", "/auth/v1/admin/users", "/rest/v1/notes"])
def test_a_body_that_is_too_large_is_refused(http: httpx.Client, server: embedded.Running, path: str) -> None:
    answer = http.post(path, content=b"[" + b" " * 9_000_000, headers={"apikey": server.secret_key})

    assert answer.status_code == 413


@pytest.mark.parametrize("body", [b"{", b"[]", b"7", b'"x"', b"\xff", b"[" * 50_000])
def test_a_body_that_is_no_json_object_is_refused(http: httpx.Client, body: bytes) -> None:
    assert http.post("/auth/v1/signup", content=body).json()["error_code"] == "bad_json"


def test_the_reason_phrase_is_the_standard_one(http: httpx.Client) -> None:
    assert http.get("/auth/v1/nothing").reason_phrase == "Not Found"
