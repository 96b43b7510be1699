"""Uploading a résumé in the dashboard, and looking at what was read."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, cast

import pytest

from service.deps import EXTENSION
from tests.resumes.pdfs import resume_pdf
from tests.web.browser import HTML, ORIGIN, Browser, Page

if TYPE_CHECKING:
    from flask import Flask

    from service.deps import Deps

pytestmark = pytest.mark.db


def upload(browser: Browser, content: bytes | None = None, name: str = "my résumé.pdf") -> Page:
    """Upload a file, and look at it once it was read."""
    page = send(browser, content, name)
    if page.status != 200:
        return page
    deps_of(browser).background.work_off()
    return browser.open(page.path)


def send(browser: Browser, content: bytes | None = None, name: str = "my résumé.pdf") -> Page:
    file = (io.BytesIO(resume_pdf(name=name) if content is None else content), name)
    return browser.send(browser.open("/resumes"), "/resumes", file=file)


def deps_of(browser: Browser) -> Deps:
    return cast("Deps", browser.client.application.extensions[EXTENSION])


def test_an_upload_says_at_once_that_it_is_being_read(browser: Browser) -> None:
    page = send(browser)

    assert page.status == 200
    assert page.texts("main [role=status] h2") == ["Your file is here and is being read"]
    assert page.one("noscript meta[http-equiv=refresh]")["content"] == "2"
    assert browser.open("/resumes").texts(".resume-row .badge") == ["Being read"]


def test_an_upload_is_read_and_active(browser: Browser) -> None:
    page = upload(browser)

    assert page.status == 200
    assert page.texts("h1") == ["my résumé.pdf"]
    assert "Senior Data Engineer" in page.text
    assert browser.open("/resumes").texts(".resume-row .badge") == ["Active", "Read"]


def test_the_same_file_again_leads_to_what_was_read(browser: Browser) -> None:
    first, second = upload(browser), send(browser)

    assert second.path == first.path
    assert "You had uploaded this file already." in second.text


def test_what_was_read_is_shown_block_by_block(browser: Browser) -> None:
    page = upload(browser)

    for words in ("Harbourline Logistics Ltd", "Senior Data Engineer", "Mar 2021 – present", "Python"):
        assert words in page.text
    assert page.texts("section h2")[:4] == ["Contact and summary", "Experience", "Education", "Skills"]


def test_a_second_one_is_made_active_by_a_press(browser: Browser) -> None:
    upload(browser)
    upload(browser, name="second.pdf")
    page = browser.open("/resumes")
    form = page.one('form[action$="/activate"]')

    page = browser.send(page, str(form["action"]))

    assert "This résumé is used for matches and drafts from now on." in page.text
    assert [badges[:1] for badges in _badges(page)] == [["Active"], ["Read"]]


def _badges(page: Page) -> list[list[str]]:
    return [[found.get_text(strip=True) for found in row.select(".badge")] for row in page.soup.select(".resume-row")]


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "empty.pdf", "This file is empty."),
        (b"PK\x03\x04 a document", "cv.docx", "This file is not a PDF."),
    ],
)
def test_a_file_that_is_no_pdf_says_why(browser: Browser, content: bytes, name: str, sentence: str) -> None:
    page = upload(browser, content, name)

    assert page.status == 422
    assert sentence in page.one("[role=alert]").get_text()


def test_a_failed_one_stays_with_its_reason_until_it_is_deleted(browser: Browser) -> None:
    page = upload(browser, b"%PDF-1.7\n" + b"\x00" * 500, "broken.pdf")
    assert "This PDF is damaged" in page.one("[role=alert]").get_text()
    assert browser.open("/resumes").texts(".resume-row .badge") == ["Could not be read"]

    page = browser.send(browser.open(str(page.one('a[href$="/delete"]')["href"])), "")

    assert "The résumé and its file were deleted." in page.text
    assert page.soup.select(".resume-row") == []


def test_a_form_without_a_file_says_what_to_do(browser: Browser) -> None:
    page = browser.send(browser.open("/resumes"), "/resumes", file=(io.BytesIO(b""), ""))

    assert (page.status, "Choose a PDF first" in page.text) == (422, True)


@pytest.mark.parametrize("size", [11_000_000, 13_000_000])
def test_a_file_beyond_the_limit_is_refused_with_the_limit(browser: Browser, size: int) -> None:
    token = str(browser.open("/resumes").one("[name=csrf_token]")["value"])
    # Written out, since a test client would leave its own temporary file open.
    form = f'--x\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{token}\r\n'
    file = '--x\r\nContent-Disposition: form-data; name="file"; filename="cv.pdf"\r\n\r\n%PDF-1.7\n'
    body = f"{form}{file}{'0' * size}\r\n--x--\r\n".encode()

    page = Page(
        browser.client.post(
            "/resumes",
            base_url=ORIGIN,
            data=body,
            headers={**HTML, "Origin": ORIGIN, "Content-Type": "multipart/form-data; boundary=x"},
        )
    )

    assert (page.status, "at most 10 MB" in page.text) == (413, True)


def test_the_price_stands_beside_the_button(browser: Browser) -> None:
    assert "Uses 1 credit; you have 5 of 5 left" in browser.open("/resumes").text


def test_a_used_up_allowance_is_said_on_the_page(browser: Browser) -> None:
    for number in range(5):
        upload(browser, name=f"{number}.pdf")

    page = upload(browser)

    assert page.status == 402
    assert "You have used all 5" in page.one("[role=alert]").get_text()


def test_the_file_itself_can_be_had(browser: Browser) -> None:
    address = upload(browser).path

    reply = browser.client.get(f"{address}/file", base_url="http://127.0.0.1:8000")

    assert reply.status_code == 303
    assert "/storage/v1/object/sign/resumes/" in reply.headers["Location"]


def test_a_strangers_resume_is_not_there(app: Flask, browser: Browser) -> None:
    address = upload(browser).path
    bob = Browser(app)
    bob.sign_up()

    assert [bob.open(f"{address}{part}").status for part in ("", "/file", "/delete")] == [404] * 3


def test_a_pasted_text_is_read(browser: Browser) -> None:
    text = "Ana Duarte\r\nana@duarte.example\r\n\r\nExperience\r\nWelder, Acme Ltd, Ulm   2019 – 2021\r\n- Welded hulls"

    page = browser.send(browser.open("/resumes"), "/resumes/text", text=text)

    assert "Your résumé was read." in page.text
    assert "Ana Duarte" in page.text


def test_what_no_block_holds_is_shown_below_them(browser: Browser) -> None:
    text = (
        "Ana Duarte\n\nEducation\nBA in History, Ashford University   2019\n- Thesis on canals\n- Courses: Latin, Greek"
    )

    page = browser.send(browser.open("/resumes"), "/resumes/text", text=text)

    assert page.texts("[aria-labelledby=heading-unplaced] li") == ["Thesis on canals"]
    assert "Greek" in page.text


def test_a_json_resume_is_imported_and_had_again(browser: Browser) -> None:
    file = (io.BytesIO(b'{"basics": {"name": "Ada"}, "work": [{"name": "Harbour"}]}'), "ada.json")

    page = browser.send(browser.open("/resumes"), "/resumes/import", json=file)

    assert "Your résumé was imported." in page.text
    assert (page.texts("h1"), page.texts("#at-work h3")) == (["ada.json"], ["Harbour"])
    saved = browser.client.get(f"{page.path}/export", base_url=ORIGIN)
    assert saved.get_json()["work"] == [{"name": "Harbour", "highlights": []}]


@pytest.mark.parametrize(
    ("action", "fields", "sentence"),
    [
        ("/resumes/text", {"text": " "}, "There is no text yet"),
        ("/resumes/text", {"text": "Baker. " * 5000}, "A pasted résumé may have at most 30,000 characters"),
        ("/resumes/import", {"json": (io.BytesIO(b""), "")}, "Choose a JSON file first"),
        ("/resumes/import", {"json": (io.BytesIO(b"x"), "x.json")}, "not JSON"),
        ("/resumes/import", {"json": (io.BytesIO(b'{"work": 5}'), "x.json")}, "work: must be a list"),
    ],
)
def test_what_cannot_be_taken_is_said_where_it_was_given(
    browser: Browser, action: str, fields: dict[str, object], sentence: str
) -> None:
    page = browser.send(browser.open("/resumes"), action, **fields)

    assert page.status >= 400
    assert sentence in page.one("details[open] [role=alert]").get_text()
