"""The API's description, generated from the models that its endpoints read and write."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, TypeVar

from flask import Flask
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from service.version import VERSION

View = TypeVar("View", bound=Callable[..., object])
_REF = "#/components/schemas/{model}"
_IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "Chosen by the caller, such as a UUID. A repeat within 24 hours gets the first reply and costs "
    "nothing; 409 while the first still runs, 422 when the key came with another request.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255},
}
_PARAMETER = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")  # <uuid:job_id>


class Problem(BaseModel):
    """Every failure (RFC 9457). Some carry further members, such as `verdict`, `reason` or `left`."""

    type: str
    title: str
    status: int
    detail: str
    request_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Described:
    takes: type[BaseModel] | None
    gives: type[BaseModel] | None
    status: tuple[int, ...]
    query: tuple[str, ...]
    streams: bool


def describe(
    *,
    takes: type[BaseModel] | None = None,
    gives: type[BaseModel] | None = None,
    status: int | tuple[int, ...] = 200,
    query: tuple[str, ...] = (),
    streams: bool = False,
) -> Callable[[View], View]:
    """Say what an endpoint reads and writes; `streams` when it can also answer with server-sent events."""
    several = status if isinstance(status, tuple) else (status,)
    described = _Described(takes=takes, gives=gives, status=several, query=query, streams=streams)

    def mark(view: View) -> View:
        view.__dict__["described"] = described
        return view

    return mark


def specification(app: Flask) -> dict[str, Any]:
    """The OpenAPI 3.1 document of everything under /api/v1. Raises KeyError for an endpoint that is not described."""
    paths: dict[str, dict[str, Any]] = {}
    models: set[type[BaseModel]] = {Problem}
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        if not rule.rule.startswith("/api/v1"):
            continue
        view = app.view_functions[rule.endpoint]
        described: _Described = view.__dict__["described"]
        models |= {model for model in (described.takes, described.gives) if model}
        path = paths.setdefault(_PARAMETER.sub(r"{\g<name>}", rule.rule), {})
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            operation = _operation(view, described, rule.rule, public="config" in rule.endpoint)
            if method == "POST" and operation["security"]:
                operation["parameters"].append(_IDEMPOTENCY_KEY)
            path[method.lower()] = operation
    _, schemas = models_json_schema(
        [(model, "serialization") for model in sorted(models, key=lambda model: model.__name__)],
        ref_template=_REF,
    )
    return {
        "openapi": "3.1.0",
        "info": {"title": "Foothold", "version": VERSION},
        "paths": paths,
        "components": {
            "schemas": schemas["$defs"],
            "securitySchemes": {"session": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
        },
    }


def _operation(view: Callable[..., object], described: _Described, rule: str, *, public: bool) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "summary": (view.__doc__ or "").strip().splitlines()[0],
        "security": [] if public else [{"session": []}],
        "parameters": [
            *(
                {"name": m["name"], "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}
                for m in _PARAMETER.finditer(rule)
            ),
            *({"name": name, "in": "query", "schema": {"type": "string"}} for name in described.query),
        ],
        "responses": {
            **{str(code): _reply(described, code) for code in described.status},
            "default": {
                "description": "A failure",
                "content": {"application/problem+json": {"schema": _schema(Problem)}},
            },
        },
    }
    if described.takes:
        operation["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": _schema(described.takes)}},
        }
    return operation


def _reply(described: _Described, code: int) -> dict[str, Any]:
    reply: dict[str, Any] = {"description": HTTPStatus(code).phrase}
    if described.gives:
        reply["content"] = {"application/json": {"schema": _schema(described.gives)}}
        if described.streams:
            reply["content"]["text/event-stream"] = {"schema": {"type": "string"}}
    return reply


def _schema(model: type[BaseModel]) -> dict[str, str]:
    return {"$ref": _REF.format(model=model.__name__)}


def as_markdown(document: dict[str, Any]) -> str:
    """The same for people: one line an endpoint. `docs/api.md` is this, and a test keeps it fresh."""
    lines = [
        "# The API",
        "",
        "Generated from the models by `python -m service docs`; the whole, with every member, is served at",
        "`/api/v1/openapi.json` (OpenAPI 3.1). Send `Authorization: Bearer <access token>`. Failures are",
        "`application/problem+json` with `type`, `title`, `status`, `detail` and `request_id`. A `POST` with an",
        "`Idempotency-Key` runs once: for 24 hours a repeat is free and gets what the first one made, as it is by now.",
        "",
        "| Call | Does | Takes | Gives |",
        "|---|---|---|---|",
    ]
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            takes = _named(operation.get("requestBody", {}))
            status, reply = next(iter(operation["responses"].items()))
            gives = f"{status} {_named(reply)}".strip()
            lines.append(f"| `{method.upper()} {path}` | {operation['summary']} | {takes} | {gives} |")
    return "\n".join([*lines, ""])


def _named(part: dict[str, Any]) -> str:
    schema = part.get("content", {}).get("application/json", {}).get("schema", {})
    return str(schema.get("$ref", "")).rsplit("/", 1)[-1]
