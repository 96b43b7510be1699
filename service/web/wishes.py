"""/account/drafts: how the person wants drafts to be made."""

from flask import render_template
from flask.typing import ResponseReturnValue

from service.account.wishes import WishChanges, change_wishes, wishes
from service.auth import current_user
from service.web.edge import blueprint, db, signed_in, to
from service.web.forms import read_all, text

bp = blueprint("wishes", guard=signed_in, prefix="/account/drafts")


@bp.get("")
def show() -> ResponseReturnValue:
    """Show what was set."""
    return render_template("wishes.html", wished=wishes(db()))


@bp.post("")
def change() -> ResponseReturnValue:
    """Keep what was set; a box that is not ticked is not sent."""
    tone = read_all(WishChanges, "tone")
    ticked = {name: bool(text(name)) for name in ("mask_personal_data", "learn_from_edits")}
    change_wishes(tone.model_copy(update=ticked), user=current_user(), db=db())
    return to("web_wishes.show", say="account-changed")
