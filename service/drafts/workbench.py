"""The table at which a draft without AI is put together: its material, and the choice of the résumé's lines for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.drafts.entries import EXPERIENCE, entries
from service.drafts.frames import frames, phrased
from service.drafts.model import Tone
from service.drafts.names import named, title
from service.drafts.phrases import Phrases, framed_in
from service.drafts.relevance import Relevance
from service.drafts.room import Room
from service.language import language_of
from service.match.engine import lexicon
from service.match.engine.mentions import find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service.drafts.entries import Entry
    from service.drafts.providers import Material
    from service.drafts.told import Chosen

_ENOUGH_LINES = 3  # below this a letter looks bare, and more lines of the same roles are quoted
_LINE_OVER_HEADING = 3.0  # a line that meets the posting says more than the title it stands under
_DECIMAL_COMMA = frozenset({"de", "fr", "es"})
BULLET = "- "


class Workbench:
    """One draft in the making: the material, its language's phrases, and the lines to choose from."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.question = material.request.question or ""
        tone = material.request.tone or Tone.PLAIN
        self.say: Phrases = phrased(material.language, tone)
        self.frames = frames(material.language, tone)
        self.entries = entries(material.resume)
        posting = material.posting
        self.title, self.company = title(posting.title), named(posting.company)
        own = language_of("\n".join(line for entry in self.entries for line in (entry.heading, *entry.lines)))
        self.is_foreign = own is not None and own != framed_in(material.language)
        self.posting = _shared_between(f"{posting.title or ''}\n{posting.description or ''}", own)
        self.room = Room(lines=1)
        self.has_comma = framed_in(material.language) in _DECIMAL_COMMA
        self.backing: dict[str, tuple[str, ...]] = {}  # what of the draft quotes no line, with the lines it rests on

    def note(self) -> str:
        """Give what is said to the person above the draft."""
        if self.is_foreign:
            return self.say.foreign_note
        return self.say.note if self.material.request.most is None else self.say.short_note

    def filled(self, phrase: str, plain: str, *, title: bool = True) -> str:
        """Give a phrase with title and employer filled in, or the `plain` one where either is not known."""
        if not self.company or (title and not self.title):
            return plain
        said = phrase.format(title=self.title, company=self.company)
        return said.replace(f"{self.company}.", self.company) if self.company.endswith(".") else said  # "Pine, Inc.."

    def best(self, asked: str, sections: Sequence[str], *, most: int | None = None) -> list[Chosen]:
        """Give the lines that share most with what is asked, at least a telling word, in the résumé's order.

        For a question, lines of which only the role's title does are given where no other line does by itself.
        """
        lines = [
            (entry, line)
            for entry in self.entries
            if entry.section in sections
            for line in quotable(entry)
            if self.room.takes(line)
        ]
        relevance = Relevance(asked, (f"{entry.heading} {line}" for entry, line in lines))
        scored = [
            (_LINE_OVER_HEADING * relevance.of(line) + relevance.of(entry.heading), -number)
            for number, (entry, line) in enumerate(lines)
        ]
        telling = [pair for pair in scored if pair[0] > 0]
        if asked is not self.posting:
            own = (line if line != entry.heading else "" for entry, line in lines)
            telling = [pair for pair, line in zip(scored, own, strict=True) if relevance.of(line) > 0] or telling
        best = sorted(telling, reverse=True)[: self.room.lines if most is None else most]
        return [lines[number] for number in sorted(-negative for _, negative in best)]

    def latest(self) -> list[Chosen]:
        """Give the first lines of the latest role, for a posting that shares no word with the résumé."""
        roles = [entry for entry in self.entries if entry.section in EXPERIENCE]
        roles.sort(key=lambda entry: not entry.lines)
        fitting = [line for line in quotable(roles[0]) if self.room.takes(line)] if roles else []
        return [(roles[0], line) for line in fitting[: self.room.lines]]

    def filled_up(self, chosen: list[Chosen]) -> list[Chosen]:
        """Give the chosen lines, and when they are few the other lines of the same roles."""
        wanted = min(_ENOUGH_LINES, self.room.lines)
        if not chosen or len(chosen) >= wanted:
            return chosen
        roles = [entry for entry in self.entries if any(entry is role for role, _ in chosen)]
        others = [(role, line) for role in roles for line in role.lines if (role, line) not in chosen]
        kept = [*chosen, *others[: wanted - len(chosen)]]
        return [(role, line) for role in roles for line in quotable(role) if (role, line) in kept]

    def grouped(self, chosen: list[Chosen]) -> list[str]:
        """Give a paragraph for each entry: its heading, then its chosen lines."""
        if self.room.is_bare:
            return [line for _, line in chosen]
        by_entry: dict[int, tuple[Entry, list[str]]] = {}
        for entry, line in chosen:
            by_entry.setdefault(id(entry), (entry, []))[1].append(line)
        paragraphs = []
        for entry, lines in by_entry.values():
            heading = entry.titled(self.say.present)
            bullets = [f"{BULLET}{line}" for line in lines if line != entry.heading]
            paragraphs.append("\n".join([heading, *bullets] if heading else lines))
        return paragraphs


def quotable(entry: Entry) -> tuple[str, ...]:
    """Give the lines of an entry; one that has only a heading ("Nurse, St. Mary's") is quoted by that."""
    return entry.lines or (entry.heading,)


def _shared_between(posting: str, own: str | None) -> str:
    """Give what of a posting may be looked for in a résumé in language `own`: between languages, only what is known.

    Of other words two languages share but accidents: "infirmier" is no infirmary.
    """
    if own is None or (language_of(posting) or own) == own:
        return posting
    return " ".join(posting[mention.start : mention.end] for mention in find(posting, lexicon.skills()))
