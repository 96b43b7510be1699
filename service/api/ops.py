"""Is it alive, does it work, and what must a client know."""

from flask import Blueprint, current_app
from flask.typing import ResponseReturnValue
from pydantic import BaseModel

from service.api.edge import anyone, blueprint
from service.api.openapi import describe, specification
from service.deps import deps
from service.errors import Unavailable
from service.version import VERSION

bp = blueprint("config", prefix="", guard=anyone)
health = Blueprint("health", __name__)
health.before_request(anyone)


class FeaturesOut(BaseModel):
    """What this server can do; providers in order of preference."""

    ai_providers: list[str]


class ConfigOut(BaseModel):
    """What a client must be told beside the server's address; all of it is public."""

    version: str
    supabase_url: str
    supabase_publishable_key: str
    features: FeaturesOut


@bp.get("/openapi.json")
@describe()
def openapi() -> ResponseReturnValue:
    """Describe this API (OpenAPI 3.1)."""
    return specification(current_app)


@bp.get("/config")
@describe(gives=ConfigOut)
def config() -> ResponseReturnValue:
    """Say what a client must know; all of it is public."""
    return ConfigOut(
        version=VERSION,
        supabase_url=deps().supabase_url,
        supabase_publishable_key=deps().publishable_key,
        features=FeaturesOut(ai_providers=list(deps().providers)),
    ).model_dump(mode="json")


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
