"""What the scripts of the dashboard add, in real Chromium, under the policy that lets in nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.web.live import chromium, settle_in

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]


def test_a_draft_appears_without_leaving_the_page_and_can_be_copied(address: str, tmp_path: Path) -> None:
    with chromium() as page:
        settle_in(page, address, tmp_path)
        page.get_by_label("Notes about this job").fill("typed, not kept yet")

        page.locator("summary", has_text="Cover letter").click()
        page.locator("details[open]").get_by_role("button", name="Draft it").click()

        draft = page.locator(".draft")
        expect(draft).to_be_focused()
        expect(draft.locator(".letter")).to_contain_text("Harbourline Logistics Ltd")
        expect(page.get_by_label("Notes about this job")).to_have_value("typed, not kept yet")
        draft.get_by_role("button", name="Copy").click()
        expect(draft.get_by_text("Copied.")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert "Harbourline Logistics Ltd" in copied
        assert "✓" not in copied


def test_a_draft_that_fails_says_so_and_can_be_asked_for_again(address: str, tmp_path: Path) -> None:
    with chromium() as page:
        settle_in(page, address, tmp_path)
        page.route("**/drafts", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
        page.locator("summary", has_text="Answer to a question").click()
        form = page.locator("details[open] form")
        form.get_by_label("The question on the form").fill("Why this team?")
        form.get_by_role("button", name="Draft it").click()

        expect(form.get_by_role("alert")).to_contain_text("The connection was lost")

        page.unroute("**/drafts")
        form.get_by_role("button", name="Draft it").click()
        expect(page.locator(".draft")).to_contain_text("Why this team?")


def test_what_was_kept_is_said_where_the_page_leads(address: str, tmp_path: Path) -> None:
    with chromium(width=390) as page:
        settle_in(page, address, tmp_path)
        page.locator("summary", has_text="Cover letter").click()
        page.locator("details[open]").get_by_role("button", name="Draft it").click()
        page.locator(".draft .edit > summary").click()
        page.get_by_label("Text of the draft").fill("My own words.")

        page.get_by_role("button", name="Keep", exact=True).click()

        expect(page.locator(".draft").get_by_text("Your text is kept.")).to_be_in_viewport()


def test_bullets_from_right_to_left_stay_within_the_card(address: str, tmp_path: Path) -> None:
    with chromium(width=390) as page:
        job = settle_in(page, address, tmp_path)
        page.goto(f"{job}/edit")
        page.get_by_label("Description").fill("- מפתח תוכנה בכיר\n- עבודה עם Python")
        page.get_by_role("button", name="Keep").click()

        listed = page.locator(".prose ul")
        expect(listed).to_have_css("direction", "rtl")
        assert listed.evaluate("(list) => parseFloat(getComputedStyle(list).paddingRight)") >= 16


def test_choosing_a_stage_is_enough_by_mouse_and_by_keyboard(address: str, tmp_path: Path) -> None:
    with chromium() as page:
        job = settle_in(page, address, tmp_path)
        page.locator(".job-facts select").select_option("applied")
        expect(page.get_by_text("Moved.")).to_be_visible()

        page.goto(job)
        page.locator(".job-facts select").press("ArrowDown")
        expect(page.get_by_text("Moved.")).to_have_count(0)
        page.locator(".job-facts select").press("Tab")

        expect(page.get_by_text("Moved.")).to_be_visible()
        expect(page.locator(".job-facts select")).to_have_value("interviewing")


def test_the_lines_of_a_block_are_marked_for_pointer_and_keyboard(address: str, tmp_path: Path) -> None:
    with chromium() as page:
        settle_in(page, address, tmp_path)
        page.goto(f"{address}/resumes")
        page.get_by_role("link", name="See what was read").click()
        marks = page.locator("[data-marks] rect")
        expect(page.locator("[data-page]")).to_have_js_property("naturalWidth", 1000)

        page.locator("#at-work-0 h3 [data-at]").hover()
        expect(marks).to_have_count(1)
        page.locator("#at-work-1 [data-block-edit]").focus()
        expect(marks).to_have_count(4)


def test_a_block_is_corrected_in_its_place_and_taken_back(address: str, tmp_path: Path) -> None:
    with chromium() as page:
        settle_in(page, address, tmp_path)
        page.goto(f"{address}/resumes")
        page.get_by_role("link", name="See what was read").click()
        shown = page.url
        page.locator("#at-work-0 [data-block-edit]").first.click()
        expect(page.get_by_label("Job title")).to_be_focused()

        page.get_by_label("From").fill("some day")
        page.get_by_role("button", name="Keep changes").click()
        expect(page.get_by_text("Write a date as a year")).to_be_visible()
        page.get_by_label("From").fill("May 2020")
        page.get_by_label("Job title").fill("Chief Engineer")
        page.get_by_role("button", name="Keep changes").click()

        expect(page.locator("#at-work-0 h3")).to_contain_text("Chief Engineer")
        expect(page.locator("#at-work-0")).to_be_focused()
        expect(page.locator("[data-said]")).to_have_text("Your changes are kept.")
        page.locator("#at-work-0 summary").click()
        page.locator("#at-work-0").get_by_role("button", name="Move down").click()
        expect(page.locator("#at-work-1 h3")).to_contain_text("Chief Engineer")
        page.get_by_role("button", name="Take the last change back").click()
        expect(page.locator("#at-work-0 h3")).to_contain_text("Chief Engineer")
        page.get_by_role("button", name="Take the last change back").click()
        expect(page.locator("#corrections")).to_have_count(0)
        expect(page.locator("#at-work-0 h3")).to_have_text("Senior Data Engineer")
        assert page.url == shown


def test_escape_leaves_a_block_as_it_was_and_typed_text_is_not_thrown_away(address: str, tmp_path: Path) -> None:
    with chromium() as page:
        settle_in(page, address, tmp_path)
        page.goto(f"{address}/resumes")
        page.get_by_role("link", name="See what was read").click()
        page.locator("#at-work-0 [data-block-edit]").first.click()
        page.get_by_label("Job title").press("Escape")
        expect(page.locator("[data-open]")).to_have_count(0)

        page.locator("#at-work-1 [data-block-edit]").first.click()
        page.get_by_label("Job title").fill("Chief")
        page.locator("#at-work-0 [data-block-edit]").first.click()

        expect(page.get_by_label("Job title")).to_have_value("Chief")
        expect(page.locator("[data-open]")).to_have_count(1)


def test_on_a_phone_the_page_is_folded_until_it_is_asked_for(address: str, tmp_path: Path) -> None:
    with chromium(width=390) as page:
        settle_in(page, address, tmp_path)
        page.goto(f"{address}/resumes")
        page.get_by_role("link", name="See what was read").click()
        expect(page.locator(".paper img")).to_be_hidden()

        page.locator("#at-work-1 [data-block-show]").click()

        expect(page.locator(".paper img")).to_be_in_viewport()
        expect(page.locator("[data-marks] rect")).to_have_count(4)


def test_everything_works_on_a_phone_without_scripts(address: str, tmp_path: Path) -> None:
    with chromium(width=375, scripts=False) as page:
        job = settle_in(page, address, tmp_path)
        expect(page.locator(".score")).to_be_visible()
        page.locator("summary", has_text="Outreach note").click()
        page.locator("details[open]").get_by_role("button", name="Draft it").click()
        expect(page.locator(".draft .letter")).to_contain_text("Harbourline Logistics Ltd")
        page.goto(f"{address}/jobs")
        page.locator(".job-row select").select_option("offered")
        page.get_by_role("button", name="Move").click()
        expect(page.get_by_text("Moved.")).to_be_visible()

        for path in (job, f"{address}/jobs", f"{address}/jobs?view=board", f"{address}/resumes", f"{address}/account"):
            page.goto(path)
            box = page.locator("body").bounding_box()
            assert box is not None
            assert (box["x"], box["width"]) == (0, 375)
