"""A newcomer's way through real Chromium with the built extension, once for each provider."""

from __future__ import annotations

import os
import re
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

from tests.e2e.conftest import EXTENSION_ID, ROOT
from tests.pages import SIGN_IN_WALL, posting
from tests.resumes.pdfs import resume_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.e2e.conftest import Server

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]

EXTENSION = ROOT / "extension" / ".output" / "chrome-mv3-e2e"
ORIGIN = {"offline": "No AI was used", "claude": "Claude", "openai": "OpenAI"}
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


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A job board of our own: the address of its folder of pages."""
    folder = tmp_path_factory.mktemp("board")
    (folder / "posting.html").write_text(posting())
    (folder / "wall.html").write_text(SIGN_IN_WALL)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


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
    page.get_by_role("link", name="See what was read").click()
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


@pytest.mark.parametrize("provider", ["offline", "claude", "openai"])
def test_a_newcomer_gets_from_an_account_to_a_kept_draft(
    product: Server, board: str, tmp_path: Path, provider: str
) -> None:
    email = f"{uuid4().hex[:12]}@example.com"
    pdf = tmp_path / "cv.pdf"
    pdf.write_bytes(resume_pdf())
    with chromium(tmp_path / "profile") as context:
        dashboard = context.new_page()
        make_account(dashboard, product, email)
        upload_resume(dashboard, product, pdf)

        tab = context.new_page()
        tab.goto(f"{board}/posting.html")
        panel = open_panel(context, tab)
        sign_in(panel, product, email)
        save(panel)

        panel.locator("#match-go").click()
        expect(panel.locator("#match-score")).to_have_attribute("data-score", re.compile(r"^\d{1,3}$"))
        expect(panel.locator("#match-met .requirement", has_text="Python").first).to_be_visible()
        expect(panel.locator("#match-met .evidence").first).to_be_visible()
        expect(panel.locator("#match-missing .requirement").first).to_be_visible()

        for kind in ("cover_letter", "answer", "outreach"):
            words = ask_for_a_draft(panel, kind, provider)
            assert len(words) > 80
            assert ORIGIN[provider] in panel.locator("#draft-origin").inner_text()
            if kind != "outreach":
                panel.locator("#draft-again").click()
        panel.locator("#draft-text").fill("My own words, kept.")
        panel.locator("#keep").click()
        expect(panel.locator("#keep-state")).to_have_text(re.compile("kept", re.IGNORECASE))

        dashboard.goto(f"{product.url}/jobs")
        dashboard.get_by_role("link", name="Backend Engineer").first.click()
        expect(dashboard.get_by_text("My own words, kept.").first).to_be_visible()


def test_saving_again_finds_the_same_job_and_a_wall_is_not_saved(product: Server, board: str, tmp_path: Path) -> None:
    email = f"{uuid4().hex[:12]}@example.com"
    with chromium(tmp_path / "profile") as context:
        dashboard = context.new_page()
        make_account(dashboard, product, email)
        tab = context.new_page()
        tab.goto(f"{board}/posting.html")
        panel = open_panel(context, tab)
        sign_in(panel, product, email)
        save(panel)
        panel.locator("#back").click()
        save(panel)
        expect(panel.locator("#saved-note")).to_have_attribute("data-known", "true")
        panel.locator("#match-go").click()
        expect(panel.locator("#to-resumes")).to_be_visible()

        tab.goto(f"{board}/wall.html")
        wall = open_panel(context, tab)
        wall.locator("#back").click()
        wall.locator("#save").click()
        expect(wall.get_by_role("alert")).to_be_visible()

        dashboard.goto(f"{product.url}/jobs")
        expect(dashboard.get_by_role("link", name="Backend Engineer")).to_have_count(1)
        expect(dashboard.get_by_text("Sign in | Careerhub")).to_have_count(0)
