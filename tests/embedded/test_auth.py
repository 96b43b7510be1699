"""Signing up, in, on and out, through the real client library."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import httpx
import psycopg
import pytest
from supabase import AuthApiError, Client
from supabase_auth.types import Session

from service import embedded

pytestmark = pytest.mark.db
PASSWORD = "correct horse"
Owner = psycopg.Connection[tuple[object, ...]]


def session_of(client: Client) -> Session:
    session = client.auth.get_session()
    assert session is not None
    return session


def refreshed(http: httpx.Client, token: str) -> httpx.Response:
    return http.post("/auth/v1/token?grant_type=refresh_token", json={"refresh_token": token})


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_signing_up_gives_a_session_at_once(new_client: Callable[..., Client], address: str) -> None:
    answer = new_client().auth.sign_up(
        {"email": address.upper(), "password": PASSWORD, "options": {"data": {"name": "Ada"}}}
    )

    assert answer.user is not None
    assert answer.session is not None
    assert answer.user.email == address
    assert answer.user.user_metadata["name"] == "Ada"
    assert answer.user.app_metadata == {"provider": "email", "providers": ["email"]}
    assert answer.session.token_type == "bearer"
    assert answer.session.expires_in == 3600


def test_an_access_token_carries_the_claims_that_policies_read(ada: Client, address: str) -> None:
    answer = ada.auth.get_claims()

    assert answer is not None
    claims: dict[str, Any] = dict(answer["claims"])
    assert answer["headers"]["alg"] == "ES256"
    assert set(claims) == {
        "iss", "sub", "aud", "exp", "iat", "email", "phone", "app_metadata", "user_metadata", "role", "aal", "amr",
        "session_id", "is_anonymous",
    }  # fmt: skip
    assert claims["iss"] == "http://127.0.0.1:8000/auth/v1"
    assert (claims["aud"], claims["role"], claims["aal"]) == ("authenticated", "authenticated", "aal1")
    assert claims["email"] == address
    assert claims["amr"][0]["method"] == "password"


@pytest.mark.usefixtures("ada")
def test_a_person_signs_in_with_their_password(new_client: Callable[..., Client], address: str) -> None:
    answer = new_client().auth.sign_in_with_password({"email": address, "password": PASSWORD})

    assert answer.user is not None
    assert answer.user.email == address
    assert answer.user.last_sign_in_at is not None


@pytest.mark.usefixtures("ada")
@pytest.mark.parametrize("known", [True, False])
def test_a_wrong_password_and_an_unknown_address_are_refused_alike(
    new_client: Callable[..., Client], address: str, *, known: bool
) -> None:
    email = address if known else "nobody@example.org"

    with pytest.raises(AuthApiError) as refusal:
        new_client().auth.sign_in_with_password({"email": email, "password": "wrong horse"})

    assert (refusal.value.status, refusal.value.code) == (400, "invalid_credentials")
    assert refusal.value.message == "Invalid login credentials"


@pytest.mark.usefixtures("ada")
def test_a_known_address_cannot_sign_up_again(new_client: Callable[..., Client], address: str) -> None:
    with pytest.raises(AuthApiError) as refusal:
        new_client().auth.sign_up({"email": address, "password": PASSWORD})

    assert (refusal.value.status, refusal.value.code) == (422, "user_already_exists")


@pytest.mark.parametrize(
    ("email", "password", "status", "code"),
    [
        ("a@example.org", "short", 422, "weak_password"),
        ("a@example.org", "x" * 73, 400, "validation_failed"),
        ("a@example.org", "", 400, "validation_failed"),
        ("no address", PASSWORD, 400, "validation_failed"),
        ("a" * 65 + "@example.org", PASSWORD, 400, "validation_failed"),
        ("a@-.example", PASSWORD, 400, "validation_failed"),
        ("", PASSWORD, 422, "anonymous_provider_disabled"),
    ],
)
def test_a_sign_up_that_cannot_be_is_refused(
    http: httpx.Client, email: str, password: str, *, status: int, code: str
) -> None:
    answer = http.post("/auth/v1/signup", json={"email": email, "password": password})

    assert (answer.status_code, answer.headers["x-sb-error-code"]) == (status, code)


def test_errors_come_in_the_shape_that_the_api_version_asks_for(http: httpx.Client) -> None:
    old = http.post("/auth/v1/token?grant_type=password", json={})
    new = http.post("/auth/v1/token?grant_type=password", json={}, headers={"X-Supabase-Api-Version": "2024-01-01"})

    assert old.json() == {"code": 400, "error_code": "validation_failed", "msg": "missing email or phone"}
    assert new.json() == {"code": "validation_failed", "message": "missing email or phone"}
    assert new.headers["x-supabase-api-version"] == "2024-01-01"


def test_a_refused_sign_up_leaves_no_account(http: httpx.Client, owner: Owner) -> None:
    email = f"unwelcome{uuid4().hex}@example.org"

    answer = http.post("/auth/v1/signup", json={"email": email, "password": PASSWORD})

    assert answer.status_code == 500
    assert answer.json()["msg"] == "Database error saving new user"
    assert owner.execute("select count(*) from auth.users where email = %s", (email,)).fetchone() == (0,)


# -- refresh tokens


def test_refreshing_gives_a_new_token_and_the_same_session(ada: Client) -> None:
    before = session_of(ada)

    after = ada.auth.refresh_session().session

    assert after is not None
    assert after.refresh_token != before.refresh_token
    assert ada.auth.get_user(after.access_token) is not None


def test_the_parent_of_the_active_token_gets_the_active_one_again(
    ada: Client, http: httpx.Client, server: embedded.Running
) -> None:
    first = session_of(ada).refresh_token
    second = refreshed(http, first).json()["refresh_token"]
    age(server, first)

    again = refreshed(http, first)

    assert again.json()["refresh_token"] == second


def test_a_token_used_long_ago_ends_the_session(ada: Client, http: httpx.Client, server: embedded.Running) -> None:
    first = session_of(ada)
    second = refreshed(http, first.refresh_token).json()["refresh_token"]
    third = refreshed(http, second).json()["refresh_token"]
    age(server, first.refresh_token)

    answer = refreshed(http, first.refresh_token)

    assert (answer.status_code, answer.json()["error_code"]) == (400, "refresh_token_already_used")
    assert refreshed(http, third).json()["error_code"] == "refresh_token_not_found"
    assert http.get("/auth/v1/user", headers=bearer(first.access_token)).status_code == 403


def test_a_token_used_a_moment_ago_is_taken_once_more(ada: Client, http: httpx.Client) -> None:
    first = session_of(ada).refresh_token
    second = refreshed(http, first).json()["refresh_token"]
    third = refreshed(http, second).json()["refresh_token"]

    again = refreshed(http, first).json()["refresh_token"]

    assert again not in {first, second, third}


def test_many_refreshes_at_once_all_get_the_same_token(ada: Client, http: httpx.Client) -> None:
    token = session_of(ada).refresh_token

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: refreshed(http, token), range(8)))

    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["refresh_token"] for answer in answers}) == 1


@pytest.mark.parametrize("token", ["", "unknown", "a\0b", 7, None])
def test_a_token_that_never_was_is_refused(http: httpx.Client, token: object) -> None:
    answer = http.post("/auth/v1/token?grant_type=refresh_token", json={"refresh_token": token})

    assert answer.status_code == 400
    assert answer.json()["error_code"] in {"refresh_token_not_found", "validation_failed"}


def test_a_stale_authorization_header_does_not_disturb_a_refresh(ada: Client, http: httpx.Client) -> None:
    answer = http.post(
        "/auth/v1/token?grant_type=refresh_token",
        json={"refresh_token": session_of(ada).refresh_token},
        headers=bearer("eyJhbGciOiJFUzI1NiJ9.e30.gone"),
    )

    assert answer.status_code == 200


def age(server: embedded.Running, token: str) -> None:
    """Let the time pass in which a token may be used twice."""
    with psycopg.connect(server.database_url) as connection:
        connection.execute(
            "update auth.refresh_tokens set updated_at = updated_at - interval '11 seconds' where token = %s", (token,)
        )


# -- one's own account


def test_changing_the_password_ends_the_other_sessions(
    ada: Client, http: httpx.Client, new_client: Callable[..., Client], address: str
) -> None:
    other = new_client()
    other.auth.sign_in_with_password({"email": address, "password": PASSWORD})

    ada.auth.update_user({"password": "another horse", "data": {"name": "Ada L."}})

    assert refreshed(http, session_of(other).refresh_token).status_code == 400
    assert refreshed(http, session_of(ada).refresh_token).status_code == 200
    signed_in = new_client().auth.sign_in_with_password({"email": address, "password": "another horse"})
    assert signed_in.user is not None
    assert signed_in.user.user_metadata["name"] == "Ada L."


def test_the_old_password_is_no_new_password(ada: Client) -> None:
    with pytest.raises(AuthApiError) as refusal:
        ada.auth.update_user({"password": PASSWORD})

    assert refusal.value.code == "same_password"


def test_an_address_can_be_changed_but_not_to_somebody_elses(ada: Client, bob: Client) -> None:
    taken = bob.auth.get_user()
    free = f"{uuid4().hex}@example.org"
    assert taken is not None

    changed = ada.auth.update_user({"email": free})
    with pytest.raises(AuthApiError) as refusal:
        ada.auth.update_user({"email": taken.user.email or ""})

    assert changed.user.email == free
    assert refusal.value.code == "email_exists"


def test_metadata_too_large_for_a_token_is_refused(ada: Client) -> None:
    with pytest.raises(AuthApiError) as refusal:
        ada.auth.update_user({"data": {"story": "x" * 5_000}})

    assert refusal.value.code == "validation_failed"


@pytest.mark.parametrize(("scope", "own", "other"), [("local", 403, 200), ("others", 200, 403), ("global", 403, 403)])
def test_logging_out_ends_the_sessions_of_its_scope(
    http: httpx.Client, ada: Client, new_client: Callable[..., Client], *, scope: str, own: int, other: int
) -> None:
    email = session_of(ada).user.email or ""
    second = new_client().auth.sign_in_with_password({"email": email, "password": PASSWORD}).session
    assert second is not None
    token = session_of(ada).access_token

    answer = http.post(f"/auth/v1/logout?scope={scope}", headers=bearer(token))

    assert answer.status_code == 204
    assert http.get("/auth/v1/user", headers=bearer(token)).status_code == own
    assert http.get("/auth/v1/user", headers=bearer(second.access_token)).status_code == other


# -- with the secret key


def test_an_administrator_creates_lists_changes_and_deletes_accounts(admin: Client, address: str) -> None:
    made = admin.auth.admin.create_user(
        {"email": address, "password": PASSWORD, "email_confirm": True, "app_metadata": {"team": "a"}}
    ).user
    listed = admin.auth.admin.list_users(page=1, per_page=1000)
    changed = admin.auth.admin.update_user_by_id(made.id, {"user_metadata": {"name": "Ada"}}).user
    admin.auth.admin.delete_user(made.id)

    assert made.app_metadata == {"provider": "email", "providers": ["email"], "team": "a"}
    assert made.id in {user.id for user in listed}
    assert changed.user_metadata["name"] == "Ada"
    with pytest.raises(AuthApiError) as refusal:
        admin.auth.admin.get_user_by_id(made.id)
    assert (refusal.value.status, refusal.value.code) == (404, "user_not_found")


@pytest.mark.usefixtures("ada")
def test_the_list_of_accounts_comes_in_pages(http: httpx.Client, server: embedded.Running) -> None:
    headers = {"apikey": server.secret_key}

    answer = http.get("/auth/v1/admin/users?page=1&per_page=1", headers=headers)

    assert len(answer.json()["users"]) == 1
    assert int(answer.headers["x-total-count"]) >= 1
    assert 'rel="last"' in answer.headers["link"]
    assert http.get("/auth/v1/admin/users?per_page=all", headers=headers).status_code == 400


def test_deleting_an_account_deletes_what_hangs_on_it(ada: Client, admin: Client, owner: Owner) -> None:
    person = session_of(ada).user.id
    ada.table("notes").insert({"body": "mine"}).execute()

    admin.auth.admin.delete_user(person)

    assert owner.execute("select count(*) from public.notes where user_id = %s", (person,)).fetchone() == (0,)
    assert owner.execute("select count(*) from public.members where id = %s", (person,)).fetchone() == (0,)


def test_an_account_that_is_not_confirmed_or_is_banned_cannot_sign_in(
    admin: Client, new_client: Callable[..., Client], address: str
) -> None:
    made = admin.auth.admin.create_user({"email": address, "password": PASSWORD}).user
    with pytest.raises(AuthApiError) as unconfirmed:
        new_client().auth.sign_in_with_password({"email": address, "password": PASSWORD})
    admin.auth.admin.update_user_by_id(made.id, {"email_confirm": True, "ban_duration": "24h"})
    with pytest.raises(AuthApiError) as banned:
        new_client().auth.sign_in_with_password({"email": address, "password": PASSWORD})

    assert unconfirmed.value.code == "email_not_confirmed"
    assert banned.value.code == "user_banned"


def test_a_person_is_no_administrator(ada: Client, http: httpx.Client) -> None:
    token = session_of(ada).access_token

    person = http.get("/auth/v1/admin/users", headers=bearer(token))
    nobody = http.get("/auth/v1/admin/users")

    assert (person.status_code, person.json()["error_code"]) == (403, "not_admin")
    assert (nobody.status_code, nobody.json()["error_code"]) == (401, "no_authorization")


def test_an_endpoint_that_is_not_here_is_refused_by_name(http: httpx.Client) -> None:
    answer = http.get("/auth/v1/reauthenticate")

    assert (answer.status_code, answer.json()["error_code"]) == (404, "validation_failed")


def test_too_many_wrong_passwords_are_refused_for_a_while(server: embedded.Running) -> None:
    wrong = {"email": "nobody@example.org", "password": "wrong horse"}
    stranger = httpx.WSGITransport(app=server.app, remote_addr=f"198.51.100.{uuid4().int % 200}")
    with httpx.Client(transport=stranger, base_url=server.url, headers={"apikey": server.publishable_key}) as http:
        answers = [http.post("/auth/v1/token?grant_type=password", json=wrong) for _ in range(61)]

    assert {answer.status_code for answer in answers[:60]} == {400}
    assert answers[60].status_code == 429
    assert answers[60].json()["error_code"] == "over_request_rate_limit"
