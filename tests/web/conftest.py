"""Browsers for the tests of the dashboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.browser import Browser

if TYPE_CHECKING:
    from flask import Flask


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
