"""Who may talk to us from a browser: known Host names, and no changes asked for by foreign pages."""

from urllib.parse import urlsplit

from flask import Flask, Response, request

from service.errors import BadRequest, Forbidden
from service.settings import Settings

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def attach(app: Flask, settings: Settings) -> None:
    """Refuse other Host names (DNS rebinding) and changes from other origins, before anything else runs."""
    hosts = {urlsplit(settings.url).netloc, f"127.0.0.1:{settings.port}", f"localhost:{settings.port}"}
    origins = {*(f"http://{host}" for host in hosts), settings.url, *settings.extension_origins}

    @app.before_request
    def _known_callers_only() -> None:
        if request.host not in hosts:
            raise BadRequest("This server is not known under that name.")
        origin = request.headers.get("Origin")
        if request.method not in _SAFE and origin is not None and origin not in origins:
            raise Forbidden("Pages of other sites may not change anything here.")

    @app.after_request
    def _harden(response: Response) -> Response:
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers.setdefault("X-Frame-Options", "DENY")
        if request.path.startswith("/api/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response
