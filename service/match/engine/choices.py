"""Skills of a sentence, where "Java, Kotlin or Scala" is one wish that any of the three fulfils."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.match.engine.mentions import Mention

# What joins two members of one list, and the word that makes the list a choice.
JOINT = re.compile(
    r"[\s,/()]{0,6}(?:\b(?:or|oder|ou|o|and/or|bzw\.?|und/oder)\b)?[\s,/()]{0,6}(?:similar )?", re.IGNORECASE
)
OR = re.compile(r"\b(?:or|oder|ou|o|and/or|bzw|und/oder)\b", re.IGNORECASE)
MAX_NAMED = 3  # alternatives spelled out in a name


@dataclass(frozen=True, slots=True)
class Choice:
    """One or more names, any of which will do; `mentions` are the places where the text names them."""

    mentions: tuple[Mention, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names, each once."""
        return tuple(dict.fromkeys(mention.name for mention in self.mentions))

    @property
    def name(self) -> str:
        """What the wish is called: "Java or Kotlin"."""
        names = self.names
        listed = " or ".join(names[:MAX_NAMED])
        return f"{listed} …" if len(names) > MAX_NAMED else listed


def choices(text: str, mentions: Sequence[Mention]) -> list[Choice]:
    """The wishes of a sentence in order; a list joined by "or" is one wish, all else is one each."""
    runs: list[list[Mention]] = []
    for mention in mentions:
        if runs and JOINT.fullmatch(text, runs[-1][-1].end, mention.start):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    found: list[Choice] = []
    for run in runs:
        if len(run) > 1 and OR.search(text, run[-2].end, run[-1].start):
            found.append(Choice(tuple(run)))
        else:
            first = {mention.name: mention for mention in reversed(run)}
            found.extend(Choice((mention,)) for mention in sorted(first.values(), key=lambda m: m.start))
    return found
