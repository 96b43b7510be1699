"""A saved page, reduced to what a person sees and parsed once.

lxml is ten times cheaper than a soup, so it does the rough work first: scripts, pictures, menus, hidden elements and
needless attributes go, boilerplate is marked. BeautifulSoup then reads the small page that is left.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from lxml import etree
from lxml.etree import _Element

from service.scrape import limits, soup
from service.scrape.prune import prune
from service.scrape.text import line, word_set

# Kept for readers: hooks that sites put on their elements, and microdata.
_KEPT_ATTRIBUTES = word_set(
    "class id href datetime content itemprop itemscope itemtype data-automation data-automation-id "
    "data-testid data-test data-test-id data-qa data-ui data-at data-skip data-hidden"
)
_MAX_ATTRIBUTE_CHARS = 400  # a link or a list of utility classes; longer values are state of the page's scripts
_FOOTER_CHARS = 200_000  # where copyright notices stand
_MAX_FRAGMENT = 150_000  # characters of a description's HTML: too few for too many tags; real ones have 40,000
_MAX_LINE = 1_000  # characters of a title or meta tag; search engines show 160
_MAX_COPYRIGHTS = 5  # footers have one or two

# © 2026 Example Corporation. All rights reserved
_COPYRIGHT = re.compile(
    r"(?:©|&copy;|\(c\))\s{0,3}(?:copyright\s{0,3})?[\d\s,–-]{0,16}([^\W\d_][^<>.|©&={};\d]{1,60})", re.IGNORECASE
)
# <script type="application/ld+json">…</script>
_SCRIPT = re.compile(r"<script\b([^>]{0,2000})>", re.IGNORECASE)
# What an application starts from: <script type="application/json">, window.__appData = {…}, var state = JSON.parse("…")
_STATE_TYPE = re.compile(r"application/(?:[\w.-]{1,40}\+)?json", re.IGNORECASE)
_STATE = re.compile(
    r"\s{0,200}(?:(?:window|self|globalThis)\s{0,2}[.\[]|var\s|const\s|let\s)[^=;{}\n]{1,80}=\s{0,4}(?:[{\[]|JSON\.parse\()"
)
_STATE_ATTRIBUTES = ("data-page", "data-props", "data-state", "data-react-props", "data-initial-state")
_STATE_NAMES = frozenset(_STATE_ATTRIBUTES)
_STATE_TAGS = {"code": frozenset({"id", "style"}), "template": frozenset({"id"})}  # tags, and what they need to hold it
_MAX_STATES = 20
_HOST = re.compile(r"(?:https?:)?//([\w.-]{3,100})")
_CODE_CHARS = (2, 3)  # of ISO 639
_MAX_STATE_HEAD = 400  # the name a script gives its state stands at its very beginning


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What is known about a page before anything is read from it."""

    url: str
    soup: BeautifulSoup
    title: str = ""
    language: str | None = None
    canonical: str | None = None
    meta: dict[str, str] = field(default_factory=dict)
    json_ld: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    logos: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    hosts: frozenset[str] = frozenset()
    has_microdata: bool = False
    asks_password: bool = False
    form_fields: int = 0
    takes_applications: bool = False

    @property
    def language_code(self) -> str | None:
        """The language that the page says it is in, without its country: "en" of "en-GB"."""
        code = re.split("[-_]", self.language or "")[0].lower()
        return code if code.isascii() and code.isalpha() and len(code) in _CODE_CHARS else None

    def metadata(self, *names: str) -> str | None:
        """The first of these meta tags that says something."""
        return next((self.meta[name] for name in names if self.meta.get(name)), None)


def parse(html: str, *, url: str) -> Page:
    """The page, ready to be read. Raises TooLarge when it is over the limits."""
    html, raw = limits.defuse(html)
    tree = _tree(raw)
    scripts = list(_scripts(html))
    title = tree.find(".//head/title")
    has_microdata = "schema.org/JobPosting" in html and "itemtype" in html
    return Page(
        url=url,
        title=line((title.text or "")[:_MAX_LINE] if title is not None else ""),
        language=(tree.get("lang") or "")[:20] or None,
        canonical=next((link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None),
        meta=_meta(tree),
        json_ld=tuple(body for head, body in scripts if "ld+json" in head.lower()),
        states=tuple(itertools.islice(_states(tree, scripts), _MAX_STATES)),
        logos=tuple(_logos(tree)),
        owners=tuple(
            line(match.group(1))
            for match in itertools.islice(_COPYRIGHT.finditer(html[-_FOOTER_CHARS:]), _MAX_COPYRIGHTS)
        ),
        hosts=frozenset(host for element in tree.iter("script", "link") if (host := _host(element))),
        has_microdata=has_microdata,
        asks_password=any(field.get("type") == "password" for field in tree.iter("input")),
        form_fields=sum(
            field.get("type") not in {"hidden", "submit", "button"} for field in tree.iter("input", "textarea")
        ),
        takes_applications=any(_asks_applicant(element) for element in tree.iter("input")),
        soup=_soup(tree, has_microdata=has_microdata),
    )


def _scripts(html: str) -> Iterator[tuple[str, str]]:
    """Attributes and body of each script, in one pass: unclosed scripts must not be searched for again and again."""
    for opening in _SCRIPT.finditer(html):
        end = html.find("</script", opening.end())
        if end < 0:
            return
        yield opening.group(1), html[opening.end() : end]


def _states(tree: _Element, scripts: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The data that a page's scripts start from: in scripts, in attributes, in elements that are never shown."""
    for head, body in scripts:
        if "ld+json" not in head.lower() and (_STATE_TYPE.search(head) or _STATE.match(body[:_MAX_STATE_HEAD])):
            yield body
    for element in tree.iter(etree.Element):
        names = element.keys()
        if names and (not _STATE_NAMES.isdisjoint(names) or _may_hold_state(str(element.tag), names)):
            texts = [element.get(name) or "" for name in _STATE_ATTRIBUTES]
            yield from (text for text in (*texts, element.text or "") if text.lstrip()[:1] == "{")


def _may_hold_state(tag: str, names: Sequence[str]) -> bool:
    return tag in _STATE_TAGS and _STATE_TAGS[tag].issubset(names)


def fragment(html: str) -> BeautifulSoup:
    """The soup of a piece of HTML, such as the description inside structured data."""
    return _soup(_tree(limits.defuse(html[:_MAX_FRAGMENT])[1]))


def _tree(raw: bytes) -> _Element:
    # Not lxml.html's parser: each of its elements costs a call into Python, for methods that are not needed here.
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = etree.fromstring(raw, parser)
    except etree.LxmlError:  # nothing but white space
        tree = None
    return etree.fromstring("<html><body></body></html>", etree.HTMLParser()) if tree is None else tree


def _meta(tree: _Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        if name and tag.get("content"):
            found.setdefault(name.lower(), line(tag.get("content", "")[:_MAX_LINE]))
    return found


def _logos(tree: _Element) -> Iterator[str]:
    for image in tree.iter("img"):
        alt = image.get("alt", "").strip()
        if alt and "logo" in f"{alt} {image.get('class', '')} {image.get('src', '')[:300]}".lower():
            yield line(alt)[:100]


def _host(element: _Element) -> str:
    """The host that a script or style sheet comes from: it betrays the system behind a company's own domain."""
    match = _HOST.match(element.get("src") or element.get("href") or "")
    return match.group(1).lower() if match else ""


def _asks_applicant(element: _Element) -> bool:
    """Whether a form's field is one that applicants fill: a file, or an e-mail address."""
    names = f"{element.get('name') or ''} {element.get('id') or ''} {element.get('autocomplete') or ''}".lower()
    return element.get("type") in {"file", "email"} or "email" in names or "resume" in names


def _show_microdata(tree: _Element) -> None:
    """Make `<meta itemprop>` an element of the text, where the other properties of its scope stand."""
    for element in list(tree.iter("meta")):
        if element.get("itemprop") and element.get("content"):
            element.tag = "span"


def _soup(tree: _Element, *, has_microdata: bool = False) -> BeautifulSoup:
    if has_microdata:
        _show_microdata(tree)
    return soup.of(_reduced(tree))


def _reduced(tree: _Element) -> str:
    prune(tree)
    for element in tree.iter(etree.Element):
        for name in element.attrib:
            if name not in _KEPT_ATTRIBUTES:
                del element.attrib[name]
            elif len(element.attrib[name]) > _MAX_ATTRIBUTE_CHARS:
                element.attrib[name] = element.attrib[name][:_MAX_ATTRIBUTE_CHARS]
    body = tree.find("body")
    return etree.tostring(tree if body is None else body, encoding="unicode", method="html")
