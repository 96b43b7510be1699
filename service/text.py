"""Text that people send."""

import unicodedata

from pydantic_core import PydanticCustomError, PydanticKnownError


def readable(text: str) -> str:
    """The text, once it is sure that a database keeps it and a person sees it. Raises pydantic's errors."""
    if "\0" in text:
        raise PydanticCustomError("not_storable", "This holds a character that cannot be kept. Take it out")
    if text and all(unicodedata.category(character)[0] in "CZ" for character in text):  # such as zero-width spaces
        raise PydanticKnownError("string_too_short", {"min_length": 1})
    return text
