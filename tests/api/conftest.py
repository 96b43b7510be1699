"""The service with both AI providers set up, which are a server of ours."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from service import connect, create_app
from tests.conftest import TODAY, LocalClient
from tests.drafts.wire import Reply, serving
from tests.pages import posting
from tests.resumes.pdfs import resume_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask.testing import FlaskClient

    from service.deps import Deps
    from service.embedded import Running
    from service.settings import Settings
    from tests.conftest import Person
    from tests.drafts.wire import WireServer


@pytest.fixture(scope="module")
def wire_server() -> Iterator[WireServer]:
    """A server that speaks as the AI providers do."""
    with serving() as server:
        yield server


@pytest.fixture
def wire(wire_server: WireServer) -> WireServer:
    """The same, with nothing asked yet."""
    wire_server.reply = Reply()
    wire_server.replies.clear()
    wire_server.requests.clear()
    wire_server.abandoned.clear()
    return wire_server


@pytest.fixture(scope="module")
def writer(settings: Settings, supabase: Running, deps: Deps, wire_server: WireServer) -> Iterator[FlaskClient]:
    """The service with both AI providers set up."""
    from pydantic import SecretStr

    with_keys = settings.model_copy(
        update={
            "anthropic_api_key": SecretStr("key-for-tests"),
            "anthropic_base_url": wire_server.url,
            "openai_api_key": SecretStr("key-for-tests"),
            "openai_base_url": f"{wire_server.url}/v1",
            "claude_prices": "3, 3.75, 0.3, 15",
            "ai_timeout_seconds": 8.0,
        }
    )
    made = connect(
        with_keys,
        http=deps.db.http,
        url=supabase.url,
        publishable_key=supabase.publishable_key,
        secret_key=supabase.secret_key,
    )
    app = create_app(with_keys, deps=replace(made, today=lambda: TODAY))
    app.test_client_class = LocalClient
    yield app.test_client()
    made.close()


@pytest.fixture
def job(writer: FlaskClient, ada: Person, wire: WireServer) -> str:
    """A job of Ada's, who has an active résumé."""
    del wire  # which is as new for whoever has a job to write for
    writer.post("/api/v1/resumes", data={"file": (io.BytesIO(resume_pdf()), "cv.pdf")}, headers=ada.auth)
    page = {"url": "https://jobs.example/1", "html": posting()}
    kept: str = writer.post("/api/v1/jobs", json=page, headers=ada.auth).json["job"]["id"]
    return kept
