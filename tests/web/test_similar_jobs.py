"""What the page of a job says of its twin on another board, of where it is done, and of what is not known yet."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from service.jobs import Job
from service.scrape.model import Workplace
from service.web import words
from tests.scrape.boards import ENGLISH
from tests.web.test_jobs import POSTING, paste

if TYPE_CHECKING:
    from tests.web.browser import Browser

OFFER = "You may have this already"
LONG_POSTING = f"Backend Engineer\nNordlicht GmbH\nLocation: Hamburg, Germany\nFull-time\n\n{ENGLISH}"
BOARD = "https://board.example/1"


def day() -> str:
    return words.day(datetime.now(UTC))


@pytest.mark.db
def test_the_same_job_from_elsewhere_is_offered_with_a_way_to_it(browser: Browser) -> None:
    first = paste(browser, LONG_POSTING, url=BOARD)

    second = paste(browser, LONG_POSTING)

    assert OFFER not in first.text
    assert f"{OFFER}: Backend Engineer at Nordlicht GmbH , saved {day()} from board.example" in second.text
    assert second.one(".note a")["href"] == first.path
    assert OFFER in browser.open(first.path).text


@pytest.mark.db
def test_keeping_both_ends_the_offer_on_either_page(browser: Browser) -> None:
    first = paste(browser, LONG_POSTING, url=BOARD).path
    second = paste(browser, LONG_POSTING)

    page = browser.send(second, f"{second.path}/keep-both")

    assert (page.path, "Both are kept." in page.text) == (second.path, True)
    assert [OFFER in browser.open(path).text for path in (first, second.path)] == [False, False]


@pytest.mark.db
def test_deleting_this_one_asks_first_and_leaves_the_other(browser: Browser) -> None:
    first = paste(browser, LONG_POSTING, url=BOARD).path
    second = paste(browser, LONG_POSTING)
    asked = browser.open(str(second.one(".note a.danger")["href"]))

    browser.send(asked, "")

    assert (browser.open(second.path).status, browser.open(first).status) == (404, 200)
    assert OFFER not in browser.open(first).text


@pytest.mark.db
def test_a_twin_that_moved_on_says_its_stage(browser: Browser) -> None:
    first = paste(browser, LONG_POSTING, url=BOARD)
    browser.send(first, f"{first.path}/status", status="applied")

    assert paste(browser, LONG_POSTING).texts(".note .badge") == ["Applied"]


@pytest.mark.db
def test_several_twins_are_listed(browser: Browser) -> None:
    for number in range(3):
        page = paste(browser, LONG_POSTING, url=f"{BOARD}{number}")

    assert len(page.texts(".note li")) == 2
    assert "Keep them all" in page.texts(".note button")


@pytest.mark.db
def test_what_is_not_known_is_named_and_marked_where_it_can_be_filled_in(browser: Browser) -> None:
    whole = paste(browser)
    stub = paste(browser, "Milk, eggs, bread", keep="true", url=BOARD)

    job = stub.path.removesuffix("/edit")
    edit = browser.open(f"{job}/edit")

    assert whole.soup.select("#missing") == []
    assert "Not known yet: company, location and description. Fill them in" in browser.open(job).texts("#missing")[0]
    assert [field["id"] for field in edit.soup.select(".wanting :is(input, textarea)")] == [
        "company",
        "location",
        "description",
    ]
    assert edit.one("#company")["aria-describedby"] == "company-wanting"


@pytest.mark.db
def test_a_field_that_was_filled_in_is_marked_no_more(browser: Browser) -> None:
    job = paste(browser, "Milk, eggs, bread", keep="true").path.removesuffix("/edit")

    browser.send(
        browser.open(f"{job}/edit"), f"{job}/edit", company="Corner shop", location="Ulm", description="Bread."
    )

    assert browser.open(f"{job}/edit").soup.select(".wanting") == []
    assert browser.open(job).soup.select("#missing") == []


def job(location: str | None, workplace: Workplace | None, *countries: str) -> Job:
    now = datetime.now(UTC)
    return Job(
        id=uuid4(), title="Baker", company="Crumb", description=POSTING, location=location, salary_range=None,
        employment_type=None, source_url=None, status="saved", notes="", created_at=now, updated_at=now,
        workplace=workplace, remote_countries=list(countries),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("location", "workplace", "countries", "shown"),
    [
        ("Hamburg", None, [], None),
        ("Hamburg", Workplace.ON_SITE, [], "On site"),
        ("Hamburg", Workplace.HYBRID, [], "Hybrid"),
        ("Hamburg (Hybrid)", Workplace.HYBRID, [], None),
        (None, Workplace.REMOTE, ["DE", "AT"], "Remote (Germany, Austria)"),
        ("Remote, Germany", Workplace.REMOTE, ["DE"], None),
        ("Remote", Workplace.REMOTE, ["DE"], "Remote (Germany)"),
        (
            None,
            Workplace.REMOTE,
            ["DE", "AT", "CH", "FR", "IT", "ES"],
            "Remote (Germany, Austria, Switzerland, France and 2 more)",
        ),
    ],
)
def test_the_workplace_is_said_beside_the_location_unless_that_says_it(
    location: str | None, workplace: Workplace | None, countries: list[str], shown: str | None
) -> None:
    assert words.workplace(job(location, workplace, *countries)) == shown


@pytest.mark.parametrize(
    ("address", "shown"),
    [("https://www.board.example:8000/jobs?id=1", "board.example"), ("https://[", ""), (None, "")],
)
def test_a_site_is_called_by_its_host(address: str | None, shown: str) -> None:
    assert words.site(address) == shown
