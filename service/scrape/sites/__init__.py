"""Readers of single sites, found by lying here.

A reader is a module with two functions, and knows nothing of the others:

    matches(page) -> bool            is this page of my site?
    read(page, text) -> JobPosting   the fields that structured data lacks or gets wrong, None for the rest
"""

import functools
import importlib
import pkgutil
from typing import Protocol, cast

from service.scrape.blocks import Text
from service.scrape.model import JobPosting
from service.scrape.page import Page
from service.scrape.reading import Reading

_TRUST = 0.98


class Reader(Protocol):
    """What a site's module offers."""

    def matches(self, page: Page) -> bool:
        """Whether the page is of this site."""
        ...

    def read(self, page: Page, text: Text) -> JobPosting:
        """The fields this site needs help with."""
        ...


def names() -> list[str]:
    """The names of all site readers, in alphabetical order."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def read(page: Page, text: Text) -> list[Reading]:
    """The reading of the site's own reader, or nothing when no reader knows the page."""
    return [
        Reading(origin=f"site:{name}", confidence=_TRUST, posting=reader.read(page, text))
        for name, reader in _readers()
        if reader.matches(page)
    ]


@functools.cache  # the folder is the program's own: looking into it for each page took a fiftieth of the time
def _readers() -> tuple[tuple[str, Reader], ...]:
    # The modules of this folder are Readers by agreement; a test holds each of them to it.
    return tuple((name, cast("Reader", importlib.import_module(f"{__name__}.{name}"))) for name in names())
