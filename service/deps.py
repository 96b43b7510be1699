"""The outside things an app uses. Only the HTTP edge reads this; the domain is handed what it needs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from flask import current_app

from service.auth import Identity
from service.db import Database
from service.drafts.providers import Provider
from service.drafts.seats import Seats
from service.jobs.pages import Reader as PageReader
from service.resumes.background import Background
from service.resumes.gallery import Gallery
from service.resumes.readings import Reader, TextReader
from service.settings import Settings
from service.usage import Meter, Once

EXTENSION = "foothold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deps:
    """Everything an app talks to; two apps in one process share nothing unless they are given the same."""

    settings: Settings
    db: Database
    identity: Identity
    meter: Meter
    once: Once
    reader: Reader
    text_reader: TextReader
    background: Background
    gallery: Gallery
    pages: PageReader
    providers: Mapping[str, Provider]
    seats: Seats
    today: Callable[[], date]
    secret: bytes = field(repr=False)
    supabase_url: str
    publishable_key: str
    closers: tuple[Callable[[], None], ...] = ()

    def close(self) -> None:
        """Let go of processes and connections that were made for this app alone."""
        for close in self.closers:
            close()


def deps() -> Deps:
    """The outside things of the app that handles this request."""
    return cast("Deps", current_app.extensions[EXTENSION])
