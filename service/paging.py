"""Where a page of a list ends, as a word that a client hands back for the next one. Newest first, by `created_at`."""

import base64
import binascii
import json
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from service.errors import BadRequest


def cursor(row: Mapping[str, str]) -> str:
    """The word for what comes after this row."""
    return base64.urlsafe_b64encode(json.dumps([row["created_at"], row["id"]]).encode()).decode()


def after(cursor: str) -> str:
    """The filter for what comes after a cursor, for `or_`. Raises BadRequest for a made-up one."""
    created_at, id_ = _position(cursor)
    return f"created_at.lt.{quoted(created_at)},and(created_at.eq.{quoted(created_at)},id.lt.{id_})"


def quoted(text: str) -> str:
    """A value inside a PostgREST filter tree, where commas and brackets mean something."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _position(cursor: str) -> tuple[str, str]:
    try:
        created_at, id_ = json.loads(base64.urlsafe_b64decode(cursor))
        return datetime.fromisoformat(created_at).isoformat(), str(UUID(id_))
    except (ValueError, TypeError, AttributeError, RecursionError, binascii.Error) as error:
        raise BadRequest("This page of the list does not exist. Start from the first one.") from error
