"""`Idempotency-Key` on any POST: a repeat within a day gets what the first one made, as it is by then.

By the IETF's draft "The Idempotency-Key HTTP Header Field": 400 for a key that is none, 409 while the first request
runs, 422 when the key came with another request. A failure is not kept, so that the same request may be tried again.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from http import HTTPStatus
from typing import Any, TypeVar, cast
from uuid import UUID

from flask import Blueprint, Response, current_app, g, json, jsonify, request

from service.auth import current_user
from service.deps import deps
from service.errors import BadRequest
from service.usage import Claim, Kept, Keyed, hash_of

HEADER, REPLAYED = "Idempotency-Key", "Idempotency-Replayed"
EVENT_STREAM = "text/event-stream"
_DONE = "event: done\ndata: "
# As the draft writes it, a string in quotes, or bare as most clients send it: "8e03978e-40d5-43dd-bc93-6894a57f9324"
_KEY = re.compile(r'"?([\x21\x23-\x5b\x5d-\x7e]{1,255})"?')
_CHUNK = 1 << 20
REPEATS = "repeats"  # what is noted on an endpoint

View = TypeVar("View", bound=Callable[..., object])
Reply = dict[str, Any]


def honour_keys(part: Blueprint) -> None:
    """Have every POST of `part` run once for its key. To be called after the guard was set: keys are a person's own."""
    part.before_request(_begin)
    part.after_request(_end)
    part.teardown_request(lambda _: _give_back())


def repeats_with(give: Callable[[UUID], object]) -> Callable[[View], View]:
    """Keep only the id of what an endpoint's reply holds; a repeat reads it anew with `give`.

    For what people write: nothing of it stays behind when they delete it, and a repeat shows it as it is by then.
    """
    return repeats_from(lambda reply: {"id": reply["id"]}, lambda noted: give(UUID(noted["id"])))


def repeats_from(note: Callable[[Reply], Reply], give: Callable[[Reply], object]) -> Callable[[View], View]:
    """Keep only what `note` takes from an endpoint's reply; `give` makes a repeat's reply of it."""

    def mark(view: View) -> View:
        view.__dict__[REPEATS] = (note, give)
        return view

    return mark


def thing() -> UUID | None:
    """An id for what this request makes, the same when it is tried again; None when it carries no key."""
    claim = cast("Claim | None", g.get("claim"))
    return claim.thing if claim is not None else None


def watch(response: Response, claim: Claim) -> None:
    """Keep what the events of `response` come to, or release the claim when they come to nothing."""
    response.call_on_close(claim.release)  # also when the reader left before the first word
    response.response = _watched(cast("Iterable[str]", response.response), claim)


def done_event(reply: object) -> Response:
    """A stream that tells at once what the first one came to."""
    response = Response(f"{_DONE}{json.dumps(reply)}\n\n", content_type=EVENT_STREAM)
    response.headers["Cache-Control"] = "no-store"
    return response


def _begin() -> Response | None:
    if request.method != "POST" or HEADER not in request.headers:
        return None
    given = _KEY.fullmatch(request.headers[HEADER].strip())
    if given is None:
        raise BadRequest(f"{HEADER} is 1 to 255 visible characters, such as a UUID; it may stand in double quotes.")
    keyed = Keyed(
        person=current_user().id,
        key=given[1],
        operation=f"POST {request.path}"[:300],
        request_hash=hash_of([request.full_path.encode(), *_parts()]),
    )
    begun = deps().once.begin(keyed)
    if isinstance(begun, Claim):
        g.claim = begun
        return None
    return _again(begun)


def _end(response: Response) -> Response:
    claim = cast("Claim | None", g.pop("claim", None))
    if claim is None:
        return response
    if response.mimetype == EVENT_STREAM:
        watch(response, claim)
    elif response.status_code >= HTTPStatus.BAD_REQUEST:
        claim.release()
    else:
        reply: Any = response.get_json() if response.is_json else None
        note, _ = _view().get(REPEATS, (None, None))
        claim.keep(response.status_code, note(reply) if note else reply)
    return response


def _give_back() -> None:
    """End a claim that no reply came of."""
    claim = cast("Claim | None", g.pop("claim", None))
    if claim is not None:
        claim.release()


def _watched(events: Iterable[str], claim: Claim) -> Iterator[str]:
    """The events as they come; which draft `done` tells of is kept before it is passed on."""
    with closing(cast("Any", events)):
        for event in events:
            if event.startswith(_DONE):
                draft = json.loads(event.removeprefix(_DONE))
                claim.keep(HTTPStatus.CREATED, {name: draft[name] for name in ("id", "job_id")})
            yield event


def _again(kept: Kept) -> Response:
    _, give = _view().get(REPEATS, (None, None))
    reply = give(kept.reply) if give else kept.reply
    if reply is not None and _streams():
        response = done_event(reply)
    else:
        response = Response() if reply is None else jsonify(reply)
        response.status_code = kept.status
    response.headers[REPLAYED] = "true"
    return response


def _streams() -> bool:
    """Whether this request asks for events where there are some."""
    return (
        _view()["described"].streams
        and request.accept_mimetypes.best_match(["application/json", EVENT_STREAM]) == EVENT_STREAM
    )


def _view() -> dict[str, Any]:
    """What is noted about the endpoint of this request."""
    return current_app.view_functions[request.endpoint or ""].__dict__


def _parts() -> Iterator[bytes]:
    """All that the body says. Of a multipart body without its boundary, which differs each time it is sent."""
    if request.mimetype != "multipart/form-data":
        yield from (request.mimetype.encode(), request.headers.get("Content-Encoding", "").encode(), request.get_data())
        return
    for name, value in sorted(request.form.items(multi=True)):
        yield from (name.encode(), value.encode())
    for name, file in sorted(request.files.items(multi=True), key=lambda item: item[0]):
        sha = hashlib.sha256()
        while chunk := file.stream.read(_CHUNK):
            sha.update(chunk)
        file.stream.seek(0)
        yield from (name.encode(), (file.filename or "").encode(), sha.digest())
