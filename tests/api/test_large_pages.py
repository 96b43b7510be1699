"""Large pages are read beside the service: they hold up nobody, and can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from service import create_app
from service.errors import RateLimited, TooLarge, Unavailable
from service.jobs.pages import LARGE_TAGS, Pages, is_large
from service.scrape import Frame, scrape
from service.scrape.limits import MAX_TAGS
from tests.api.readings import dies, eats_memory, never_ends, waits
from tests.conftest import LocalClient
from tests.pages import posting

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from service.deps import Deps
    from service.settings import Settings
    from tests.conftest import Person

URL = "https://jobs.example/1"
LARGE = posting() + "<i></i>" * LARGE_TAGS

Open = Callable[..., Pages]


@pytest.fixture
def open_pages() -> Iterator[Open]:
    """Opens readers and closes them after the test."""
    opened: list[Pages] = []

    def make(**options: Any) -> Pages:
        opened.append(Pages(workers=1, **options))
        return opened[-1]

    yield make
    for pages in opened:
        pages.close()


def test_a_large_page_gives_what_reading_gives(open_pages: Open) -> None:
    assert is_large(LARGE)
    assert open_pages().read(LARGE, url=URL) == scrape(LARGE, url=URL)


def test_a_small_page_starts_no_process(open_pages: Open) -> None:
    assert open_pages(reading=dies).read(posting(), url=URL).posting.title == "Backend Engineer"


def test_frames_make_a_page_large(open_pages: Open) -> None:
    frames = [Frame(url=URL, html=LARGE)]

    assert open_pages().read("<h1>Careers</h1>", url=URL, frames=frames).posting.title == "Backend Engineer"
    assert is_large("<h1>Careers</h1>", LARGE)


def test_a_refusal_crosses_from_the_child_with_its_advice(open_pages: Open) -> None:
    with pytest.raises(TooLarge, match=r"60,000 tags.*paste"):
        open_pages().read("<p>" * (MAX_TAGS + 1), url=URL)


@pytest.mark.parametrize("reading", [never_ends, waits])
def test_a_page_that_takes_too_long_is_stopped_with_advice(open_pages: Open, reading: Callable[..., Any]) -> None:
    with pytest.raises(TooLarge, match=r"too long.*paste"):
        open_pages(reading=reading, seconds=2).read(LARGE, url=URL)


@pytest.mark.parametrize("reading", [dies, eats_memory])
def test_a_child_that_dies_is_a_page_that_asks_too_much(open_pages: Open, reading: Callable[..., Any]) -> None:
    with pytest.raises(TooLarge, match="paste"):
        open_pages(reading=reading).read(LARGE, url=URL)


def test_who_comes_when_all_places_are_taken_is_asked_to_wait(open_pages: Open) -> None:
    pages = open_pages(reading=waits, seconds=3, waiting=0)
    outcomes: list[type[Exception]] = []
    barrier = threading.Barrier(3)

    def save() -> None:
        barrier.wait()
        try:
            pages.read(LARGE, url=URL)
        except (TooLarge, RateLimited) as error:
            outcomes.append(type(error))

    threads = [threading.Thread(target=save) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes, key=str) == [RateLimited, RateLimited, TooLarge]


def test_nothing_is_read_after_the_end(open_pages: Open) -> None:
    pages = open_pages()
    pages.close()

    with pytest.raises(Unavailable, match="again"):
        pages.read(LARGE, url=URL)


@pytest.fixture
def slow_client(settings: Settings, deps: Deps, open_pages: Open) -> FlaskClient:
    """A caller of a service whose large pages never end by themselves."""
    app = create_app(settings, deps=replace(deps, pages=open_pages(reading=never_ends, seconds=4)))
    app.test_client_class = LocalClient
    return app.test_client()


@pytest.mark.db
def test_others_are_answered_while_a_page_does_not_end(slow_client: FlaskClient, ada: Person) -> None:
    replies: list[TestResponse] = []
    app = slow_client.application

    def save() -> None:
        body = {"url": URL, "html": LARGE}
        replies.append(app.test_client().post("/api/v1/jobs", json=body, headers=ada.auth))

    slow = threading.Thread(target=save)
    slow.start()
    listed = slow_client.get("/api/v1/jobs", headers=ada.auth)
    small = slow_client.post("/api/v1/jobs", json={"url": f"{URL}2", "html": posting()}, headers=ada.auth)
    answered_meanwhile = not replies
    slow.join()

    assert (listed.status_code, small.status_code) == (200, 201)
    assert answered_meanwhile
    assert replies[0].status_code == 413
    assert "paste" in replies[0].json["detail"]
    assert replies[0].content_type == "application/problem+json"
