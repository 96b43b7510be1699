"""Where links may lead: to the site or an allowed origin, whatever was asked for."""

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.embedded.auth.redirects import Redirects, with_query

Place = Any  # conftest's; test folders are no packages
SITE = "http://127.0.0.1:8000"
EXTENSION = "chrome-extension://abcdefghijklmnopabcdefghijklmnop"
REDIRECTS = Redirects(SITE, [EXTENSION])


@pytest.mark.parametrize(
    "wanted",
    [
        SITE,
        f"{SITE}/jobs?status=saved",
        f"{EXTENSION}/panel.html",
        "HTTP://127.0.0.1:8000/jobs",
    ],
)
def test_the_site_and_allowed_origins_may_be_led_to(wanted: str) -> None:
    assert REDIRECTS.allowed(wanted).lower() == wanted.lower()


@pytest.mark.parametrize(
    "wanted",
    [
        None,
        "",
        "/jobs",
        "//evil.example",
        "https://evil.example",
        "https://127.0.0.1:8000",
        "http://127.0.0.1",
        "http://127.0.0.1:8000@evil.example",
        "http://127.0.0.1:8000.evil.example/",
        "http://ada@127.0.0.1:8000/",
        "http://127.0.0.1:8000\\@evil.example",
        "http://127.0.0.1:8000\r\nSet-Cookie: a=b",
        " http://127.0.0.1:8000",
        "javascript:alert(1)//127.0.0.1:8000",
        "data:text/html,x",
        "chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba/panel.html",
        "http://[::1",
        f"{SITE}/{'x' * 2000}",
    ],
)
def test_anything_else_leads_to_the_site(wanted: str | None) -> None:
    assert REDIRECTS.allowed(wanted) == SITE


@given(st.one_of(st.text(), st.from_regex(r"\A(https?:)?[/\\@]{0,3}127\.0\.0\.1:8000[\x00-\xff]{0,20}\Z")))
def test_no_text_leads_elsewhere(wanted: str) -> None:
    url = REDIRECTS.allowed(wanted)

    assert url == SITE or url.lower().startswith((f"{SITE}/", f"{SITE}?"))
    assert url.isprintable()


def test_a_fragment_of_the_page_s_own_gives_way() -> None:
    assert REDIRECTS.allowed(f"{SITE}/jobs#top") == f"{SITE}/jobs"


def test_what_we_add_replaces_what_was_there_under_its_name() -> None:
    assert with_query(f"{SITE}/?code=mine&a=1", {"code": "ours"}) == f"{SITE}/?a=1&code=ours"


@pytest.mark.db
@pytest.mark.parametrize(
    ("wanted", "led_to"),
    [(f"{EXTENSION}/panel.html", f"{EXTENSION}/panel.html"), ("https://evil.example/", SITE), ("", SITE)],
)
def test_a_pressed_link_leads_only_where_it_may(home: Place, address: str, wanted: str, led_to: str) -> None:
    home.http.post("/auth/v1/otp", params={"redirect_to": wanted}, json={"email": address}).raise_for_status()
    [letter] = home.letters_to(address)

    assert dict(parse_qsl(urlsplit(letter.link).query))["redirect_to"] == led_to
    assert home.press(letter.link).startswith(f"{led_to}#access_token=")


@pytest.mark.db
def test_a_link_altered_on_its_way_leads_only_where_it_may(home: Place, address: str) -> None:
    home.http.post("/auth/v1/otp", json={"email": address}).raise_for_status()
    [letter] = home.letters_to(address)

    url = home.press(f"{letter.link.split('&redirect_to')[0]}&redirect_to=https://evil.example/")

    assert url.startswith(f"{SITE}#access_token=")


@pytest.mark.db
def test_the_page_that_is_led_to_is_not_told_the_link(home: Place) -> None:
    answer = home.http.get("/auth/v1/verify?type=signup&token=0", headers={"apikey": ""})

    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-store"
