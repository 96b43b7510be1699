"""Browsers for the tests of the dashboard, and where it is served."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from werkzeug.serving import make_server

from service import create_app
from service.resumes.background import Background
from tests.e2e.conftest import free_port
from tests.web.browser import Browser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask

    from service.deps import Deps
    from service.settings import Settings


@pytest.fixture
def visitor(app: Flask) -> Browser:
    """A browser in which nobody is signed in."""
    return Browser(app)


@pytest.fixture
def browser(app: Flask) -> Browser:
    """A browser in which a new person is signed in."""
    made = Browser(app)
    made.sign_up()
    return made


@pytest.fixture(scope="module")
def address(settings: Settings, deps: Deps) -> Iterator[str]:
    """Where the dashboard is served."""
    ours = settings.model_copy(update={"port": free_port()})
    background = Background(database=deps.db, reader=deps.reader, meter=deps.meter)
    background.start()
    app = create_app(ours, deps=replace(deps, settings=ours, background=background))
    server = make_server("127.0.0.1", ours.port, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield ours.url
    server.shutdown()
    thread.join()
    server.server_close()
    background.stop()
    background.join()
