"""The posting's own text: found on the page, cleaned, and written as light Markdown."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bs4 import Tag

from service.scrape import blocks, page, words
from service.scrape.blocks import Block, Text
from service.scrape.text import count_words, key, line, name_tokens, word_set

MIN_WORDS = 30  # fewer words describe nothing; the posting's text is an image or stands elsewhere
_MAX_HEADING_WORDS = 14
_OTHER_WEIGHT = 0.6  # what a word of links, buttons and form labels costs a container
_LINE_WEIGHT = 0.1  # a short line is an item, a place or a menu entry: some content, but no prose
_HEADING_WORTH = 5.0  # "Requirements" draws its list of short items into the description
_LABEL_COST = 3.0  # "Location" belongs to the header
_LINES_OF_A_LIST = 40  # a posting that has a list beside it stands on a longer page
_FACT_KINDS = frozenset({"dt", "dd", "th"})
_CELLS = _FACT_KINDS | {"td"}
_PROSE_WORDS = 8  # a sentence has more
_NAMED_BONUS = 1.12  # a container called "description" is believed a little more
_NEARLY_ALL, _NAMED_SHARE = 0.97, 0.8
_DESCRIPTION_NAMES = word_set(
    "description desc jobdescription posting vacancy richtext markup prose details jobad beschreibung",
)
_BELOW_TITLE = 0.6  # of a container's prose stands below a title that is inside it, or it is not the title
_MIN_BEFORE_END = 60  # words of description before a line may end it: postings may begin with "Apply now"
_MIN_BEFORE_HEADING = 20  # a heading is surer: "Similar jobs"
_REPEATABLE = 5  # shorter lines may honestly stand twice
_MAX_CHROME_WORDS = 6
_MAX_END_WORDS = 14
_BULLET = re.compile(r"^\s{0,4}(?:[•·▪◦‣●○■□▸►✓✔✅➤➢*–—-]|o(?=\s))\s{1,4}(?=\S)")
# A posting in parts of its own ("Company Description", "Job Description", "Qualifications") begins with the first.
_COMPANY_PART = re.compile(
    r"company description|(?:firmen|unternehmens)beschreibung|description de l.entreprise", re.IGNORECASE
)
_SPELLED_BREAK, _FEW_SPELLED = "\\n", 3  # some boards show the escapes of their own data: "About us\\n\\nWe build"
_BETWEEN_FACTS = re.compile(r"[·•|]")
_HTML_TAG = re.compile(r"<[a-zA-Z/][^<>]{0,300}>|&(?:lt|gt|nbsp|amp|#\d{1,5});")


@dataclass(frozen=True, slots=True)
class Description:
    """The text, what was hidden inside it, and the blocks of the page among which it stands."""

    text: str
    words: int
    hidden: tuple[str, ...] = ()
    span: range | None = None


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
    if "\n" not in source and _SPELLED_BREAK in source:
        source = source.replace(_SPELLED_BREAK, "\n")
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
        if text.count(_SPELLED_BREAK) >= _FEW_SPELLED:
            out.extend(["", *markdown_of_lines(text).splitlines()])
            continue
        is_item = block.depth > 0 and not block.level
        if is_item or _BULLET.match(text):
            is_item = True
            text = text if block.kind in _CELLS else f"- {_BULLET.sub('', text)}"
        elif block.level and block.words <= _MAX_HEADING_WORDS:
            text = f"## {text.lstrip('#').strip()}"
        if not (is_item and was_item):
            out.append("")
        out.append(text)
        was_item = is_item
    return _squeeze(out)


def own(inside: Iterable[Block]) -> list[Block]:
    """Those of the blocks that are a posting's text: no buttons, no form, no links that lead away; headings stay."""
    return [
        block for block in inside if not (block.skipped or block.in_form or (not block.level and _is_chrome(block)))
    ]


def find(text: Text, *, within: Tag | None, header: Sequence[str | None], title_block: int | None) -> Description:
    """The description on the page, `within` the element that `container` gave.

    `header` holds what is known already (title, company, place) and is not part of it.
    """
    if within is None:
        return Description("", 0)
    place = span(text, within)
    inside = [each for each in text.blocks[place.start : place.stop] if not (each.skipped or each.in_form)]
    known = {key(each) for each in header if each}
    body = _below_header(inside, title=text.blocks[title_block] if title_block is not None else None)
    chosen = _trim(body, known=known)
    result = markdown(chosen)
    return Description(
        result,
        count_words(result),
        tuple(hidden for tag, hidden in text.hidden if _is_within(tag, within)),
        place,
    )


def span(text: Text, within: Tag) -> range:
    """The blocks of the page that stand in an element."""
    places = range(len(text.blocks))
    first = next((at for at in places if _is_within(text.blocks[at].tag, within)), 0)
    last = next((at for at in reversed(places) if _is_within(text.blocks[at].tag, within)), first - 1)
    return range(first, last + 1)


def below(text: Text, title_block: int, within: Tag, *, place: range) -> Tag:
    """The element of the text below the title, where `within`, at `place`, holds both: a list may stand beside them."""
    if title_block not in place or len(place) < _LINES_OF_A_LIST:
        return within
    inner = container(Text(text.blocks[title_block + 1 :], ()))
    return inner if inner is not None and _is_within(inner, within) else within


def container(text: Text) -> Tag | None:
    """The element that holds most of the page's prose and little else, or None on a page without prose."""
    worth, tags = _summed(text.blocks)
    most = max(worth.values(), default=0.0)
    if most <= 0:
        return None
    likely = [each for each, value in worth.items() if value * _NAMED_BONUS >= most]
    return _innermost(tags[max(likely, key=lambda each: worth[each] * _bonus(tags[each]))], worth)


def _summed(all_blocks: Sequence[Block]) -> tuple[dict[int, float], dict[int, Tag]]:
    """What each element with text inside is worth, and the elements by their ids."""
    worth: dict[int, float] = defaultdict(float)
    tags: dict[int, Tag] = {}
    inside: dict[int, float] = defaultdict(float)  # of each element right above some blocks, which are often several
    for block in all_blocks:
        value = _worth(block)
        worth[id(block.tag)] += value
        tags[id(block.tag)] = block.tag
        if block.tag.parent is not None:
            inside[id(block.tag.parent)] += value
            tags[id(block.tag.parent)] = block.tag.parent
    for above, value in inside.items():
        for tag in (tags[above], *tags[above].parents):
            worth[id(tag)] += value
            tags[id(tag)] = tag
    return worth, tags


def _innermost(outer: Tag, worth: dict[int, float]) -> Tag:
    """The deepest element that holds nearly all that `outer` is worth; "description" needs a little less."""
    tag = chosen = outer
    while True:
        children = tag.find_all(recursive=False)
        inner = max(children, key=lambda child: worth.get(id(child), 0.0), default=None)
        if inner is None or (share := worth.get(id(inner), 0.0) / worth[id(outer)]) < _NAMED_SHARE:
            return chosen
        is_one_of_several = any(
            _bonus(child) > 1 and worth.get(id(child), 0.0) > 0 for child in children if child is not inner
        )
        if share >= _NEARLY_ALL or (_bonus(inner) > 1 and not is_one_of_several):
            chosen = inner
        tag = inner


def _worth(block: Block) -> float:
    if block.skipped:
        return 0.0
    if not block.is_prose:
        return -_OTHER_WEIGHT * block.words
    if block.words > _PROSE_WORDS and not block.level:
        return float(block.words)
    if block.kind in _FACT_KINDS or words.is_label(block.text):
        return -_LABEL_COST
    if block.level and words.POSTING_HEADING.search(block.text):
        return _HEADING_WORTH
    return _LINE_WEIGHT * block.words


def _bonus(tag: Tag) -> float:
    names = [*tag.get_attribute_list("class"), str(tag.get("id") or "")]
    joined = " ".join(str(name) for name in names if name)
    return _NAMED_BONUS if joined and not _DESCRIPTION_NAMES.isdisjoint(name_tokens([joined])) else 1.0


def _is_within(tag: Tag, container: Tag) -> bool:
    return tag is container or any(parent is container for parent in tag.parents)


def _below_header(inside: Sequence[Block], *, title: Block | None) -> Sequence[Block]:
    """The blocks after the title and the facts below it, up to the first prose or a posting's own heading."""
    if title is not None and title in inside:
        after = inside[inside.index(title) + 1 :]
        if _prose_words(after) >= _BELOW_TITLE * _prose_words(inside):
            inside = after[_first_prose(after) :]
    start = next((number for number, block in enumerate(inside) if _starts(block)), None)
    if start is not None and any(_COMPANY_PART.fullmatch(block.text) for block in inside[:start]):
        return inside
    if start is not None and _prose_words(inside[start:]) >= _BELOW_TITLE * _prose_words(inside):
        return inside[start + 1 :]
    return inside


def _starts(block: Block) -> bool:
    return block.words <= _MAX_CHROME_WORDS and words.START.fullmatch(block.text.rstrip(" :")) is not None


def _first_prose(after: Sequence[Block]) -> int:
    for position, block in enumerate(after):
        if block.level and words.POSTING_HEADING.search(block.text) and not _is_chrome(block):
            return position
        if block.is_prose and block.words > _PROSE_WORDS and not block.level and not _is_facts(block.text):
            has_heading = position > 0 and after[position - 1].level and not _is_chrome(after[position - 1])
            return position - 1 if has_heading else position
    return 0


def _is_facts(text: str) -> bool:
    """Whether a line of the header holds facts, one beside the other: "Ulm · 2 weeks ago · 38 applicants"."""
    return ":" in text[:30] or len(_BETWEEN_FACTS.findall(text)) > 1


def _prose_words(chosen: Sequence[Block]) -> int:
    return sum(block.words for block in chosen if block.words > _PROSE_WORDS)


def _trim(inside: Sequence[Block], *, known: set[str]) -> list[Block]:
    chosen: list[Block] = []
    seen: set[str] = set()
    total = 0
    for block in inside:
        if total >= (_MIN_BEFORE_HEADING if block.level else _MIN_BEFORE_END) and _ends(block):
            break
        if block.words >= _REPEATABLE and block.text in seen:
            continue  # the same text again, for another width of screen
        seen.add(block.text)
        if _is_chrome(block) or (total < _MIN_BEFORE_END and key(block.text) in known):
            continue
        chosen.append(block)
        total += block.words
    while chosen and (chosen[-1].level or not chosen[-1].is_prose):
        chosen.pop()
    return chosen


def _ends(block: Block) -> bool:
    clean = block.text.rstrip(" :!?.…›»>→")
    if block.words > _MAX_END_WORDS:
        return False
    return words.END.fullmatch(clean) is not None or (block.level > 0 and bool(words.END_HEADING.fullmatch(clean)))


def _is_chrome(block: Block) -> bool:
    clean = block.text.rstrip(" :!?.…›»>→")
    if block.words > _MAX_END_WORDS:
        return False
    short = block.words <= _MAX_CHROME_WORDS
    return (
        _ends(block)
        or words.LEADING_AWAY.fullmatch(clean) is not None
        or (short and words.CHROME.fullmatch(clean) is not None)
    )


def _squeeze(lines: Iterable[str]) -> str:
    """The lines joined, with at most one empty line in a row."""
    out: list[str] = []
    for each in lines:
        if each or (out and out[-1]):
            out.append(each)
    return "\n".join(out).strip()
