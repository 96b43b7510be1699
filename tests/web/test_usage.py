"""The page about what was used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from service.deps import EXTENSION
from tests.web.test_jobs import paste
from tests.web.test_match_and_drafts import draft
from tests.web.test_resumes import upload

if TYPE_CHECKING:
    from flask import Flask

    from tests.web.browser import Browser

pytestmark = pytest.mark.db


def test_before_anything_was_counted_the_page_says_what_will_be(browser: Browser) -> None:
    page = browser.open("/account/usage")

    assert "Nothing yet." in page.text
    assert "The counts are for the whole time." in page.text


def test_each_thing_that_was_counted_is_listed_with_what_it_cost(browser: Browser) -> None:
    upload(browser)
    draft(browser, paste(browser).path, "cover_letter", provider="offline")

    page = browser.open("/account/usage")

    counted = page.texts(".usage-events .head")
    assert (counted[0], counted[-1]) == ("Cover letter Free", "Reading a résumé 1 credit")
    assert ", without AI" in page.texts(".usage-events li")[0]
    assert page.texts("h2")[-1] == "What was done, and what it cost"
    assert "neither does a draft without AI" in page.text
    assert "Reading a résumé 4 of 5 left" in page.texts(".usage-list li")[0]


def test_a_monthly_plan_says_when_it_starts_anew(app: Flask, browser: Browser) -> None:
    deps = app.extensions[EXTENSION]
    email = browser.open("/account").one("main strong").get_text()
    service = deps.db.as_service()
    service.run(service.table("profiles").update({"subscription_tier": "pro"}).eq("email", email))

    assert "The counts start anew on 1 " in browser.open("/account/usage").text
