"""Pages can be used with a keyboard, a screen reader and on a phone, as far as their text can show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.test_jobs import paste
from tests.web.test_match_and_drafts import draft
from tests.web.test_resumes import upload

if TYPE_CHECKING:
    from tests.web.browser import Browser, Page

pytestmark = pytest.mark.db


@pytest.fixture
def pages(browser: Browser, visitor: Browser) -> list[Page]:
    """Every page of somebody in the middle of a search."""
    resume = upload(browser).path
    job = paste(browser).path
    letter = draft(browser, job, "cover_letter", provider="offline")
    edit = str(letter.one('.draft form[action$="/edit"]')["action"])
    browser.send(letter, edit, content="I bake.")
    own = ["/jobs", "/jobs?view=board", "/jobs/new", job, f"{job}/edit", f"{job}/delete", "/resumes", resume]
    own.append(edit.replace("/edit", "/revisions"))
    shown = [browser.open(path) for path in (*own, f"{resume}/delete", "/account", "/account/delete", "/nothing")]
    return [*shown, *(visitor.open(path) for path in ("/", "/signin", "/signup", "/goodbye"))]


def test_pages_are_well_made(pages: list[Page]) -> None:
    for page in pages:
        soup = page.soup
        ids = [str(found["id"]) for found in soup.select("[id]")]
        assert len(ids) == len(set(ids)), page.path
        assert len(soup.select("h1")) == 1, page.path
        assert soup.html is not None
        assert (soup.html["lang"], soup.html["dir"]) == ("en", "ltr"), page.path
        assert page.one(".skip")["href"] == "#main", page.path
        assert soup.select_one("title") is not None, page.path


def test_every_field_has_its_label(pages: list[Page]) -> None:
    for page in pages:
        labelled = {str(label.get("for")) for label in page.soup.select("label")}
        for field in page.soup.select("input:not([type=hidden]), select, textarea:not([hidden])"):
            assert field.get("id") in labelled, f"{field} on {page.path}"


def test_what_describes_a_field_is_there(pages: list[Page]) -> None:
    for page in pages:
        for found in page.soup.select("[aria-describedby], [aria-labelledby]"):
            named = f"{found.get('aria-describedby', '')} {found.get('aria-labelledby', '')}".split()
            missing = [name for name in named if page.soup.find(id=name) is None]
            assert missing == [], page.path


def test_every_button_and_link_says_what_it_does(pages: list[Page]) -> None:
    for page in pages:
        for found in page.soup.select("a, button, summary"):
            assert found.get_text(strip=True) or found.get("aria-label"), f"{found} on {page.path}"


def test_every_form_that_changes_something_carries_its_token(pages: list[Page]) -> None:
    for page in pages:
        for form in page.soup.select("form[method=post]"):
            assert form.select_one("[name=csrf_token][value]"), f"{form.get('action')} on {page.path}"


def test_headings_leave_out_no_level(pages: list[Page]) -> None:
    for page in pages:
        levels = [int(found.name[1]) for found in page.soup.select("main h1, main h2, main h3, main h4")]
        jumps = [(one, two) for one, two in zip([0, *levels], levels, strict=False) if two > one + 1]
        assert jumps == [], page.path
