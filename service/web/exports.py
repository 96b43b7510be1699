"""/drafts/{id}/export: a draft as a file to send."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from service.api.exports import file
from service.web.edge import blueprint, signed_in

bp = blueprint("exports", guard=signed_in)


@bp.get("/drafts/<uuid:draft_id>/export")
def get(draft_id: UUID) -> ResponseReturnValue:
    """Give the draft as PDF, Word file or text."""
    return file(draft_id)
