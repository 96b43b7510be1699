"""Values that stand beside their label: "Location: Berlin", a table's row, a definition list, a small heading."""

import itertools
from collections.abc import Iterator

from service.scrape.blocks import Block, Text
from service.scrape.text import count_words, line
from service.scrape.words import LABELS, is_label

_MAX_LABEL_WORDS = 5
_MAX_VALUE_WORDS = 25  # a longer text under a label is a section of the description
_EDGE = " :：\u00a0-–|*"


def read(text: Text) -> dict[str, list[str]]:
    """For each field the values found beside one of its labels, in page order."""
    found: dict[str, list[str]] = {}
    for label, value, certain in _pairs(text):
        name = _field(label)
        clean = line(value).strip(_EDGE)
        limit = _MAX_VALUE_WORDS if certain else _MAX_VALUE_WORDS // 2
        if name and clean and count_words(clean) <= limit and _field(clean) is None:
            found.setdefault(name, []).append(clean)
    return found


def _field(label: str) -> str | None:
    clean = label.strip(_EDGE)
    if not clean or count_words(clean) > _MAX_LABEL_WORDS or not is_label(clean):
        return None
    return next((name for name, pattern in LABELS.items() if pattern.fullmatch(clean)), None)


def _pairs(text: Text) -> Iterator[tuple[str, str, bool]]:
    """Label, value, and whether the page's form says that they belong together."""
    visible = [block for block in text.blocks if not (block.skipped or block.in_form or _is_colon(block))]
    for block, after in itertools.zip_longest(visible, visible[1:]):
        head, colon, rest = _split(block)
        if colon and rest:
            yield head, rest, True
        elif after is not None and _is_label(block) and not after.level and not _are_peers(block, after):
            yield block.text, _whole_value(visible, after), block.kind in {"dt", "th"} or bool(colon)
    pairs = list(_atom_pairs(text))
    # Last the rows of boxes that are left out elsewhere: beside some texts the facts stand in a side bar.
    for is_aside in (False, True):
        yield from ((label, value, certain) for label, value, certain, aside in pairs if aside is is_aside)


def _is_colon(block: Block) -> bool:
    return not block.text.strip(_EDGE)


def _are_peers(block: Block, after: Block) -> bool:
    """Whether two lines are of one kind, so that the first names nothing: heads of a table, entries of a menu."""
    return block.kind == after.kind and (block.kind == "th" or min(_linked(block), _linked(after)) == 1)


def _linked(block: Block) -> float:
    return block.link_words / max(block.words, 1)


def _split(block: Block) -> tuple[str, str, str]:
    for colon in (":", "："):
        head, found, rest = block.text.partition(colon)
        if found:
            return head, found, line(rest)
    return block.text, "", ""


def _is_label(block: Block) -> bool:
    return block.words <= _MAX_LABEL_WORDS


def _whole_value(visible: list[Block], first: Block) -> str:
    """The value, which may be several blocks of one cell."""
    start = visible.index(first)
    same = [each.text for each in itertools.takewhile(lambda each: each.kind == "dd", visible[start : start + 3])]
    return "; ".join(same) or first.text


def _atom_pairs(text: Text) -> Iterator[tuple[str, str, bool, bool]]:
    """Two neighbouring elements of one line, the first a label, and whether the line is left out elsewhere.

    In a row of links none is a label.
    """
    for first, second in zip(text.atoms, text.atoms[1:], strict=False):
        if first.block != second.block or first.tag is second.tag or count_words(first.text) > _MAX_LABEL_WORDS:
            continue
        block = text.blocks[first.block] if first.block < len(text.blocks) else None
        if block is not None and not first.tag.name == second.tag.name == "a":
            yield first.text, second.text, first.text.endswith((":", "：")), block.skipped
