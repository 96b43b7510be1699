"""The pictures of docs/matches.md: three people of the tests, each with a posting, as the dashboard shows the match.

    PYTHONPATH=. .venv/bin/python tools/match_pictures.py docs/pictures

Take them anew after a change of the page or of the score, and read the text beside them again.
"""

import json
import sys
from pathlib import Path

from playwright.sync_api import Page

from service.resumes.model import Resume
from tests.e2e.browser import chromium, make_account
from tests.e2e.conftest import Server, data_folder, start
from tests.match.people import BACKEND, ELECTRICIAN, NURSE, jonas, mira, rosa

DESKTOP, PHONE = (1280, 900), (375, 812)
MATCHES = {"match-engineer": (mira, BACKEND), "match-nurse": (rosa, NURSE), "match-electrician": (jonas, ELECTRICIAN)}
ON_A_PHONE = "match-nurse"


def main(folder: Path) -> None:
    """Take the pictures into `folder`."""
    with data_folder() as data:
        server = start(data)
        try:
            with chromium(data / "profile") as context:
                page = context.new_page()
                page.emulate_media(color_scheme="light", reduced_motion="reduce")
                for name, (person, posting) in MATCHES.items():
                    context.clear_cookies()
                    make_account(page, server, f"{name}@example.com")
                    bring(page, person(), server=server, data=data)
                    page.goto(f"{server.url}/jobs/new")
                    page.locator("textarea[name=text]").fill(posting)
                    page.locator("main form button").last.click()
                    shoot(page, name, folder=folder)
        finally:
            server.stop()


def bring(page: Page, resume: Resume, *, server: Server, data: Path) -> None:
    """Import the résumé as a JSON Resume; it becomes the active one."""
    file = data / "resume.json"
    file.write_text(json.dumps(resume.to_json_resume()))
    page.goto(f"{server.url}/resumes")
    page.locator("#imported summary").click()
    page.locator("input[name=json]").set_input_files(file)
    page.locator("form:has(input[name=json]) button").click()
    page.wait_for_load_state()


def shoot(page: Page, name: str, *, folder: Path) -> None:
    """Picture the match, one of them on a phone too."""
    sizes = {"": DESKTOP, "-phone": PHONE} if name == ON_A_PHONE else {"": DESKTOP}
    for suffix, (width, height) in sizes.items():
        page.set_viewport_size({"width": width, "height": height})
        page.reload()
        page.locator("#match").screenshot(path=folder / f"{name}{suffix}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
