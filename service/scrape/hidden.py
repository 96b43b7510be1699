"""What a person does not see although it stands on the page: by attribute, by class, by inline style or simple rule.

Such words may be meant for a program that reads the page. What a person reaches with a click stays: closed <details>,
"show more" sections cut off at some height, folded parts of an accordion.
"""

import itertools
import re
from dataclasses import dataclass
from enum import Enum

from lxml.etree import _Element

from service.scrape import sheets
from service.scrape.sheets import Style
from service.scrape.text import name_tokens, word_set

# Names of style sheets' classes for what only a screen reader says.
_SCREEN_READER = word_set(
    "sr-only visually-hidden visuallyhidden screen-reader-text a11y-hidden sr-only-text cdk-visually-hidden "
    "element-invisible screen-reader-only screenreader-only u-visually-hidden is-visually-hidden offscreen"
)
_FOLDED = word_set("accordion collapse collapsed collapsible expand expandable fold toggle panel more less show")
_NONE, _ALL_CLEAR = "none", "transparent"
_UNSEEN = frozenset({"hidden", "collapse"})
_CUT = frozenset({"hidden", "clip"})
_BOX = ("width", "height", "max-width")
_MOVED = ("left", "right", "top", "text-indent", "margin-left", "margin-top")
_NUMBER = re.compile(r"-?\d{0,6}(?:\.\d{1,6})?(?=(px|pt|em|rem|%|)$)")
_TINY = {"px": 1.99, "pt": 1.5, "": 1.99, "em": 0.12, "rem": 0.12, "%": 12.0}  # sizes of letters that nobody can read
_FAR = {"px": -999.0, "pt": -749.0, "em": -62.0, "rem": -62.0, "%": -999.0, "": -999.0}  # off the screen
_CLIPPED = re.compile(r"rect\(\s{0,3}(?:0|1px)\b")
_INSET = re.compile(r"inset\(\s{0,3}(?:50|100)%")
_SCALED = re.compile(r"scale[xy]?\(\s{0,3}0(?:\.0{1,4})?\s{0,3}[,)]")

Colour = tuple[int, int, int]
# The names that anybody uses for a ground, and those of the oldest browsers.
_NAMES = (
    "white ffffff|snow fffafa|ivory fffff0|whitesmoke f5f5f5|ghostwhite f8f8ff|floralwhite fffaf0|azure f0ffff"
    "|gainsboro dcdcdc|lightgray d3d3d3|lightgrey d3d3d3|silver c0c0c0|gray 808080|grey 808080|black 000000|red ff0000"
    "|maroon 800000|yellow ffff00|olive 808000|lime 00ff00|green 008000|aqua 00ffff|cyan 00ffff|teal 008080|blue 0000ff"
    "|navy 000080|fuchsia ff00ff|magenta ff00ff|purple 800080|orange ffa500"
)
_NAMED: dict[str, Colour] = {
    name: (int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16))
    for name, digits in (each.split(" ") for each in _NAMES.split("|"))
}
_WHITE, _BLACK = _NAMED["white"], _NAMED["black"]
_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_RGB = re.compile(r"rgba?\(\s?(\d{1,3})[\s,]{1,3}(\d{1,3})[\s,]{1,3}(\d{1,3})(?:\s?[,/]\s?([\d.]{1,6}%?))?\s?\)")
_SHORT_HEX, _LONG_HEX = (3, 4), 8
_COLOURS = frozenset({"color", "background", "background-color", "background-image"})
_NO_GROUND = frozenset({_ALL_CLEAR, _NONE, "inherit", "unset", "initial", ""})
_OLD_TAGS = frozenset({"body", "table", "tr", "td", "th", "font"})
_PLAIN: Style = {}
_LOOKED_INSIDE = 200  # descendants; enough for a paragraph, and each is asked for a bounded number of times
_ALIKE = 16  # of 255, in each of red, green and blue: #efefef on white


@dataclass(frozen=True, slots=True)
class Paint:
    """The colours that an element's words have and stand on; None where we cannot know."""

    ink: Colour | None = None
    ground: Colour | None = None

    @property
    def hides(self) -> bool:
        """Whether words cannot be told from what they stand on."""
        return (
            self.ink is not None
            and self.ground is not None
            and all(abs(one - other) <= _ALIKE for one, other in zip(self.ink, self.ground, strict=True))
        )


_UNKNOWN = Paint()


class Look(Enum):
    """How an element is seen. What only a rule or a colour hides is believed less than its own attributes."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    HIDDEN_BY_LOOKS = "hidden by looks"


class Sight:
    """What can be seen on one page; asked for each element from the outside in."""

    def __init__(self, tree: _Element) -> None:
        self._sheets = sheets.read(tree)
        self._styles: dict[str, Style] = {}
        self._classes: dict[str, bool] = {}
        self.canvas = Paint(_BLACK, _WHITE) if self._sheets.are_all else _UNKNOWN

    def look(self, element: _Element, around: Paint) -> tuple[Look, Paint]:
        """How the element is seen amid the paint `around`, and the paint on it."""
        if self._is_marked(element):
            return Look.HIDDEN, around
        inline, ruled = self._inline(element), self._sheets.names(element)
        if not inline and not ruled:
            paint = around if self._sheets.are_all else _unless_named(element, around)
            return (Look.HIDDEN_BY_LOOKS if paint.hides else Look.SHOWN), paint
        if inline and _hides(inline, element):
            return Look.HIDDEN, around
        own = {**self._sheets.style(ruled), **inline} if ruled else inline
        paint = self._painted(element, own, around, doubtful=self._sheets.may_paint(ruled))
        hides = paint.hides or (bool(ruled) and _hides(own, element))
        return (Look.HIDDEN_BY_LOOKS if hides else Look.SHOWN), paint

    def _is_marked(self, element: _Element) -> bool:
        """Whether an attribute or a well-known class hides the element."""
        if (hidden := element.get("hidden")) is not None:
            return hidden != "until-found"
        if element.tag == "dialog" and element.get("open") is None:
            return True
        classes = element.get("class")
        if not classes:
            return False
        if classes not in self._classes:  # a page repeats few of them many times
            names = classes.lower().replace("_", "-").split()
            self._classes[classes] = not _SCREEN_READER.isdisjoint(names)
        return self._classes[classes]

    def is_plain(self, element: _Element, around: Paint) -> bool:
        """Whether an element without attributes is seen as what is around it is."""
        return not around.hides and not self._sheets.rules(str(element.tag)) and element.tag != "dialog"

    def paints_inside(self, element: _Element) -> bool:
        """Whether something inside has colours of its own, so that it may be seen where the element's words are not."""
        return any(
            _COLOURS & self._inline(each).keys() or self._sheets.names(each)
            for each in itertools.islice(element.iterdescendants(), _LOOKED_INSIDE)
            if isinstance(each.tag, str)
        )

    def _inline(self, element: _Element) -> Style:
        """The element's own style; old pages say it in attributes."""
        text = element.get("style") or ""
        if element.tag in _OLD_TAGS and (old := _old_style(element)):
            text = f"{old};{text}"
        if not text:
            return _PLAIN
        if text not in self._styles:
            self._styles[text] = sheets.declarations(text)
        return self._styles[text]

    def _painted(self, element: _Element, style: Style, around: Paint, *, doubtful: bool) -> Paint:
        """The paint on this element; a class that rules elsewhere may colour makes the paint around it unknown."""
        if doubtful:
            around = _UNKNOWN
        elif not self._sheets.are_all:
            around = _unless_named(element, around)
        if _COLOURS.isdisjoint(style):
            return around
        ink = _colour(style["color"]) if "color" in style else around.ink
        ground = around.ground
        for name in ("background", "background-color"):
            if style.get(name, _NONE) not in _NO_GROUND:
                ground = _colour(style[name])
        return Paint(ink, None if style.get("background-image", _NONE) != _NONE else ground)


def _old_style(element: _Element) -> str:
    ground, picture, ink = element.get("bgcolor"), element.get("background"), element.get("color")
    parts = (f"background-color:{ground}" if ground else "", "background:url()" if picture else "")
    return ";".join(part for part in (*parts, f"color:{ink}" if ink else "") if part)


def _unless_named(element: _Element, around: Paint) -> Paint:
    """The paint around, unless a style sheet that we do not see may paint this element."""
    return _UNKNOWN if element.get("class") or element.get("id") else around


def _hides(style: Style, element: _Element) -> bool:
    if style.get("display") == _NONE or style.get("visibility") in _UNSEEN or _is_at_most(style.get("opacity"), 0):
        return True
    if _clips(style) or any(_is_beyond(style[name]) for name in _MOVED if name in style):
        return True
    if _is_tiny(style.get("font-size")) and not _sizes_inside(element):
        return True
    if _ALL_CLEAR in {style.get("color"), style.get("-webkit-text-fill-color")} and not _is_cut_out(style):
        return True
    return style.get("overflow") in _CUT and (
        any(_is_at_most(style.get(name), 1) for name in _BOX)
        or (_is_at_most(style.get("max-height"), 1) and not _is_folded(element))
    )


def _sizes_inside(element: _Element) -> bool:
    """Whether something inside has letters of its own size: lists are set without gaps by giving them none."""
    inside = itertools.islice(element.iterdescendants(), _LOOKED_INSIDE)
    return any("font-size" in (each.get("style") or "") for each in inside if isinstance(each.tag, str))


def _clips(style: Style) -> bool:
    return bool(
        _CLIPPED.match(style.get("clip", ""))
        or _INSET.match(style.get("clip-path", ""))
        or _SCALED.search(style.get("transform", ""))
    )


def _is_cut_out(style: Style) -> bool:
    """Whether transparent letters let a picture or gradient shine through: they are there to be seen."""
    return "text" in {style.get("background-clip"), style.get("-webkit-background-clip")}


def _is_folded(element: _Element) -> bool:
    """Whether the names of a section without height say that a click opens it."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.get("aria-hidden") is not None or not _FOLDED.isdisjoint(name_tokens([names]))


def _is_at_most(value: str | None, most: float) -> bool:
    found = _measure(value)
    return found is not None and found[0] <= (most if found[1] in {"px", ""} else 0)


def _is_tiny(value: str | None) -> bool:
    found = _measure(value)
    return found is not None and 0 <= found[0] <= _TINY[found[1]]


def _is_beyond(value: str) -> bool:
    found = _measure(value)
    return found is not None and found[0] <= _FAR[found[1]]


def _measure(value: str | None) -> tuple[float, str] | None:
    """Number and unit of a length such as "-9999px", or None for any other value."""
    match = _NUMBER.match(value) if value else None
    if match is None or not match.group().strip("-."):
        return None
    return float(match.group()), match.group(1)


def _colour(value: str) -> Colour | None:
    """The colour that a value names, or None: a picture, half transparent, or in a way that nobody writes."""
    if "(" in value and not value.startswith("rgb"):
        return None  # url(…), a gradient, var(…), hsl(…)
    if match := _RGB.match(value):
        alpha = match.group(4)
        red, green, blue = (min(255, int(each)) for each in match.groups()[:3])
        return (red, green, blue) if alpha in {None, "1", "1.0", "100%"} else None
    word = value.split(" ", 1)[0]
    if match := _HEX.fullmatch(word):
        digits = match.group()[1:]
        if len(digits) in _SHORT_HEX:
            digits = "".join(each * 2 for each in digits)
        if len(digits) == _LONG_HEX and not digits.endswith("ff"):
            return None
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
    return _NAMED.get(word)
