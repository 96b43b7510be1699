"""A résumé as its page shows it: sections of blocks, each value with its place and what is doubtful. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from service.resumes.corrections import Correction
from service.resumes.corrections.places import place
from service.resumes.corrections.tree import BASICS, DATED, LISTS, PROFILES, Entry, Text, Tree, grow
from service.resumes.model import Resume
from service.web import words

SURE = 0.7  # Below this the reader was not sure of a section, and the page says so.
LONG_SKILL = 40  # characters; what is longer is likely a sentence

Kind = Literal["text", "date", "long", "list", "check"]


@dataclass(frozen=True, slots=True)
class Field:
    """A member of a block as a form asks for it. `wanted`: a block without it is doubtful."""

    name: str
    label: str
    kind: Kind = "text"
    wanted: str = ""


_PERIOD = (
    Field("startDate", "From", "date", wanted="no date was found"),
    Field("endDate", "Until", "date"),
    Field("current", "This goes on to the present", "check"),
)
_POINTS = Field("highlights", "Points, one a line", "list")
FIELDS: dict[str, tuple[Field, ...]] = {
    BASICS: (
        Field("name", "Name", wanted="no name was found"),
        Field("label", "Title"),
        Field("email", "E-mail", wanted="no e-mail address was found"),
        Field("phone", "Phone"),
        Field("location/address", "Place"),
        Field("url", "Web"),
        Field("summary", "Summary", "long"),
    ),
    PROFILES: (Field("network", "Where"), Field("url", "Address"), Field("username", "Name there")),
    "work": (
        Field("position", "Job title", wanted="no job title was found"),
        Field("name", "Employer", wanted="no employer was found"),
        Field("location", "Place"),
        *_PERIOD,
        Field("summary", "In short", "long"),
        _POINTS,
    ),
    "volunteer": (
        Field("position", "Role", wanted="no role was found"),
        Field("organization", "Organization", wanted="no organization was found"),
        *_PERIOD,
        Field("summary", "In short", "long"),
        _POINTS,
    ),
    "education": (
        Field("studyType", "Degree", wanted="no degree was found"),
        Field("area", "Subject"),
        Field("institution", "School", wanted="no school was found"),
        *_PERIOD,
        Field("score", "Grade"),
        Field("courses", "Courses, one a line", "list"),
    ),
    "skills": (Field("name", "Group"), Field("level", "Level"), Field("keywords", "Skills, one a line", "list")),
    "projects": (
        Field("name", "Project"),
        Field("description", "What it is", "long"),
        Field("url", "Web"),
        Field("startDate", "From", "date"),
        *_PERIOD[1:],
        _POINTS,
        Field("keywords", "Skills, one a line", "list"),
    ),
    "certificates": (
        Field("name", "Certificate"),
        Field("issuer", "Given by"),
        Field("date", "Date", "date"),
        Field("url", "Web"),
    ),
    "languages": (Field("language", "Language"), Field("fluency", "How well")),
    "awards": (
        Field("title", "Award"),
        Field("awarder", "Given by"),
        Field("date", "Date", "date"),
        Field("summary", "In short", "long"),
    ),
    "publications": (
        Field("name", "Title"),
        Field("publisher", "Published by"),
        Field("releaseDate", "Date", "date"),
        Field("url", "Web"),
        Field("summary", "In short", "long"),
    ),
}
# The two members that stand in a block's heading and beside it.
_HEADS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "work": (("position",), ("name",)),
    "volunteer": (("position",), ("organization",)),
    "education": (("studyType", "area"), ("institution",)),
    "awards": (("title",), ("awarder",)),
    "certificates": (("name",), ("issuer",)),
    "publications": (("name",), ("publisher",)),
    "languages": (("language",), ("fluency",)),
    PROFILES: (("network",), ("username",)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A text with its pointer, whether the person typed it, and its page and line (0 for none)."""

    text: str
    pointer: str
    label: str = ""
    is_yours: bool = False
    page: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """An entry of a section. `number` counts from 1 among `of`."""

    pointer: str
    number: int
    of: int
    title: list[Value]
    by: list[Value]
    period: str
    facts: list[Value]
    texts: list[Value]
    points: list[Value]
    tags: list[Value]
    doubts: list[str]
    page: int
    is_yours: bool

    @property
    def anchor(self) -> str:
        """The id of the block on the page."""
        return anchor(self.pointer)

    @property
    def name(self) -> str:
        """What to call the block in a sentence."""
        said = [*self.title, *self.by, *self.tags, *self.points, *self.texts, *self.facts]
        return said[0].text[:60] if said else "block without text"

    def values(self) -> Iterator[Value]:
        """Everything the block says."""
        for several in (self.title, self.by, self.facts, self.texts, self.points, self.tags):
            yield from several


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section with its blocks. `is_doubtful` when the reader was not sure of it."""

    key: str
    name: str
    blocks: list[Block] = field(default_factory=list)
    is_doubtful: bool = False

    @property
    def pointer(self) -> str:
        """The section as a JSON pointer."""
        return f"/{self.key}"


def block_pointer(pointer: str) -> str:
    """The block that a value belongs to ("/work/0" for "/work/0/highlights/2")."""
    parts = pointer.split("/")
    if parts[1] != BASICS:
        return "/".join(parts[:3])
    return "/".join(parts[:4]) if parts[2] == "profiles" else f"/{BASICS}"


def anchor(pointer: str) -> str:
    """The id of what a pointer names, on the page."""
    return "at" + pointer.replace("/", "-")


def sections(resume: Resume) -> list[Section]:
    """The sections in the order in which people look for them, contact first; also those that are empty."""
    tree = grow(resume)
    found = [_section(tree, key) for key in FIELDS if key not in {BASICS, PROFILES}]
    contact = _section(tree, BASICS)
    contact.blocks.append(_block(tree.basics, f"/{BASICS}", number=1, of=1))
    contact.blocks.extend(_blocks(tree, PROFILES))
    return [contact, *found]


def _section(tree: Tree, key: str) -> Section:
    confidence = tree.meta.confidence.get(key)
    return Section(
        key=key,
        name=words.SECTION_NAMES[key],
        blocks=_blocks(tree, key) if key != BASICS else [],
        is_doubtful=confidence is not None and confidence < SURE,
    )


def _blocks(tree: Tree, key: str) -> list[Block]:
    entries = tree.sections.get(key, [])
    return [_block(entry, f"/{key}/{index}", number=index + 1, of=len(entries)) for index, entry in enumerate(entries)]


def _block(entry: Entry, pointer: str, *, number: int, of: int) -> Block:
    key = _key(pointer)
    heads, beside = _HEADS.get(key, (("name",) if key != BASICS else (), ()))
    fields = {one.name: one for one in FIELDS[key]}
    shown = {*heads, *beside, "startDate", "endDate", "current"}
    values = {
        name: _value(text, f"{pointer}/{name}", label=fields[name].label if name in fields else "")
        for name, text in entry.texts.items()
    }
    rest = [name for name in fields if name in values and name not in shown]
    listed = {name: _values(entry, name, pointer) for name in LISTS[key]}
    everything = [*values.values(), *(one for several in listed.values() for one in several)]
    return Block(
        pointer=pointer,
        number=number,
        of=of,
        title=[values[name] for name in heads if name in values],
        by=[values[name] for name in beside if name in values],
        period=_period(entry) if key in DATED else _date(entry),
        facts=[values[name] for name in rest if fields[name].kind == "text"],
        texts=[values[name] for name in rest if fields[name].kind == "long"],
        points=[one for name in ("highlights", "courses") for one in listed.get(name, [])],
        tags=listed.get("keywords", []),
        doubts=_doubts(entry, key),
        page=next((one.page for one in everything if one.page), 0),
        is_yours=any(one.is_yours for one in everything),
    )


def _key(pointer: str) -> str:
    """The section a block is of."""
    return PROFILES if pointer.startswith(f"/{PROFILES}") else pointer.split("/")[1]


def _value(text: Text, pointer: str, *, label: str = "") -> Value:
    source = text.source
    return Value(
        text=text.text,
        pointer=pointer,
        label=label,
        is_yours=bool(source and source.by == "you"),
        page=source.page if source else 0,
        line=source.line if source else 0,
    )


def _values(entry: Entry, name: str, pointer: str) -> list[Value]:
    return [_value(one, f"{pointer}/{name}/{at}") for at, one in enumerate(entry.lists.get(name, []))]


def _period(entry: Entry) -> str:
    start, end = (entry.texts[name].text if name in entry.texts else None for name in ("startDate", "endDate"))
    return words.period(start, end, is_current=entry.current)


def _date(entry: Entry) -> str:
    """The one date of a certificate, award or publication."""
    return next((words.date(entry.texts[name].text) for name in ("date", "releaseDate") if name in entry.texts), "")


def _doubts(entry: Entry, key: str) -> list[str]:
    """What is likely wrong with a block, as sentences."""
    has_date = "startDate" in entry.texts or "endDate" in entry.texts or entry.current
    missing = [
        one.wanted
        for one in FIELDS[key]
        if one.wanted and one.name not in entry.texts and not (one.kind == "date" and has_date)
    ]
    long = [one.text for one in entry.lists.get("keywords", []) if key == "skills" and len(one.text) > LONG_SKILL]
    sentences = [*missing, *(["one of these reads like a sentence, not a skill"] if long else [])]
    return [sentence[:1].upper() + sentence[1:] for sentence in sentences]


def told(correction: Correction) -> str:
    """A correction as a sentence."""
    edit, where = correction.edit, place(correction.edit.path)
    name = words.SECTION_NAMES.get(where.section, "Profiles")
    about = next(iter(correction.entry.values()), "")
    match edit.op:
        case "set":
            label = next((one.label for one in FIELDS[where.section] if one.name == where.member), name)
            new, old = _quoted(edit.value), _quoted(correction.was)
            return f"{label.partition(',')[0]}: {old} is now {new}"
        case "add":
            added = edit.value if isinstance(edit.value, str) else next(iter(edit.value.values()), "")
            return f"Added to {name}: {_quoted(added)}"
        case "remove":
            return f"Removed from {name}: {_quoted(correction.was or about)}"
        case "confirm":
            return f"{name} is right"
        case _:
            return f"{_DONE[edit.op]} in {name}: {_quoted(correction.was or about)}"


_DONE = {"move": "Moved", "merge": "Merged with the next", "split": "Split"}
_QUOTE = 80  # characters of a value in a sentence


def _quoted(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = ", ".join(str(one) for one in value) if isinstance(value, list) else str(value or "")
    return f"“{text if len(text) <= _QUOTE else text[:_QUOTE] + '…'}”" if text else "empty"
