"""A JSON pointer into a résumé, as the place it names."""

from dataclasses import dataclass

from service.errors import InvalidInput
from service.resumes.corrections.tree import BASICS, DATED, LISTS, PROFILES, SECTIONS, TEXTS, Entry, Text, Tree

CURRENT = "current"


@dataclass(frozen=True, slots=True)
class Place:
    """A section, an entry of it, a member of the entry, and an item of a list, as far as the pointer goes."""

    section: str
    index: int | None = None
    member: str | None = None
    item: int | None = None

    @property
    def pointer(self) -> str:
        """The place as a JSON pointer."""
        parts = (self.section, self.index, self.member, self.item)
        return "".join(f"/{part}" for part in parts if part is not None)

    def entry(self, tree: Tree) -> Entry:
        """The entry that is named, or holds what is named. Raises InvalidInput when there is none."""
        if self.section == BASICS:
            return tree.basics
        entries = tree.sections.get(self.section, [])
        if self.index is None or self.index >= len(entries):
            raise nothing_at(self.pointer)
        return entries[self.index]

    def items(self, tree: Tree) -> list[Text]:
        """The list that is named, or holds what is named; made when the entry has none yet."""
        if self.member is None or self.member not in LISTS[self.section]:
            raise nothing_at(self.pointer)
        return self.entry(tree).lists.setdefault(self.member, [])


def place(path: str) -> Place:
    """The place that a pointer names. Raises InvalidInput when a résumé has no such place."""
    parts = path.strip("/").split("/")
    if parts[:2] == PROFILES.split("/"):
        parts = [PROFILES, *parts[2:]]
    section, *rest = parts
    if section == BASICS:
        found = Place(BASICS, member="/".join(rest) or None)
    elif section in SECTIONS:
        index, member, item = (*rest, None, None, None)[:3]
        found = Place(section, _number(index, path), member, _number(item, path))
    else:
        raise nothing_at(path)
    if (found.member is not None and not _has(found)) or found.pointer != path:
        raise nothing_at(path)
    return found


def _number(text: str | None, path: str) -> int | None:
    if text is None:
        return None
    if not text.isdecimal():
        raise nothing_at(path)
    return int(text)


def _has(found: Place) -> bool:
    if found.member == CURRENT:
        return found.section in DATED
    return found.member in LISTS[found.section] or (found.item is None and found.member in TEXTS[found.section])


def nothing_at(path: str) -> InvalidInput:
    """The failure for a pointer that leads nowhere."""
    return InvalidInput(f"{path}: a résumé has nothing at this place.", extra={"path": path})
