"""/profile, /usage and /account: the person themselves."""

from flask.typing import ResponseReturnValue

from service import account
from service.account import deletion
from service.api.edge import blueprint, body, signed_in
from service.api.openapi import describe
from service.auth import current_user
from service.deps import deps
from service.usage import Allowance, allowance

bp = blueprint("account", prefix="", guard=signed_in)


@bp.get("/profile")
@describe(gives=account.Profile)
def profile() -> ResponseReturnValue:
    """Give the person's profile."""
    return account.profile(deps().db.as_user(current_user())).model_dump(mode="json")


@bp.patch("/profile")
@describe(takes=account.ProfileChanges, gives=account.Profile)
def change_profile() -> ResponseReturnValue:
    """Change name, active résumé or preferred AI provider."""
    changes = body(account.ProfileChanges)
    return account.change_profile(changes, db=deps().db.as_user(current_user())).model_dump(mode="json")


@bp.get("/usage")
@describe(gives=Allowance)
def usage() -> ResponseReturnValue:
    """Say what was used, what is left, and the price of each operation."""
    return allowance(deps().db.as_user(current_user())).model_dump(mode="json")


@bp.delete("/account")
@describe(takes=deletion.Confirmation, status=204)
def delete() -> ResponseReturnValue:
    """Delete the account with everything in it; `confirm` is its e-mail address. Feedback stays, without the person."""
    deletion.delete(current_user(), body(deletion.Confirmation), database=deps().db)
    return "", 204
