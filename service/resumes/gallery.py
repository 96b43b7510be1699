"""Pictures of a résumé's pages and where its values stand on them, drawn in a child and kept for a while."""

import base64
import json
import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from typing import Protocol
from uuid import UUID

from service.db import Client
from service.errors import NotFound
from service.resumes import pictures, store
from service.resumes.corrections import base_of
from service.resumes.model import Resume, Source
from service.resumes.pictures import Box, Line
from service.resumes.readings import BUCKET

KEPT_BYTES = 32_000_000  # some two hundred pages
Places = dict[str, tuple[int, list[Box]]]  # by JSON pointer: the page, and boxes on it


class Drawer(Protocol):
    """Whatever runs a function on a PDF where it can do no harm; `service.resumes.sandbox.Sandbox` in the product."""

    def run(self, work: Callable[[bytes], str], pdf: bytes) -> str:
        """What the function makes of the PDF. Raises Unreadable, Unavailable."""


class Gallery:
    """Draws pages and finds lines on them. What it keeps it gives only to whom the database gives the row."""

    def __init__(self, drawer: Drawer) -> None:
        """Draw with `drawer`."""
        self._drawer = drawer
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, str], str] = OrderedDict()
        self._bytes = 0

    def picture(self, resume_id: UUID, *, page: int, db: Client) -> bytes:
        """A page as PNG. Raises NotFound for another person's, Unreadable when it cannot be drawn."""
        path = store.row_of(resume_id, db)["file_path"]
        return base64.b64decode(self._made(path, f"page {page}", partial(pictures.draw, page=page), db=db))

    def places(self, resume_id: UUID, *, db: Client) -> Places:
        """Where the values stand, by JSON pointer; those that are not to be found are left out. Raises as `picture`."""
        row = store.row_of(resume_id, db)
        resume = store.blocks_of(row)
        if resume is None:
            raise NotFound("This résumé was not read.")
        sources = _printed(resume)
        lines: list[Line] = sorted({(source.page, source.line, source.text) for source in sources.values()})
        found = self._made(row["file_path"], row["updated_at"], partial(pictures.locate, lines=lines), db=db)
        boxes = dict(zip(lines, json.loads(found), strict=True))
        at = {pointer: boxes[source.page, source.line, source.text] for pointer, source in sources.items()}
        return {pointer: (sources[pointer].page, several) for pointer, several in at.items() if several}

    def _made(self, path: str, what: str, work: Callable[[bytes], str], *, db: Client) -> str:
        """What was made of a file before, or is made now."""
        with self._lock:
            if (path, what) in self._kept:
                self._kept.move_to_end((path, what))
                return self._kept[path, what]
        made = self._drawer.run(work, db.download(BUCKET, path))
        with self._lock:
            self._bytes += len(made) - len(self._kept.pop((path, what), ""))
            self._kept[path, what] = made
            while self._bytes > KEPT_BYTES:
                self._bytes -= len(self._kept.popitem(last=False)[1])
        return made


def _printed(resume: Resume) -> dict[str, Source]:
    """The line that is printed for each value; for what the person typed that of the value it replaces."""
    printed = {(source.page, source.line): source for source in base_of(resume).meta.sources.values()}
    found = {
        pointer: printed.get((source.page, source.line)) if source.by else source
        for pointer, source in resume.meta.sources.items()
    }
    return {pointer: source for pointer, source in found.items() if source is not None and source.page > 0}
