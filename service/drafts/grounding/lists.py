"""The word lists of `words.toml`."""

import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files

from service.drafts.grounding.forms import one_form, words_of


class Listed:
    """Words of one list, some of them only by how they begin."""

    def __init__(self, text: str) -> None:
        said = text.split()
        self.whole = frozenset(
            form for word in said if not word.endswith("~") for form in (one_form(word), word.lower())
        )
        self.begun = tuple(sorted({one_form(word[:-1]) for word in said if word.endswith("~")}))
        self._starts = {start[:2] for start in self.begun}

    def stands_in(self, text: str) -> bool:
        """Whether one of them is a word of the text."""
        return any(word.text in self for word in words_of(text))

    def beginning(self, word: str) -> int:
        """The letters of the listed beginning that a folded word has; 0 when it has none."""
        return max((len(start) for start in self.begun if word.startswith(start)), default=0)

    def __contains__(self, word: str) -> bool:
        """Whether the folded word is listed."""
        return word in self.whole or (word[:2] in self._starts and word.startswith(self.begun))


# Read-only and the same for everyone, so it is read once.
@cache
def listed(name: str, group: str = "") -> Listed:
    """One list, by its name or by its group and name."""
    return Listed(_read()[group][name] if group else _read()[""][name])


def listed_in(group: str) -> Collection[str]:
    """The names of the lists of a group."""
    return _read()[group].keys()


@cache
def filler() -> tuple[Listed, ...]:
    """The words that say nothing by themselves, language by language."""
    return tuple(Listed(text) for text in _read()["filler"].values())


@cache
def _read() -> Mapping[str, Mapping[str, str]]:
    read = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
    plain = {name: words for name, words in read.items() if isinstance(words, str)}
    return {"": plain} | {name: group for name, group in read.items() if not isinstance(group, str)}
