"""/account/usage: what is left of each operation, what a click costs, and what was counted."""

from flask import render_template
from flask.typing import ResponseReturnValue

from service.usage import allowance, history
from service.web.edge import blueprint, db, signed_in

bp = blueprint("usage", guard=signed_in, prefix="/account/usage")


@bp.get("")
def show() -> ResponseReturnValue:
    """Show what the person used, and each thing that was counted."""
    return render_template("usage.html", usage=allowance(db()), events=history(db()))
