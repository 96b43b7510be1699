"""A page's own style sheets, as far as they can hide text: the simple rules (`p`, `.note`, `#seo`) and no others.

Whoever wants to hide words from a person writes such a rule beside them. All else is left alone: a property that some
other rule sets for the same name (below another element, on small screens, while a menu is open) is not relied on, and
nothing is as soon as there may be rules that do not stand on the page.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from service.scrape.limits import MAX_SHEET_CHARS

# The properties that can hide an element or its words.
LOOKED_AT = frozenset(
    {
        *("display", "visibility", "opacity", "font-size", "text-indent", "overflow", "clip", "clip-path", "transform"),
        *("left", "right", "top", "margin-left", "margin-top", "width", "height", "max-width", "max-height"),
        *("color", "background", "background-color", "background-image", "background-clip", "-webkit-background-clip"),
        "-webkit-text-fill-color",
    }
)
_SIMPLE = re.compile(r"[.#]?[a-zA-Z_][\w-]{0,100}")

Style = dict[str, str]


def declarations(text: str) -> Style:
    """What a style attribute or the body of a rule sets, of the properties that can hide."""
    found: Style = {}
    for each in text.lower().split(";"):
        name, colon, value = each.partition(":")
        if colon and (name := name.strip()) in LOOKED_AT:
            found[name] = value.partition("!")[0].strip()
    return found


@dataclass(frozen=True, slots=True)
class Sheets:
    """What the page's rules say of single names; `are_all` when no other rule can be in force."""

    are_all: bool
    _rules: dict[str, Style] = field(default_factory=dict)
    _doubtful: dict[str, set[str]] = field(default_factory=dict)

    def names(self, element: _Element) -> list[str]:
        """Those of the element's names that a rule speaks of, the weakest first; empty for most elements."""
        if not self._rules:
            return []
        listed = [str(element.tag), *(f".{each}" for each in (element.get("class") or "").split())]
        if own := element.get("id"):
            listed.append(f"#{own}")
        return [each for each in listed if each in self._rules or each in self._doubtful]

    def rules(self, name: str) -> bool:
        """Whether a rule speaks of this name."""
        return name in self._rules or name in self._doubtful

    def style(self, names: Iterable[str]) -> Style:
        """What the rules for these names set beyond doubt."""
        found: Style = {}
        doubtful: set[str] = set()
        for name in names:
            found |= self._rules.get(name, {})
            doubtful |= self._doubtful.get(name, set())
        return {name: value for name, value in found.items() if name not in doubtful}

    def may_paint(self, names: Iterable[str]) -> bool:
        """Whether a rule that we do not follow may set a background or colour for one of these names."""
        return any(
            not each.isdisjoint({"background", "background-color", "background-image", "color"})
            for each in (self._doubtful.get(name, set()) for name in names)
        )


def read(tree: _Element) -> Sheets:
    """The rules of the page's style elements."""
    if any("stylesheet" in (link.get("rel") or "").lower() for link in tree.iter("link")):
        return Sheets(are_all=False)
    texts = [each.text or "" for each in tree.iter("style")]
    known = sum(map(len, texts)) <= MAX_SHEET_CHARS and all(each.strip() and "@import" not in each for each in texts)
    if not known or not texts:  # an empty one is filled by a script; without any, classes have lost their meaning
        return Sheets(are_all=known and tree.find(".//*[@class]") is None)
    rules: dict[str, Style] = defaultdict(dict)
    doubtful: dict[str, set[str]] = defaultdict(set)
    for selector, body, is_plain in _rules("\n".join(texts)):
        style = declarations(body)
        for each in selector.split(",") if style else ():
            if is_plain and _SIMPLE.fullmatch(name := each.strip()):
                rules[name] |= style
            else:
                for found in _SIMPLE.findall(each):
                    doubtful[found] |= style.keys()
    return Sheets(True, dict(rules), dict(doubtful))  # noqa: FBT003 - the one truth of a data class


def _rules(css: str) -> Iterator[tuple[str, str, bool]]:
    """Selector and body of each rule, and whether it holds everywhere: not inside @media or another rule."""
    depth = 0
    for piece in _without_comments(css).split("}"):
        *heads, body = piece.split("{")
        if not heads:
            depth = max(0, depth - 1)
            continue
        depth += len(heads) - 1
        selector = heads[-1].rpartition(";")[2].strip()
        if not selector.startswith("@"):
            yield selector, body, depth == 0


def _without_comments(css: str) -> str:
    before, *comments = css.split("/*")
    return " ".join([before, *(each.partition("*/")[2] for each in comments)])
