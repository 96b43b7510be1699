"""/settings: how a person wants Foothold to behave."""

from flask.typing import ResponseReturnValue

from service.account.wishes import WishChanges, Wishes, change_wishes, wishes
from service.api.edge import blueprint, body, signed_in
from service.api.openapi import describe
from service.auth import current_user
from service.deps import deps

bp = blueprint("wishes", prefix="/settings", guard=signed_in)


@bp.get("")
@describe(gives=Wishes)
def show() -> ResponseReturnValue:
    """Give what the person set, or the defaults."""
    return wishes(deps().db.as_user(current_user())).model_dump(mode="json")


@bp.patch("")
@describe(takes=WishChanges, gives=Wishes)
def change() -> ResponseReturnValue:
    """Change masking, tone, learning from edits, language or theme."""
    user = current_user()
    return change_wishes(body(WishChanges), user=user, db=deps().db.as_user(user)).model_dump(mode="json")
