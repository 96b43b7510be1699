"""What every page shares: its guard, the headers that go with it, and what its template may use."""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import UUID

from flask import Blueprint, Flask, Response, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response as BaseResponse

from service.auth import current_user
from service.db import Client
from service.deps import deps
from service.errors import ServiceError, Unauthenticated
from service.web import csrf, notices, once, sessions, words
from service.web.markdown import blocks

STATIC = Path(__file__).parent / "static"
_EDITION = "foothold-web-edition"
_FOR_GOOD = "public, max-age=31536000, immutable"  # a year, the most that caches honour

Guard = Callable[[], ResponseReturnValue | None]

# Only our own files; no script or style inside a page; nobody may frame it.
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


def anyone() -> None:
    """The guard of pages for everybody; they greet a person who is signed in."""
    sessions.resume()


def signed_in() -> ResponseReturnValue | None:
    """The guard of pages that belong to a person; a page leads to the sign-in and back.

    Raises Unauthenticated for a form, which could not be sent again by itself, and for a script that asks.
    """
    if sessions.resume():
        return None
    if request.method in {"GET", "HEAD"} and request.accept_mimetypes.accept_html:
        wanted = request.full_path if request.query_string else request.path
        return redirect(url_for("web_front.sign_in", next=wanted), code=303)
    raise Unauthenticated(
        "You are signed out, so this was not kept. Sign in in another tab, then come back and reload this page."
    )


def open_to_all() -> None:
    """The guard of files that are the same for everybody, such as style sheets."""


def blueprint(name: str, *, guard: Guard, prefix: str = "") -> Blueprint:
    """A part of the dashboard behind `guard`; there is no part without one. Its forms are checked."""
    part = Blueprint(f"web_{name}", __name__, url_prefix=prefix or None)
    part.before_request(guard)
    part.before_request(csrf.check)
    part.before_request(once.begin)
    part.after_request(once.end)
    return part


def db() -> Client:
    """The database as the person of this request may see it."""
    return deps().db.as_user(current_user())


def to(endpoint: str, *, say: str | None = None, anchor: str | None = None, **values: UUID) -> BaseResponse:
    """Lead the browser to a page after a form was taken, with a sentence about what happened."""
    if say is not None:
        notices.say(say)
    return redirect(url_for(endpoint, _anchor=anchor, **dict[str, Any](values)), code=303)


def back(*, say: str) -> BaseResponse:
    """Lead the browser back to the page of ours that the form names in `next`."""
    notices.say(say)
    return redirect(sessions.next_page(request.form.get("next")), code=303)


def attach(app: Flask) -> None:
    """Give every page of `app` its headers, its cookies and the words its template uses."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        blocks=blocks,
        day=words.day,
        humanize=words.humanize,
        listed=words.listed,
        moment=words.moment,
        price=words.price,
        took=words.took,
        dollars=words.dollars,
        section=words.section,
        site=words.site,
        warning=words.warning,
        workplace=words.workplace,
    )
    app.jinja_env.globals.update(
        words=words, csrf_token=csrf.token, press_key=once.key, take_notice=notices.take, asset=_asset
    )
    app.context_processor(_person)
    app.extensions[_EDITION] = _edition(STATIC)
    app.after_request(_keep_files)
    app.after_request(_finish)


def _person() -> dict[str, object]:
    """The person a page greets; also on pages of no part of ours, such as that of an unknown address."""
    if request.blueprint is None and sessions.current() is None:
        with suppress(ServiceError):
            sessions.resume()
    return {"user": sessions.current()}


def _asset(name: str) -> str:
    """The address of a file of ours, which changes with the files, so that it may be kept for good."""
    return url_for("web_assets.static", filename=name, v=current_app.extensions[_EDITION])


def _edition(folder: Path) -> str:
    """A short name for the files as they are now."""
    content = b"".join(path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file())
    return hashlib.sha256(content).hexdigest()[:12]


def _keep_files(response: Response) -> Response:
    """Let browsers keep a file whose address names its edition; the others ask each time whether it changed."""
    if request.endpoint == "web_assets.static" and request.args.get("v") == current_app.extensions[_EDITION]:
        response.headers["Cache-Control"] = _FOR_GOOD
    return response


def _finish(response: Response) -> Response:
    if response.mimetype == "text/html":
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        # People search for work on the library's computer: after signing out, "back" must show nothing.
        response.headers.setdefault("Cache-Control", "no-store")
    return csrf.carry(sessions.carry(notices.carry(response, secure=sessions.is_secure())))
