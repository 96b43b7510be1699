"""axe over every page of the dashboard and the panel, in both colour schemes and at phone width."""

from __future__ import annotations

import threading
from functools import partial
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING, Literal
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.e2e.browser import Quiet, chromium, make_account, open_panel, save, sign_in, upload_resume
from tests.e2e.conftest import ROOT
from tests.pages import posting
from tests.resumes.pdfs import resume_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.e2e.conftest import Server

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]

AXE = ROOT / "extension" / "node_modules" / "axe-core" / "axe.min.js"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The words of the menu that stand on more than one line.
BROKEN_WORDS = """() => [...document.querySelectorAll(".site-nav a")].filter((link) => {
    const range = document.createRange();
    range.selectNodeContents(link);
    return new Set([...range.getClientRects()].map(({top}) => top)).size > 1;
}).map((link) => link.textContent)"""
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it stands, in both schemes: the rule, and the first element that breaks it."""
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.evaluate(AXE.read_text())
        result = page.evaluate("(levels) => axe.run(document, {runOnly: levels})", LEVELS)
        assert len(result["passes"]) > 5, "axe did not look"
        found += [f"{page.url} {scheme}: {v['id']} {v['nodes'][0]['html'][:120]}" for v in result["violations"]]
    return found


def test_axe_finds_nothing(product: Server, tmp_path: Path) -> None:
    (tmp_path / "board").mkdir()
    (tmp_path / "board" / "posting.html").write_text(posting())
    (tmp_path / "cv.pdf").write_bytes(resume_pdf())
    email = f"{uuid4().hex[:12]}@example.com"
    found = []
    with (
        ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path / "board"))) as board,
        chromium(tmp_path / "profile") as context,
    ):
        threading.Thread(target=board.serve_forever, daemon=True).start()
        page = context.new_page()
        page.set_viewport_size({"width": 375, "height": 812})
        for path in ("/", "/signup", "/signin", "/nowhere"):
            page.goto(product.url + path)
            found += violations(page)
        make_account(page, product, email)
        found += violations(page)
        upload_resume(page, product, tmp_path / "cv.pdf")
        found += violations(page)

        tab = context.new_page()
        tab.goto(f"http://127.0.0.1:{board.server_port}/posting.html")
        panel = open_panel(context, tab)
        expect(panel.locator("#address")).to_be_visible()
        found += violations(panel)
        sign_in(panel, product, email)
        found += violations(panel)
        save(panel)
        expect(panel.locator("#match-score")).to_be_visible()
        panel.locator("#provider").select_option("offline")
        panel.locator("#draft-go").click()
        expect(panel.locator("#draft-origin")).to_be_visible()
        found += violations(panel)

        for path in ("/jobs", "/jobs/new", "/resumes", "/answers", "/account", "/account/usage", "/account/drafts"):
            page.goto(product.url + path)
            found += violations(page)
            found += [f"{path}: “{word}” is broken in two" for word in page.evaluate(BROKEN_WORDS)]
        page.goto(f"{product.url}/jobs")
        page.get_by_role("link", name="Backend Engineer").first.click()
        page.wait_for_url("**/jobs/*-*")
        found += violations(page)
        board.shutdown()

    assert found == []
