"""A form that carries a key is taken once: a double press, or a press that a bad connection repeats, makes one thing.

The page draws the key. Together with what was filled in it makes the Idempotency-Key, so that another question sent
from the same page is another request. Without scripts a second press takes the place of the first, whose answer the
browser no longer waits for; so the second one waits for it.
"""

import secrets
from http import HTTPStatus
from typing import cast

from flask import Response, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from service.api.once import EVENT_STREAM, done_event, watch
from service.auth import current_user
from service.deps import deps
from service.errors import Conflict
from service.usage import Claim, Kept, Keyed, StillRunning, hash_of
from service.web import csrf, notices

FIELD = "press"
_LONGEST_KEY = 100
_PATIENCE_SECONDS = 25.0  # browsers wait 30 for the head of a reply, and people less


def key() -> str:
    """A key for the form being drawn."""
    return secrets.token_urlsafe(16)


def begin() -> ResponseReturnValue | None:
    """The reply to the same press before; None when this one is to be taken. To be called after the guard."""
    given = request.form.get(FIELD, "") if request.method == "POST" else ""
    if not given or len(given) > _LONGEST_KEY:
        return None
    said = [part.encode() for item in sorted(request.form.items(multi=True)) if item[0] != csrf.FIELD for part in item]
    filled_in = hash_of([request.path.encode(), *said])
    keyed = Keyed(
        person=current_user().id,
        key=f"form:{filled_in}",
        operation=f"POST {request.path}"[:300],
        request_hash=filled_in,
    )
    begun = _begun(keyed)
    if isinstance(begun, Kept):
        return _again(begun)
    g.claim = begun
    return None


def end(response: Response) -> Response:
    """Keep where the press led to; give it back when it led nowhere."""
    claim = cast("Claim | None", g.pop("claim", None))
    if claim is None:
        return response
    if response.mimetype == EVENT_STREAM:
        watch(response, claim)
    elif response.status_code == HTTPStatus.SEE_OTHER:
        claim.keep(response.status_code, {"location": response.location, "notice": g.get("notice_to_say")})
    else:
        claim.release()
    return response


def _begun(keyed: Keyed) -> Kept | Claim:
    """The first press's outcome, awaited for a while. Raises Conflict when it takes longer, or too many wait."""
    try:
        return deps().once.await_begin(keyed, seconds=_PATIENCE_SECONDS)
    except StillRunning as running:
        detail = "Your first press is still being worked on. Go back and reload the page in a moment."
        raise Conflict(detail) from running


def _again(kept: Kept) -> ResponseReturnValue:
    """What the first press led to: a page, or a draft that was streamed."""
    location = kept.reply.get("location")
    if location is None and request.accept_mimetypes.best_match(["text/html", EVENT_STREAM]) == EVENT_STREAM:
        return done_event(kept.reply)
    if location is None:
        location = url_for("web_job.show", job_id=kept.reply["job_id"], _anchor=f"draft-{kept.reply['id']}")
    elif kept.reply.get("notice"):
        notices.say(kept.reply["notice"])
    return redirect(location, code=HTTPStatus.SEE_OTHER)
