"""Keeps the person's name, contact data and links on this machine: placeholders go out, the words come back.

A placeholder looks like [[NAME_3fa90c12]]. Its nonce is the same for one person and job, and nobody else can guess
it, so a posting can neither name a placeholder nor close the fences that the same nonce makes.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from service.drafts.personal import identifiers, links, phones, streets
from service.drafts.personal.found import GONE, Found, find_all
from service.drafts.personal.naming import Name
from service.drafts.personal.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.drafts.personal.found import Finder
    from service.resumes.model import Resume

_KEPT_FORMAT_CHARACTERS = "\u200c\u200d"  # joiners that Persian and Indian scripts are spelled with


_AS_WRITTEN = frozenset({"EMAIL", "LINK"})  # these are restored as they stood, others as the résumé has them


class Mask:
    """The placeholders of one person for one job; `nonce` is letters and digits.

    With `hides` false nothing of the person is hidden, as they may choose; what others wrote is made harmless as ever.
    """

    def __init__(self, resume: Resume, nonce: str, *, hides: bool = True) -> None:
        self.nonce = nonce
        self._hides = hides
        self._bare_name = " ".join((resume.basics.name or "").split())
        self._words: dict[str, str] = {}
        self._contact: list[Finder] = []
        self._whole_name: list[Finder] = []
        self._in_own_text: list[Finder] = []
        self._learn_contact(resume)
        self._learn_name(resume)

    @property
    def words(self) -> dict[str, str]:
        """What each placeholder's label ("NAME", "LINK_2") stands for."""
        return dict(self._words)

    @property
    def name(self) -> str:
        """The placeholder of the person's name; empty when the résumé has none."""
        if not self._hides:
            return self._bare_name
        return self._token("NAME") if "NAME" in self._words else ""

    def own(self, text: str) -> str:
        """Give the person's own text without anything that says who they are."""
        return self._swap(
            self.neutral(text), [*self._contact, *links.GENERAL, *identifiers.GENERAL, *self._in_own_text]
        )

    def foreign(self, text: str) -> str:
        """Give a page's text, harmless: no look-alike of a placeholder, nothing hidden, nothing of the person."""
        return self._swap(self.neutral(text), [*self._contact, *self._whole_name])

    def neutral(self, text: str) -> str:
        """Give the text without invisible characters, broken code points and what looks like our marks."""
        shown = "".join(character for character in text if _is_shown(character))
        without_nonce = re.sub(re.escape(self.nonce), "", shown, flags=re.IGNORECASE)
        return without_nonce.replace("[[", "[ [").replace("]]", "] ]")

    def fence(self, label: str, text: str) -> str:
        """Give `text` between marks that nothing inside it can close."""
        return f"<{label}-{self.nonce}>\n{text.strip()}\n</{label}-{self.nonce}>"

    def _learn_contact(self, resume: Resume) -> None:
        basics, place = resume.basics, resume.basics.location
        if basics.email:
            self._learn("EMAIL", basics.email, _spelled(basics.email))
        for profile in (basics.url, *(profile.url for profile in basics.profiles)):
            if profile:
                bare = re.sub(r"^https?://(?:www\.)?", "", profile.strip(), flags=re.IGNORECASE)
                path = rf"(?:/[^\s<>\"{GONE}]{{0,500}})?"
                self._learn("LINK", profile, rf"(?:https?://)?(?:www\.)?{_spelled(bare.rstrip('/'))}{path}")
        country = phones.country_of(basics.phone, place.country_code if place else None)
        if basics.phone and (finder := phones.own(basics.phone, country)):
            self._remember("PHONE", basics.phone.strip())
            self._contact.append(finder)
        self._in_own_text += [phones.others(country), links.handles]
        if place is not None:
            for label, value in (("ADDRESS", place.address), ("POSTCODE", place.postal_code)):
                if value and any(character.isdigit() for character in value):
                    self._learn(label, value, _spelled(value))
        self._contact += streets.of(place.address or "") if place is not None else []

    def _learn_name(self, resume: Resume) -> None:
        if len(self._bare_name) < 2:  # noqa: PLR2004 -- a single letter is no name, and stands everywhere
            return
        self._remember("NAME", self._bare_name)
        name = Name(self._bare_name, also={fold(word) for skill in resume.skills for word in skill.keywords})
        # A model may take a name apart though it was given whole.
        for label, part in (("FIRST_NAME", name.first), ("LAST_NAME", name.last)):
            if part:
                self._remember(label, part)
        self._whole_name = name.everywhere
        # A name inside of an address is hidden with it: nothing is put back into an address.
        self._in_own_text += [links.of(name), *name.in_own_text]

    def _learn(self, label: str, value: str, pattern: str) -> None:
        word = value.strip()
        self._remember(label, word)
        self._contact.append(_finder(label, _insensitive(pattern), word=None if label in _AS_WRITTEN else word))

    def _remember(self, label: str, value: str) -> str:
        """Give the placeholder of a value, a new one when it was not seen before."""
        for known, word in self._words.items():
            if word == value and known.startswith(label):
                return self._token(known)
        number = sum(known.startswith(label) for known in self._words) + 1
        named = label if number == 1 else f"{label}_{number}"
        self._words[named] = value
        return self._token(named)

    def _token(self, label: str) -> str:
        return f"[[{label}_{self.nonce}]]"

    def _swap(self, text: str, finders: list[Finder]) -> str:
        """Replace in one pass, so that no placeholder is ever read again as text."""
        if not self._hides:
            return text
        shown, done = [], 0
        for found in find_all(text, finders):
            word = found.word if found.word is not None else text[found.start : found.end]
            shown += [text[done : found.start], self._remember(found.label, word)]
            done = found.end
        return "".join([*shown, text[done:]])


def _finder(label: str, pattern: str, *, word: str | None = None) -> Finder:
    """Give what finds a pattern."""
    compiled = re.compile(pattern)

    def find(text: str) -> Iterator[Found]:
        for match in compiled.finditer(text):
            end = links.link(match.start(), match.group()).end if label == "LINK" else match.end()
            yield Found(match.start(), end, label, word)

    return find


def _insensitive(pattern: str) -> str:
    return f"(?i:{pattern})"


def _spelled(value: str) -> str:
    """Give a pattern for the value as a whole word, however its spaces are written."""
    parts = r"\s{1,5}".join(re.escape(part) for part in value.split())
    before = r"(?<!\w)" if _has_word_edge(value.strip()[:1]) else ""
    after = r"(?!\w)" if _has_word_edge(value.strip()[-1:]) else ""
    return f"{before}{parts}{after}"


def _has_word_edge(character: str) -> bool:
    """Whether words in this script stand apart from each other (Chinese ones do not)."""
    return character.isdigit() or character.lower() != character.upper()


def _is_shown(character: str) -> bool:
    """Whether a character can be seen, or is needed to spell; hidden ones carry hidden orders."""
    if character in "\n\t" or character in _KEPT_FORMAT_CHARACTERS:
        return True
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co"}
