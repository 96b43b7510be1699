"""The dashboard's session: Supabase's tokens, sealed in HttpOnly cookies. The server keeps nothing."""

import time
from typing import cast
from urllib.parse import urlsplit

from flask import Response, g, request
from pydantic import ValidationError

from service.auth import Session, User, remember
from service.deps import deps
from service.errors import Unauthenticated, Unavailable
from service.web.cookies import MAX_CHUNKS, Seal, split

SESSION_SECONDS = 30 * 24 * 3600  # a search for work has quiet weeks; signing in again each time is no kindness
_REFRESH_EARLY_SECONDS = 60  # a token that ends within a minute could end within the request
_NOWHERE = "/jobs"


def begin(session: Session) -> None:
    """Sign this browser in: the cookies go out with the reply."""
    g.session_to_keep = session
    remember(deps().identity.verify(session.access_token))


def resume() -> bool:
    """Make the person of the cookies the current one, renewing their tokens when due; False when there is nobody.

    Raises Unavailable when their tokens have ended and cannot be renewed right now; they stay signed in.
    """
    session = _read()
    if session is None:
        return False
    try:
        session = _renewed(session)
        remember(deps().identity.verify(session.access_token))
    except Unauthenticated:
        g.session_to_forget = True
        return False
    return True


def current() -> User | None:
    """The person of this request, if somebody is signed in."""
    user = g.get("user")
    return user if isinstance(user, User) else None


def end() -> None:
    """Sign this browser out, here and at Supabase."""
    session = _read()
    g.session_to_forget = True
    if session is not None:
        try:
            deps().identity.sign_out(session.access_token)
        except Unavailable:
            return  # the cookies go all the same, and nobody else has the tokens


def carry(response: Response) -> Response:
    """Write what this request changed about the session into the reply's cookies."""
    session = cast("Session | None", g.get("session_to_keep"))
    if session is not None:
        _write(response, session)
    elif g.get("session_to_forget"):
        for number in range(MAX_CHUNKS):
            _drop(response, number)
    return response


def is_secure() -> bool:
    """Whether people reach us by https, so that cookies may ask for it."""
    return deps().settings.url.startswith("https://")


def next_page(given: str | None) -> str:
    """Where to go after signing in: a path of ours, whatever was asked for."""
    path = given or ""
    is_plain = path.startswith("/") and path.isprintable() and "\\" not in path
    # "//evil.example" and "/\evil.example" are addresses of another site to a browser.
    if not is_plain or path.startswith("//") or urlsplit(path).netloc:
        return _NOWHERE
    return path


def _renewed(session: Session) -> Session:
    left = session.expires_at - time.time()
    if left > _REFRESH_EARLY_SECONDS:
        return session
    try:
        # Two requests at once may both do this: Supabase answers both, with the same tokens or with newer ones.
        session = deps().identity.refresh(session.refresh_token)
    except Unavailable:
        if left <= 0:
            raise
        return session  # it holds for this request; the next one tries again
    g.session_to_keep = session
    return session


def _seal() -> Seal:
    return Seal(deps().secret, purpose="session")


def _read() -> Session | None:
    parts = [request.cookies.get(_name(number), "") for number in range(MAX_CHUNKS)]
    sealed = "".join(parts)
    value = _seal().open(sealed, seconds=SESSION_SECONDS) if sealed else None
    if value is None:
        return None
    try:
        return Session.model_validate_json(value)
    except ValidationError:
        return None


def _write(response: Response, session: Session) -> None:
    parts = split(_seal().close(session.model_dump_json()))
    for number in range(MAX_CHUNKS):
        if number < len(parts):
            response.set_cookie(
                _name(number),
                parts[number],
                max_age=SESSION_SECONDS,
                httponly=True,
                samesite="Lax",
                secure=is_secure(),
            )
        elif _name(number) in request.cookies:  # left over from a longer one
            _drop(response, number)


def _drop(response: Response, number: int) -> None:
    response.delete_cookie(_name(number), httponly=True, samesite="Lax", secure=is_secure())


def _name(number: int) -> str:
    """`__Host-` keeps neighbours on a shared domain from setting our cookies; browsers grant it to https only."""
    return f"{'__Host-' if is_secure() else ''}foothold_{number}"
