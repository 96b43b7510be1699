"""A résumé as texts that carry their source along, so that an edit may move them about; and back again."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from service.resumes import model
from service.resumes.model import Meta, Resume, Source

PROFILES = "basics/profiles"
# What each section's entries may say, by JSON Resume's own names.
SECTIONS: dict[str, type[model.Block]] = {
    "work": model.Work,
    "volunteer": model.Volunteer,
    "education": model.Education,
    "skills": model.Skill,
    "projects": model.Project,
    "certificates": model.Certificate,
    "languages": model.Language,
    "awards": model.Award,
    "publications": model.Publication,
    PROFILES: model.Profile,
}
BASICS = "basics"
LOCATION = "location"


def _names(block: type[model.Block], *, lists: bool) -> tuple[str, ...]:
    return tuple(
        found.alias or name
        for name, found in block.model_fields.items()
        if found.annotation == (list[str] if lists else str | None)
    )


TEXTS = {section: _names(block, lists=False) for section, block in SECTIONS.items()} | {
    BASICS: (
        *_names(model.Basics, lists=False),
        *(f"{LOCATION}/{name}" for name in _names(model.Location, lists=False)),
    )
}
LISTS = {section: _names(block, lists=True) for section, block in SECTIONS.items()} | {BASICS: ()}
DATED = frozenset({"work", "volunteer", "education", "projects"})  # entries that may be current


@dataclass(slots=True)
class Text:
    """A value with where it stands."""

    text: str
    source: Source | None = None


@dataclass(slots=True)
class Entry:
    """A block: its texts and lists by name, and members we have no name for."""

    texts: dict[str, Text] = field(default_factory=dict)
    lists: dict[str, list[Text]] = field(default_factory=dict)
    current: bool = False
    rest: dict[str, Any] = field(default_factory=dict)

    def said(self) -> Iterator[str]:
        """Every text of the block."""
        yield from (one.text for one in self.texts.values())
        yield from (one.text for several in self.lists.values() for one in several)


@dataclass(slots=True)
class Tree:
    """A résumé taken apart."""

    basics: Entry
    sections: dict[str, list[Entry]]
    rest: dict[str, Any]
    meta: Meta


def grow(resume: Resume) -> Tree:
    """Take a résumé apart."""
    data, meta = resume.to_json_resume(), resume.meta
    data.pop("meta", None)
    basics = data.pop(BASICS, {})
    location = basics.pop(LOCATION, {})
    profiles = basics.pop("profiles", [])
    trunk = _entry({**basics, **{f"{LOCATION}/{name}": value for name, value in location.items()}}, f"/{BASICS}", meta)
    sections = {PROFILES: profiles, **{name: data.pop(name, []) for name in SECTIONS if name != PROFILES}}
    return Tree(
        basics=trunk,
        sections={
            name: [_entry(one, f"/{name}/{index}", meta) for index, one in enumerate(entries)]
            for name, entries in sections.items()
        },
        rest=data,
        meta=meta.model_copy(deep=True),
    )


def _entry(members: dict[str, Any], pointer: str, meta: Meta) -> Entry:
    entry = Entry(current=pointer in meta.current)
    for name, value in members.items():
        at = f"{pointer}/{name}"
        if isinstance(value, str):
            entry.texts[name] = Text(value, meta.sources.get(at))
        elif isinstance(value, list) and all(isinstance(one, str) for one in value):
            entry.lists[name] = [Text(one, meta.sources.get(f"{at}/{index}")) for index, one in enumerate(value)]
        else:
            entry.rest[name] = value
    return entry


def harvest(tree: Tree) -> Resume:
    """Put a résumé together again, its sources and current entries at their new pointers."""
    meta = tree.meta.model_copy(update={"sources": {}, "current": []})
    data: dict[str, Any] = deepcopy(tree.rest)
    for section, entries in tree.sections.items():
        if section != PROFILES:
            data[section] = [_members(one, f"/{section}/{index}", meta) for index, one in enumerate(entries)]
    basics = _members(tree.basics, f"/{BASICS}", meta)
    where = {name: basics.pop(name) for name in list(basics) if name.startswith(f"{LOCATION}/")}
    basics[LOCATION] = {name.partition("/")[2]: value for name, value in where.items()} or None
    basics["profiles"] = [
        _members(one, f"/{PROFILES}/{index}", meta) for index, one in enumerate(tree.sections.get(PROFILES, []))
    ]
    return Resume.model_validate({**data, BASICS: basics, "meta": meta.model_dump(mode="json", exclude_none=True)})


def _members(entry: Entry, pointer: str, meta: Meta) -> dict[str, Any]:
    members: dict[str, Any] = deepcopy(entry.rest)
    for name, one in entry.texts.items():
        members[name] = one.text
        if one.source is not None:
            meta.sources[f"{pointer}/{name}"] = one.source
    for name, several in entry.lists.items():
        members[name] = [one.text for one in several]
        for index, one in enumerate(several):
            if one.source is not None:
                meta.sources[f"{pointer}/{name}/{index}"] = one.source
    if entry.current:
        meta.current.append(pointer)
    return members
