"""A newcomer's way through real Chromium with the built extension, once for each provider."""

from __future__ import annotations

import re
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.e2e.browser import (
    Quiet,
    ask_for_a_draft,
    chromium,
    make_account,
    open_panel,
    save,
    sign_in,
    upload_resume,
)
from tests.pages import SIGN_IN_WALL, posting
from tests.resumes.pdfs import resume_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.e2e.conftest import Server

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]

ORIGIN = {"offline": "No AI was used", "claude": "Claude", "openai": "OpenAI"}


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A job board of our own: the address of its folder of pages."""
    folder = tmp_path_factory.mktemp("board")
    (folder / "posting.html").write_text(posting())
    (folder / "wall.html").write_text(SIGN_IN_WALL)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


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
        expect(panel.locator("#to-resumes")).to_be_visible()

        tab.goto(f"{board}/wall.html")
        wall = open_panel(context, tab)
        wall.locator("#back").click()
        wall.locator("#save").click()
        expect(wall.get_by_role("alert")).to_be_visible()

        dashboard.goto(f"{product.url}/jobs")
        expect(dashboard.get_by_role("link", name="Backend Engineer")).to_have_count(1)
        expect(dashboard.get_by_text("Sign in | Careerhub")).to_have_count(0)
