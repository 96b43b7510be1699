"""/account: the person's name, the AI provider they prefer, what they used, and the way out for good."""

from flask import render_template
from flask.typing import ResponseReturnValue

from service import account
from service.account import ProfileChanges, deletion
from service.auth import current_user
from service.deps import deps
from service.drafts.providers import OFFLINE
from service.usage import allowance
from service.web import sessions
from service.web.edge import blueprint, db, signed_in, to
from service.web.forms import WrongForm, read_all, text

bp = blueprint("account", guard=signed_in, prefix="/account")


@bp.get("")
def show() -> ResponseReturnValue:
    """Show who the person is here, and what they used."""
    return _page()


@bp.post("")
def change() -> ResponseReturnValue:
    """Keep the name and the preferred provider; an empty choice is no preference."""
    try:
        given = read_all(ProfileChanges, "full_name", "preferred_ai_provider", empty_is_none=True)
    except WrongForm as failure:
        return _page(failure)
    account.change_profile(given, db=db())
    return to("web_account.show", say="account-changed")


@bp.get("/delete")
def confirm() -> ResponseReturnValue:
    """Say what deleting the account takes along, and ask for the e-mail address."""
    return _confirmation()


@bp.post("/delete")
def delete() -> ResponseReturnValue:
    """Delete the account with everything in it, and say goodbye."""
    try:
        given = read_all(deletion.Confirmation, "confirm")
        deletion.delete(current_user(), given, database=deps().db)
    except WrongForm as failure:
        return _confirmation(failure.wrong["confirm"])
    except deletion.NotConfirmed as failure:
        return _confirmation(failure.detail)
    sessions.end()
    return to("web_front.goodbye")


def _confirmation(wrong: str | None = None) -> ResponseReturnValue:
    page = render_template("account_delete.html", profile=account.profile(db()), confirm=text("confirm"), wrong=wrong)
    return page, int(deletion.NotConfirmed.status) if wrong else 200


def _page(failure: WrongForm | None = None) -> ResponseReturnValue:
    profile = account.profile(db())
    body = render_template(
        "account.html",
        profile=profile,
        full_name=text("full_name") if failure else profile.full_name or "",
        providers=[name for name in deps().providers if name != OFFLINE],
        usage=allowance(db()),
        wrong=failure.wrong if failure else {},
    )
    return body, int(failure.status) if failure else 200
