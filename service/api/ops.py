"""Is it alive, does it work, and what must a client know."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from service.api.edge import anyone, blueprint
from service.deps import deps
from service.errors import Unavailable
from service.version import VERSION

bp = blueprint("config", prefix="", guard=anyone)
health = Blueprint("health", __name__)
health.before_request(anyone)


@bp.get("/config")
def config() -> ResponseReturnValue:
    """Say what a client must know; all of it is public."""
    return {
        "version": VERSION,
        "supabase_url": deps().supabase_url,
        "supabase_publishable_key": deps().publishable_key,
        "features": {"ai_providers": list(deps().providers)},
    }


@health.get("/health")
def alive() -> ResponseReturnValue:
    """Answer while the process lives."""
    return {"status": "alive"}


@health.get("/ready")
def ready() -> ResponseReturnValue:
    """Answer 200 when database and storage answer, else 503."""
    if not deps().db.answers():
        raise Unavailable("The database or the storage does not answer.")
    return {"status": "ready"}
