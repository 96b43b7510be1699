"""Driving real Chromium with the built extension."""

from __future__ import annotations

import os
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler
from typing import TYPE_CHECKING

from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

from tests.e2e.conftest import EXTENSION_ID, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.e2e.conftest import Server

EXTENSION = ROOT / "extension" / ".output" / "chrome-mv3-e2e"
PASSWORD = "correct horse battery"
# Nothing is looked up outside; --no-sandbox because CI runs as root.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


@contextmanager
def chromium(profile: Path) -> Iterator[BrowserContext]:
    """A new browser with the extension loaded."""
    with sync_playwright() as play:
        context = play.chromium.launch_persistent_context(
            str(profile),
            executable_path=os.environ.get("CHROME_PATH", "/usr/bin/chromium"),
            headless=False,
            args=[
                "--headless=new",
                *FLAGS,
                f"--disable-extensions-except={EXTENSION}",
                f"--load-extension={EXTENSION}",
            ],
            viewport={"width": 1280, "height": 900},
        )
        context.set_default_timeout(20_000)
        try:
            yield context
        finally:
            context.close()


def make_account(page: Page, server: Server, email: str) -> None:
    page.goto(f"{server.url}/signup")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Create account").click()
    page.wait_for_url("**/jobs")


def upload_resume(page: Page, server: Server, pdf: Path) -> None:
    page.goto(f"{server.url}/resumes")
    page.get_by_label("PDF file").set_input_files(pdf)
    page.get_by_role("button", name="Upload", exact=True).click()
    expect(page.get_by_text("Active", exact=True)).to_be_visible()
    for text in ("Harbourline Logistics Ltd", "Senior Data Engineer", "Python"):
        expect(page.get_by_text(text).first).to_be_visible()


def open_panel(context: BrowserContext, tab: Page) -> Page:
    """The side panel for a tab, in a tab of its own: a test cannot press the toolbar button."""
    worker = context.service_workers[0] if context.service_workers else context.wait_for_event("serviceworker")
    find = "async (url) => (await chrome.tabs.query({})).find((tab) => tab.url === url).id"
    tab_id = worker.evaluate(find, tab.url)
    panel = context.new_page()
    panel.set_viewport_size({"width": 400, "height": 800})
    panel.goto(f"chrome-extension://{EXTENSION_ID}/sidepanel.html?tab={tab_id}")
    return panel


def sign_in(panel: Page, server: Server, email: str) -> None:
    panel.locator("#address").fill(server.url)
    panel.locator("#connect").click()
    panel.locator("#email").fill(email)
    panel.locator("#password").fill(PASSWORD)
    panel.locator("#sign-in").click()
    expect(panel.locator("#save")).to_be_visible()
    expect(panel.get_by_text(email)).to_be_visible()


def save(panel: Page) -> None:
    panel.locator("#save").click()
    for text in ("Backend Engineer", "Nordlicht GmbH", "Hamburg", "Full-time"):
        expect(panel.locator("#job").get_by_text(text).first).to_be_visible()


def ask_for_a_draft(panel: Page, kind: str, provider: str) -> str:
    """The words of a draft as they stand in the panel at the end."""
    panel.locator(f"label[for=kind-{kind}]").click()
    if kind == "answer":
        panel.locator("#question").fill("Which of your projects are you proud of?")
    if kind == "outreach":
        panel.locator("#recipient").fill("Mara Lind")
    panel.locator("#provider").select_option(provider)
    panel.locator("#draft-go").click()
    expect(panel.locator("#draft-origin")).to_have_attribute("data-provider", provider)
    return panel.locator("#draft-text").input_value()
