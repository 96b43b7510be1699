"""What a person typed and did not send yet: it stays, whatever else happens on the page or to the connection."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.web.live import chromium, settle_in

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page, Route

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]

NOT_KEPT = "Not kept: no connection. Your text is still here."


def ask(page: Page, kind: str, question: str = "") -> Locator:
    """Ask for a draft; the form that asks."""
    part = page.locator("details.ask", has_text=kind)
    if part.get_attribute("open") is None:
        part.locator("> summary").click()
    if question:
        part.get_by_label("The question on the form").fill(question)
    part.get_by_role("button", name="Draft it").click()
    return part


def edit(page: Page, text: str) -> None:
    """Type into the first draft without keeping it."""
    page.locator(".draft .edit > summary").first.click()
    page.get_by_label("Text of the draft").first.fill(text)


def test_another_draft_leaves_an_edit_and_a_question_that_were_typed(address: str, tmp_path: Path) -> None:
    with chromium() as page:
        settle_in(page, address, tmp_path)
        ask(page, "Cover letter")
        expect(page.locator(".draft")).to_have_count(1)
        edit(page, "My own words")
        page.locator("details.ask > summary", has_text="Answer").click()
        page.get_by_label("The question on the form").fill("Why this team?")
        page.get_by_label("Its options").fill("Yes\nNo")

        ask(page, "Outreach note")

        expect(page.locator(".draft")).to_have_count(2)
        expect(page.locator(".draft").first).to_be_focused()
        expect(page.get_by_label("Text of the draft").last).to_have_value("My own words")
        expect(page.get_by_label("The question on the form")).to_have_value("Why this team?")
        expect(page.get_by_label("Its options")).to_have_value("Yes\nNo")

        ask(page, "Answer to a question")
        expect(page.locator(".draft")).to_have_count(3)
        expect(page.get_by_label("The question on the form")).to_have_value("")
        expect(page.get_by_label("Text of the draft").last).to_have_value("My own words")
        page.get_by_label("Text of the draft").last.locator("xpath=ancestor::form").get_by_role("button").click()
        expect(page.get_by_text("Your text is kept.")).to_be_visible()


def test_without_a_connection_a_block_of_a_resume_keeps_what_was_typed(address: str, tmp_path: Path) -> None:
    with chromium() as page:
        settle_in(page, address, tmp_path)
        page.goto(f"{address}/resumes")
        page.get_by_role("link", name="See what was read").click()
        page.locator("#at-work-0 [data-block-edit]").first.click()
        page.get_by_label("Job title").fill("Chief Engineer")
        page.context.set_offline(True)

        page.get_by_role("button", name="Keep changes").click()

        expect(page.get_by_role("alert")).to_have_text(NOT_KEPT)
        expect(page.get_by_label("Job title")).to_have_value("Chief Engineer")
        page.context.set_offline(False)
        page.get_by_role("button", name="Keep changes").click()
        expect(page.locator("#at-work-0 h3")).to_contain_text("Chief Engineer")


def test_another_block_says_why_it_does_not_open_while_one_is_not_kept(address: str, tmp_path: Path) -> None:
    with chromium() as page:
        settle_in(page, address, tmp_path)
        page.goto(f"{address}/resumes")
        page.get_by_role("link", name="See what was read").click()
        expect(page.locator("[data-page]")).to_have_js_property("naturalWidth", 1000)
        page.context.set_offline(True)
        page.locator("#at-work-1 [data-block-edit]").first.click()
        expect(page.get_by_role("alert")).to_have_text("This could not be opened: no connection.")
        page.context.set_offline(False)
        page.locator("#at-work-1 [data-block-edit]").first.click()
        page.get_by_label("Job title").fill("Chief")

        page.locator("#at-work-0 [data-block-edit]").first.click()

        expect(page.get_by_role("alert")).to_contain_text("This block is open and not kept yet.")
        expect(page.get_by_role("alert")).to_be_in_viewport()
        expect(page.get_by_label("Job title")).to_be_focused()


def test_a_resume_that_is_read_meanwhile_leaves_what_is_typed_for_another(address: str, tmp_path: Path) -> None:
    with chromium() as page:
        settle_in(page, address, tmp_path)
        typed = threading.Event()

        def answer(route: Route) -> None:
            """Say that one is being read, until the text below is typed."""
            if route.request.resource_type == "document":
                reply = route.fetch()
                route.fulfill(response=reply, body=reply.text().replace("</h1>", "</h1><i data-pending></i>"))
            elif typed.is_set():
                route.continue_()
            else:
                route.abort()

        page.route(f"{address}/resumes", answer)
        page.goto(f"{address}/resumes")
        page.locator("summary", has_text="Paste the text").click()
        page.get_by_label("Text of your résumé").fill("Half of a résumé")
        for _ in range(2):  # the second look comes after the first was answered
            with page.expect_response(f"{address}/resumes"):
                typed.set()

        expect(page.get_by_label("Text of your résumé")).to_have_value("Half of a résumé")
        page.get_by_label("Text of your résumé").fill("")
        expect(page.locator("[data-pending]")).to_have_count(0)


def test_without_a_connection_notes_and_edits_stay_on_the_page(address: str, tmp_path: Path) -> None:
    with chromium() as page:
        settle_in(page, address, tmp_path)
        ask(page, "Cover letter")
        expect(page.locator(".draft")).to_have_count(1)
        edit(page, "My own words")
        page.get_by_label("Notes about this job").fill("Call Dana on Monday")
        page.context.set_offline(True)

        page.get_by_role("button", name="Keep notes").click()
        expect(page.get_by_role("alert").filter(has_text=NOT_KEPT)).to_have_count(1)
        page.get_by_role("button", name="Keep", exact=True).click()
        expect(page.get_by_role("alert").filter(has_text=NOT_KEPT)).to_have_count(2)

        page.context.set_offline(False)
        expect(page.get_by_label("Text of the draft")).to_have_value("My own words")
        page.get_by_role("button", name="Keep notes").click()
        expect(page.get_by_text("Your notes are kept.")).to_be_visible()
        expect(page.get_by_label("Notes about this job")).to_have_value("Call Dana on Monday")


def test_asked_for_without_a_connection_nothing_was_sent_and_the_question_stays(address: str, tmp_path: Path) -> None:
    with chromium() as page:
        settle_in(page, address, tmp_path)
        page.context.set_offline(True)

        form = ask(page, "Answer to a question", "Why this team?")

        expect(form.get_by_role("alert")).to_contain_text("There is no connection, so nothing was sent.")
        page.context.set_offline(False)
        form.get_by_role("button", name="Draft it").click()
        expect(page.locator(".draft")).to_contain_text("Why this team?")


def test_a_connection_that_breaks_off_is_told_in_our_words(address: str, tmp_path: Path) -> None:
    broken = """() => { const real = fetch; window.fetch = async (where, options) => {
        if (!String(where).endsWith("/drafts")) return real(where, options);
        const body = new ReadableStream({ pull: (part) => part.error(new TypeError("network error")) });
        return new Response(body, { headers: { "Content-Type": "text/event-stream" } });
    }; }"""
    with chromium() as page:
        settle_in(page, address, tmp_path)
        page.evaluate(broken)

        form = ask(page, "Answer to a question", "Why this team?")

        expect(form.get_by_role("alert")).to_contain_text("The connection was lost before the draft was done.")
        expect(form.get_by_label("The question on the form")).to_have_value("Why this team?")


def test_a_draft_that_is_done_and_cannot_be_shown_is_said_to_be_kept(address: str, tmp_path: Path) -> None:
    with chromium() as page:
        job = settle_in(page, address, tmp_path)
        page.route(job, lambda route: route.abort())

        form = ask(page, "Cover letter")

        expect(form.get_by_role("alert")).to_contain_text("The draft is done and kept.")
        expect(form.locator("[data-stream-text]")).to_contain_text("Harbourline Logistics Ltd")
        page.unroute(job)
        page.reload()
        expect(page.locator(".draft")).to_have_count(1)


def test_signed_out_meanwhile_the_question_stays_and_a_link_leads_to_the_sign_in(address: str, tmp_path: Path) -> None:
    with chromium() as page:
        settle_in(page, address, tmp_path)
        cookies = page.context.cookies()
        page.context.clear_cookies()

        form = ask(page, "Answer to a question", "Why this team?")

        expect(form.get_by_role("alert")).to_contain_text("You are signed out, so nothing was drafted.")
        expect(form.get_by_role("link", name="Sign in in another tab")).to_have_attribute("target", "_blank")
        page.context.add_cookies(cookies)  # type: ignore[arg-type] # what it gave is what it takes
        form.get_by_role("button", name="Draft it").click()
        expect(page.locator(".draft")).to_contain_text("Why this team?")


def test_a_blank_question_is_marked_described_and_focused(address: str, tmp_path: Path) -> None:
    with chromium() as page:
        settle_in(page, address, tmp_path)

        form = ask(page, "Answer to a question", "     ")

        question = form.get_by_label("The question on the form")
        expect(question).to_be_focused()
        expect(question).to_have_attribute("aria-invalid", "true")
        expect(question).to_have_accessible_description("Copy it word for word. Question: Please fill this in.")
        question.fill("Why this team?")
        form.get_by_role("button", name="Draft it").click()
        expect(page.locator(".draft")).to_contain_text("Why this team?")


def test_stopping_leaves_the_keyboard_on_the_button_that_asks_again(address: str, tmp_path: Path) -> None:
    slow = """() => { const real = fetch; window.fetch = (where, options) => String(where).endsWith("/drafts")
        ? new Promise((_, fail) => options.signal.addEventListener("abort", () => fail(options.signal.reason)))
        : real(where, options); }"""
    with chromium() as page:
        settle_in(page, address, tmp_path)
        page.evaluate(slow)
        form = ask(page, "Cover letter")

        form.get_by_role("button", name="Stop").press("Enter")

        expect(form.get_by_role("alert")).to_contain_text("Stopped.")
        expect(form.get_by_role("button", name="Draft it")).to_be_focused()
