"""A paragraph of plain text that holds several entries → the lines on which they would stand.

"Baker at Crumbs (2019–2023): baked bread. Cook at …": such prose is what chats and short profiles make of a résumé.
"""

import re
from collections.abc import Iterator

from service.resumes.reader.dates import find_dates, is_date
from service.resumes.reader.heads import HEAD_WORDS
from service.resumes.reader.letters import bullet

SHORTEST = 120  # Characters; what is shorter is one line of a layout.
# A sentence ends before a capital; "St.", "Inc." and initials do not end one.
SENTENCE = re.compile(r"[.;]\s+(?=[A-ZÀ-Þ\d])")
ABBREVIATED = re.compile(r"(?:^|[\s(.])(?:[A-Z]|St|Dr|Mr|Ms|Mrs|Sr|Jr|Co|No|Inc|Ltd|Corp|Dept|Univ|Bros)$")
HEADED = re.compile(r"(.{3,100}?\(([^()]{4,40})\))\s?[:–—-]\s+(\S.*)", re.DOTALL)
LONGEST_HEAD = 110  # Characters.
# Posts told in sentences: "has worked as Site Manager at Avonmere Homes (2018–present), leading …".
TOLD = re.compile(
    r"\b(?:as|als|comme|como)\s(?:an?\s)?([A-ZÀ-Þ][^.;:()]{2,60}?\s(?:at|for|with|bei|chez|en|na|no)\s[A-ZÀ-Þ][^.;:()]{1,60}?)"
    r"\s\(([^()]{4,40})\)[,:]?"
)
NUMBER = re.compile(r"(?:^|(?<=\s))(\d{1,2})[.)]\s+(?=\S)")
NAMED = re.compile(r"([^–—:]{3,60}?)(?:\s[–—-]|:)\s+(\S.*)", re.DOTALL)


def unfolded(line: str) -> Iterator[str]:
    """Give the line, or, of a paragraph with heads of entries or numbered items inside, one line for each part."""
    text = line.strip()
    if len(text) < SHORTEST or bullet(text.split()[0]):
        yield line
        return
    yield from _numbered(text) or _told(text) or _headed(text) or [line]


def _told(text: str) -> list[str]:
    """Give what a paragraph tells of several posts in its sentences, as entries below a heading of their own."""
    posts = [post for post in TOLD.finditer(text) if is_date(post[2])]
    if len(posts) < 2:  # noqa: PLR2004 — one post is a summary's
        return []
    ends = [*(post.start() for post in posts[1:]), len(text)]
    said = [(f"{post[1]} ({post[2]})", text[post.end() : end].strip()) for post, end in zip(posts, ends, strict=True)]
    return ["", "Experience", *(line for head, rest in said for line in ("", head, rest)), ""]


def _headed(text: str) -> list[str]:
    """Give each head of an entry, after a blank line, and what is said below it; none when there is no head."""
    lines: list[str] = []
    said: list[str] = []
    for sentence in _sentences(text):
        head, rest = _head(sentence)
        if head:
            lines += [*_joined(said), "", head]
            said = []
        said += [rest] if rest else []
    return [*lines, *_joined(said)] if lines else []


def _joined(sentences: list[str]) -> list[str]:
    return [" ".join(sentences)] if sentences else []


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for end in SENTENCE.finditer(text):
        if not ABBREVIATED.search(text[start : end.start()]):
            yield text[start : end.start() + 1]
            start = end.end()
    yield text[start:]


def _head(sentence: str) -> tuple[str, str]:
    """Part a sentence into the head of an entry and what follows it; the head is empty when it has none."""
    found = HEADED.match(sentence)
    if found and is_date(found[2]):
        return found[1], found[3]
    head, colon, rest = sentence.partition(": ")
    if colon and len(head) <= LONGEST_HEAD and _ends_in_range(head):
        return head, rest
    bare = sentence.rstrip(".;")
    return (bare, "") if _ends_in_range(bare) and len(bare.split()) <= HEAD_WORDS else ("", sentence)


def _ends_in_range(text: str) -> bool:
    """Whether a name stands before a range of dates at the end of a text."""
    spans = find_dates(text)
    return bool(spans) and not spans[-1].single and spans[-1].begin > 0 and spans[-1].finish == len(text.rstrip(")"))


def _numbered(text: str) -> list[str]:
    """Give the items of "1) … 2) …", each named one below its name."""
    starts: list[re.Match[str]] = []
    for number in NUMBER.finditer(text):
        if int(number[1]) == len(starts) + 1:
            starts.append(number)
    if len(starts) < 2 or starts[0].start():  # noqa: PLR2004 — a list has two items
        return []
    ends = [*(number.start() for number in starts[1:]), len(text)]
    items = [text[number.end() : end].strip() for number, end in zip(starts, ends, strict=True)]
    return [line for item in items for line in _item(item)]


def _item(text: str) -> list[str]:
    named = NAMED.fullmatch(text)
    return ["", named[1], named[2]] if named else [f"• {text}"]
