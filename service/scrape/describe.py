"""The posting's own text: found on the page, cleaned, and written as light Markdown."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bs4 import Tag

from service.scrape import blocks, page, words
from service.scrape.blocks import Block, Text
from service.scrape.text import count_words, key, line

MIN_WORDS = 30  # fewer words describe nothing; the posting's text is an image or stands elsewhere
_MAX_HEADING_WORDS = 14
_OTHER_WEIGHT = 0.6  # what a word of links, buttons and form labels costs a container
_LINE_WEIGHT = 0.35  # a short line is a heading, a place or a menu entry: some content, but no prose
_PROSE_WORDS = 8  # a sentence has more
_NAMED_BONUS = 1.12  # a container called "description" is believed a little more
_DESCRIPTION_NAMES = frozenset("description desc jobdescription posting vacancy richtext markup prose details jobad beschreibung".split())
_MIN_BEFORE_END = 60  # words of description before a line may end it: postings may begin with "Apply now"
_MAX_CHROME_WORDS = 6
_MAX_END_WORDS = 14
_BULLET = re.compile(r"^\s{0,4}(?:[•·▪◦‣●○■□▸►✓✔✅➤➢*–—-]|o(?=\s))\s{1,4}(?=\S)")
_HTML_TAG = re.compile(r"<[a-zA-Z/][^<>]{0,300}>|&(?:lt|gt|nbsp|amp|#\d{1,5});")


@dataclass(frozen=True, slots=True)
class Description:
    """The text, what was hidden inside it, and the element it stands in (None for a fragment)."""

    text: str
    words: int
    hidden: tuple[str, ...] = ()
    container: Tag | None = None


def markdown_of_html(source: str) -> str:
    """Light Markdown of a description given as HTML (escaped once or twice) or as plain lines of text."""
    import html

    for _ in range(2):
        if "&lt;" in source or "<" not in source:
            source = html.unescape(source)
    if not _HTML_TAG.search(source):
        return markdown_of_lines(source)
    if "<br" not in source and "<p" not in source and "\n" in source:
        source = source.replace("\n", "<br>")
    return markdown(blocks.read(page.fragment(source)).blocks)


def markdown_of_lines(source: str) -> str:
    """Light Markdown of plain text: its lines, with bullets made alike."""
    if "\n" not in source and "\\n" in source:
        source = source.replace("\\n", "\n")
    out = []
    for raw in source.splitlines():
        clean = line(raw)
        out.append(_BULLET.sub("- ", clean) if clean else "")
    return _squeeze(out)


def markdown(chosen: Iterable[Block]) -> str:
    """Light Markdown of blocks: paragraphs, "- " items and "## " headings."""
    out: list[str] = []
    was_item = False
    for block in chosen:
        text = block.text
        is_item = block.depth > 0 and not block.level
        if is_item or _BULLET.match(text):
            is_item = True
            text = f"- {_BULLET.sub('', text)}" if block.kind in {"li", "p", "div"} else text
        elif block.level and block.words <= _MAX_HEADING_WORDS:
            text = f"## {text.lstrip('#').strip()}"
        if not (is_item and was_item):
            out.append("")
        out.append(text)
        was_item = is_item
    return _squeeze(out)


def find(text: Text, *, header: Sequence[str | None]) -> Description:
    """The description on the page; `header` holds what is known already (title, company, place) and not part of it."""
    container = _container(text.blocks)
    if container is None:
        return Description("", 0)
    inside = [block for block in text.blocks if _is_within(block.tag, container) and not (block.skipped or block.in_form)]
    known = {key(each) for each in header if each}
    chosen = _trim(inside, known=known)
    result = markdown(chosen)
    return Description(result, count_words(result), tuple(_hidden(container)), container)


def _container(all_blocks: Sequence[Block]) -> Tag | None:
    """The element that holds most of the prose and little else."""
    worth: dict[int, float] = defaultdict(float)
    tags: dict[int, Tag] = {}
    for block in all_blocks:
        value = _worth(block)
        tag: Tag | None = block.tag
        while tag is not None:
            worth[id(tag)] += value
            tags[id(tag)] = tag
            tag = tag.parent
    best = max(worth.items(), key=lambda each: each[1] * _bonus(tags[each[0]]), default=None)
    if best is None or best[1] <= 0:
        return None
    return _innermost(tags[best[0]], worth)


def _innermost(tag: Tag, worth: dict[int, float]) -> Tag:
    """The deepest element that holds all that `tag` is worth."""
    while True:
        inner = next((child for child in tag.find_all(recursive=False) if worth.get(id(child), 0) >= worth[id(tag)]), None)
        if inner is None:
            return tag
        tag = inner


def _worth(block: Block) -> float:
    if block.skipped:
        return 0.0
    if not block.is_prose:
        return -_OTHER_WEIGHT * block.words
    return float(block.words) if block.words > _PROSE_WORDS or block.kind == "li" else _LINE_WEIGHT * block.words


def _bonus(tag: Tag) -> float:
    names = [*tag.get_attribute_list("class"), str(tag.get("id") or "")]
    joined = " ".join(str(name) for name in names if name)
    return _NAMED_BONUS if joined and not _DESCRIPTION_NAMES.isdisjoint(blocks.name_tokens([joined])) else 1.0


def _is_within(tag: Tag, container: Tag) -> bool:
    return tag is container or any(parent is container for parent in tag.parents)


def _trim(inside: Sequence[Block], *, known: set[str]) -> list[Block]:
    chosen: list[Block] = []
    total = 0
    for block in inside:
        if total >= _MIN_BEFORE_END and _ends(block):
            break
        if _is_chrome(block) or (total < _MIN_BEFORE_END and key(block.text) in known):
            continue
        chosen.append(block)
        total += block.words
    while chosen and (chosen[-1].level or not chosen[-1].is_prose):
        chosen.pop()
    return chosen


def _ends(block: Block) -> bool:
    return block.words <= _MAX_END_WORDS and words.END.fullmatch(block.text.rstrip(" :!?.…›»>→")) is not None


def _is_chrome(block: Block) -> bool:
    short = block.words <= _MAX_CHROME_WORDS
    return short and words.CHROME.fullmatch(block.text.rstrip(" :!?.…›»>→")) is not None


def _hidden(container: Tag) -> Iterable[str]:
    for tag in [container, *container.find_all(attrs={"data-hidden": True})]:
        if tag.has_attr("data-hidden"):
            yield str(tag["data-hidden"])


def _squeeze(lines: Iterable[str]) -> str:
    """The lines joined, with at most one empty line in a row."""
    out: list[str] = []
    for each in lines:
        if each or (out and out[-1]):
            out.append(each)
    return "\n".join(out).strip()
