"""One sentence about what just happened, shown on the next page and then gone."""

from typing import cast

from flask import Response, g, request

_COOKIE = "foothold_notice"
_SECONDS = 60
# The cookie carries a name from here, never words: nobody can put a sentence of theirs on our pages.
_SENTENCES = {
    "welcome": "Your account is ready. Start with your résumé, or save a first job.",
    "signed-out": "You are signed out.",
    "job-saved": "Saved. It is on your board now.",
    "job-known": "You had saved this posting already. It is up to date now.",
    "job-changed": "Your changes are kept.",
    "job-moved": "Moved.",
    "job-deleted": "The job was deleted.",
    "both-kept": "Both are kept.",
    "notes-kept": "Your notes are kept.",
    "draft-kept": "Your text is kept.",
    "draft-restored": "The earlier version is back. The text before it is among the earlier versions now.",
    "draft-deleted": "The draft was deleted.",
    "answer-kept": "The answer is saved. A like question will find it, also in other words.",
    "answer-changed": "Your changes are kept.",
    "answer-deleted": "The answer was deleted.",
    "answer-used": "Noted. The answer says now that you used it for this job.",
    "answer-back": "It is as it was before.",
    "resume-known": "You had uploaded this file already. Here it is; nothing was counted.",
    "resume-imported": "Your résumé was imported. It costs nothing. Please look through it once.",
    "resume-read": "Your résumé was read. Please look through it once: matches and drafts go by it.",
    "block-kept": "Your changes are kept.",
    "block-move": "Moved.",
    "block-merge": "The two blocks are one now. You can take that back.",
    "block-split": "There are two blocks now. Complete the second one, or take it back.",
    "block-remove": "Removed. You can take that back.",
    "block-confirm": "Thank you. This section is no longer marked.",
    "block-undo": "The last change was taken back.",
    "block-forget": "They are no longer listed.",
    "resume-active": "This résumé is used for matches and drafts from now on.",
    "resume-deleted": "The résumé and its file were deleted.",
    "account-changed": "Your changes are kept.",
}


def say(name: str) -> None:
    """Show a sentence on the next page."""
    if name not in _SENTENCES:
        raise KeyError(name)
    g.notice_to_say = name


def take() -> str | None:
    """The sentence to show on this page, if there is one; it is shown once."""
    sentence = _SENTENCES.get(request.cookies.get(_COOKIE, ""))
    g.notice_taken = sentence is not None
    return sentence


def carry(response: Response, *, secure: bool) -> Response:
    """Send along what is to be shown next, and forget what was shown."""
    name = cast("str | None", g.get("notice_to_say"))
    if name is not None:
        response.set_cookie(_COOKIE, name, max_age=_SECONDS, httponly=True, samesite="Lax", secure=secure)
    elif g.get("notice_taken"):
        response.delete_cookie(_COOKIE, httponly=True, samesite="Lax", secure=secure)
    return response
