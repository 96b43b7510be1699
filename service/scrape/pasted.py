"""A posting that was copied as text: the same fields, found line by line."""

import html as entities

from service.scrape import blocks, labels, limits, page, place, verdict, visible
from service.scrape.model import Clip
from service.scrape.reading import merge
from service.scrape.text import line


def from_text(text: str, *, url: str | None = None) -> Clip:
    """The posting in a pasted text with a verdict. Raises TooLarge when it is over the limits."""
    raise NotImplementedError
