"""Taking from a parsed page what a person does not see, and marking what does not belong to a posting."""

import re
from enum import Enum

from lxml import etree
from lxml.etree import _Element

from service.scrape.hidden import Look, Sight
from service.scrape.text import count_words, line, name_tokens, word_set

_DROPPED = word_set(
    "script style svg noscript select datalist iframe canvas video audio object embed img picture input "
    "textarea link meta head nav footer map area progress"
)
_HEAD = word_set("title meta link style script base noscript template bgsound")
_FORMATTING = word_set("b strong em i u font small sup sub mark bdi bdo wbr abbr acronym ins big center tt")
_INLINE = _FORMATTING | {"a", "span", "label", "time", "code"}
_WRAPPERS = frozenset({"span", "font", "u", "i", "em", "b", "strong"})
# HTML's parser reads them, as form feeds or out of "&#1;", but lxml takes no text back in which they stand.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BOLD = re.compile(r"font-weight:\s{0,3}(?:bold|[6-9]00)")
_KEPT_EMPTY = frozenset({"br", "hr", "body", "html", "td", "th"})
_MAX_HEADING_WORDS = 12  # a longer bold line is an emphasised sentence

_HIDDEN_PARENT = "data-hidden"
_text = etree.XPath("string()")
_MAX_HIDDEN_CHARS = 300  # enough to recognise it
_MIN_HIDDEN_WORDS = 4  # less is an icon's name

# Words in class names and ids. The first are never part of a posting; the others only when little text is inside.
_BANNERS = word_set("cookie cookies consent onetrust gdpr cookiebot usercentrics")
_NEVER = word_set("similar related recommended recommendations breadcrumb breadcrumbs")
_RARELY = word_set(
    "share sharing social modal dialog popup signin login signup newsletter footer sidebar carousel pagination "
    "toast tooltip "
    "alert alerts subscribe navbar navigation nav menu dropdown recently viewed more-jobs ads promo "
    "feedback skip"
)
_NEVER_ROLES = frozenset({"navigation", "contentinfo", "search", "menu", "menubar", "alertdialog"})
_MAX_SHARE = 0.4  # what holds more of the page's text is its content, whatever it is called
_WHOLE_SHARE = 0.8
_FEW_QUESTIONS = 4  # a search box and the like; applications ask for more
NO_QUESTIONS = frozenset({"hidden", "submit", "button", "image"})
_MAX_RARE_WORDS = 120  # a share bar or a sign-in box is shorter; a posting opened in a dialog is longer


def prune(tree: _Element) -> None:
    """Remove from `tree` what is invisible, no text, or another matter; mark what may be one with `data-skip`."""
    sight = Sight(tree)
    _empty_head(tree)
    etree.strip_elements(tree, *_DROPPED, with_tail=False)
    _open_shadow_roots(tree)
    total = max(1, len(_text(tree)))
    _open_page_forms(tree, total=total)
    known: dict[str, _Kind] = {}
    todo = [(tree, sight.canvas)]
    while todo:
        element, around = todo.pop()
        names = element.keys()
        if _is_empty(element) and "itemprop" not in names:
            continue  # goes at the end, if nothing needs it
        if names or not sight.is_plain(element, around):
            look, around = sight.look(element, around)
            if look is not Look.SHOWN and _is_gone(element, look, sight=sight, total=total):
                continue
            kind = _kind(element, known)
            if kind is not _Kind.CONTENT and _is_dropped(element, kind=kind, total=total):
                continue
        if len(element):
            todo.extend((child, around) for child in reversed(element))
    _promote_bold_lines(tree)
    etree.strip_tags(tree, *_FORMATTING)
    _drop_empty(tree)


def _open_page_forms(tree: _Element, *, total: int) -> None:
    """Take the form from around a page: some systems wrap everything in one, and nothing in it is a question."""
    for form in list(tree.iter("form")):
        kinds = [field.get("type") for field in form.iter("input", "textarea")]
        questions = sum(kind not in NO_QUESTIONS for kind in kinds)
        share = len(_text(form)) / total
        is_around_page = share > _WHOLE_SHARE and "file" not in kinds and form.find(".//h1") is not None
        if (questions < _FEW_QUESTIONS and share > _MAX_SHARE) or is_around_page:
            form.tag = "div"


def _is_gone(element: _Element, look: Look, *, sight: Sight, total: int) -> bool:
    """Whether the element was hidden and is gone now; of one with other colours inside only its own words are."""
    if element.getparent() is None or element.tag == "body":
        return False
    if look is Look.HIDDEN_BY_LOOKS:
        if len(_text(element)) > _MAX_SHARE * total:
            return False
        if sight.paints_inside(element):
            _blank(element)
            return False
    _drop_hidden(element)
    return True


class _Kind(Enum):
    """What an element's names and role say about it."""

    CONTENT = "content"
    BANNER = "banner"
    OTHER_MATTER = "other matter"
    MAYBE = "maybe"


def _kind(element: _Element, known: dict[str, _Kind]) -> _Kind:
    """What the element is by its names; `known` remembers, since a page repeats few names many times."""
    if element.get("role") in _NEVER_ROLES:
        return _Kind.BANNER
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if names not in known:
        tokens = name_tokens([names])
        sets = ((_BANNERS, _Kind.BANNER), (_NEVER, _Kind.OTHER_MATTER), (_RARELY, _Kind.MAYBE))
        known[names] = next((kind for listed, kind in sets if not tokens.isdisjoint(listed)), _Kind.CONTENT)
    return known[names]


def _is_dropped(element: _Element, *, kind: _Kind, total: int) -> bool:
    """Whether this was a consent banner, a menu or a list of other jobs; short dialogs, share bars … are marked."""
    if element.getparent() is None or element.tag == "body":
        return False
    if kind is _Kind.BANNER:
        return element.find(".//h1") is None and _drop(element)
    text = _text(element)
    if len(text) > _MAX_SHARE * total:
        return False
    if kind is _Kind.OTHER_MATTER:
        return _drop(element)
    if count_words(text) <= _MAX_RARE_WORDS and element.tag != "h1" and element.find(".//h1") is None:
        element.set("data-skip", "1")
    return False


def _drop_empty(tree: _Element) -> None:
    """Take away elements without text: they are a third of a page, and each costs the soup as much as a full one."""
    for element in reversed(list(tree.iter(etree.Element))):
        if not _is_empty(element) or element.tag in _KEPT_EMPTY:
            continue
        if element.getparent() is not None and not element.get("itemprop") and not element.get(_HIDDEN_PARENT):
            _drop(element)


def _is_empty(element: _Element) -> bool:
    return not len(element) and ((text := element.text) is None or text.isspace())


def _empty_head(tree: _Element) -> None:
    """Move what a page without <body> shows into one: libxml2 leaves <main> and other newer elements in the head."""
    head, body = tree.find("head"), tree.find("body")
    shown = [] if head is None else [child for child in head if child.tag not in _HEAD]
    if not shown:
        return
    if body is None:
        body = etree.SubElement(tree, "body")
    for position, child in enumerate(shown):
        body.insert(position, child)


def _open_shadow_roots(tree: _Element) -> None:
    """A component's text stands in a declarative shadow root; other templates are not shown."""
    for template in list(tree.iter("template")):
        if template.get("shadowrootmode") or template.get("shadowroot"):
            template.tag = "div"
        else:
            _drop(template)


def _drop_hidden(element: _Element) -> None:
    """Remove the element; its parent remembers what was hidden, so that it can be reported."""
    _remember(element.getparent(), _text(element))
    _drop(element)


def _blank(element: _Element) -> None:
    """Remove the element's own words, and let it remember them."""
    _remember(element, " ".join([element.text or "", *(child.tail or "" for child in element)]))
    element.text = None
    for child in element:
        child.tail = None


def _remember(element: _Element | None, words: str) -> None:
    text = line(words[: _MAX_HIDDEN_CHARS * 4])[:_MAX_HIDDEN_CHARS]
    if element is not None and count_words(text) >= _MIN_HIDDEN_WORDS and not element.get(_HIDDEN_PARENT):
        element.set(_HIDDEN_PARENT, _NO_XML.sub(" ", text))


def _drop(element: _Element) -> bool:
    """Take the element out of its parent; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return False
    if tail := _NO_XML.sub(" ", element.tail or ""):
        before = element.getprevious()
        if before is None:
            parent.text = _NO_XML.sub(" ", parent.text or "") + tail
        else:
            before.tail = _NO_XML.sub(" ", before.tail or "") + tail
    parent.remove(element)
    return True


def _promote_bold_lines(tree: _Element) -> None:
    """A short bold line standing alone is a heading in all but name."""
    for element in list(tree.iter("b", "strong", "span")):
        if element.tag == "span" and not _BOLD.search(element.get("style") or ""):
            continue
        words = count_words(_text(element))
        if 0 < words <= _MAX_HEADING_WORDS and _stands_alone(_wrapped(element)):
            element.tag = "h6"


def _wrapped(element: _Element) -> _Element:
    """The element with the formatting around it that holds nothing else: `<span><b>Your tasks</b></span>`."""
    parent = element.getparent()
    while parent is not None and parent.tag in _WRAPPERS and len(parent) == 1:
        if (parent.text or "").strip() or (element.tail or "").strip():
            break
        element, parent = parent, parent.getparent()
    return element


def _stands_alone(element: _Element) -> bool:
    parent = element.getparent()
    if parent is None or parent.tag not in {"p", "div", "section", "article", "body"}:
        return False
    before = element.getprevious()
    text_before = parent.text if before is None else before.tail
    if (text_before or "").strip() or (before is not None and before.tag in _INLINE):
        return False
    after = element.getnext()
    return not (element.tail or "").strip() and (after is None or after.tag not in _INLINE)
