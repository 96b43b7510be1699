"""A paragraph of plain text that holds several entries → the lines on which they would stand.

"Baker at Crumbs (2019–2023): baked bread. Cook at …": such prose is what chats and short profiles make of a résumé.
"""

import re
from collections.abc import Iterator

from service.resumes.reader.dates import find_dates, is_date
from service.resumes.reader.heads import HEAD_WORDS
from service.resumes.reader.letters import bullet
from service.resumes.reader.places import degree_score, employer_score, school_score, title_score

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
NAMED = re.compile(r"([^–—:]{3,60}?)\s[–—-]\s+(\S.*)", re.DOTALL)
SENTENCE_WORDS, WEIGHTY = 3, 4  # Words of a statement; letters of a word that a name writes with a capital.
APART = ("(", ",", "–", "—", "-", "|")  # Before dates that belong to no sentence.


def unfolded(line: str, *, is_headed: bool) -> Iterator[str]:
    """Give the line, or, of a paragraph with heads of entries or numbered items inside, one line for each part.

    Posts that sentences tell are entries only in a text without a heading of its own for them, as `is_headed` says.
    """
    text = line.strip()
    if len(text) < SHORTEST or bullet(text.split()[0]):
        yield line
        return
    yield from _numbered(text) or ([] if is_headed else _told(text)) or _headed(text) or [line]


def _told(text: str) -> list[str]:
    """Give what a paragraph tells of several posts in its sentences, as entries below a heading of their own."""
    posts = [post for post in TOLD.finditer(text) if is_date(post[2])]
    if len(posts) < 2:  # noqa: PLR2004 — one post is a summary's
        return []
    ends = [*(post.start() for post in posts[1:]), len(text)]
    said = [
        (f"{post[1]} ({post[2]})", text[post.end() : end].strip(" ,;")) for post, end in zip(posts, ends, strict=True)
    ]
    lines = [line for head, rest in said for line in ("", head, rest)]
    return [text[: posts[0].start()].strip(), "", "Experience", *lines, ""]


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
    if colon and _is_head(head):
        return head, rest
    bare = sentence.rstrip(".;")
    return (bare, "") if _is_head(bare) else ("", sentence)


def _is_head(text: str) -> bool:
    """Whether a short text names a post or a study and ends in its dates, set apart."""
    if len(text) > LONGEST_HEAD or len(text.split()) > HEAD_WORDS:
        return False
    spans = find_dates(text)
    if not spans or spans[-1].single or spans[-1].finish != len(text.rstrip(")")):
        return False
    name = text[: spans[-1].begin].rstrip()
    told = title_score(name) or employer_score(name) or school_score(name) or degree_score(name)
    return bool(told) and name[-1:] in APART and text[0].isupper()


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
    named = [NAMED.fullmatch(item) for item in items]
    if all(found and _is_name(found[1]) for found in named):
        return [line for found in named if found for line in ("", found[1], found[2])]
    return [f"• {item}" for item in items]


def _is_name(text: str) -> bool:
    """Whether a short text is a name of something, and not the begin of a statement."""
    words = text.split()
    return len(words) < SENTENCE_WORDS or all(word[0].isupper() for word in words if len(word) >= WEIGHTY)
