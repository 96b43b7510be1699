"""What the scripts add to a draft on its page, in real Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.web.live import chromium, settle_in

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]


def write(page: Page) -> None:
    """Draft a letter without leaving the page."""
    page.locator("summary", has_text="Cover letter").first.click()
    page.locator("details[open]").get_by_role("button", name="Draft it").click()
    expect(page.locator(".draft")).to_be_focused()


def edit(page: Page, text: str) -> None:
    page.locator(".edit summary").click()
    page.get_by_label("Text of the draft").fill(text)
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_text("Your text is kept.")).to_be_visible()


def test_earlier_versions_come_without_leaving_the_page_by_keyboard(address: str, tmp_path: Path) -> None:
    with chromium(width=390) as page:
        job = settle_in(page, address, tmp_path)
        write(page)
        edit(page, "I bake.")
        page.locator(".earlier > summary").press("Enter")
        versions = page.locator(".revisions summary")
        expect(versions).to_have_count(1)
        expect(versions.locator("time")).not_to_contain_text("UTC")

        versions.press("Enter")
        expect(page.locator(".revisions .letter")).to_contain_text("Harbourline Logistics Ltd")
        page.get_by_role("button", name="Restore this version").press("Enter")

        expect(page.get_by_text("The earlier version is back.")).to_be_visible()
        expect(page.locator("[data-copy-source]")).to_contain_text("Harbourline Logistics Ltd")
        assert page.url.startswith(job)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_earlier_versions_that_do_not_come_are_asked_for_again(address: str, tmp_path: Path) -> None:
    with chromium() as page:
        settle_in(page, address, tmp_path)
        write(page)
        edit(page, "I bake.")
        page.route("**/revisions", lambda route: route.abort())
        page.locator(".earlier > summary").click()
        link = page.get_by_role("link", name="See the earlier versions (they did not come: please try again)")
        expect(link).to_be_visible()

        page.unroute("**/revisions")
        link.click()

        expect(page.locator(".revisions summary")).to_be_focused()


def test_two_tabs_edit_one_draft_and_neither_loses_a_word(address: str, tmp_path: Path) -> None:
    with chromium(width=390) as page:
        job = settle_in(page, address, tmp_path)
        write(page)
        other = page.context.new_page()
        other.goto(job)
        edit(other, "I row.")

        page.locator(".edit summary").click()
        field = page.get_by_label("Text of the draft")
        field.fill("I fly.")
        page.get_by_role("button", name="Keep", exact=True).click()

        expect(field).to_be_focused()
        expect(field).to_have_value("I fly.")
        page.get_by_role("link", name="See the newer version").click()
        expect(page.locator("[data-copy-source]")).to_be_in_viewport()
        expect(page.locator("[data-copy-source]")).to_contain_text("I row.")
        page.get_by_role("button", name="Keep mine anyway").click()
        expect(page.get_by_text("Your text is kept.")).to_be_visible()
        page.locator(".earlier > summary").click()
        expect(page.locator(".revisions summary")).to_have_count(2)


def test_a_draft_asked_for_after_an_edit_was_refused_appears_too(address: str, tmp_path: Path) -> None:
    with chromium() as page:
        job = settle_in(page, address, tmp_path)
        write(page)
        other = page.context.new_page()
        other.goto(job)
        edit(other, "I row.")
        page.locator(".edit summary").click()
        page.get_by_role("button", name="Keep", exact=True).click()
        expect(page.get_by_role("button", name="Keep mine anyway")).to_be_visible()

        page.locator(".ask summary", has_text="Cover letter").first.click()
        page.locator(".ask[open]").get_by_role("button", name="Draft it").click()

        expect(page.locator("article.draft")).to_have_count(2)
