"""Signing up, in and back in by mail, through the real client library in both of its flows."""

from typing import Any
from urllib.parse import parse_qsl, urlsplit
from uuid import uuid4

import pytest
from supabase import AuthApiError, Client

pytestmark = pytest.mark.db
Place = Any  # conftest's; test folders are no packages
PASSWORD = "correct horse"
SITE = "http://127.0.0.1:8000"


def fragment(url: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(url).fragment))


def arrive(client: Client, url: str) -> str:
    """Do what the page does that a link leads to; the address of the person who is then signed in."""
    if code := dict(parse_qsl(urlsplit(url).query)).get("code"):
        verifier = {"auth_code": code, "code_verifier": "", "redirect_to": ""}
        user = client.auth.exchange_code_for_session(verifier).user  # type: ignore[arg-type]  # all are optional
    else:
        said = fragment(url)
        user = client.auth.set_session(said["access_token"], said["refresh_token"]).user
    assert user is not None
    return user.email or ""


def refused(client: Client, address: str, password: str = PASSWORD) -> str | None:
    with pytest.raises(AuthApiError) as refusal:
        client.auth.sign_in_with_password({"email": address, "password": password})
    return refusal.value.code


@pytest.mark.parametrize("flow", ["implicit", "pkce"])
def test_a_sign_up_counts_once_the_link_is_pressed(confirming: Place, address: str, flow: str) -> None:
    client = confirming.new_client(flow=flow)

    answer = client.auth.sign_up({"email": address, "password": PASSWORD, "options": {"data": {"name": "Ada"}}})

    assert answer.session is None
    assert answer.user.confirmation_sent_at is not None
    assert answer.user.email_confirmed_at is None
    assert refused(client, address) == "email_not_confirmed"
    [letter] = confirming.letters_to(address)
    assert arrive(client, confirming.press(letter.link)) == address
    user = client.auth.get_user().user
    assert user.email_confirmed_at is not None
    assert (user.user_metadata["name"], user.user_metadata["email_verified"]) == ("Ada", True)
    client.auth.sign_in_with_password({"email": address, "password": PASSWORD})


@pytest.mark.parametrize("kind", ["signup", "email"])
def test_a_sign_up_counts_once_the_code_is_entered(confirming: Place, address: str, kind: str) -> None:
    client = confirming.new_client(flow="pkce")
    client.auth.sign_up({"email": address, "password": PASSWORD})
    [letter] = confirming.letters_to(address)

    answer = client.auth.verify_otp({"email": address, "token": letter.code, "type": kind})

    assert answer.session is not None
    assert answer.user.email == address


def test_a_known_address_is_answered_like_a_new_one_and_not_written_to(confirming: Place, address: str) -> None:
    client = confirming.new_client()
    client.auth.sign_up({"email": address, "password": PASSWORD})
    confirming.press(confirming.letters_to(address)[0].link)

    known = confirming.http.post("/auth/v1/signup", json={"email": address, "password": "another horse"})
    new = confirming.http.post("/auth/v1/signup", json={"email": f"{uuid4().hex}@example.org", "password": PASSWORD})

    assert known.status_code == new.status_code == 200
    assert known.json().keys() == new.json().keys()
    assert known.json()["identities"] == []
    assert known.json()["id"] != confirming.http.post(
        "/auth/v1/signup", json={"email": address, "password": PASSWORD}
    ).json()["id"]  # fmt: skip
    assert len(confirming.letters_to(address)) == 1
    assert refused(client, address, "another horse") == "invalid_credentials"


def test_signing_up_again_before_confirming_replaces_password_and_link(confirming: Place, address: str) -> None:
    client = confirming.new_client()
    client.auth.sign_up({"email": address, "password": "first horse"})
    client.auth.sign_up({"email": address, "password": "second horse"})

    newest, older = confirming.letters_to(address)

    assert fragment(confirming.press(older.link))["error_code"] == "otp_expired"
    assert "access_token" in fragment(confirming.press(newest.link))
    assert refused(client, address, "first horse") == "invalid_credentials"
    client.auth.sign_in_with_password({"email": address, "password": "second horse"})


@pytest.mark.parametrize("flow", ["implicit", "pkce"])
@pytest.mark.parametrize("place", ["home", "confirming"])
def test_a_link_signs_in_a_new_person_and_a_known_one(
    request: pytest.FixtureRequest, address: str, flow: str, place: str
) -> None:
    server: Place = request.getfixturevalue(place)
    for _ in ("new", "known"):
        client = server.new_client(flow=flow)

        client.auth.sign_in_with_otp({"email": address, "options": {"data": {"name": "Ada"}}})

        assert arrive(client, server.press(server.letters_to(address)[0].link)) == address
        assert client.auth.get_claims()["claims"]["amr"][0]["method"] == "otp"


def test_a_code_signs_in_whatever_the_client_calls_it(home: Place, address: str) -> None:
    client = home.new_client()
    for kind in ("email", "magiclink"):
        client.auth.sign_in_with_otp({"email": address})

        answer = client.auth.verify_otp({"email": address, "token": home.letters_to(address)[0].code, "type": kind})

        assert answer.user.email == address


def test_a_client_may_ask_that_no_account_is_made(home: Place, address: str) -> None:
    with pytest.raises(AuthApiError) as refusal:
        home.new_client().auth.sign_in_with_otp({"email": address, "options": {"should_create_user": False}})

    assert (refusal.value.status, refusal.value.code) == (422, "otp_disabled")
    assert home.letters_to(address) == []


def test_a_link_takes_the_password_from_whoever_never_proved_the_address(confirming: Place, address: str) -> None:
    confirming.new_client().auth.sign_up({"email": address, "password": "squatter's"})
    owner = confirming.new_client()
    owner.auth.sign_in_with_otp({"email": address})

    arrive(owner, confirming.press(confirming.letters_to(address)[0].link))

    assert refused(confirming.new_client(), address, "squatter's") == "invalid_credentials"


@pytest.mark.parametrize("flow", ["implicit", "pkce"])
def test_a_forgotten_password_is_replaced(home: Place, address: str, flow: str) -> None:
    home.new_client().auth.sign_up({"email": address, "password": PASSWORD})
    client = home.new_client(flow=flow)

    client.auth.reset_password_for_email(address, {"redirect_to": f"{SITE}/new-password"})

    target = home.press(home.letters_to(address)[0].link)
    assert target.startswith(f"{SITE}/new-password{'?code=' if flow == 'pkce' else '#access_token='}")
    arrive(client, target)
    client.auth.update_user({"password": "a better horse"})
    assert refused(home.new_client(), address) == "invalid_credentials"
    home.new_client().auth.sign_in_with_password({"email": address, "password": "a better horse"})


def test_recovery_answers_alike_for_an_address_nobody_has(home: Place, address: str) -> None:
    home.new_client().auth.reset_password_for_email(address)

    assert home.letters_to(address) == []


def test_a_confirmation_is_sent_again_with_a_new_code(confirming: Place, address: str) -> None:
    client = confirming.new_client()
    client.auth.sign_up({"email": address, "password": PASSWORD})

    client.auth.resend({"type": "signup", "email": address})

    newest, older = confirming.letters_to(address)
    assert fragment(confirming.press(older.link))["error_code"] == "otp_expired"
    assert arrive(client, confirming.press(newest.link)) == address
    client.auth.resend({"type": "signup", "email": address})
    client.auth.resend({"type": "signup", "email": f"{uuid4().hex}@example.org"})
    assert len(confirming.letters_to(address)) == 2


@pytest.mark.parametrize("flow", ["implicit", "pkce"])
def test_a_new_address_counts_once_it_is_confirmed(confirming: Place, address: str, flow: str) -> None:
    client = confirming.new_client(flow=flow)
    client.auth.sign_up({"email": address, "password": PASSWORD})
    arrive(client, confirming.press(confirming.letters_to(address)[0].link))
    wanted = f"new-{address}"

    changed = client.auth.update_user({"email": wanted}).user

    assert (changed.email, changed.new_email) == (address, wanted)
    assert arrive(client, confirming.press(confirming.letters_to(wanted)[0].link)) == wanted
    answer = confirming.new_client().auth.sign_in_with_password({"email": wanted, "password": PASSWORD})
    assert answer.user.new_email is None
    assert refused(client, address) == "invalid_credentials"


def test_the_letter_to_a_new_address_is_sent_again(confirming: Place, address: str) -> None:
    client = confirming.new_client()
    client.auth.sign_up({"email": address, "password": PASSWORD})
    arrive(client, confirming.press(confirming.letters_to(address)[0].link))
    client.auth.update_user({"email": f"new-{address}"})

    client.auth.resend({"type": "email_change", "email": address})

    newest, older = confirming.letters_to(f"new-{address}")
    assert fragment(confirming.press(older.link))["error_code"] == "otp_expired"
    assert arrive(client, confirming.press(newest.link)) == f"new-{address}"


def test_letters_to_an_address_that_was_given_up_open_nothing(home: Place, address: str) -> None:
    client = home.new_client()
    client.auth.sign_up({"email": address, "password": PASSWORD})
    client.auth.reset_password_for_email(address)

    client.auth.update_user({"email": f"new-{address}"})

    assert fragment(home.press(home.letters_to(address)[0].link))["error_code"] == "otp_expired"


def test_a_new_password_voids_the_links_that_are_under_way(home: Place, address: str) -> None:
    client = home.new_client()
    client.auth.sign_up({"email": address, "password": PASSWORD})
    client.auth.reset_password_for_email(address)

    client.auth.update_user({"password": "a better horse"})

    assert fragment(home.press(home.letters_to(address)[0].link))["error_code"] == "otp_expired"
