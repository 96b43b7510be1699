"""The list, the board, and what a person does with one job."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.browser import HTML, Browser, Page

if TYPE_CHECKING:
    from flask import Flask

pytestmark = pytest.mark.db

POSTING = """Backend Engineer
Nordlicht GmbH
Location: Hamburg, Germany
Full-time

About the role
Nordlicht builds tide forecasts for small harbours, and you will build the services behind them.

What you will do
- Build services in Python and PostgreSQL
- Talk with harbour masters <script>alert("1")</script> & {{ 7 * 7 }}

What we ask for
- 3+ years of experience with Python
- Experience with Kubernetes

How to apply: send us your résumé.
"""


def paste(browser: Browser, text: str = POSTING, **fields: str) -> Page:
    return browser.send(browser.open("/jobs/new"), "/jobs/new", text=text, **fields)


def test_a_pasted_posting_opens_with_what_was_read_from_it(browser: Browser) -> None:
    page = paste(browser)

    assert page.status == 200
    assert page.path.startswith("/jobs/")
    assert page.texts("h1") == ["Backend Engineer"]
    assert "Saved. It is on your board now." in page.text
    assert "Hamburg" in page.one(".job-facts").get_text()


def test_the_price_of_the_match_that_follows_is_said_before_the_click(browser: Browser) -> None:
    assert (
        "Then it is matched with your active résumé. Uses 1 credit; you have 100 of 100 left."
        in browser.open("/jobs/new").text
    )


def test_the_text_of_a_posting_is_shown_and_never_run(browser: Browser) -> None:
    page = paste(browser)

    items = page.texts("section[aria-labelledby=description-title] li")
    assert 'Talk with harbour masters <script>alert("1")</script> & {{ 7 * 7 }}' in items
    assert [str(found.get("src")) for found in page.soup.select("script")] == [
        str(found.get("src")) for found in browser.open("/jobs").soup.select("script")
    ]


def test_what_is_no_posting_is_kept_only_when_the_person_insists(browser: Browser) -> None:
    first = paste(browser, "Milk, eggs, bread")

    assert first.status == 422
    assert "Is this one posting?" in first.text
    assert "Paste all of it, from the title to the end." in first.text
    assert "page" not in first.one("[role=alert]").get_text()
    assert first.one("#text").get_text().strip() == "Milk, eggs, bread"

    second = browser.send(first, "/jobs/new", text="Milk, eggs, bread", keep="true")

    assert second.status == 200
    assert browser.open("/jobs").soup.select(".job-row")


def test_an_empty_paste_is_told_at_its_field(browser: Browser) -> None:
    page = paste(browser, "  ")

    assert (page.status, page.texts("#text-wrong")) == (422, ["Please fill this in."])


def test_a_paste_that_is_too_long_is_told_and_nothing_of_it_is_cut(browser: Browser) -> None:
    page = paste(browser, "Baker. " * 15_000)

    assert (page.status, page.texts("#text-wrong")) == (422, ["This may have at most 100,000 characters."])
    assert "maxlength" not in page.one("#text").attrs
    assert page.one("#text").get_text().count("Baker.") == 15_000


@pytest.mark.parametrize("url", ["javascript:alert(1)", "jobs.example", "file:///etc/passwd"])
def test_an_address_that_is_none_is_told_at_its_field(browser: Browser, url: str) -> None:
    page = paste(browser, url=url)

    assert (page.status, page.texts("#url-wrong")) == (422, ["This does not look right."])


def test_the_same_address_is_found_again(browser: Browser) -> None:
    paste(browser, url="https://jobs.example/1?utm_source=mail")

    page = paste(browser, url="https://jobs.example/1")

    assert "You had saved this posting already." in page.text
    assert len(browser.open("/jobs").soup.select(".job-row")) == 1
    link = page.one('main a[target="_blank"]')
    assert (link["href"], link["rel"]) == ("https://jobs.example/1", ["noopener", "noreferrer"])


def test_a_long_text_in_another_script_is_taken(browser: Browser) -> None:
    text = "مهندس برمجيات\nشركة الأفق\nالموقع: دبي\n\nالمهام\n" + "- بناء خدمات موثوقة للموانئ الصغيرة\n" * 2_000

    page = paste(browser, text, keep="true")

    assert page.status == 200


def test_moving_a_job_comes_back_to_the_same_list(browser: Browser) -> None:
    job = paste(browser).path
    page = browser.open("/jobs?q=backend")

    moved = browser.send(page, f"{job}/status", status="applied")

    assert (moved.path, "Moved." in moved.text) == ("/jobs?q=backend", True)
    assert moved.one("option[selected]").get_text() == "Applied"


def test_a_stage_that_does_not_exist_changes_nothing(browser: Browser) -> None:
    job = paste(browser).path

    page = browser.send(browser.open("/jobs"), f"{job}/status", status="hired")

    assert page.status == 422
    assert browser.open(job).one("option[selected]").get_text() == "Saved"


def test_the_list_is_narrowed_by_stage_and_by_words(browser: Browser) -> None:
    job = paste(browser).path
    paste(browser, POSTING.replace("Backend Engineer", "Harbour Pilot"))
    browser.send(browser.open("/jobs"), f"{job}/status", status="applied")

    assert browser.open("/jobs?status=applied").texts(".job-row h2") == ["Backend Engineer"]
    assert browser.open("/jobs?q=pilot").texts(".job-row h2") == ["Harbour Pilot"]
    assert browser.open("/jobs?status=saved&q=engineer").texts(".empty h2") == ["Nothing here"]
    assert browser.open("/jobs").texts(".chips a") == ["All 2", "Saved 1", "Applied 1"]


def test_the_board_shows_each_job_at_its_stage(browser: Browser) -> None:
    job = paste(browser).path
    browser.send(browser.open("/jobs?view=board"), f"{job}/status", status="offered")

    page = browser.open("/jobs?view=board")

    assert page.texts(".column h2") == [
        "Saved 0",
        "Applied 0",
        "Interviewing 0",
        "Offered 1",
        "Rejected 0",
        "Accepted 0",
    ]
    assert page.texts("[aria-labelledby=column-offered] h3") == ["Backend Engineer"]


def test_corrections_are_kept_and_shown(browser: Browser) -> None:
    job = paste(browser).path

    page = browser.send(
        browser.open(f"{job}/edit"),
        f"{job}/edit",
        title="Senior Backend Engineer",
        company="Nordlicht SE",
        location="",
        salary_range="€70,000",
        employment_type="Part-time",
        description="## Tasks\r\n- Python\r\n- SQL",
    )

    assert page.texts("h1") == ["Senior Backend Engineer"]
    assert "Your changes are kept." in page.text
    assert page.texts(".job-facts dd")[:3] == ["Not stated", "€70,000", "Part-time"]
    assert page.texts("section[aria-labelledby=description-title] li") == ["Python", "SQL"]
    assert browser.open(f"{job}/edit").one("textarea").get_text().strip() == "## Tasks\n- Python\n- SQL"


def test_a_correction_that_is_too_long_is_told_at_its_field_and_not_lost(browser: Browser) -> None:
    job = paste(browser).path

    page = browser.send(browser.open(f"{job}/edit"), f"{job}/edit", title="x" * 501, company="Nordlicht SE")

    assert (page.status, page.texts("#title-wrong")) == (422, ["This may have at most 500 characters."])
    assert page.one("#company")["value"] == "Nordlicht SE"
    assert browser.open(job).texts("h1") == ["Backend Engineer"]


def test_notes_are_kept(browser: Browser) -> None:
    job = paste(browser).path

    page = browser.send(browser.open(job), f"{job}/notes", notes="Ask Dana\nabout on-call")

    assert page.one("#notes-text").get_text().strip() == "Ask Dana\nabout on-call"


def test_deleting_asks_first(browser: Browser) -> None:
    job = paste(browser).path

    asked = browser.open(f"{job}/delete")
    assert "Delete this job?" in asked.text
    assert browser.open(job).status == 200

    page = browser.send(asked, "")

    assert (page.path, "The job was deleted." in page.text) == ("/jobs", True)
    assert browser.open(job).status == 404


def test_a_strangers_job_is_not_there(app: Flask, browser: Browser) -> None:
    job = paste(browser).path
    bob = Browser(app)
    bob.sign_up()

    assert [bob.open(f"{job}{part}").status for part in ("", "/edit", "/delete")] == [404] * 3
    token = str(bob.open("/account").one("[name=csrf_token]")["value"])
    for part in ("edit", "notes", "status", "keep-both", "delete", "match", "drafts"):
        reply = bob.client.post(f"{job}/{part}", data={"csrf_token": token, "kind": "cover_letter"}, headers=HTML)
        assert reply.status_code == 404, part
    assert browser.open(job).texts("h1") == ["Backend Engineer"]


def test_a_made_up_page_of_the_list_is_a_page_that_says_so(browser: Browser) -> None:
    page = browser.open("/jobs?cursor=made-up")

    assert (page.status, "Start from the first one." in page.text) == (400, True)
