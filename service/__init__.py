"""Foothold: the service behind the extension and the dashboard. Its parts are joined here, and only here."""

from __future__ import annotations

import hashlib
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

# Imports stand inside the functions: whoever needs only a part (the embedded Supabase, the scraper) loads no web stack.
if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx
    from flask import Flask

    from service.deps import Deps
    from service.drafts.providers import Provider
    from service.settings import Settings


def create_app(settings: Settings, *, deps: Deps | None = None) -> Flask:
    """An app with its own parts; two of them in one process never meet.

    Without `deps` it connects to the hosted Supabase that `settings` name; raises ValueError when they name none.
    """
    from flask import Flask
    from flask_cors import CORS

    from service import api, log, origins, problems, web
    from service.api.edge import MAX_BODY_BYTES
    from service.deps import EXTENSION

    app = Flask(__name__, static_folder=None, template_folder="web/templates")
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY_BYTES
    app.extensions[EXTENSION] = deps or hosted(settings)
    log.attach(app)
    origins.attach(app, settings)
    problems.attach(app)
    CORS(
        app,
        resources={r"/api/v1/.*": {"origins": [*settings.extension_origins, settings.url]}},
        supports_credentials=False,
        allow_headers=["Authorization", "Content-Type", "Content-Encoding", "Idempotency-Key", log.REQUEST_ID_HEADER],
        expose_headers=[log.REQUEST_ID_HEADER, "Retry-After", "Idempotency-Replayed"],
        max_age=600,
    )
    api.register(app)
    web.register(app)
    return app


def connect(settings: Settings, *, http: httpx.Client, url: str, publishable_key: str, secret_key: str) -> Deps:
    """The outside things for the Supabase at `url`, reached through `http`.

    The secret that guards cookies is `FOOTHOLD_SECRET_KEY`, else derived from `secret_key`.
    """
    from service.auth import Identity
    from service.db import Database
    from service.deps import Deps
    from service.drafts.seats import Seats
    from service.jobs.pages import Pages
    from service.resumes.background import Background
    from service.resumes.gallery import Gallery
    from service.resumes.sandbox import Sandbox
    from service.usage import Meter, Once

    database = Database(http=http, url=url, publishable_key=publishable_key, secret_key=secret_key)
    reader, pages, (providers, closers) = Sandbox(), Pages(), _providers(settings)
    seats = Seats(settings.drafts_at_once)
    meter = Meter(database)
    threading.Thread(target=reader.warm, daemon=True).start()  # Its children take half a second to begin.
    background = Background(database=database, reader=reader, meter=meter)
    drawer = Sandbox(workers=1)  # pictures take no child from the résumés that wait to be read
    given = settings.foothold_secret_key
    legacy = settings.supabase_jwt_secret
    return Deps(
        settings=settings,
        db=database,
        identity=Identity(
            http=http,
            url=url,
            publishable_key=publishable_key,
            legacy_secret=legacy.get_secret_value() if legacy else None,
        ),
        meter=meter,
        once=Once(database, hold_seconds=settings.longest_request_seconds),
        reader=reader,
        text_reader=reader,
        background=background,
        gallery=Gallery(drawer),
        pages=pages,
        providers=providers,
        seats=seats,
        today=lambda: datetime.now(UTC).date(),
        secret=hashlib.sha256(f"foothold:{given.get_secret_value() if given else secret_key}".encode()).digest(),
        supabase_url=url,
        publishable_key=publishable_key,
        closers=(background.stop, reader.close, background.join, drawer.close, pages.close, seats.close, *closers),
    )


def hosted(settings: Settings) -> Deps:
    """The outside things for the hosted Supabase that `settings` name. Raises ValueError when they name none."""
    import httpx

    from service.db import TIMEOUT

    url, public, secret = settings.supabase_url, settings.supabase_publishable_key, settings.supabase_secret_key
    if url is None or public is None or secret is None:
        raise ValueError("Set SUPABASE_URL and its keys, or start with `make run`, which brings its own.")
    http = httpx.Client(timeout=TIMEOUT, limits=httpx.Limits(max_connections=settings.foothold_threads * 2))
    return connect(settings, http=http, url=url, publishable_key=public, secret_key=secret.get_secret_value())


def _providers(settings: Settings) -> tuple[dict[str, Provider], list[Callable[[], None]]]:
    """The providers that are set up, in order of preference (`offline` always is), and what closes them."""
    from service.drafts.providers.claude import ClaudeProvider
    from service.drafts.providers.offline import OfflineProvider
    from service.drafts.providers.openai_compatible import CompatibleProvider
    from service.drafts.providers.openai_responses import OpenAIProvider

    providers: dict[str, Provider] = {}
    warm, closers = [], []
    if settings.anthropic_api_key:
        claude = ClaudeProvider(
            api_key=settings.anthropic_api_key.get_secret_value(),
            model=settings.claude_model,
            base_url=settings.anthropic_base_url,
            timeout=settings.ai_timeout_seconds,
        )
        providers[claude.name] = claude
        warm.append(claude.warm)
        closers.append(claude.close)
    if "openai" in settings.ai_providers:
        # What speaks like OpenAI knows Chat Completions, and hardly ever the newer API.
        speaks_responses = settings.openai_api == "responses" or not (settings.openai_api or settings.openai_base_url)
        openai = (OpenAIProvider if speaks_responses else CompatibleProvider)(
            api_key=settings.openai_api_key.get_secret_value() if settings.openai_api_key else "",
            model=settings.openai_model,
            base_url=settings.openai_base_url,
            timeout=settings.ai_timeout_seconds,
        )
        providers[openai.name] = openai
        warm.append(openai.warm)
        closers.append(openai.close)
    for load in warm:  # the SDKs take one to two seconds to import; not in the first person's request
        threading.Thread(target=load, daemon=True).start()
    return {**providers, "offline": OfflineProvider()}, closers
