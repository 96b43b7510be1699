"""Everything a résumé says, ready to be asked: lines with pointers, words, numbers, years, roles."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from service.drafts.grounding.figures import Figure, figures, years_in
from service.match.engine import ReadResume, read_resume
from service.match.engine.lexicon import plain_words
from service.match.engine.words import words
from service.match.model import Evidence
from service.resumes.experience import years
from service.resumes.model import Resume
from service.scrape.model import JobPosting

MAX_LINE = 8000
SHORTEST_WORD = 3  # letters; shorter words carry no claim
STEM = 5  # letters that two forms of a word share: "built"/"build" no, "managed"/"managing" yes
ENDINGS = re.compile(r"(?:ations?|ation|ings?|ed|es|er|ers|ion|ment|ly|e|s|en|ung|te|ten)$")


@dataclass(frozen=True, slots=True)
class Said:
    """One value of the résumé (or a typed fact): its pointer, its text, the block it belongs to."""

    pointer: str
    text: str
    entry: str
    stems: frozenset[str]

    @property
    def evidence(self) -> Evidence:
        """The whole value as evidence."""
        return Evidence(pointer=self.pointer, text=self.text, start=0, end=len(self.text))


def stem(word: str) -> str:
    """A folded word without its ending, so that "managed" meets "managing"."""
    cut = ENDINGS.sub("", word) if len(word) > STEM else word
    return cut[:7] if len(cut) >= SHORTEST_WORD else word


def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that carry a claim."""
    return frozenset(stem(w.text) for w in words(text) if len(w.text) >= SHORTEST_WORD and not w.text.isdigit())


def telling(text: str) -> frozenset[str]:
    """The stems of the words that say something: neither small nor common to all résumés."""
    idle = plain_words("common")
    return frozenset(
        stem(w.text)
        for w in words(text)
        if len(w.text) >= SHORTEST_WORD and w.text not in idle and not w.text.isdigit()
    )


@dataclass(frozen=True)
class Known:
    """A résumé and typed facts, to be asked what they say; and the posting, for what is said of the employer."""

    resume: Resume
    posting: JobPosting
    today: date
    facts: Sequence[str] = ()

    @cached_property
    def read(self) -> ReadResume:
        """The résumé as the matching engine reads it, typed facts included."""
        typed = "\n".join(self.facts)
        basics = self.resume.basics.model_copy(
            update={"summary": "\n".join(filter(None, [self.resume.basics.summary, typed]))}
        )
        return read_resume(self.resume.model_copy(update={"basics": basics}), today=self.today)

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """Every value of the résumé, then the typed facts."""
        values = [*_values(self.resume.model_dump(by_alias=True, exclude_none=True, exclude={"meta"}), "")]
        values += [(f"/facts/{index}", fact) for index, fact in enumerate(self.facts)]
        return tuple(Said(pointer, text, "/".join(pointer.split("/")[:3]), stems(text)) for pointer, text in values)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Every stem of the résumé."""
        return frozenset(found for said in self.said for found in said.stems)

    @cached_property
    def figures(self) -> tuple[tuple[Said, Figure], ...]:
        """Every number of the résumé with its line."""
        return tuple((said, figure) for said in self.said for figure in figures(said.text))

    @cached_property
    def years(self) -> dict[int, Said]:
        """Every calendar year the résumé names."""
        return {year: said for said in reversed(self.said) for year in years_in(said.text)}

    @cached_property
    def posting_text(self) -> str:
        """All that the posting says."""
        posting = self.posting
        return "\n".join(filter(None, [posting.title, posting.company, posting.location, posting.description]))

    @cached_property
    def posting_figures(self) -> list[Figure]:
        """Every number of the posting."""
        return figures(self.posting_text)

    @cached_property
    def titles(self) -> tuple[Said, ...]:
        """What the person has been called."""
        return tuple(
            said for said in self.said if said.pointer.endswith("/position") or said.pointer == "/basics/label"
        )

    def entry(self, name: str) -> list[Said]:
        """All values of one block ("/work/0")."""
        return [said for said in self.said if said.entry == name]

    def years_in(self, roles: frozenset[str]) -> float:
        """How long some roles ("/work/0") lasted together."""
        return years(self.resume, today=self.today, entries=roles)


def _values(node: object, pointer: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, str):
        if node.strip():
            yield pointer, node[:MAX_LINE]
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _values(value, f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _values(value, f"{pointer}/{index}")
    elif isinstance(node, int | float) and not isinstance(node, bool):
        yield pointer, str(node)
