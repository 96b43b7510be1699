"""Finds mail addresses, links and handles: what leads to the person on the net, and not what only has a dot in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from service.drafts.personal.found import GONE, Found
from service.drafts.personal.spelling import fold
from service.match.engine import lexicon
from service.match.engine.mentions import find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.drafts.personal.found import Finder
    from service.drafts.personal.naming import Name

_PATH = rf"[^\s<>\"{GONE}]{{1,500}}"
_HOST = r"(?:[^\W_](?:[^\W_]|-){0,62}\.){1,4}[^\W\d_]{2,24}"  # "ana-ruiz.dev"
_LEAST_JOINED = 6  # letters of a whole name inside of a longer word
_AFTER_LINK = ".,;:!?)]}'\"’”"  # what ends a sentence or a bracket, and no link

# "ana.b+jobs@mail.example.org"
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
# Such as "ana (at) ruiz.example", "ana [at] ruiz [dot] example" and "ana at ruiz dot example".
_AT = r"(?:\s?[(\[{<]\s?(?:at|ät|@|arroba|arobase|chiocciola)\s?[)\]}>]\s?)"
_DOT = r"(?:\s?[(\[{<]\s?(?:dot|\.|punkt|punto|point|ponto)\s?[)\]}>]\s?)"
_MAIL_IN_WORDS = re.compile(
    rf"[\w.+-]{{1,64}}{_AT}[\w-]{{1,63}}(?:(?:\.|{_DOT}|\sdot\s)[\w-]{{1,63}}){{1,5}}"
    rf"|[\w.+-]{{1,64}}(?:\s?@\s?|\sat\s)(?:[\w-]{{1,63}}(?:{_DOT}|\sdot\s)){{1,4}}"
    r"(?:[a-z]{2}|com|net|org|edu|gov|dev|app|info|name|email|mail|example)\b",
    re.IGNORECASE,
)
# Such as "https://ana.example/cv", "www.ana.example", "LinkedIn.com/in/ana" and "t.me/ana".
_LINK = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,20}://|\bwww\.|(?<![\w@.-])(?:[a-z]{2,3}\.)?(?:linkedin|github|gitlab|xing|behance|dribbble"
    r"|twitter|x|t|wa|medium|stackoverflow|stackexchange|facebook|fb|instagram|youtube|tiktok|threads|bsky|kaggle|leetcode"
    rf"|hackerrank|codepen|bitbucket|about|linktr|vk|researchgate)\.(?:com|net|org|me|app|ee|io)/){_PATH}",
    re.IGNORECASE,
)
_WITH_PATH = re.compile(rf"(?<![\w@.\-/])({_HOST})(?::\d{{1,5}})?/{_PATH}")  # "ana-ruiz.dev/cv"
_NAMED = re.compile(
    rf"(?<![\w@.\-/])(?:{_HOST}(?::\d{{1,5}})?(?:/{_PATH})?|@[\w.-]{{2,40}})"
)  # "ana-ruiz.dev", "@ana_ruiz"
# Such as "Website: shipfast.dev".
_SAID_TO_BE_SITE = re.compile(
    rf"\b(?:web ?(?:site|page)?|portfolio|home ?page|blog|site|url|link|página|sitio|webseite)"
    rf"\s?[:：]\s?({_HOST})(?![\w@])",
    re.IGNORECASE,
)
# Endings of files and libraries that are no countries and nothing else of the net.
_FILES = re.compile(
    r"[jt]sx?|mjs|vue|java|kt|rb|[ch]pp|html|s?css|json|xml|ya?ml|csv|txt|docx|xlsx|pptx|sql|ipynb|jar|exe",
    re.IGNORECASE,
)

_SEGMENT_ENDS = r"(?=[ \t]*(?:$|[,;|/•·)\n]|\.(?:\s|$)))"
_HANDLE = r"@?[\w](?:[\w.+#-]{1,40}\w)"
# "Skype: ana.ruiz": nothing else follows there
_CHAT = re.compile(
    r"\b(?:skype|telegram|wechat|weixin|threema|viber|discord|signal|whats ?app|icq|line id|kakaotalk|zalo|snapchat)"
    rf"(?:[ -](?:id|name|handle|user(?:name)?|contact))?\s?[:：]\s?({_HANDLE}){_SEGMENT_ENDS}",
    re.IGNORECASE | re.MULTILINE,
)
_NETWORK = (
    r"(?:github|gitlab|twitter|instagram|linked ?in|xing|facebook|medium|kaggle|leetcode|behance|dribbble|blue ?sky"
    r"|mastodon|youtube|tiktok|threads|stack ?overflow|orcid|hacker ?rank|codepen|bitbucket|\bx)"
)
# "GitHub: ana-r", "Twitter (@ana)": of what may follow there, only what is spelled like a handle
_ON_NETWORK = re.compile(
    rf"\b{_NETWORK}(?:[ -](?:id|name|handle|user(?:name)?|profile))?"
    rf"(?:\s?[:：]\s?((?=[^\s,;|]*[\d._@-])(?!\d{{1,4}}\b){_HANDLE}){_SEGMENT_ENDS}|[\s:(]{{1,3}}(@[\w.-]{{2,40}}))",
    re.IGNORECASE | re.MULTILINE,
)


def mail(text: str) -> Iterator[Found]:
    """Give where a mail address stands."""
    yield from (Found(match.start(), match.end(), "EMAIL") for match in _MAIL.finditer(text))


def mail_in_words(text: str) -> Iterator[Found]:
    """Give where a mail address stands that is written for people only."""
    yield from (Found(match.start(), match.end(), "EMAIL") for match in _MAIL_IN_WORDS.finditer(text))


def links(text: str) -> Iterator[Found]:
    """Give where a link stands that begins like one."""
    yield from (link(match.start(), match.group()) for match in _LINK.finditer(text))


def paths(text: str) -> Iterator[Found]:
    """Give where a host with a path stands; "Node.js/Express" and "Booking.com/Expedia" are none."""
    for match in _WITH_PATH.finditer(text):
        if match[1].islower() and _is_host(match[1]):
            yield link(match.start(), match.group())


def sites(text: str) -> Iterator[Found]:
    """Give where a host stands that is said to be a site."""
    for match in _SAID_TO_BE_SITE.finditer(text):
        if _is_host(match[1]):
            yield Found(match.start(1), match.end(1), "LINK")


def handles(text: str) -> Iterator[Found]:
    """Give where a name on a network stands, behind that of the network."""
    for pattern in (_CHAT, _ON_NETWORK):
        for match in pattern.finditer(text):
            group = match.lastindex or 0
            yield Found(match.start(group), match.end(group), "LINK")


def of(name: Name) -> Finder:
    """Give what finds hosts and handles that have the person's name in them."""
    joined = "".join(fold(word) for word in name.bearer.words)

    def find_named(text: str) -> Iterator[Found]:
        for match in _NAMED.finditer(text):
            written = match.group()
            has_name = name.is_in(written.title()) or (len(joined) >= _LEAST_JOINED and joined in fold(written))
            if has_name and (written.islower() or "/" in written or written.startswith("@")):
                yield link(match.start(), written)

    return find_named


def link(start: int, written: str) -> Found:
    """Give a link without what ends the sentence behind it."""
    return Found(start, start + len(written.rstrip(_AFTER_LINK)), "LINK")


def _is_host(host: str) -> bool:
    """Whether a name with dots may be that of a site: not of a file, nor of a tool of the dictionary."""
    is_tool = any(found.start == 0 and found.end == len(host) for found in find(host, lexicon.skills()))
    return not is_tool and not _FILES.fullmatch(host.rpartition(".")[2])


GENERAL: tuple[Finder, ...] = (mail, links, paths, mail_in_words, sites)
