"""Correcting the blocks of a résumé with nothing but forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.resumes.pdfs import resume_pdf
from tests.web.browser import ORIGIN, Browser, Page
from tests.web.test_resumes import upload

if TYPE_CHECKING:
    from flask import Flask

pytestmark = pytest.mark.db


@pytest.fixture
def shown(browser: Browser) -> Page:
    """The page of a résumé that was read."""
    return upload(browser)


def edit(browser: Browser, shown: Page, at: str, **values: str) -> Page:
    """Open the form of a block, change some of its fields, and send it as a browser would."""
    form = browser.open(f"{shown.path}/edit?at={at}")
    filled = {
        str(one["name"]): str(one.get("value", "")) if one.name == "input" else one.get_text().removeprefix("\n")
        for one in form.soup.select("main form input:not([type=checkbox]), main form textarea")
    }
    checked = {str(one["name"]): "yes" for one in form.soup.select("main form input[type=checkbox][checked]")}
    wanted = {name: value for name, value in {**filled, **checked, **values}.items() if value != "unchecked"}
    return browser.send(form, f"{shown.path}/edit", **wanted)


def press(browser: Browser, page: Page, label: str, *, at: str) -> Page:
    """Press a button of a block, or of a section."""
    forms = [
        form
        for form in page.soup.select('form[action$="/change"]')
        if form.get_text(strip=True) == label and str(form.select_one("[name=at]")["value"]) == at
    ]
    fields = {str(one["name"]): str(one["value"]) for one in forms[0].select("input")}
    return browser.send(page, str(forms[0]["action"]), **fields)


def titles(page: Page, section: str = "work") -> list[str]:
    return page.texts(f"#at-{section} .entry h3")


def test_a_block_is_corrected_and_the_change_taken_back(browser: Browser, shown: Page) -> None:
    page = edit(browser, shown, "/work/0", position="Staff Data Engineer", startDate="April 2021")

    assert "Your changes are kept." in page.text
    assert titles(page)[0] == "Staff Data Engineer (written by you)"
    assert "Apr 2021 – present" in page.text
    assert page.texts("#corrections li") == [
        "From: “2021-03” is now “April 2021”",
        "Job title: “Senior Data Engineer” is now “Staff Data Engineer”",
    ]
    page = press(browser, page, "Take the last change back", at="")
    assert titles(page)[0] == "Senior Data Engineer"
    assert page.soup.select("#corrections") == []


def test_a_form_sent_as_it_was_changes_nothing(browser: Browser, shown: Page) -> None:
    for at in ("/basics", "/work/0", "/education/0", "/skills/0"):
        page = edit(browser, shown, at)
        assert page.status == 200
        assert page.soup.select("#corrections") == []


def test_contact_and_lists_are_corrected(browser: Browser, shown: Page) -> None:
    edit(browser, shown, "/basics", phone="+49 30 901820", summary="Short.\r\nAnd clear.")
    page = edit(browser, shown, "/skills/0", keywords="Python\r\n\r\n Rust ")

    assert "+49 30 901820" in page.text
    assert page.texts("#at-skills-0 .badge") == ["Python", "Rust"]


def test_a_role_can_end(browser: Browser, shown: Page) -> None:
    page = edit(browser, shown, "/work/0", current="unchecked", endDate="2024")

    assert "Mar 2021 – 2024" in page.text


def test_a_block_is_added_where_there_was_none(browser: Browser, shown: Page) -> None:
    assert "Add Languages" in shown.text

    page = edit(browser, shown, "/languages/new", language="Polish", fluency="Native")

    assert titles(page, "languages") == ["Polish (written by you)"]


def test_blocks_are_moved_merged_and_removed(browser: Browser, shown: Page) -> None:
    page = press(browser, shown, "Move down", at="/work/0")
    assert titles(page) == ["Data Engineer", "Senior Data Engineer", "Junior Software Developer"]

    page = press(browser, page, "Remove", at="/work/2")
    assert len(titles(page)) == 2

    page = press(browser, page, "Merge with the next", at="/work/0")
    assert titles(page) == ["Data Engineer Senior Data Engineer (written by you)"]
    assert len(page.soup.select("#at-work-0 li")) == 5


def test_a_block_is_split_where_the_person_says(browser: Browser, shown: Page) -> None:
    form = browser.open(f"{shown.path}/split?at=/work/0")
    assert form.texts("fieldset label")[1].endswith("Mentored four junior engineers")

    page = browser.send(form, f"{shown.path}/change", cut="/work/0/highlights/2")

    assert len(page.soup.select("#at-work .entry")) == 4
    assert page.texts("#at-work-1 li") == ["Mentored four junior engineers"]
    assert page.texts("#at-work-1 .doubt")[0].startswith("No job title was found.")


def test_what_is_doubtful_is_marked_until_it_is_confirmed(browser: Browser) -> None:
    page = upload(browser, resume_pdf(email="", phone=""))
    assert "please check" in page.text
    assert page.texts("#at-basics .doubt") == ["No e-mail address was found. Fill it in"]

    page = press(browser, page, "It is right", at="/basics")

    assert "please check" not in page.text


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("startDate", "some day", "Write a date as a year"),
        ("position", "x" * 6000, "A text here is too long"),
    ],
)
def test_what_cannot_be_kept_is_said_beside_the_field_and_not_lost(
    browser: Browser, shown: Page, field: str, value: str, sentence: str
) -> None:
    page = edit(browser, shown, "/work/0", **{field: value})

    assert page.status == 422
    assert sentence in page.one(f"#{field}-wrong").get_text()
    assert page.one(f"#{field}")["value"] == value


def test_a_change_from_another_window_is_not_overwritten(browser: Browser, shown: Page) -> None:
    form = browser.open(f"{shown.path}/edit?at=/work/0")
    edit(browser, shown, "/work/0", position="Lead")

    page = browser.send(form, f"{shown.path}/edit", position="Chief")

    assert page.status == 409
    assert "changed meanwhile" in page.one("[role=alert]").get_text()
    assert page.one("#position")["value"] == "Chief"
    page = browser.send(page, f"{shown.path}/edit", position="Chief", name="Harbourline Logistics Ltd")
    assert titles(page)[0] == "Chief (written by you)"


@pytest.mark.parametrize("at", ["", "/work", "/work/9", "/nothing/0", "/work/0/name", "/basics/new", "/work/x"])
def test_a_block_that_is_not_there_is_not_found(browser: Browser, shown: Page, at: str) -> None:
    assert browser.open(f"{shown.path}/edit?at={at}").status == 404


def test_the_page_is_shown_with_the_lines_of_a_block_marked(browser: Browser, shown: Page) -> None:
    edit(browser, shown, "/work/1", name="Fernwood")

    page = browser.open(f"{shown.path}?at=/work/1")
    plain, unknown = browser.open(shown.path), browser.open(f"{shown.path}?at=/work/77")

    assert len(page.soup.select(".paper rect")) == 4
    assert plain.soup.select(".paper rect") == []
    assert "This was not found on the page." in unknown.text
    picture = browser.client.get(str(page.one(".paper img")["src"]), base_url=ORIGIN)
    assert (picture.status_code, picture.content_type) == (200, "image/png")


def test_the_script_is_told_where_values_and_blocks_stand(browser: Browser, shown: Page) -> None:
    edit(browser, shown, "/basics", name="Marta K.")

    places = browser.client.get(f"{shown.path}/places", base_url=ORIGIN).json

    assert places["/work/0/position"][0] == 1
    assert places["/basics/name"] == [1, [places["/basics/name"][1][0]]]  # where the old name is printed
    assert len(places["/work/0"][1]) > len(places["/work/0/position"][1])


def test_a_button_that_nobody_offered_is_refused(browser: Browser, shown: Page) -> None:
    replies = [
        browser.send(shown, f"{shown.path}/change", op=op, at="/work/0", to="0") for op in ("set", "explode", "")
    ]

    assert [reply.status for reply in replies] == [422] * 3


def test_a_strangers_blocks_are_not_there(app: Flask, shown: Page) -> None:
    bob = Browser(app)
    bob.sign_up()

    assert [bob.open(f"{shown.path}/{part}?at=/work/0").status for part in ("edit", "split", "picture", "places")] == [
        404
    ] * 4
