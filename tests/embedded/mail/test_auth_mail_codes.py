"""What codes and links are not good for: a second time, after their time, for others, or by guessing."""

import base64
import hashlib
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import psycopg
import pytest

pytestmark = pytest.mark.db
Place = Any  # conftest's; test folders are no packages
Database = psycopg.Connection[tuple[object, ...]]
VERIFIER = "a-secret-that-only-the-page-knows-0123456789"
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
BAN = "update auth.users set banned_until = now() + interval '1 day' where email = %s"
EXPIRED = (403, "otp_expired")


def code_of(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.headers.get("x-sb-error-code", "")


def ask(place: Place, address: str, **more: object) -> Any:
    """Have a link and a code sent to somebody who may be new; the letter."""
    answer = place.http.post("/auth/v1/otp", json={"email": address, **more})
    assert (answer.status_code, answer.json()) == (200, {})
    return place.letters_to(address)[0]


def enter(place: Place, **body: object) -> httpx.Response:
    answer: httpx.Response = place.http.post("/auth/v1/verify", json=body)
    return answer


def exchange(place: Place, code: str, verifier: str = VERIFIER) -> httpx.Response:
    body = {"auth_code": code, "code_verifier": verifier}
    answer: httpx.Response = place.http.post("/auth/v1/token?grant_type=pkce", content=json.dumps(body))
    return answer


def pkce_code(place: Place, address: str, **challenge: object) -> str:
    given = {"code_challenge": CHALLENGE, "code_challenge_method": "s256", **challenge}
    url = place.press(ask(place, address, **given).link)
    code: str = dict(parse_qsl(urlsplit(url).query))["code"]
    return code


def said(url: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(url).fragment))


def test_the_link_carries_the_hash_of_address_and_code(home: Place, address: str) -> None:
    letter = ask(home, address)

    assert letter.hashed == hashlib.sha224(f"{address}{letter.code}".encode()).hexdigest()


@pytest.mark.parametrize("by", ["code", "hash", "link"])
def test_a_code_and_its_link_work_once_between_them(home: Place, address: str, by: str) -> None:
    letter = ask(home, address)
    uses: dict[str, Callable[[], object]] = {
        "code": lambda: enter(home, email=address, token=letter.code, type="email").raise_for_status(),
        "hash": lambda: enter(home, token_hash=letter.hashed, type="magiclink").raise_for_status(),
        "link": lambda: home.press(letter.link),
    }

    uses[by]()

    assert code_of(enter(home, email=address, token=letter.code, type="email")) == EXPIRED
    assert code_of(enter(home, token_hash=letter.hashed, type="magiclink")) == EXPIRED
    assert said(home.press(letter.link)) == {
        "error": "access_denied",
        "error_code": "otp_expired",
        "error_description": "Token has expired or is invalid",
    }


def test_a_code_entered_twice_at_once_gives_one_session(home: Place, address: str) -> None:
    letter = ask(home, address)

    with ThreadPoolExecutor(4) as crowd:
        answers = list(crowd.map(lambda _: enter(home, email=address, token=letter.code, type="email"), range(4)))

    assert sorted(answer.status_code for answer in answers) == [200, 403, 403, 403]


def test_a_code_ends_after_an_hour(home: Place, database: Database, address: str) -> None:
    letter = ask(home, address)
    older = "update auth.one_time_tokens set created_at = created_at - interval '1 hour' where relates_to = %s"
    database.execute(older, (address,))

    assert code_of(enter(home, email=address, token=letter.code, type="email")) == EXPIRED
    assert said(home.press(letter.link))["error_code"] == "otp_expired"


def test_a_code_is_for_one_address_and_one_purpose(home: Place, address: str) -> None:
    letter = ask(home, address)

    assert code_of(enter(home, email=f"x{address}", token=letter.code, type="email")) == EXPIRED
    assert code_of(enter(home, email=address, token=letter.code, type="signup")) == EXPIRED
    assert code_of(enter(home, email=address, token=letter.code, type="email_change")) == EXPIRED
    assert enter(home, email=address, token=letter.code, type="email").status_code == 200


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({}, 400, "validation_failed"),
        ({"type": "email", "email": "a@example.org"}, 400, "validation_failed"),
        ({"type": "email", "token": "123456"}, 400, "validation_failed"),
        ({"type": "email", "email": "a@example.org", "token": "123456", "token_hash": "ab"}, 400, "validation_failed"),
        ({"type": "sms", "email": "a@example.org", "token": "123456"}, 400, "validation_failed"),
        ({"type": "email", "email": "a@example.org", "token": "12345"}, *EXPIRED),
        ({"type": "email", "email": "a@example.org", "token": "1234567"}, *EXPIRED),
        ({"type": "email", "email": "a@example.org", "token": "١٢٣٤٥٦"}, *EXPIRED),
        ({"type": "email", "email": "nobody@example.org", "token": "123456"}, *EXPIRED),
        ({"type": "email", "token_hash": "\0"}, *EXPIRED),
        ({"type": "email", "token_hash": "0" * 56}, *EXPIRED),
    ],
)
def test_a_try_that_cannot_be_is_refused(home: Place, body: dict[str, str], *, status: int, code: str) -> None:
    assert code_of(enter(home, **body)) == (status, code)


def test_guessing_ends_even_the_right_code(place_with: Callable[..., Place], address: str) -> None:
    place = place_with(wrong_codes_for_one=3)
    letter = ask(place, address)
    wrong = "000000" if letter.code != "000000" else "000001"
    tries = [code_of(enter(place, email=address, token=wrong, type="email")) for _ in range(4)]

    assert tries == [EXPIRED] * 3 + [(429, "over_request_rate_limit")]
    assert code_of(enter(place, email=address, token=letter.code, type="email"))[0] == 429
    assert "access_token" in said(place.press(letter.link))  # the person still has the link


@pytest.mark.parametrize("path", ["recover", "otp"])
def test_letters_are_rationed_alike_for_people_known_and_unknown(
    place_with: Callable[..., Place], address: str, path: str
) -> None:
    place = place_with(seconds_between=60)
    place.http.post("/auth/v1/signup", json={"email": address, "password": "correct horse"}).raise_for_status()
    asked = {"create_user": False, "code_challenge": None}

    for email, first in ((address, 200), (f"x{address}", 200 if path == "recover" else 422)):
        answers = [place.http.post(f"/auth/v1/{path}", json={"email": email, **asked}) for _ in range(2)]
        assert answers[0].status_code == first
        assert code_of(answers[1]) == (429, "over_email_send_rate_limit")
    assert len(place.letters_to(address)) == 1


def test_another_process_does_not_write_again_so_soon(place_with: Callable[..., Place], address: str) -> None:
    first, second = place_with(seconds_between=60), place_with(seconds_between=60)
    ask(first, address)

    answer = second.http.post("/auth/v1/otp", json={"email": address})

    assert (answer.status_code, answer.json()) == (200, {})
    assert second.letters_to(address) == []


def test_the_newest_letter_replaces_the_one_before(home: Place, address: str) -> None:
    older, newest = ask(home, address), ask(home, address)

    assert code_of(enter(home, token_hash=older.hashed, type="magiclink")) == EXPIRED
    assert enter(home, token_hash=newest.hashed, type="magiclink").status_code == 200


def test_a_banned_person_gets_no_session_by_mail(home: Place, database: Database, address: str) -> None:
    letter = ask(home, address)
    database.execute(BAN, (address,))

    assert code_of(enter(home, token_hash=letter.hashed, type="magiclink")) == (403, "user_banned")
    assert said(home.press(letter.link))["error_code"] == "user_banned"


def test_a_banned_person_gets_no_session_for_a_page_s_code(home: Place, database: Database, address: str) -> None:
    code = pkce_code(home, address)
    database.execute(BAN, (address,))

    assert code_of(exchange(home, code)) == (400, "user_banned")


# -- PKCE


def test_a_page_s_code_is_worth_one_session_and_only_with_its_secret(home: Place, address: str) -> None:
    code = pkce_code(home, address)

    assert code_of(exchange(home, code, "b" * 43)) == (400, "bad_code_verifier")
    assert code_of(exchange(home, code, "short")) == (400, "bad_code_verifier")
    answer = exchange(home, code)
    assert answer.status_code == 200
    assert answer.json()["user"]["email"] == address
    assert code_of(exchange(home, code)) == (404, "flow_state_not_found")


def test_a_plain_challenge_is_the_secret_itself(home: Place, address: str) -> None:
    code = pkce_code(home, address, code_challenge=VERIFIER, code_challenge_method="plain")

    assert exchange(home, code).status_code == 200


def test_a_page_s_code_ends_after_five_minutes(home: Place, database: Database, address: str) -> None:
    code = pkce_code(home, address)
    older = "update auth.flow_state set auth_code_issued_at = now() - interval '5 minutes' where auth_code = %s"
    database.execute(older, (code,))

    assert code_of(exchange(home, code)) == (422, "flow_state_expired")


def test_a_code_counts_only_after_the_link_was_pressed(home: Place, database: Database, address: str) -> None:
    ask(home, address, code_challenge=CHALLENGE, code_challenge_method="s256")
    row = database.execute(
        "select auth_code from auth.flow_state join auth.users on users.id = user_id where email = %s", (address,)
    ).fetchone()
    assert row is not None

    assert code_of(exchange(home, str(row[0]))) == (404, "flow_state_not_found")


def test_a_page_s_code_ends_with_the_address_it_was_for(home: Place, address: str) -> None:
    client = home.new_client()
    client.auth.verify_otp({"token_hash": ask(home, address).hashed, "type": "magiclink"})
    code = pkce_code(home, address)

    client.auth.update_user({"email": f"new-{address}"})

    assert code_of(exchange(home, code)) == (404, "flow_state_not_found")


def test_a_link_that_failed_says_so_where_the_page_s_library_looks(home: Place, address: str) -> None:
    letter = ask(home, address, code_challenge=CHALLENGE, code_challenge_method="s256")
    home.press(letter.link)

    url = home.press(letter.link)

    assert dict(parse_qsl(urlsplit(url).query))["error_code"] == "otp_expired"
    assert said(url)["error_code"] == "otp_expired"


@pytest.mark.parametrize("body", [{}, {"auth_code": "x"}, {"code_verifier": VERIFIER}, {"auth_code": 1}])
def test_an_exchange_needs_both_halves(home: Place, body: dict[str, object]) -> None:
    answer = home.http.post("/auth/v1/token?grant_type=pkce", json=body)

    assert code_of(answer) == (400, "validation_failed")


@pytest.mark.parametrize("code", ["x", "\0", "\ud800", "00000000-0000-0000-0000-000000000000"])
def test_an_exchange_of_nothing_is_refused(home: Place, code: str) -> None:
    assert code_of(exchange(home, code)) == (404, "flow_state_not_found")


@pytest.mark.parametrize(
    "challenge",
    [
        {"code_challenge": CHALLENGE},
        {"code_challenge_method": "s256"},
        {"code_challenge": "short", "code_challenge_method": "s256"},
        {"code_challenge": "ä" * 43, "code_challenge_method": "s256"},
        {"code_challenge": CHALLENGE, "code_challenge_method": "md5"},
        {"code_challenge": [CHALLENGE], "code_challenge_method": "s256"},
    ],
)
@pytest.mark.parametrize("path", ["otp", "recover"])
def test_a_challenge_in_another_form_is_refused(
    home: Place, address: str, path: str, *, challenge: dict[str, object]
) -> None:
    answer = home.http.post(f"/auth/v1/{path}", json={"email": address, **challenge})

    assert code_of(answer) == (400, "validation_failed")
    assert home.letters_to(address) == []


@pytest.mark.parametrize(
    ("path", "body", "code"),
    [
        ("otp", {"phone": "+3301020304"}, "phone_provider_disabled"),
        ("otp", {"email": "no address"}, "validation_failed"),
        ("recover", {}, "validation_failed"),
        ("resend", {"type": "sms", "email": "a@example.org"}, "validation_failed"),
        ("resend", {"type": "signup"}, "validation_failed"),
    ],
)
def test_a_wish_for_a_letter_that_cannot_be_is_refused(home: Place, path: str, body: dict[str, str], code: str) -> None:
    assert code_of(home.http.post(f"/auth/v1/{path}", json=body)) == (400, code)
