"""A session lasts through quiet weeks, and ends when it should."""

from __future__ import annotations

import secrets
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from flask import Response, g

from service import create_app
from service.auth import Identity, Session
from service.errors import Unavailable
from service.web import sessions
from service.web.cookies import Seal
from service.web.sessions import carry, next_page
from tests.web.browser import HTML, ORIGIN, Browser

if TYPE_CHECKING:
    from flask import Flask

    from service.deps import Deps
    from service.settings import Settings

pytestmark = pytest.mark.db

COOKIE = "foothold_0"


class OutOfReach(Identity):
    """A sign-in service that cannot be reached just now."""

    def refresh(self, refresh_token: str) -> Session:
        """Fail as the real one does."""
        raise Unavailable(refresh_token[:0])


def read(browser: Browser, deps: Deps) -> Session:
    cookie = browser.cookie(COOKIE)
    assert cookie
    value = Seal(deps.secret, purpose="session").open(cookie, seconds=60)
    assert value
    return Session.model_validate_json(value)


def put(browser: Browser, session: Session, deps: Deps) -> None:
    browser.keep(COOKIE, Seal(deps.secret, purpose="session").close(session.model_dump_json()))


def ended(session: Session) -> Session:
    return session.model_copy(update={"expires_at": int(time.time()) - 10})


def test_a_session_that_has_run_out_is_renewed_unseen(browser: Browser, deps: Deps) -> None:
    first = read(browser, deps)
    put(browser, ended(first), deps)

    page = browser.open("/account")

    assert (page.status, page.path) == (200, "/account")
    second = read(browser, deps)
    assert second.refresh_token != first.refresh_token
    assert second.expires_at > time.time()


def test_a_fresh_session_is_left_alone(browser: Browser) -> None:
    reply = browser.client.get("/account", headers=HTML)

    assert [line for line in reply.headers.getlist("Set-Cookie") if line.startswith(COOKIE)] == []


def test_two_requests_with_the_same_old_session_both_succeed(app: Flask, browser: Browser, deps: Deps) -> None:
    old = ended(read(browser, deps))
    twin = Browser(app)
    put(browser, old, deps)
    put(twin, old, deps)

    assert [browser.open("/account").path, twin.open("/account").path] == ["/account", "/account"]


def test_a_session_that_cannot_be_renewed_leads_to_the_sign_in_and_is_forgotten(browser: Browser, deps: Deps) -> None:
    put(browser, Session(access_token="x", refresh_token="made-up", expires_at=0), deps)

    assert browser.open("/account").path == "/signin?next=/account"
    assert browser.cookie(COOKIE) is None


def test_a_form_sent_after_the_session_ended_says_that_nothing_was_kept(browser: Browser, deps: Deps) -> None:
    page = browser.open("/account")
    put(browser, Session(access_token="x", refresh_token="made-up", expires_at=0), deps)

    answer = browser.send(page, "/account", full_name="Ada")

    assert answer.status == 401
    assert "this was not kept" in answer.text
    assert answer.one('a[target="_blank"]')["href"] == "/signin"


def test_a_person_stays_signed_in_while_the_sign_in_service_is_away(
    settings: Settings, deps: Deps, browser: Browser
) -> None:
    away = OutOfReach(http=deps.db.http, url=deps.db.url, publishable_key=deps.publishable_key, legacy_secret=None)
    other = Browser(create_app(settings, deps=replace(deps, identity=away)))
    session = read(browser, deps)
    put(other, ended(session), deps)

    page = other.open("/account")

    assert page.status == 503
    assert other.cookie(COOKIE) is not None


def test_long_tokens_are_spread_over_cookies_that_a_browser_keeps(app: Flask) -> None:
    long = Session(access_token=secrets.token_urlsafe(3_500), refresh_token="r", expires_at=1)
    with app.test_request_context(base_url=ORIGIN):
        g.session_to_keep = long
        cookies = carry(Response()).headers.getlist("Set-Cookie")

    sent = "; ".join(line.split(";", 1)[0] for line in cookies)
    with app.test_request_context(base_url=ORIGIN, headers={"Cookie": sent}):
        assert sessions._read() == long
    assert len(cookies) == 2
    assert max(len(line) for line in cookies) < 4096


def test_over_https_cookies_are_secure_and_tied_to_the_host(settings: Settings, deps: Deps) -> None:
    secure = settings.model_copy(update={"foothold_url": "https://foothold.example"})
    app = create_app(secure, deps=replace(deps, settings=secure))

    reply = app.test_client().get("/signup", base_url="https://foothold.example", headers=HTML)

    [cookie] = reply.headers.getlist("Set-Cookie")
    assert cookie.startswith("__Host-foothold_visit=")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))


def test_over_https_a_plain_page_of_the_same_name_is_foreign(settings: Settings, deps: Deps) -> None:
    secure = settings.model_copy(update={"foothold_url": "https://foothold.example"})
    client = create_app(secure, deps=replace(deps, settings=secure)).test_client()

    reply = client.post(
        "/signin", base_url="https://foothold.example", headers={**HTML, "Origin": "http://foothold.example"}
    )

    assert (reply.status_code, "Pages of other sites" in reply.text) == (403, True)


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ("/jobs/1?x=2#y", "/jobs/1?x=2#y"),
        (None, "/jobs"),
        ("", "/jobs"),
        ("jobs", "/jobs"),
        ("//evil.example", "/jobs"),
        ("///evil.example", "/jobs"),
        ("/\\evil.example", "/jobs"),
        ("/\t/evil.example", "/jobs"),
        ("https:/evil.example", "/jobs"),
        ("http://[", "/jobs"),
    ],
)
def test_only_paths_of_ours_are_followed(given: str | None, path: str) -> None:
    assert next_page(given) == path
