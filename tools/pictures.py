"""Pictures of every page and of the panel, wide and narrow, light and dark, from the running product.

    PYTHONPATH=. .venv/bin/python tools/pictures.py /tmp/pictures

Look at them after a change of the interface. The one in the README is the top of `job-wide-light.png`, kept in
docs/pictures.
"""

from __future__ import annotations

import sys
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import expect

from tests.e2e.browser import Quiet, chromium, make_account, open_panel, save, sign_in, upload_resume
from tests.e2e.conftest import data_folder, start
from tests.pages import posting
from tests.resumes.pdfs import resume_pdf

if TYPE_CHECKING:
    from playwright.sync_api import Page

SIZES = {"wide": (1280, 900), "narrow": (375, 812)}
PANEL_SIZES = {"wide": (400, 900), "narrow": (320, 800)}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def shoot(page: Page, name: str, *, folder: Path, sizes: dict[str, tuple[int, int]]) -> None:
    """Take `page` at each size in each colour scheme."""
    for size, (width, height) in sizes.items():
        for scheme in SCHEMES:
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme=scheme)
            page.screenshot(path=folder / f"{name}-{size}-{scheme}.png", full_page=True)


def panel_pictures(panel: Page, folder: Path) -> None:
    """The panel from a saved job to a draft."""
    shoot(panel, "panel-job", folder=folder, sizes=PANEL_SIZES)
    expect(panel.locator("#match-score")).to_be_visible()
    panel.locator("#draft-go").click()
    expect(panel.locator("#draft-origin")).to_be_visible()
    shoot(panel, "panel-draft", folder=folder, sizes=PANEL_SIZES)


def main(folder: Path) -> None:
    """Walk through the product and take its pictures into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    email = "marta@example.com"
    with data_folder() as data:
        (data / "board").mkdir()
        (data / "board" / "posting.html").write_text(posting())
        (data / "cv.pdf").write_bytes(resume_pdf())
        server = start(data)
        try:
            board = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(data / "board")))
            threading.Thread(target=board.serve_forever, daemon=True).start()
            with chromium(data / "profile") as context:
                page = context.new_page()
                for name in ("", "signup", "signin"):
                    page.goto(f"{server.url}/{name}")
                    shoot(page, name or "front", folder=folder, sizes=SIZES)
                make_account(page, server, email)
                shoot(page, "jobs-empty", folder=folder, sizes=SIZES)
                upload_resume(page, server, data / "cv.pdf")
                shoot(page, "resume", folder=folder, sizes=SIZES)
                tab = context.new_page()
                tab.goto(f"http://127.0.0.1:{board.server_port}/posting.html")
                panel = open_panel(context, tab)
                sign_in(panel, server, email)
                shoot(panel, "panel-ready", folder=folder, sizes=PANEL_SIZES)
                save(panel)
                panel_pictures(panel, folder)
                for name in ("jobs", "resumes", "account", "nowhere"):
                    page.goto(f"{server.url}/{name}")
                    shoot(page, name, folder=folder, sizes=SIZES)
                page.goto(f"{server.url}/jobs")
                page.get_by_role("link", name="Backend Engineer").first.click()
                page.wait_for_load_state()
                shoot(page, "job", folder=folder, sizes=SIZES)
            board.shutdown()
        finally:
            server.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
