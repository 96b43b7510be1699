"""Making old corrections again on a fresh reading: what each of them was about is found by what it met."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from service.errors import InvalidInput
from service.resumes.corrections.acts import act, snapshot
from service.resumes.corrections.edits import Add, Correction, Edit, Set
from service.resumes.corrections.places import CURRENT, Place, place
from service.resumes.corrections.tree import BASICS, LISTS, Entry, Text, Tree

ALIKE = 0.6  # Below this another entry is meant; two roles at one employer reach 0.5.


def replay(tree: Tree, corrections: Iterable[Correction]) -> tuple[list[Correction], list[Correction]]:
    """Make the corrections again; those that were made, and those whose place is not to be found any more.

    A value that the person typed stays, also when the reading now gives another one in its place.
    """
    made, lost = [], []
    for correction in corrections:
        edit = _found_again(tree, correction)
        try:
            if edit is None:
                lost.append(correction)
            elif not _is_there(tree, edit):
                made.append(act(tree, edit).model_copy(update={"step": correction.step}))
        except InvalidInput:
            lost.append(correction)
    return made, lost


def _found_again(tree: Tree, correction: Correction) -> Edit | None:
    """The edit at the place where what it met stands now; None when that is nowhere."""
    edit = correction.edit
    where = place(edit.path)
    if where.section == BASICS or (where.index is None and where.item is None):
        return _three_ways(tree, where, correction)
    index = _entry_like(tree.sections.get(where.section, []), correction.entry, where.index)
    if index is None:
        return None
    there = Place(where.section, index, where.member)
    if where.item is not None:
        item = _text_like(there.items(tree), correction.was, where.item)
        if item is None:
            return None
        there = Place(where.section, index, where.member, item)
    if correction.beside and not _is_beside(tree, there, correction.beside):
        return None
    if edit.op == "split" and where.item is None and _value(tree, there) != correction.was:
        return None
    return _three_ways(tree, there, correction.model_copy(update={"edit": _at(edit, there)}))


def _at(edit: Edit, where: Place) -> Edit:
    return edit.model_copy(update={"path": where.pointer})


def _entry_like(entries: list[Entry], met: dict[str, str], index: int | None) -> int | None:
    """The entry that says what was met: the same place when it is as good as any, else the most alike."""
    if index is not None and index < len(entries) and snapshot(entries[index]) == met:
        return index
    scores = [(_likeness(snapshot(entry), met), at == index, -at) for at, entry in enumerate(entries)]
    best = max(scores, default=(0.0, False, 0))
    return -best[2] if best[0] >= ALIKE else None


def _likeness(entry: dict[str, str], met: dict[str, str]) -> float:
    if entry == met:
        return 1.0
    one, other = (" ".join(texts.values()) for texts in (entry, met))
    matcher = SequenceMatcher(a=one, b=other, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    same = [name for name, text in met.items() if entry.get(name) == text]
    return max(matcher.ratio(), len(same) / max(len(met), len(entry), 1))


def _text_like(texts: list[Text], met: object, item: int) -> int | None:
    """The item of a list that was met."""
    scores = [
        (SequenceMatcher(a=one.text, b=str(met), autojunk=False).ratio(), at == item, -at)
        for at, one in enumerate(texts)
    ]
    best = max(scores, default=(0.0, False, 0))
    return -best[2] if best[0] >= ALIKE else None


def _is_beside(tree: Tree, where: Place, met: dict[str, str]) -> bool:
    """Whether the next one is what was merged."""
    if where.item is not None:
        texts = where.items(tree)
        return where.item + 1 < len(texts) and texts[where.item + 1].text == met.get("text")
    entries = tree.sections.get(where.section, [])
    at = (where.index or 0) + 1
    return at < len(entries) and _likeness(snapshot(entries[at]), met) >= ALIKE


def _value(tree: Tree, where: Place) -> str | list[str] | bool | None:
    """What stands at a member now."""
    entry, member = where.entry(tree), where.member or ""
    if member == CURRENT:
        return entry.current
    if where.item is not None:
        return where.items(tree)[where.item].text
    if member in LISTS[where.section]:
        return [one.text for one in entry.lists.get(member, [])]
    found = entry.texts.get(member)
    return found.text if found else None


def _three_ways(tree: Tree, where: Place, correction: Correction) -> Edit:
    """The edit as it is; a new list also takes what the fresh reading found and the person never saw."""
    edit = correction.edit
    if isinstance(edit, Set) and isinstance(edit.value, list) and where.member in LISTS[where.section]:
        now, seen = _value(tree, where), [*_listed(correction.was), *edit.value]
        unseen = [text for text in _listed(now) if text not in seen]
        return edit.model_copy(update={"value": [*edit.value, *unseen]})
    return edit


def _listed(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []


def _is_there(tree: Tree, edit: Edit) -> bool:
    """Whether the fresh reading found by itself what the person had added."""
    if not isinstance(edit, Add):
        return False
    if isinstance(edit.value, str):
        return edit.value in [one.text for one in place(edit.path).items(tree)]
    wanted = {name: value for name, value in edit.value.items() if isinstance(value, str) and value}
    return any(
        all(name in entry.texts and entry.texts[name].text == value for name, value in wanted.items())
        for entry in tree.sections.get(place(edit.path).section, [])
        if wanted
    )
