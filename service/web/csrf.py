"""Each form carries a token that only our own page, shown to this person in this browser, can hold.

The token is a signature over a random cookie of the browser and the id of the person, so a cookie planted by a
neighbouring site is of no use without the secret, and a form stays good when the session was renewed in between.
"""

import hashlib
import hmac
import secrets
from typing import cast
from urllib.parse import urlsplit

from flask import Response, g, request
from werkzeug.exceptions import RequestEntityTooLarge

from service.deps import deps
from service.errors import Forbidden, TooLarge
from service.web.sessions import SESSION_SECONDS, is_secure

FIELD = "csrf_token"
MAX_FORM_BYTES = 2_000_000  # the longest text taken, in letters that need nine bytes each in a form
_VISIT_BYTES = 16
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class FormExpired(Forbidden):
    """A form came without the token of this person and browser."""

    slug, title = "form-expired", "This page was out of date"


def token() -> str:
    """The token for the forms of the page being made."""
    return _sign(_visit())


def check() -> None:
    """Let a change through only from a page of ours. Raises Forbidden (also FormExpired) and TooLarge."""
    if request.method in _SAFE:
        return
    if not _is_own_origin():
        raise Forbidden("Pages of other sites may not change anything here.")
    request.max_form_memory_size = MAX_FORM_BYTES
    try:
        given = request.form.get(FIELD, "")
    except RequestEntityTooLarge as error:
        raise TooLarge("This is more than can be taken at once. A file may have at most 10 MB.") from error
    visit = request.cookies.get(_name(), "")
    if not visit or not hmac.compare_digest(given.encode(), _sign(visit).encode()):
        raise FormExpired(
            "It had been open for too long, or you signed in or out in between. "
            "Nothing was changed. Please go back, reload the page and try again."
        )


def carry(response: Response) -> Response:
    """Send the browser the cookie that its forms depend on."""
    visit = cast("str | None", g.get("visit_to_keep"))
    if visit is not None:
        response.set_cookie(_name(), visit, max_age=SESSION_SECONDS, httponly=True, samesite="Lax", secure=is_secure())
    return response


def _visit() -> str:
    known = request.cookies.get(_name()) or cast("str | None", g.get("visit_to_keep"))
    if not known:
        known = g.visit_to_keep = secrets.token_urlsafe(_VISIT_BYTES)
    return known


def _sign(visit: str) -> str:
    key = hmac.new(deps().secret, b"csrf", hashlib.sha256).digest()
    return hmac.new(key, f"{visit}:{g.get('user_id') or ''}".encode(), hashlib.sha256).hexdigest()


def _is_own_origin() -> bool:
    """Whether the browser says that the form stood on a page of ours; one that says nothing is judged by the token."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = request.headers.get("Origin")
    if origin is None:
        return True
    given = urlsplit(origin)
    return given.netloc == request.host and (given.scheme == "https" or not is_secure())


def _name() -> str:
    return "__Host-foothold_visit" if is_secure() else "foothold_visit"
