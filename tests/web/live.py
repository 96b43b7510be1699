"""Chromium on a dashboard that is served."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import uuid4

from playwright.sync_api import expect, sync_playwright

from tests.conftest import PASSWORD
from tests.resumes.pdfs import resume_pdf
from tests.web.test_jobs import POSTING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import ConsoleMessage, Page


@contextmanager
def chromium(*, width: int = 1280, scripts: bool = True) -> Iterator[Page]:
    """A page of a new browser; what it complains about fails the test."""
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=os.environ.get("CHROME_PATH", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=scripts)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.set_default_timeout(15_000)
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(said.text) if _is_complaint(said) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        try:
            yield page
            assert complaints == []
        finally:
            browser.close()


def _is_complaint(said: ConsoleMessage) -> bool:
    # A request that a test cuts off is reported too.
    return said.type in {"error", "warning"} and not said.text.startswith("Failed to load resource")


def settle_in(page: Page, address: str, folder: Path) -> str:
    """An account with a résumé and a job; the address of the job."""
    page.goto(f"{address}/signup")
    page.get_by_label("E-mail").fill(f"{uuid4().hex}@example.com")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Create account").click()
    page.wait_for_url("**/jobs")
    pdf = folder / "cv.pdf"
    pdf.write_bytes(resume_pdf())
    page.goto(f"{address}/resumes")
    page.get_by_label("PDF file").set_input_files(pdf)
    page.get_by_role("button", name="Upload", exact=True).click()
    expect(page.get_by_text("Active", exact=True)).to_be_visible()
    page.goto(f"{address}/jobs/new")
    page.get_by_label("Text of the posting").fill(POSTING)
    page.get_by_role("button", name="Read and save").click()
    page.wait_for_url("**/jobs/*-*")
    return page.url
