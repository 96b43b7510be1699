"""A posting cut into sentences, each with its exact place and its kind: what it is there for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from service.match.engine import kinds
from service.match.engine.candidate import SOUGHT, employer_named, tells_of_employer
from service.match.engine.clauses import lesser_parts
from service.match.engine.cutting import cut, trim
from service.match.engine.kinds import SILENT, SPEAKS_OF_WORK, SentenceKind
from service.match.engine.lexicon import cues
from service.match.engine.unmarked import Unmarked
from service.match.engine.years import asked_years
from service.match.model import Span

MAX_CHARS = 60_000  # the longest real posting seen is a fifth of this; what follows is not read
MAX_HEADING = 70  # characters; longer lines are sentences even when they end in a colon
MAX_WORDS = 8  # of a heading before a colon; "What would make you a great fit for us?" has more
MAX_WORDS_BARE = 6  # of one before a list, with no colon
MANY_IN_ONE = 300  # characters; so long a sentence is a text that lost its line breaks, and says several things
TOPICS_AMONG_WISHES = 2  # words like "dental" from which on a line among wishes or duties is an offer
TOPICS_BESIDE_A_WISH = 3  # … and one that also says what is required
MIXED_CUES = 2  # ways of asking in one such text, from which on it does not only offer or declare

MARKDOWN = re.compile(r"^[\s#>*_•·▪●–-]+|[\s*_:]+$")
ITEM = re.compile(r"\s*[-*•·▪●–◦➢✓→]\s*(?![*\s])")  # "- Salary: £60,000", not "**Salary**: £60,000"
LIST = re.compile(r"[*_\s]*\n\s*[-*•·▪●–◦➢✓→]\s*(?![*\s])")  # what follows "Your tasks" in "Your tasks\n- Cook"
# How a sentence begins that a heading ran into: "Nice-to-Have Skills : Experience with …".
LABEL = re.compile(
    r"(?P<label>[A-ZÀ-Þ][\w’'&-]*(?:\s\(?[A-ZÀ-Þ&][\w’'&-]*\)?|\s(?:to|you|for|in|of|and|we|will)){1,4})\s?:\s"
)
# How a list of offers begins that no heading parts from the wishes above it.
OFFERS = re.compile(
    r"(?:(?:our|the|your|other|additional|company)\s)?(?:benefits|perks)(?:\spackage)?\sincludes?\b"
    r"|(?:zu\s)?(?:unsere|deine|ihre)n?\s(?:benefits|vorteilen?)\s(?:gehören|zählen|umfassen|sind)\b"
    r"|(?:nos|les|vos)\savantages\s(?:comprennent|incluent|sont)\b"
    r"|(?:los|nuestros|tus)\sbeneficios\s(?:incluyen|son)\b|(?:(?:os|nossos)\s)?benefícios\sincluem\b",
    re.IGNORECASE,
)
# What is asked for at the least; a firm has "over thirty years".
FLOOR = re.compile(
    r"\b(?:at least|min(?:imum|imal|destens|d)?|au moins|al menos|mínim[oa]|mín|pelo menos)\b", re.IGNORECASE
)
LETTER = re.compile(r"[^\W\d_]")
STOPS = (". ", "! ", "? ", ": ")  # after one of these something new begins
FLAT = 500  # characters of a line, from which on a posting has lost its line breaks there
LONG_HEADING = 2  # blanks in a heading that need not end in a capital: "Das bieten wir"
# How a text begins after a heading that asks for nothing: "About Us We are", "What We Offer Competitive Pay".
BEGINS = re.compile(
    r"(?:We|Our|The|At|You|Your|As|In|It|If|This|An?|Wir|Unser\w*|Du|Dich|Sie|Nous|Notre|Vous|Somos|Te)(?!\w)"
    r"|\d|[A-ZÀ-Þ][\w-]*,|[A-ZÀ-Þ][\w-]*\s(?:&\s)?[A-ZÀ-Þ]"
)
NO_LETTER = re.compile(r"[\W\d_]+")  # "’" and " & " in "What you’ll do & how"
# A line by itself that can only head what follows: "About Acme", "Why Acme", "Über Acme"; not "About five years".
SELF = re.compile(
    r"(?:About|Why|Life at|Über|À propos|Pourquoi|Sobre|Acerca de|Por qué)\s(?:de\s|d['’]|the\s|The\s)?(?=[A-ZÀ-Þ])"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of the posting as it is read, without marks of bold type; `lesser` are the parts that ask for less.

    `start` and `end` are places in the text that is read; `written` is how it stands in a posting that has marks.
    """

    text: str
    start: int
    end: int
    kind: SentenceKind
    lesser: tuple[tuple[int, int], ...]
    written: Unmarked | None = field(default=None, compare=False, repr=False)

    def kind_at(self, at: int) -> SentenceKind:
        """The kind of what its text names there: some of it may only be nice to have."""
        is_lesser = any(start <= at < end for start, end in self.lesser)
        return SentenceKind.PREFERRED if is_lesser else self.kind

    def span(self, start: int, end: int) -> Span:
        """Where in the posting a stretch of it stands, given by its places in the text that is read."""
        first, last = start - self.start, end - self.start
        return (
            self.written.span(first, last) if self.written else Span(start=start, end=end, text=self.text[first:last])
        )


def sentences(description: str, *, employer: str = "") -> list[Sentence]:
    """The sentences of a posting in order. A heading gives those below it their kind; a cue within overrules it.

    What is said of the employer, whose name helps to tell it, asks for nothing wherever it stands.
    """
    read = Unmarked.of(description[:MAX_CHARS])
    text = read.text
    section, found, named = _Section(), list[Sentence](), employer_named(employer)
    for start, end in cut(text):
        section.reach(text, start)
        if headline := _headline(text, start, end):
            section.begin_under(headline)
            if headline.is_marked and headline.kind:
                continue  # it says what follows, and asks for nothing itself
        for first, last, heading in _split_inline(text, start, end):
            if heading and first < last:
                section.begin_line(text, start, heading)
            elif heading:
                section.begin(heading)
            if first < last:
                kind, lesser = _kind_beside(text, (first, last), section.kind, employer=named)
                found.append(Sentence(text[first:last], first, last, kind, lesser, read.part(first, last)))
    return found


@dataclass(slots=True)
class _Section:
    """The kind that headings give to where a reader stands; `below` holds it from the end of a line on."""

    kind: SentenceKind = SentenceKind.OTHER
    below: SentenceKind | None = None
    line_end: int = -1
    level: int = 0

    def begin(self, heading: SentenceKind) -> None:
        """Begin what a heading says until the next one comes."""
        self.kind, self.below = heading, None

    def begin_under(self, headline: "_Headline") -> None:
        """Begin what the words of a heading say; a marked one that says nothing known ends all but the duties."""
        is_below = 0 < self.level < headline.level
        if headline.kind:
            self.begin(headline.kind)
            self.level = self.level if is_below else headline.level
        elif headline.is_marked and not is_below and self.kind is not SentenceKind.DUTIES:
            self.begin(SentenceKind.OTHER)
            self.level = headline.level

    def begin_line(self, text: str, start: int, heading: SentenceKind) -> None:
        """Begin what a heading says that something follows in its line: if it asks for nothing, it ends there."""
        below = _below_value(text, start, self.kind if self.below is None else self.below)
        self.begin(heading)
        if not heading.asks:
            self.below, self.line_end = below, _line_end(text, start)

    def reach(self, text: str, start: int) -> None:
        """End a line that held for itself where the next begins, and all wishes where a list of offers does."""
        if self.below is not None and start > self.line_end:
            self.begin(self.below)
        if OFFERS.match(text, start):
            self.begin(SentenceKind.BENEFITS)


@dataclass(frozen=True, slots=True)
class _Headline:
    """A line that heads those below it; `kind` is None where its words do not say what they are."""

    kind: SentenceKind | None
    level: int

    @property
    def is_marked(self) -> bool:
        """Whether the text marks it as a heading: "## Perks"."""
        return self.level > 0


def _headline(text: str, start: int, end: int) -> _Headline | None:
    """The heading that a sentence is by its form: marked, or short and before a colon, a question mark or a list."""
    if end - start > MAX_HEADING:
        return None
    first, last = text.rfind("\n", 0, start) + 1, _line_end(text, end)
    if LETTER.search(text, first, start) or LETTER.search(text, end, last):
        return None  # there is more in its line
    level = len(text[first:start].lstrip()) - len(text[first:start].lstrip().lstrip("#"))
    if not level and (ITEM.match(text, first) or not _introduces(text, start, end)):
        return None
    return _Headline(_heading(text[start:end]) or _told_by_stems(text[start:end]), level)


def _introduces(text: str, start: int, end: int) -> bool:
    """Whether a line is short and ends as one that introduces others, or stands before a list."""
    most = MAX_WORDS if text[start:end].rstrip("*_ ").endswith((":", "?")) else MAX_WORDS_BARE
    if text.count(" ", start, end) >= most:
        return False
    has_end = text[end - 1] in ".!,;" or ":" in text[start:end]  # "Salary: £60,000"
    return most == MAX_WORDS or (not has_end and bool(SELF.match(text, start) or LIST.match(text, end)))


def _told_by_stems(line: str) -> SentenceKind | None:
    """The kind that the words of a heading tell: "What we'd love you to bring" names what is required."""
    bare = f" {NO_LETTER.sub(' ', line.lower())} "
    return next((kind for kind, stems in kinds.stems().items() if stems.search(bare)), None)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _below_value(text: str, start: int, section: SentenceKind) -> SentenceKind:
    """What holds below a line like "Salary: £60,000": what did above it, unless wishes have come to their end there."""
    is_item = _is_listed(text, start) or _names_field(text, start)
    return section if is_item or not section.wishes else SentenceKind.OTHER


def _names_field(text: str, start: int) -> bool:
    """Whether a line begins with what has one value, as "Pay" and "Gehalt" do and "Benefits" do not."""
    label = text[start : start + MAX_HEADING].split(":", maxsplit=1)[0]
    return MARKDOWN.sub("", label).lower() in cues()["fields"]["names"]


def _split_inline(text: str, start: int, end: int) -> list[tuple[int, int, SentenceKind | None]]:
    """A sentence, cut after each heading in it: "Responsibilities: Build … Requirements: Java"."""
    pieces: list[tuple[int, int, SentenceKind | None]] = []
    at, section = start, _heading(text[start:end])
    if section:
        return [(end, end, section)]
    if (label := LABEL.match(text, start, end)) and (kind := _told_by_stems(label["label"])) in SPEAKS_OF_WORK:
        section, at = kind, label.end()
    line = text[start:end]
    glued = _glued_headings(line) if _line_end(text, end) - text.rfind("\n", 0, start) > FLAT else ()
    for match in sorted((*_inline_headings(line), *glued), key=re.Match.start):
        if start + match.start() < at:
            continue
        pieces.append((at, start + match.start(), section))
        section, at = kinds.headings()[match.group(1)], start + match.end()
    pieces.append((at, end, section))
    return [(*trim(text, first, last), kind) for first, last, kind in pieces]


def _glued_headings(line: str) -> Iterator[re.Match[str]]:
    """The headings that a posting without line breaks has between its sentences: "Nice to Have Experience with Redis".

    Each begins a sentence or stands in one that is many; the last word of a short one is a capital one, as is what
    follows. "Our Mission Control" goes on with a name: what asks for nothing must be followed as a heading is.
    """
    lowered = line.replace("İ", "I").lower().replace("’", "'")
    is_many = len(line) > MANY_IN_ONE
    for found in kinds.glued_heading().finditer(lowered):
        first, last, following = found.start(), line.rfind(" ", 0, found.end(1)) + 1, found.end()
        is_open = is_many or not first or line.endswith(STOPS, 0, first)
        is_titled = line[first].isupper() and (line[last].isupper() or found.group(1).count(" ") >= LONG_HEADING)
        goes_on = not line[following].islower() and (
            kinds.headings()[found.group(1)].asks or BEGINS.match(line, following)
        )
        if is_open and is_titled and goes_on:
            yield found


def _inline_headings(line: str) -> Iterable[re.Match[str]]:
    """The headings within a line, each with what follows it up to the next word."""
    if ":" not in line:
        return ()
    lowered = line.replace("İ", "I").lower()  # of no other letter does this make two, so the places stay
    *before, _ = lowered.split(":")
    has_one = any(piece.rstrip().endswith(tuple(kinds.headings())) for piece in before)
    return kinds.inline_heading().finditer(lowered) if has_one else ()


def _heading(line: str) -> SentenceKind | None:
    if len(line) > MAX_HEADING:
        return None
    return kinds.headings().get(MARKDOWN.sub("", line).replace("’", "'").lower())


def _kind_beside(
    text: str, place: tuple[int, int], section: SentenceKind, *, employer: str
) -> tuple[SentenceKind, tuple[tuple[int, int], ...]]:
    """The same as `_kind` of what stands at a place, but for what is said of the employer."""
    said = text[slice(*place)]
    kind, lesser = _kind(said, section)
    if not kind.asks or len(said) > MANY_IN_ONE:
        return kind, lesser
    is_boast = section is SentenceKind.ABOUT and not _is_listed(text, place[0]) and _boasts(said)
    return (SentenceKind.ABOUT, ()) if is_boast or tells_of_employer(said, employer) else (kind, lesser)


def _is_listed(text: str, start: int) -> bool:
    return ITEM.match(text, text.rfind("\n", 0, start) + 1) is not None


def _boasts(said: str) -> bool:
    """Whether years of experience below "About us" are the firm's own: nobody is sought who has them, or a least."""
    return bool(asked_years(said)) and not SOUGHT.search(said) and not FLOOR.search(said)


def _kind(text: str, section: SentenceKind) -> tuple[SentenceKind, tuple[tuple[int, int], ...]]:
    """What a sentence is there for, and which parts of one that asks would only be nice to have."""
    lowered = text.replace("İ", "I").lower().replace("’", "'")
    if not kinds.any_phrase().search(f" {lowered}"):
        return section, ()  # most sentences have none, and are not searched for each kind
    if kinds.phrases()[SentenceKind.NOISE].search(lowered):
        return SentenceKind.NOISE, ()
    if silent := next((kind for kind in SILENT if _silences(kind, lowered, section)), None):
        return SentenceKind.REQUIRED if _is_mixed(lowered) else silent, ()
    if section in SILENT or not kinds.preferred().search(lowered):
        return _required_or(section, lowered), ()
    lesser = lesser_parts(lowered, kinds.preferred()) if len(lowered) <= MANY_IN_ONE else None
    if lesser is None or section is SentenceKind.PREFERRED:
        return SentenceKind.PREFERRED, ()
    return _required_or(section, lowered), tuple(lesser)


def _required_or(section: SentenceKind, lowered: str) -> SentenceKind:
    """The kind of a sentence but for what would only be nice: its section's, unless it says that it requires."""
    if section.wishes:
        return section
    asking = kinds.demand() if section in SILENT else kinds.phrases()[SentenceKind.REQUIRED]
    return SentenceKind.REQUIRED if asking.search(lowered) else section


def _silences(kind: SentenceKind, lowered: str, section: SentenceKind) -> bool:
    """Whether a sentence offers or declares; "dental", which work can be about too, says so only away from wishes."""
    if kinds.phrases()[kind].search(lowered):
        return True
    topics = set(kinds.topics()[kind].findall(lowered))
    if not topics:
        return False
    if section in SILENT:
        return True
    asks = kinds.phrases()[SentenceKind.REQUIRED].search(lowered) is not None
    return len(topics) >= (TOPICS_BESIDE_A_WISH if asks else TOPICS_AMONG_WISHES if section in SPEAKS_OF_WORK else 1)


def _is_mixed(lowered: str) -> bool:
    """Whether a text with an offer or a declaration in it is the whole posting in one piece, wishes and all."""
    if len(lowered) <= MANY_IN_ONE:
        return False
    return len(set(kinds.phrases()[SentenceKind.REQUIRED].findall(lowered))) >= MIXED_CUES
