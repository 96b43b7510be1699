"""The visible page as a flat list of blocks: the only place where the soup is walked.

A block is a run of text between two block boundaries (a paragraph, an item, a heading, a cell). Its atoms are the
smallest elements inside with text of their own, because boards put place, company and pay into neighbouring spans.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from service.scrape.text import count_words, line, name_tokens, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

_INLINE = word_set("a span label time code q cite var kbd s del strike data font abbr")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HOOKS = (
    "class",
    "id",
    "itemprop",
    "data-automation",
    "data-automation-id",
    "data-testid",
    "data-test",
    "data-test-id",
    "data-qa",
    "data-ui",
    "data-at",
)
_MAX_CHARS = 250_000  # of visible text; the longest real posting has 30,000 and the fullest page 120,000
_MAX_BLOCKS = 6_000  # the fullest real page has 1,500
_MAX_TOKENS_ABOVE = 2  # how many parents' names describe an element
_FORM_TAGS = frozenset({"form", "label", "button", "legend", "fieldset", "option"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)  # a soup's tags compare by content, recursively
class Atom:
    """The smallest element with text of its own, and the words of its and its nearest parents' names."""

    text: str
    tokens: frozenset[str]
    tag: Tag
    block: int


@dataclass(slots=True, kw_only=True, eq=False)
class Block:
    """A run of text between two block boundaries, in page order."""

    kind: str
    tag: Tag
    tokens: frozenset[str] = frozenset()
    level: int = 0
    depth: int = 0
    skipped: bool = False
    in_form: bool = False
    own: frozenset[str] = frozenset()
    text: str = ""
    words: int = 0
    link_words: int = 0
    pieces: list[str] = field(default_factory=list)

    @property
    def is_prose(self) -> bool:
        """Whether this reads as content: not a link, a button, a form's label or boilerplate."""
        return not (self.skipped or self.in_form) and self.words > 0 and self.link_words <= self.words * 0.5


@dataclass(slots=True)  # changed by nobody else; freezing it would make a tenth of a page's cost
class _Context:
    """What an element passes on to what is inside it."""

    own: frozenset[str] = frozenset()
    above: tuple[frozenset[str], ...] = ()
    skipped: bool = False
    in_form: bool = False
    in_link: bool = False
    in_item: int = 0
    heading: int = 0
    kind: str = "p"
    all: frozenset[str] | None = None

    @property
    def tokens(self) -> frozenset[str]:
        if self.all is None:
            self.all = self.own.union(*self.above)
        return self.all


@dataclass(frozen=True, slots=True)
class Text:
    """All blocks and atoms of a page or fragment, and what was hidden, with the element it was hidden in."""

    blocks: tuple[Block, ...]
    atoms: tuple[Atom, ...]
    hidden: tuple[tuple[Tag, str], ...] = ()


def read(soup: BeautifulSoup | Tag) -> Text:
    """Every visible block and atom below `soup`, in page order."""
    walk = _Walk(soup)
    walk.run()
    return Text(tuple(walk.blocks), tuple(walk.atoms), tuple(walk.hidden))


class _Walk:
    """One pass over the tree without recursion: pages may be nested as deep as they like."""

    def __init__(self, root: Tag) -> None:
        self.blocks: list[Block] = []
        self.atoms: list[Atom] = []
        self.hidden: list[tuple[Tag, str]] = []
        self._open: Block | None = None
        self._left = _MAX_CHARS
        self._names: dict[str, frozenset[str]] = {}
        self._stack: list[tuple[Tag, _Context, Iterator[object]]] = [(root, _Context(), iter(root.contents))]

    def run(self) -> None:
        while self._stack and self._left > 0 and len(self.blocks) < _MAX_BLOCKS:
            tag, context, children = self._stack[-1]
            child = next(children, None)
            if child is None:
                self._stack.pop()
                if tag.name not in _INLINE:
                    self._close()
            elif isinstance(child, Tag):
                self._enter(child, context)
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                self._add(str(child), tag, context)
        self._close()

    def _enter(self, tag: Tag, context: _Context) -> None:
        if tag.name not in _INLINE:
            self._close()
        if "data-hidden" in tag.attrs:
            self.hidden.append((tag, str(tag["data-hidden"])))
        if tag.contents:
            inner = _inside(tag, context, self._names)
            self._stack.append((tag, inner, iter(tag.contents)))

    def _close(self) -> None:
        block, self._open = self._open, None
        if block is None:
            return
        block.text = line("".join(block.pieces))
        block.words = count_words(block.text)
        if block.text:
            self.blocks.append(block)

    def _add(self, text: str, tag: Tag, context: _Context) -> None:
        text = text[: self._left]
        self._left -= len(text)
        clean = line(text)
        if not clean:
            if self._open is not None:
                self._open.pieces.append(" ")
            return
        if self._open is None:
            self._open = _block(tag, context)
        if self._open.pieces and self._open.pieces[-1][-1:].isalnum() and text[:1].isalnum():
            self._open.pieces.append(" ")  # neighbouring elements of one line are set apart by style sheets
        self._open.pieces.append(text)
        if context.in_link:
            self._open.link_words += count_words(clean)
        self.atoms.append(Atom(text=clean, tokens=context.tokens, tag=tag, block=len(self.blocks)))


def _block(tag: Tag, context: _Context) -> Block:
    return Block(
        kind=context.kind,
        tag=tag,
        tokens=context.tokens,
        own=context.own,
        level=context.heading,
        depth=context.in_item,
        skipped=context.skipped,
        in_form=context.in_form,
    )


def _inside(tag: Tag, outer: _Context, names: dict[str, frozenset[str]]) -> _Context:
    name = tag.name
    own = _own_tokens(tag, names)
    is_plain = not own and name in _INLINE  # a nameless span speaks for the element around it
    kind = outer.kind if name in _INLINE else name
    if name in {"p", "div", "span"} and outer.kind in {"li", "dt", "dd", "th", "td"}:
        kind = outer.kind
    heading = _HEADINGS.get(name, 0) or outer.heading
    return _Context(
        own=outer.own if is_plain else own,
        above=outer.above if is_plain else (outer.own, *outer.above)[:_MAX_TOKENS_ABOVE],
        skipped=outer.skipped or "data-skip" in tag.attrs,
        in_form=outer.in_form or (name in _FORM_TAGS and not outer.heading),
        in_link=outer.in_link or name == "a",
        in_item=outer.in_item + (name in {"ul", "ol"}),
        heading=heading,
        kind=f"h{heading}" if heading else kind,
    )


def _own_tokens(tag: Tag, seen: dict[str, frozenset[str]]) -> frozenset[str]:
    """The words of the element's names; `seen` remembers them, since a page repeats few names many times."""
    attributes = tag.attrs
    if not attributes:
        return frozenset()
    if len(attributes) == 1 and "class" in attributes:
        names = str(attributes["class"])
    else:
        names = " ".join([str(attributes[hook]) for hook in _HOOKS if hook in attributes])
    if names not in seen:
        seen[names] = name_tokens([names])
    return seen[names]
