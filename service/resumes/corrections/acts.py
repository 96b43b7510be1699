"""Doing an edit to a résumé that was taken apart; what a person types gets the source "you"."""

import re
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import Any

from service.errors import InvalidInput
from service.resumes.corrections.edits import Add, Confirm, Correction, Edit, Merge, Move, Remove, Set, Split, printable
from service.resumes.corrections.places import CURRENT, Place, nothing_at, place
from service.resumes.corrections.tree import BASICS, LISTS, Entry, Text, Tree
from service.resumes.model import Source
from service.resumes.reader.dates import find_dates, is_date

MAX_ENTRIES = 200  # in one section
SNAPSHOT = 300  # characters of an entry that are enough to know it again
DATES = frozenset({"startDate", "endDate", "date", "releaseDate"})
ISO = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")  # "2019", "2019-03", "2019-03-01"


def act(tree: Tree, edit: Edit) -> Correction:
    """Do the edit, and give it with what it met. Raises InvalidInput when it cannot be done there."""
    where = place(edit.path)
    return _ACTS[edit.op](tree, where, edit)


def typed(text: str, before: Text | None = None) -> Text:
    """A text that the person wrote; it points at the line of what it replaces, if there was one."""
    known = before.source if before else None
    source = Source(page=known.page if known else 0, line=known.line if known else 0, text=text, by="you")
    return Text(text, source)


def snapshot(entry: Entry) -> dict[str, str]:
    """The beginning of what an entry says, by which it is known again."""
    taken, left = {}, SNAPSHOT
    several = {f"{name}/{at}": one.text for name, texts in entry.lists.items() for at, one in enumerate(texts)}
    for name, text in {**{name: one.text for name, one in entry.texts.items()}, **several}.items():
        if left <= 0:
            break
        taken[name] = text[:left]
        left -= len(text)
    return taken


def as_list(given: list[str], before: list[Text]) -> list[Text]:
    """The texts of a new list; those that were there keep their source, one in the place of another its line."""
    matcher = SequenceMatcher(a=[one.text for one in before], b=given, autojunk=False)
    result: list[Text] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            result += before[i1:i2]
        else:
            old = [*before[i1:i2], *[None] * (j2 - j1)]
            known = {one.text: one for one in before}  # moved: still the same text
            result += [known.get(text) or typed(text, old[at]) for at, text in enumerate(given[j1:j2])]
    return result


def _set(tree: Tree, where: Place, edit: Set) -> Correction:
    if where.member is None:
        raise nothing_at(edit.path)
    entry, before = where.entry(tree), snapshot(where.entry(tree))
    if where.member == CURRENT:
        was, entry.current = entry.current, bool(edit.value)
        return Correction(edit=edit, was=was, entry=before)
    if where.item is not None:
        return _set_item(tree, where, edit)
    if where.member in LISTS[where.section]:
        texts = entry.lists.get(where.member, [])
        entry.lists[where.member] = as_list(_texts(edit.value, edit.path), texts)
        return Correction(edit=edit, was=[one.text for one in texts], entry=before)
    old, text = entry.texts.get(where.member), _text(edit.value, where)
    if text:
        entry.texts[where.member] = typed(text, old) if old is None or old.text != text else old
    else:
        entry.texts.pop(where.member, None)
    return Correction(edit=edit, was=old.text if old else None, entry=before)


def _set_item(tree: Tree, where: Place, edit: Set) -> Correction:
    texts, before = where.items(tree), snapshot(where.entry(tree))
    at = _within(where.item, texts, edit.path)
    old, text = texts[at], _text(edit.value, where)
    texts[at : at + 1] = [typed(text, old)] if text else []
    return Correction(edit=edit, was=old.text, entry=before)


def _add(tree: Tree, where: Place, edit: Add) -> Correction:
    return _add_entry(tree, where, edit) if where.member is None else _add_text(tree, where, edit)


def _add_text(tree: Tree, where: Place, edit: Add) -> Correction:
    texts, before = where.items(tree), snapshot(where.entry(tree))
    text = _text(edit.value, where)
    if where.item is not None or not text:
        raise _wrong(edit.path, "give the text to add, and the list to add it to.")
    texts.insert(len(texts) if edit.at is None else edit.at, typed(text))
    _limit(texts, edit.path)
    return Correction(edit=edit, entry=before)


def _add_entry(tree: Tree, where: Place, edit: Add) -> Correction:
    entries = _entries(tree, where, edit.path)
    if where.index is not None or not isinstance(edit.value, dict):
        raise _wrong(edit.path, "give the members of the new entry, and the section to add it to.")
    entry = Entry()
    for name, value in edit.value.items():
        _fill(entry, place(f"{edit.path}/0/{name}"), value)
    if not any(entry.said()):
        raise _wrong(edit.path, "a new entry needs at least one text.")
    entries.insert(len(entries) if edit.at is None else edit.at, entry)
    _limit(entries, edit.path)
    return Correction(edit=edit)


def _fill(entry: Entry, where: Place, value: object) -> None:
    """Put a value into a new entry."""
    name = where.member or ""
    if name == CURRENT:
        entry.current = bool(value)
    elif name in LISTS[where.section]:
        entry.lists[name] = [typed(text) for text in _texts(value, where.pointer)]
    elif text := _text(value, where):
        entry.texts[name] = typed(text)


def _remove(tree: Tree, where: Place, edit: Remove) -> Correction:
    before = snapshot(where.entry(tree))
    if where.item is not None:
        texts = where.items(tree)
        return Correction(edit=edit, was=texts.pop(_within(where.item, texts, edit.path)).text, entry=before)
    entries = _entries(tree, where, edit.path)
    if where.member is not None:
        raise _wrong(edit.path, "set it to nothing instead.")
    entries.pop(_within(where.index, entries, edit.path))
    return Correction(edit=edit, entry=before)


def _move(tree: Tree, where: Place, edit: Move) -> Correction:
    before = snapshot(where.entry(tree))
    several, at, was = _listed(tree, where, edit.path)
    several.insert(edit.to, several.pop(at))
    return Correction(edit=edit, was=was, entry=before)


def _merge(tree: Tree, where: Place, edit: Merge) -> Correction:
    before = snapshot(where.entry(tree))
    several, at, was = _listed(tree, where, edit.path)
    if at + 1 >= len(several):
        raise _wrong(edit.path, "there is none after it to merge with.")
    first, second = several[at], several[at + 1]
    beside = snapshot(second) if isinstance(second, Entry) else {"text": second.text}
    several[at : at + 2] = [_one_text(first, second) if isinstance(first, Text) else _one_entry(first, second)]
    return Correction(edit=edit, was=was, entry=before, beside=beside)


def _one_text(first: Text, second: Text) -> Text:
    return typed(f"{first.text} {second.text}", first)


def _one_entry(first: Entry, second: Entry) -> Entry:
    """Both in one: what only one says is kept as it is, texts that differ are joined, a period covers both."""
    one = Entry(texts=dict(first.texts), current=first.current or second.current, rest={**second.rest, **first.rest})
    for name, text in second.texts.items():
        mine = first.texts.get(name)
        if mine is None:
            one.texts[name] = text
        elif name in DATES:
            pick = min if name == "startDate" else max
            one.texts[name] = pick((mine, text), key=lambda each: each.text)
        elif text.text.casefold() not in mine.text.casefold():
            one.texts[name] = _one_text(mine, text)
    for name in {**first.lists, **second.lists}:
        one.lists[name] = [*first.lists.get(name, []), *second.lists.get(name, [])]
    if one.current:
        one.texts.pop("endDate", None)
    return one


def _split(tree: Tree, where: Place, edit: Split) -> Correction:
    entry = where.entry(tree)
    before = snapshot(entry)
    if where.item is None:
        return _split_text(tree, where, edit)
    texts = where.items(tree)
    at = _within(where.item, texts, edit.path)
    was = texts[at].text
    if edit.at is not None:
        texts[at : at + 1] = _halves(texts[at], edit.at, edit.path)
    else:
        entries = _entries(tree, where, edit.path)
        new = Entry(lists={where.member or "": texts[at:]})
        del texts[at:]
        entries.insert((where.index or 0) + 1, new)
    return Correction(edit=edit, was=was, entry=before)


def _split_text(tree: Tree, where: Place, edit: Split) -> Correction:
    entries = _entries(tree, where, edit.path)
    entry, before = where.entry(tree), snapshot(where.entry(tree))
    old = entry.texts.get(where.member or "")
    if old is None or where.member is None or edit.at is None:
        raise _wrong(edit.path, "name a text and where to cut it.")
    entry.texts[where.member], rest = _halves(old, edit.at, edit.path)
    entries.insert((where.index or 0) + 1, Entry(texts={where.member: rest}))
    return Correction(edit=edit, was=old.text, entry=before)


def _halves(text: Text, at: int, path: str) -> list[Text]:
    """Two pieces of a text, both from where it stands."""
    pieces = [text.text[:at].rstrip(" ,;|/–-"), text.text[at:].lstrip(" ,;|/–-")]
    if not all(pieces):
        raise _wrong(path, "there must be text on both sides of the cut.")
    return [Text(piece, text.source) for piece in pieces]


def _confirm(tree: Tree, where: Place, edit: Confirm) -> Correction:
    if where.index is not None or (where.member is not None and where.section == BASICS):
        raise _wrong(edit.path, "name a whole section.")
    if where.section in tree.meta.confidence:
        tree.meta.confidence[where.section] = 1.0
    return Correction(edit=edit)


def _entries(tree: Tree, where: Place, path: str) -> list[Entry]:
    if where.section == BASICS:
        raise _wrong(path, "there is only one of this.")
    return tree.sections.setdefault(where.section, [])


def _listed(tree: Tree, where: Place, path: str) -> tuple[list[Any], int, str | None]:
    """The list that holds what is named, its index there, and its text if it is one."""
    if where.item is not None:
        texts = where.items(tree)
        at = _within(where.item, texts, path)
        return texts, at, texts[at].text
    if where.member is not None:
        raise nothing_at(path)
    entries = _entries(tree, where, path)
    return entries, _within(where.index, entries, path), None


def _within(at: int | None, several: list[Any], path: str) -> int:
    if at is None or at >= len(several):
        raise nothing_at(path)
    return at


def _limit(several: list[Any], path: str) -> None:
    if len(several) > MAX_ENTRIES:
        raise _wrong(path, f"there may be at most {MAX_ENTRIES}.")


def _texts(value: object, path: str) -> list[str]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise _wrong(path, "this is a list of texts.")
    return [text for one in value if (text := printable(one))]


def _text(value: object, where: Place) -> str:
    if value is not None and not isinstance(value, str):
        raise _wrong(where.pointer, "this is one text.")
    text = printable(value or "")
    return _date(text, where.pointer) if where.member in DATES and text else text


def _date(text: str, path: str) -> str:
    """A date as JSON Resume has it; "Mar 2021" and "03/2021" are understood."""
    if ISO.fullmatch(text):
        return text
    spans = find_dates(text) if is_date(text) else []
    if len(spans) == 1 and spans[0].single and spans[0].start:
        return spans[0].start
    raise _wrong(path, "write a date as a year, a month and year, or a day: 2021, Mar 2021, 2021-03, 2021-03-15.")


def _wrong(path: str, sentence: str) -> InvalidInput:
    return InvalidInput(f"{path}: {sentence}", extra={"path": path})


_ACTS: dict[str, Callable[[Tree, Place, Any], Correction]] = {
    "set": _set,
    "add": _add,
    "remove": _remove,
    "move": _move,
    "merge": _merge,
    "split": _split,
    "confirm": _confirm,
}
