"""What the headers ask for: the form of the reply, preferences, the schema."""

import re
from dataclasses import dataclass, field
from http import HTTPStatus

from werkzeug.wrappers import Request

from service.embedded.rest.catalogue import EXPOSED
from service.embedded.rest.errors import RestError, not_done, shortened

JSON = "application/json"
OBJECT = "application/vnd.pgrst.object+json"
ARRAY = "application/vnd.pgrst.array+json"
_STRIPPED = "nulls=stripped"
_ANYTHING = ("*/*", "application/*")

_KNOWN = {
    "return": ("minimal", "representation", "headers-only"),
    "count": ("exact", "planned", "estimated"),
    "resolution": ("merge-duplicates", "ignore-duplicates"),
    "missing": ("default", "null"),
    "handling": ("strict", "lenient"),
}
_MAX_AFFECTED = "max-affected"
_MAX_DIGITS = 9
_ROWS = re.compile(r"[0-9]*-[0-9]*")  # `0-9`, where a range of bytes would be `bytes=0-9`


@dataclass(frozen=True, slots=True)
class Preferences:
    """The `Prefer` header, as far as it is known."""

    chosen: dict[str, str] = field(default_factory=dict)
    max_affected: int | None = None

    @property
    def returned(self) -> str:
        """How much of a written row comes back; nothing unless asked for."""
        return self.chosen.get("return", "minimal")

    @property
    def counted(self) -> bool:
        """Whether the whole result is to be counted; planned and estimated counts are exact here."""
        return "count" in self.chosen

    @property
    def resolution(self) -> str | None:
        """What an insert does with duplicates."""
        return self.chosen.get("resolution")

    @property
    def defaults(self) -> bool:
        """Whether a member missing in a row means the column's default, not null."""
        return self.chosen.get("missing") == "default"

    @property
    def applied(self) -> str:
        """The `Preference-Applied` header."""
        known = [f"{name}={value}" for name, value in self.chosen.items()]
        return ", ".join([*known, *([f"{_MAX_AFFECTED}={self.max_affected}"] if self.max_affected is not None else [])])


@dataclass(frozen=True, slots=True)
class Form:
    """The media type of the reply."""

    single: bool
    stripped: bool
    media_type: str


def preferences(request: Request) -> Preferences:
    """The preferences. Raises RestError (PGRST122) for unknown ones when `handling=strict` is among them."""
    chosen: dict[str, str] = {}
    unknown: list[str] = []
    limit: int | None = None
    for part in ",".join(request.headers.getlist("Prefer")).split(","):
        name, _, value = part.strip().partition("=")
        if value in _KNOWN.get(name, ()):
            chosen.setdefault(name, value)
        elif name == _MAX_AFFECTED and value.isascii() and value.isdigit() and len(value) <= _MAX_DIGITS:
            limit = int(value)
        elif name:
            unknown.append(part.strip())
    strict = chosen.get("handling") == "strict"
    if strict and unknown:
        details = "Invalid preferences: " + shortened(", ".join(unknown))
        message = "Invalid preferences given with handling=strict"
        raise RestError(HTTPStatus.BAD_REQUEST, "PGRST122", message, details=details)
    return Preferences(chosen, limit if strict else None)


def form(request: Request) -> Form:
    """The form that `Accept` asks for. Raises RestError (PGRST107) when it takes none that this server gives."""
    accepted = request.headers.get("Accept") or "*/*"
    for part in accepted.split(","):
        name, *parameters = [word.strip().lower() for word in part.split(";")]
        stripped = _STRIPPED in parameters
        if name in _ANYTHING or (name == JSON and not stripped):
            return Form(single=False, stripped=False, media_type=f"{JSON}; charset=utf-8")
        if name in (OBJECT, ARRAY):
            suffix = f";{_STRIPPED}" if stripped else ""
            return Form(single=name == OBJECT, stripped=stripped, media_type=f"{name}{suffix}; charset=utf-8")
    message = f"None of these media types are available: {shortened(accepted)}"
    raise RestError(HTTPStatus.NOT_ACCEPTABLE, "PGRST107", message)


def check_range(request: Request) -> None:
    """Raises RestError (PGRST127) for a range of rows in a header; limit and offset say the same."""
    if _ROWS.fullmatch(request.headers.get("Range", "")):
        raise not_done("a Range header; use limit and offset")


def check_schema(request: Request) -> None:
    """Raises RestError (PGRST106) when another schema than the exposed one is asked for."""
    reading = request.method in ("GET", "HEAD")
    asked = request.headers.get("Accept-Profile" if reading else "Content-Profile", EXPOSED)
    if asked != EXPOSED:
        hint = f"Only the following schemas are exposed: {EXPOSED}"
        message = f"Invalid schema: {shortened(asked)}"
        raise RestError(HTTPStatus.NOT_ACCEPTABLE, "PGRST106", message, hint=hint)
