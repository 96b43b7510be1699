"""/drafts/{id}/export: a draft as a file to send."""

from io import BytesIO
from uuid import UUID

from flask import Response, request, send_file
from flask.typing import ResponseReturnValue

from service.api.edge import blueprint, signed_in
from service.api.openapi import describe
from service.auth import current_user
from service.deps import deps
from service.drafts.export import Format, export
from service.errors import InvalidInput

# How many sentences are not in the file, because the résumé does not back them and the person did not keep them.
LEFT_OUT = "Foothold-Left-Out"

bp = blueprint("exports", prefix="/drafts", guard=signed_in)


@bp.get("/<uuid:draft_id>/export")
@describe(query=("format",))
def get(draft_id: UUID) -> ResponseReturnValue:
    """Give a draft as a file (`format` is pdf, docx or txt), without sentences that the résumé does not back."""
    return file(draft_id)


def file(draft_id: UUID) -> Response:
    """The reply with the draft as the file that the request asks for. Raises as `export`, and InvalidInput."""
    sent = export(draft_id, _format(), db=deps().db.as_user(current_user()))
    reply = send_file(BytesIO(sent.content), mimetype=sent.media_type, as_attachment=True, download_name=sent.name)
    reply.headers.update(
        {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", LEFT_OUT: str(len(sent.left_out))}
    )
    return reply


def _format() -> Format:
    try:
        return Format(request.args.get("format", ""))
    except ValueError as error:
        raise InvalidInput(f"format is one of: {', '.join(Format)}.") from error
