"""A browser without scripts: it keeps cookies, reads the forms of a page and sends them as a person would."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from bs4 import BeautifulSoup

from tests.conftest import PASSWORD

if TYPE_CHECKING:
    from bs4 import Tag
    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

ORIGIN, DOMAIN = "http://127.0.0.1:8000", "127.0.0.1"
HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@dataclass(frozen=True)
class Page:
    """What came back."""

    reply: TestResponse

    @property
    def status(self) -> int:
        """The status of the reply."""
        return self.reply.status_code

    @property
    def path(self) -> str:
        """The path and query of the page that is shown, after redirects."""
        return self.reply.request.full_path.rstrip("?")

    @property
    def soup(self) -> BeautifulSoup:
        """The page as elements."""
        return BeautifulSoup(self.reply.get_data(as_text=True), "lxml")

    @property
    def text(self) -> str:
        """What a person reads, with single spaces."""
        return " ".join(self.soup.body.get_text(" ").split()) if self.soup.body else ""

    def one(self, selector: str) -> Tag:
        """The first element of a selector."""
        found = self.soup.select_one(selector)
        assert found is not None, f"{selector} is not on {self.path}"
        return found

    def texts(self, selector: str) -> list[str]:
        """What a person reads in each element of a selector."""
        return [" ".join(found.get_text(" ").split()) for found in self.soup.select(selector)]


class Browser:
    """Goes from page to page."""

    def __init__(self, app: Flask) -> None:
        """Start without cookies."""
        self.client: FlaskClient = app.test_client()

    def cookie(self, name: str) -> str | None:
        """The value of a cookie it keeps for us."""
        found = self.client.get_cookie(name, domain=DOMAIN)
        return found.value if found else None

    def keep(self, name: str, value: str) -> None:
        """Have it keep this value as a cookie of ours."""
        self.client.set_cookie(name, value, domain=DOMAIN)

    def open(self, path: str) -> Page:
        """The page at `path`, after redirects."""
        return Page(self.client.get(path, base_url=ORIGIN, headers=HTML, follow_redirects=True))

    def send(self, page: Page, action: str, **values: object) -> Page:
        """What comes back when the form with this action is filled in and sent, after redirects."""
        form = page.one(f'form[action="{action}"]') if action else page.one("main form")
        fields = {str(field["name"]): str(field.get("value", "")) for field in form.select("input[type=hidden][name]")}
        path = str(form.get("action") or page.path)
        return Page(
            self.client.post(
                path,
                base_url=ORIGIN,
                data={**fields, **values},
                headers={**HTML, "Origin": ORIGIN},
                follow_redirects=True,
            )
        )

    def sign_up(self) -> Page:
        """Make an account of a new person; the browser is signed in afterwards."""
        return self.send(self.open("/signup"), "/signup", email=f"{uuid4().hex}@example.com", password=PASSWORD)
