"""Pictures of every state of the panel, from the real extension in a real Chromium, against made-up data.

    npm run build:e2e && ../.venv/bin/python tests/look/screenshots.py OUT_FOLDER

Fails when a view is wider than the panel, and prints what the capture sent.
"""

import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fake_service import Service
from playwright.sync_api import BrowserContext, Page, sync_playwright

EXTENSION = Path(__file__).resolve().parents[2] / ".output" / "chrome-mv3-e2e"
EXTENSION_ID = "mlcmjmgldmjaokeffnocmohmkpphcnca"
WIDTHS = (400, 320)


@contextmanager
def served() -> Iterator[Service]:
    """A running fake service."""
    service = Service()
    thread = threading.Thread(target=service.serve_forever, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        service.shutdown()
        service.server_close()


@contextmanager
def browser(language: str) -> Iterator[BrowserContext]:
    """A Chromium with the extension loaded."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as profile:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=os.environ.get("CHROME_PATH", "/usr/bin/chromium"),
            headless=True,
            ignore_default_args=["--disable-extensions"],
            args=[
                "--no-sandbox",
                f"--lang={language}",
                f"--disable-extensions-except={EXTENSION}",
                f"--load-extension={EXTENSION}",
                "--disable-features=DisableLoadExtensionCommandLineSwitch",
            ],
            env={"LANGUAGE": language, "HOME": profile, "PATH": "/usr/bin:/bin"},
        )
        try:
            yield context
        finally:
            context.close()


class Album:
    """Takes each picture in both widths and both colour schemes."""

    def __init__(self, panel: Page, folder: Path, *, language: str) -> None:
        self.panel = panel
        self.language = language
        self.folder = folder
        self.number = 0

    def take(self, name: str) -> None:
        """Picture the panel as it stands."""
        self.number += 1
        for width in WIDTHS:
            self.panel.set_viewport_size({"width": width, "height": 820})
            wide = self.panel.evaluate("document.documentElement.scrollWidth > innerWidth")
            if wide:
                raise SystemExit(f"{name} is wider than {width} px")
            for scheme in ("light", "dark"):
                self.panel.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                path = self.folder / f"{self.number:02d}-{name}-{width}-{scheme}.png"
                self.panel.screenshot(path=str(path), full_page=True)


def sign_in(album: Album, service: Service) -> None:
    """From the first start to the ready view."""
    panel = album.panel
    panel.wait_for_selector("#address")
    album.take("address")
    panel.fill("#address", "http://127.0.0.1:9")
    panel.click("#connect")
    panel.wait_for_selector("#problem")
    album.take("address-wrong")
    panel.fill("#address", service.url)
    panel.click("#connect")
    panel.wait_for_selector("#email")
    album.take("signed-out")
    panel.fill("#email", "mira.okafor@example.org")
    panel.fill("#password", "wrong")
    panel.click("#sign-in")
    panel.wait_for_selector("#problem[data-code=wrong-password]")
    album.take("wrong-password")
    panel.fill("#password", "correct horse")
    panel.click("#sign-in")
    panel.wait_for_selector("#latest")
    album.take("ready")


def save(album: Album, service: Service) -> None:
    """A refused page, an insistent press, a slow one, a known job."""
    panel = album.panel
    service.mood = "listing"
    panel.click("#save")
    panel.wait_for_selector("#keep-anyway")
    album.take("not-a-posting")
    service.mood = "slow"
    panel.click("#keep-anyway")
    panel.wait_for_selector("[data-view=working]")
    album.take("working")
    panel.wait_for_selector("#job")
    service.mood = "good"
    panel.wait_for_selector("#match-price")
    panel.wait_for_selector("#draft-price")
    album.take("saved")
    panel.click("#sources summary")
    panel.click("#show-all")
    album.take("saved-open")


def match(album: Album, service: Service) -> None:
    """No résumé, nothing to go by, a score."""
    panel = album.panel
    for mood, wanted in (("no-resume", "#to-resumes"), ("vague", "#match-score"), ("good", "#match-met")):
        service.mood = mood
        panel.click("#back")
        panel.click("#latest")
        panel.click("#match-go")
        panel.wait_for_selector(wanted)
        album.take(f"match-{mood}")


def draft(album: Album, service: Service) -> None:
    """Asking in each kind, writing, stopping, a finished letter, a used-up allowance."""
    panel = album.panel
    service.mood = "slow"
    panel.check("#kind-answer", force=True)
    album.take("ask-answer")
    panel.check("#kind-outreach", force=True)
    panel.select_option("#provider", "offline")
    album.take("ask-outreach")
    panel.check("#kind-cover_letter", force=True)
    panel.click("#draft-go")
    panel.locator("#stream", has_text="berth planner").wait_for()
    album.take("writing")
    panel.click("#cancel")
    service.mood = "used-up"
    panel.click("#draft-go")
    panel.wait_for_selector("#drafts #problem")
    album.take("used-up")
    service.mood = "good"
    panel.click("#draft-again")
    panel.click("#draft-go")
    panel.wait_for_selector("#draft-text")
    album.take("written")
    panel.click("#audit .find >> nth=1")
    panel.press("#draft-text", "End")
    panel.type("#draft-text", " Edited.")
    panel.click("#copy")
    album.take("edited")
    panel.click("#keep")
    panel.locator("#keep-state", has_text="Kept" if album.language == "en" else "aufgehoben").wait_for()


def main(folder: Path, language: str) -> None:
    """Walk through all states."""
    folder.mkdir(parents=True, exist_ok=True)
    with served() as service, browser(language) as context:
        worker = context.service_workers[0] if context.service_workers else context.wait_for_event("serviceworker")
        print("worker", worker.url)
        page = context.pages[0]
        page.goto(f"{service.url}/pages/42")
        panel = context.new_page()
        panel.on("console", lambda message: print("console", message.type, message.text))
        panel.on("pageerror", lambda error: print("error", error))
        panel.goto(f"chrome-extension://{EXTENSION_ID}/sidepanel.html")
        album = Album(panel, folder, language=language)
        sign_in(album, service)
        save(album, service)
        match(album, service)
        draft(album, service)
        print("sent", service.clips[0])
        print("pictures", len(list(folder.glob("*.png"))))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "en")
