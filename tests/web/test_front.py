"""The way in and out, and what guards it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from tests.conftest import PASSWORD
from tests.web.browser import HTML, ORIGIN, Browser

if TYPE_CHECKING:
    from flask import Flask

pytestmark = pytest.mark.db


def address() -> str:
    return f"{uuid4().hex}@example.com"


def test_a_visitor_reads_what_this_is_and_where_to_begin(visitor: Browser) -> None:
    page = visitor.open("/")

    assert page.status == 200
    assert page.texts("h1") == ["Look for work without losing your footing."]
    assert page.one('main a[href="/signup"]').get_text() == "Create an account"


def test_a_new_person_lands_on_an_empty_board_that_says_how_to_begin(visitor: Browser) -> None:
    page = visitor.sign_up()

    assert page.path == "/jobs"
    assert "Your account is ready." in page.text
    assert "Load unpacked" in page.text
    assert page.one('main .ways a[href="/jobs/new"]').get_text() == "Paste a posting"


def test_a_sentence_about_what_happened_is_said_once(visitor: Browser) -> None:
    visitor.sign_up()

    assert "Your account is ready." not in visitor.open("/jobs").text


def test_a_signed_in_person_goes_straight_to_their_jobs(browser: Browser) -> None:
    assert [browser.open(path).path for path in ("/", "/signin", "/signup")] == ["/jobs"] * 3


def test_signing_out_ends_the_session(browser: Browser) -> None:
    assert browser.cookie("foothold_0")

    page = browser.send(browser.open("/jobs"), "/signout")

    assert (page.path, "You are signed out." in page.text) == ("/signin", True)
    assert browser.open("/account").path == "/signin?next=/account"
    assert browser.cookie("foothold_0") is None


def test_the_page_that_was_asked_for_opens_after_signing_in(app: Flask, visitor: Browser) -> None:
    email = address()
    visitor.send(visitor.open("/signup"), "/signup", email=email, password=PASSWORD)
    other = Browser(app)

    asked = other.open("/resumes?from=mail")
    page = other.send(asked, "/signin", email=email, password=PASSWORD)

    assert asked.path == "/signin?next=/resumes?from%3Dmail"
    assert (page.status, page.path) == (200, "/resumes?from=mail")


@pytest.mark.parametrize(
    "target", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/\n/evil.example"]
)
def test_signing_in_leads_nowhere_else(visitor: Browser, target: str) -> None:
    page = visitor.open("/signup")
    token = page.one("main [name=csrf_token]")["value"]

    reply = visitor.client.post(
        "/signup",
        data={"csrf_token": token, "email": address(), "password": PASSWORD, "next": target},
        headers={**HTML, "Origin": ORIGIN},
    )

    assert (reply.status_code, reply.headers["Location"]) == (303, "/jobs")


def test_a_wrong_password_says_so_and_keeps_the_address(visitor: Browser) -> None:
    page = visitor.send(visitor.open("/signin"), "/signin", email="ada@example.com", password="not this one")

    assert page.status == 401
    assert page.texts("[role=alert]") == ["That did not work. The e-mail address or the password is not right."]
    assert page.one("#email")["value"] == "ada@example.com"
    assert page.one("#password")["value"] == ""


def test_a_taken_address_says_so_at_its_field(app: Flask, visitor: Browser) -> None:
    email = address()
    visitor.send(visitor.open("/signup"), "/signup", email=email, password=PASSWORD)
    other = Browser(app)

    page = other.send(other.open("/signup"), "/signup", email=email, password=PASSWORD)

    assert page.status == 409
    assert page.texts("#email-wrong") == ["There is an account with this address already. Sign in instead."]
    assert page.one("#email")["aria-describedby"] == "email-wrong"


@pytest.mark.parametrize(
    ("email", "password", "field"),
    [
        ("not an address", PASSWORD, "email"),
        ("", PASSWORD, "email"),
        (f"{'x' * 300}@example.com", PASSWORD, "email"),
        ("ada@example.com", "short", "password"),
        ("ada@example.com", "", "password"),
        ("ada@example.com", "ü" * 40, "password"),
    ],
)
def test_what_cannot_be_an_account_is_told_beside_its_field(
    visitor: Browser, email: str, password: str, field: str
) -> None:
    page = visitor.send(visitor.open("/signup"), "/signup", email=email, password=password)

    assert page.status == 422
    assert [str(found["id"]) for found in page.soup.select("p.wrong")] == [f"{field}-wrong"]


def test_the_session_is_for_our_server_and_no_script(visitor: Browser) -> None:
    page = visitor.open("/signup")
    token = page.one("main [name=csrf_token]")["value"]

    reply = visitor.client.post(
        "/signup",
        data={"csrf_token": token, "email": address(), "password": PASSWORD},
        headers={**HTML, "Origin": ORIGIN},
    )

    cookies = [line for line in reply.headers.getlist("Set-Cookie") if line.startswith("foothold_0=")]
    assert len(cookies) == 1
    assert len(cookies[0]) < 4096
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookies[0].split("; "))
    assert "eyJ" not in cookies[0]  # how a token begins


@pytest.mark.parametrize("cookie", ["", "x", "gAAAAABn", "ü"])
def test_a_made_up_session_is_nobodys(visitor: Browser, cookie: str) -> None:
    visitor.keep("foothold_0", cookie)

    assert visitor.open("/jobs").path == "/signin?next=/jobs"


def test_a_page_lets_in_no_foreign_script_style_or_frame(visitor: Browser) -> None:
    headers = visitor.open("/").reply.headers

    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert (policy["script-src"], policy["style-src"], policy["frame-ancestors"]) == ("'self'", "'self'", "'none'")
    assert (headers["X-Content-Type-Options"], headers["Referrer-Policy"]) == ("nosniff", "same-origin")
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path", ["/jobs", "/jobs/new", "/jobs?view=board", "/resumes", "/answers", "/account", "/account/usage", "/nothing"]
)
def test_pages_hold_nothing_that_the_policy_would_block(browser: Browser, path: str) -> None:
    page = browser.open(path)

    assert page.soup.select("[style], style, script:not([src])") == []
    assert not re.search(r"\son[a-z]+=", page.reply.get_data(as_text=True))


def test_the_files_of_a_page_are_there(visitor: Browser) -> None:
    page = visitor.open("/")
    files = [str(found["href"]) for found in page.soup.select("link[href]")]
    files += [str(found["src"]) for found in page.soup.select("[src]")]

    for path in files:
        with visitor.client.get(path) as reply:
            assert reply.status_code == 200, path
            assert "immutable" in reply.headers["Cache-Control"], path
    assert all(path.startswith("/static/") for path in files)
