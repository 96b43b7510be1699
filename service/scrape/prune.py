"""Taking from a parsed page what a person does not see, and marking what does not belong to a posting."""

import re
from enum import Enum

from lxml import etree
from lxml.html import HtmlElement

from service.scrape.text import count_words, line, name_tokens, word_set

_DROPPED = word_set(
    "script style svg noscript select datalist iframe canvas video audio object embed img picture input "
    "textarea link meta head nav footer map area progress"
)
_FORMATTING = word_set("b strong em i u font small sup sub mark bdi bdo wbr abbr acronym ins big center tt")
_INLINE = _FORMATTING | {"a", "span", "label", "time", "code"}
_KEPT_EMPTY = frozenset({"br", "hr", "body", "html", "td", "th"})
_MAX_HEADING_WORDS = 12  # a longer bold line is an emphasised sentence

# "display:none", "font-size:0px", "left:-9999px", "opacity:0": ways to keep text from a person but not from a program.
_INVISIBLE_STYLE = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|opacity:0(?:\.0{1,4})?(?:;|$|!)"
    r"|font-size:[01](?:\.\d{1,4})?(?:px|pt|em|rem|%)?(?:;|$|!)"
    r"|(?:left|top|right|text-indent|margin-left|margin-top):-\d{4,6}(?:\.\d{1,4})?(?:px|em|rem|%|pt)"
    r"|clip:rect\((?:0|1px)|clip-path:inset\((?:50|100)%|transform:scale\(0",
)
_ZERO_BOX = re.compile(r"(?<![a-z-])(?:max-)?(?:width|height):[01](?:px)?(?:;|$|!)")
_COLOUR = re.compile(r"(?<![a-z-])color:([^;!]{1,40})")
_BACKGROUND = re.compile(r"(?<![a-z-])background(?:-color)?:([^;!]{1,40})")
_SCREEN_READER = frozenset(
    {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "a11y-hidden", "sr-only-text"}
)
_HIDDEN_PARENT = "data-hidden"
_MAX_HIDDEN_CHARS = 300  # enough to recognise it
_MIN_HIDDEN_WORDS = 4  # less is an icon's name

# Words in class names and ids. The first are never part of a posting; the others only when little text is inside.
_BANNERS = word_set("cookie cookies consent onetrust gdpr cookiebot usercentrics")
_NEVER = word_set("similar related recommended recommendations breadcrumb breadcrumbs")
_RARELY = word_set(
    "share sharing social modal dialog popup signin login signup newsletter footer sidebar carousel pagination "
    "toast tooltip "
    "alert alerts subscribe navbar navigation nav menu dropdown recently viewed more-jobs advert ads promo "
    "feedback skip"
)
_NEVER_ROLES = frozenset({"navigation", "contentinfo", "search", "menu", "menubar", "alertdialog"})
_MAX_SHARE = 0.4  # what holds more of the page's text is its content, whatever it is called
_MAX_RARE_WORDS = 120  # a share bar or a sign-in box is shorter; a posting opened in a dialog is longer


def prune(tree: HtmlElement) -> None:
    """Remove from `tree` what is invisible, no text, or another matter; mark what may be one with `data-skip`."""
    etree.strip_elements(tree, *_DROPPED, with_tail=False)
    _open_shadow_roots(tree)
    total = max(1, len(tree.text_content()))
    known: dict[str, _Kind] = {}
    for element in list(tree.iter(etree.Element)):
        if element.getparent() is None or element.tag == "body":
            continue
        if _is_hidden(element):
            _drop_hidden(element)
        else:
            _drop_or_mark(element, kind=_kind(element, known), total=total)
    _promote_bold_lines(tree)
    etree.strip_tags(tree, *_FORMATTING)
    _drop_empty(tree)


class _Kind(Enum):
    """What an element's names and role say about it."""

    CONTENT = "content"
    BANNER = "banner"
    OTHER_MATTER = "other matter"
    MAYBE = "maybe"


def _kind(element: HtmlElement, known: dict[str, _Kind]) -> _Kind:
    """What the element is by its names; `known` remembers, since a page repeats few names many times."""
    if element.get("role") in _NEVER_ROLES:
        return _Kind.BANNER
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if names not in known:
        tokens = name_tokens([names])
        sets = ((_BANNERS, _Kind.BANNER), (_NEVER, _Kind.OTHER_MATTER), (_RARELY, _Kind.MAYBE))
        known[names] = next((kind for listed, kind in sets if not tokens.isdisjoint(listed)), _Kind.CONTENT)
    return known[names]


def _drop_or_mark(element: HtmlElement, *, kind: _Kind, total: int) -> None:
    """Take away consent banners, menus and lists of other jobs; mark short dialogs, share bars and the like."""
    if kind is _Kind.CONTENT:
        return
    if kind is _Kind.BANNER:
        if element.find(".//h1") is None:
            element.drop_tree()
        return
    text = element.text_content()
    if len(text) > _MAX_SHARE * total:
        return
    if kind is _Kind.OTHER_MATTER:
        element.drop_tree()
    elif count_words(text) <= _MAX_RARE_WORDS:
        element.set("data-skip", "1")


def _drop_empty(tree: HtmlElement) -> None:
    """Take away elements without text: they are a third of a page, and each costs the soup as much as a full one."""
    for element in reversed(list(tree.iter(etree.Element))):
        if len(element) or (element.text and not element.text.isspace()) or element.tag in _KEPT_EMPTY:
            continue
        if element.getparent() is not None and not element.get("itemprop") and not element.get(_HIDDEN_PARENT):
            element.drop_tree()


def _open_shadow_roots(tree: HtmlElement) -> None:
    """A component's text stands in a declarative shadow root; other templates are not shown."""
    for template in list(tree.iter("template")):
        if template.get("shadowrootmode") or template.get("shadowroot"):
            template.tag = "div"
        else:
            template.drop_tree()


def _is_hidden(element: HtmlElement) -> bool:
    if element.get("hidden") is not None or (element.tag == "dialog" and element.get("open") is None):
        return True
    classes = element.get("class")
    if classes and not _SCREEN_READER.isdisjoint(classes.split()):
        return True
    style = element.get("style")
    return style is not None and _style_hides(re.sub(r"\s+", "", style.lower()))


def _style_hides(style: str) -> bool:
    if _INVISIBLE_STYLE.search(style):
        return True
    if "overflow:hidden" in style and _ZERO_BOX.search(style):
        return True
    colour, background = _COLOUR.search(style), _BACKGROUND.search(style)
    if colour and colour.group(1) == "transparent":
        return True
    return bool(colour and background and colour.group(1) == background.group(1))


def _drop_hidden(element: HtmlElement) -> None:
    """Remove the element; its parent remembers what was hidden, so that it can be reported."""
    text = line(element.text_content()[: _MAX_HIDDEN_CHARS * 4])[:_MAX_HIDDEN_CHARS]
    parent = element.getparent()
    if parent is not None and count_words(text) >= _MIN_HIDDEN_WORDS and not parent.get(_HIDDEN_PARENT):
        parent.set(_HIDDEN_PARENT, text)
    element.drop_tree()


def _promote_bold_lines(tree: HtmlElement) -> None:
    """A short bold line standing alone is a heading in all but name."""
    for element in list(tree.iter("b", "strong")):
        words = count_words(element.text_content())
        if 0 < words <= _MAX_HEADING_WORDS and _stands_alone(element):
            element.tag = "h6"


def _stands_alone(element: HtmlElement) -> bool:
    parent = element.getparent()
    if parent is None or parent.tag not in {"p", "div", "section", "article", "body"}:
        return False
    before = element.getprevious()
    text_before = parent.text if before is None else before.tail
    if (text_before or "").strip() or (before is not None and before.tag in _INLINE):
        return False
    after = element.getnext()
    return not (element.tail or "").strip() and (after is None or after.tag not in _INLINE)
