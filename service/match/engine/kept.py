"""What is reckoned of single words and kept at hand: texts say the same words again and again."""

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import islice
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """The values of the `most` words that were new last. Those of new words are reckoned together, which costs less.

    Two threads may both reckon a word's, and come to the same.
    """

    def __init__(self, reckon: Callable[[Sequence[str]], Iterable[Value]], *, most: int) -> None:
        self._reckon, self._most = reckon, most
        self._kept: dict[str, Value] = {}

    def of(self, words: Collection[str]) -> list[Value]:
        """The value of each word, in their order."""
        kept = self._kept
        found = {word: value for word in words if (value := kept.get(word)) is not None}
        if new := [word for word in dict.fromkeys(words) if word not in found]:
            reckoned = dict(zip(new, self._reckon(new), strict=True))
            found |= reckoned
            kept.update(reckoned)
            for oldest in list(islice(kept, max(0, len(kept) - self._most))):
                kept.pop(oldest, None)
        return [found[word] for word in words]
