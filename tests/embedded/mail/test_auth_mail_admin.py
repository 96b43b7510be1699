"""What the operator does with mail: invites, makes links to hand over, reads the outbox."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from uuid import uuid4

import httpx
import pytest
from supabase import AuthApiError, Client

from service import embedded
from service.embedded.auth.outbox import KEPT, Letter, Outbox
from service.embedded.failures import DamagedKeys
from service.embedded.keys import load_or_make

Place = Any  # conftest's; test folders are no packages
PASSWORD = "correct horse"
SITE = "http://127.0.0.1:8000"


def operator(place: Place) -> Client:
    client: Client = place.new_client(key=place.secret_key)
    return client


def arrived(place: Place, link: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(place.press(link)).fragment))


@pytest.mark.db
@pytest.mark.parametrize(
    ("wanted", "given"),
    [("signup", "signup"), ("invite", "invite"), ("magiclink", "signup")],
)
def test_a_link_for_a_new_person_makes_them_and_signs_them_in(
    home: Place, address: str, wanted: Any, given: str
) -> None:
    made = operator(home).auth.admin.generate_link(
        {"type": wanted, "email": address, "password": PASSWORD, "options": {"redirect_to": f"{SITE}/in"}}
    )

    assert (made.user.email, made.user.email_confirmed_at) == (address, None)
    assert (made.properties.verification_type, made.properties.redirect_to) == (given, f"{SITE}/in")
    assert home.letters_to(address) == []
    target = home.press(made.properties.action_link)
    assert target.startswith(f"{SITE}/in#access_token=")


@pytest.mark.db
@pytest.mark.parametrize("wanted", ["magiclink", "recovery"])
def test_a_link_for_a_known_person_works_by_code_and_hash_too(home: Place, address: str, wanted: Any) -> None:
    home.new_client().auth.sign_up({"email": address, "password": PASSWORD})
    admin, client = operator(home).auth.admin, home.new_client()

    first = admin.generate_link({"type": wanted, "email": address}).properties
    answer = client.auth.verify_otp({"email": address, "token": first.email_otp, "type": wanted})
    assert answer.user is not None
    assert answer.user.email == address

    second = admin.generate_link({"type": wanted, "email": address}).properties
    answer = client.auth.verify_otp({"token_hash": second.hashed_token, "type": wanted})
    assert answer.user is not None
    assert answer.user.email == address


@pytest.mark.db
def test_a_link_for_a_new_address_changes_it(home: Place, address: str) -> None:
    home.new_client().auth.sign_up({"email": address, "password": PASSWORD})

    made = operator(home).auth.admin.generate_link(
        {"type": "email_change_new", "email": address, "new_email": f"new-{address}"}
    )

    assert made.properties.verification_type == "email_change_new"
    assert "access_token" in arrived(home, made.properties.action_link)
    home.new_client().auth.sign_in_with_password({"email": f"new-{address}", "password": PASSWORD})


@pytest.mark.db
@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"type": "signup", "email": "known"}, 422, "email_exists"),
        ({"type": "invite", "email": "known"}, 422, "email_exists"),
        ({"type": "email_change_new", "email": "known", "new_email": "known"}, 422, "email_exists"),
        ({"type": "recovery", "email": "unknown"}, 404, "user_not_found"),
        ({"type": "email_change_new", "email": "unknown", "new_email": "x@example.org"}, 404, "user_not_found"),
        ({"type": "email_change_current", "email": "known"}, 400, "validation_failed"),
        ({"type": "sms", "email": "known"}, 400, "validation_failed"),
        ({"type": "magiclink", "email": ""}, 400, "validation_failed"),
    ],
)
def test_a_link_that_cannot_be_made_is_refused(
    home: Place, address: str, body: dict[str, str], *, status: int, code: str
) -> None:
    home.new_client().auth.sign_up({"email": address, "password": PASSWORD})
    names = {"known": address, "unknown": f"{uuid4().hex}@example.org"}
    sent = {"password": PASSWORD} | {key: names.get(value, value) for key, value in body.items()}

    headers = {"apikey": home.secret_key}
    answer = home.http.post("/auth/v1/admin/generate_link", json=sent, headers=headers)

    assert (answer.status_code, answer.headers["x-sb-error-code"]) == (status, code)


@pytest.mark.db
@pytest.mark.parametrize("path", ["invite", "admin/generate_link"])
def test_only_the_secret_key_invites_and_makes_links(home: Place, address: str, path: str) -> None:
    client = home.new_client()
    session = client.auth.sign_up({"email": address, "password": PASSWORD}).session
    assert session is not None
    body = {"type": "recovery", "email": address}

    person = home.http.post(f"/auth/v1/{path}", json=body, headers={"Authorization": f"Bearer {session.access_token}"})
    nobody = home.http.post(f"/auth/v1/{path}", json=body)

    assert (person.status_code, person.json()["error_code"]) == (403, "not_admin")
    assert (nobody.status_code, nobody.json()["error_code"]) == (401, "no_authorization")


@pytest.mark.db
def test_an_invited_person_arrives_and_chooses_a_password(home: Place, address: str) -> None:
    user = operator(home).auth.admin.invite_user_by_email(address, {"data": {"team": "blue"}}).user

    assert user.invited_at is not None
    assert user.user_metadata["team"] == "blue"
    session = arrived(home, home.letters_to(address)[0].link)
    assert session["type"] == "invite"
    client = home.new_client()
    client.auth.set_session(session["access_token"], session["refresh_token"])
    client.auth.update_user({"password": PASSWORD})
    home.new_client().auth.sign_in_with_password({"email": address, "password": PASSWORD})
    with pytest.raises(AuthApiError) as refusal:
        operator(home).auth.admin.invite_user_by_email(address)
    assert (refusal.value.status, refusal.value.code) == (422, "email_exists")


@pytest.mark.db
def test_the_settings_say_whether_an_address_must_be_confirmed(home: Place, confirming: Place) -> None:
    assert home.http.get("/auth/v1/settings").json()["mailer_autoconfirm"] is True
    assert confirming.http.get("/auth/v1/settings").json()["mailer_autoconfirm"] is False


# -- the outbox


@pytest.mark.db
def test_the_operator_reads_the_outbox_as_plain_text(
    home: Place, server: embedded.Running, http: httpx.Client, address: str
) -> None:
    http.post("/auth/v1/otp", json={"email": address}).raise_for_status()

    typed = {"Sec-Fetch-Dest": "document"}
    answer = http.get("/outbox/v1", params={"to": address}, headers=typed, auth=("outbox", server.outbox_secret))

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.text.startswith(f"To: {address}\nDate: ")
    assert f"{SITE}/auth/v1/verify?token=" in answer.text
    assert home.letters_to(address) == []  # each server has its own


@pytest.mark.db
def test_nobody_else_reads_the_outbox(server: embedded.Running, http: httpx.Client) -> None:
    def status(**headers: str) -> int:
        return http.get("/outbox/v1", headers=headers).status_code

    assert status() == 401
    assert status(apikey=server.secret_key) == 401
    assert status(Authorization=f"Bearer {server.outbox_secret}") == 401
    for wrong in ("", "wrong", server.secret_key, server.publishable_key, "ü"):
        assert http.get("/outbox/v1", auth=("outbox", wrong)).status_code == 401
    assert http.get("/outbox/v1").headers["www-authenticate"] == 'Basic realm="outbox", charset="UTF-8"'


@pytest.mark.db
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": SITE},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Dest": "empty"},
        {"Sec-Fetch-Dest": "iframe"},
    ],
)
def test_no_web_page_reads_the_outbox(server: embedded.Running, http: httpx.Client, headers: dict[str, str]) -> None:
    answer = http.get("/outbox/v1", headers=headers, auth=("outbox", server.outbox_secret))

    assert answer.status_code == 403
    assert answer.text == "Web pages may not read the outbox."


@pytest.mark.db
def test_the_outbox_can_only_be_read(server: embedded.Running, http: httpx.Client) -> None:
    answers = [
        http.request(method, "/outbox/v1", auth=("outbox", server.outbox_secret)) for method in ("POST", "DELETE")
    ]

    assert [answer.status_code for answer in answers] == [405, 405]


@pytest.mark.db
def test_the_secret_of_the_outbox_opens_nothing_else(server: embedded.Running, http: httpx.Client) -> None:
    assert http.get("/auth/v1/admin/users", headers={"apikey": server.outbox_secret}).status_code == 401
    assert http.get("/rest/v1/notes", headers={"apikey": server.outbox_secret}).status_code == 401


def test_letters_are_readable_by_their_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "outbox"
    folder.mkdir(mode=0o755)
    outbox = Outbox(folder, secret="s")

    outbox.put(Letter(to="ada@example.org", subject="Hello", text="Dear Ada"))

    [path] = folder.iterdir()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_full_outbox_lets_the_oldest_letters_go(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "outbox", secret="s")
    for number in range(KEPT):
        (tmp_path / "outbox" / f"20260101T000000{number:06d}-aaaaaaaa.txt").write_text("To: old@example.org\n")

    outbox.put(Letter(to="ada@example.org", subject="Hello", text="Dear Ada"))

    assert len(list((tmp_path / "outbox").iterdir())) == KEPT
    assert not (tmp_path / "outbox" / "20260101T000000000000-aaaaaaaa.txt").exists()
    assert outbox.read()[0].startswith("To: ada@example.org\n")


def test_a_letter_that_was_never_finished_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / "outbox").mkdir()
    (tmp_path / "outbox" / "1.unfinished").write_text("To: ada")

    assert Outbox(tmp_path / "outbox", secret="s").read() == []
    assert list((tmp_path / "outbox").iterdir()) == []


@pytest.fixture
def older(tmp_path: Path) -> dict[str, str]:
    """The keys of a folder that was made before there was an outbox."""
    load_or_make(tmp_path)
    stored: dict[str, str] = json.loads((tmp_path / "keys.json").read_text())
    del stored["outbox_secret"]
    (tmp_path / "keys.json").write_text(json.dumps(stored))
    return stored


def test_an_older_folder_gets_a_secret_for_its_outbox_and_keeps_its_keys(tmp_path: Path, older: dict[str, str]) -> None:
    first, second = load_or_make(tmp_path), load_or_make(tmp_path)

    assert len(first.outbox_secret) == 43
    assert first == second
    assert first.secret_key == older["secret_key"]
    assert (tmp_path / "keys.json").stat().st_mode & 0o777 == 0o600


def test_an_older_folder_that_lacks_more_is_damaged(tmp_path: Path, older: dict[str, str]) -> None:
    del older["secret_key"]
    (tmp_path / "keys.json").write_text(json.dumps(older))

    with pytest.raises(DamagedKeys, match="cannot be read"):
        load_or_make(tmp_path)


@pytest.mark.db
def test_people_may_sign_up_without_a_letter_by_default(http: httpx.Client, new_client: Callable[..., Client]) -> None:
    answer = new_client().auth.sign_up({"email": f"{uuid4().hex}@example.org", "password": PASSWORD})

    assert answer.session is not None
    assert http.get("/auth/v1/settings").json()["mailer_autoconfirm"] is True
