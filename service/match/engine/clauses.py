"""Which parts of a sentence only say what would be nice to have: "Python is required, Java is a plus"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Where another thing may begin. "(", ")", ";" and "but" part what is said of one from what is said of the other.
SEPARATOR = re.compile(
    r"(?P<opens>\()|(?P<closes>\))|(?P<parts>;|(?<!\w)(?:but|while|whereas|aber|jedoch|mais|pero|mas|porém)(?!\w))"
    r"|,(?=\s)|\s[–—-]\s"
)
AND = re.compile(r"\s(?:and|und|et|y|e)\s")
# " and ideally": what follows would be nice, what stands before stays what it is.
AND_IDEALLY = re.compile(
    r"\s(?:(?:and|or|as well as|und|oder|sowie|et|ou|y|o|e)\s)(?=(?:even better|ideally|preferably|optionally"
    r"|idealerweise|vorzugsweise|bevorzugt|gerne auch|gern auch|am besten|idéalement|si possible|de préférence"
    r"|idealmente|preferiblemente|preferentemente|preferencialmente|de preferencia|de preferência)\s)"
)
LETTER = re.compile(r"[^\W\d_]")
LEAD = re.compile(r"[\W_]*(?:(?:and|or|und|oder|et|ou|y|o|e)\W+)?")  # "and ideally", ", ideally"
# What is required in so many words; "not required" is read as less before this is looked for.
MUST = re.compile(
    r"(?<!\w)(?:required|requires|must|mandatory|essential|necessary|zwingend|erforderlich|notwendig|vorausgesetzt"
    r"|voraussetzung|requise?s?|exigée?s?|indispensables?|obligatoires?|imprescindibles?|obligatori[oa]s?"
    r"|necesari[oa]s?"
    r"|imprescindív(?:el|eis)|obrigatóri[oa]s?|necessári[oa]s?)(?!\w)"
)
# How a part begins that stands for itself: "Strong SQL", "5+ years", "Gute Deutschkenntnisse", "You know".
OWN = re.compile(
    r"(?:very |sehr |très |muy |muito )?(?:\d|(?:strong|solid|good|excellent|fluent|proven|sound|deep|valid|at least"
    r"|minimum|you|we|bachelor\w*|high school|gute[rsn]?|solide|fundierte|fließend\w*|abgeschlossene\w*|mindestens"
    r"|du|sie|wir|bonne?|excellente?|au moins|vous|nous|buen[oa]?|sólid[oa]s?|excelentes?|al menos|mínimo|usted|bo[am]"
    r"|pelo menos|você)(?!\w))"
)
# How well a language is spoken, which nothing that is said of the next one takes back: "Deutsch C1, Englisch …".
SPOKEN = re.compile(
    r"(?<!\w)(?:[abc][12]|fluent|native speaker|fließend\w*|verhandlungssicher\w*|muttersprach\w*|in wort und schrift"
    r"|couramment|courant|bilingue|fluid[oa]|fluidez|nativ[oa]|fluente)(?!\w)"
)
COMMA_BEHIND = re.compile(r"\)?\s?,\s")


@dataclass(slots=True)
class _Part:
    """A stretch of a sentence; `lesser` and `own` say what its own words do.

    `spoken` marks one that says how well a language is spoken.

    `leads` says that they stand before the thing, and `reaches` that they may speak for other parts of the group too.
    """

    start: int
    end: int
    depth: int
    group: int
    host: "_Part | None" = None
    lesser: bool = False
    own: bool = False
    spoken: bool = False
    leads: bool = False
    reaches: bool = True


def lesser_parts(text: str, preferred: re.Pattern[str]) -> list[tuple[int, int]] | None:
    """The places of a lowered text that only would be nice to have, as `preferred` tells; None if that is all of it."""
    parts = list(_parts(text, preferred))
    for part in parts:
        _mark(part, text, preferred)
    for part in parts:
        if part.host and not LETTER.search(preferred.sub("", MUST.sub("", text[part.start : part.end]))):
            part.host.lesser, part.host.own, part.host.reaches = part.lesser, part.own, False  # "Java (preferred)"
        elif part.host and part.spoken and COMMA_BEHIND.match(text, part.end):
            part.host.spoken = True  # "Deutsch (C1), …", not "Deutsch (C1) …"
    for group in {part.group: None for part in parts}:
        _spread([part for part in parts if part.group == group])
    for part in parts:
        part.lesser = part.lesser or bool(part.host and part.host.lesser and not part.own)
    said = [part for part in parts if LETTER.search(text, part.start, part.end)]
    return None if all(part.lesser for part in said) else [(part.start, part.end) for part in said if part.lesser]


def _parts(text: str, preferred: re.Pattern[str]) -> Iterator[_Part]:
    """The parts between separators; what stands in brackets is a group apart, and the text around them one."""
    at, groups, last = 0, [0], 0
    before: list[_Part | None] = [None]
    for match in [*SEPARATOR.finditer(text), None]:
        end = match.start() if match else len(text)
        for start, stop in _apart(text, (at, end), preferred):
            part = _Part(start, stop, len(groups), groups[-1], before[-2] if len(groups) > 1 else None)
            before[-1] = part
            yield part
        if match is None:
            return
        at = match.end()
        if match["opens"]:
            last += 1
            groups.append(last)
            before.append(None)
        elif match["closes"] and len(groups) > 1:
            groups.pop()
            before.pop()
        elif match["parts"]:
            last += 1
            groups[-1] = last


def _apart(text: str, place: tuple[int, int], preferred: re.Pattern[str]) -> list[tuple[int, int]]:
    """A part, cut at the "and" between what is said of one thing and of another: "A is required and B is a plus"."""
    start, end = place
    if ideally := AND_IDEALLY.search(text, start, end):
        return [(start, ideally.start()), (ideally.end(), end)]
    less, must = preferred.search(text, start, end), MUST.search(text, start, end)
    if less and must and (must.end() <= less.start() or less.end() <= must.start()):
        first, second = sorted([less.span(), must.span()])
        if joint := AND.search(text, first[1], second[0]):
            return [(start, joint.start()), (joint.end(), end)]
    return [(start, end)]


def _mark(part: _Part, text: str, preferred: re.Pattern[str]) -> None:
    lead = LEAD.match(text, part.start, part.end)
    first = lead.end() if lead else part.start
    if less := preferred.search(text, part.start, part.end):
        part.lesser, part.leads = True, less.start() <= first and LETTER.search(text, less.end(), part.end) is not None
    elif must := MUST.search(text, part.start, part.end):
        part.own, part.leads = True, LETTER.search(text, must.end(), part.end) is not None
    else:
        part.own = OWN.match(text, first, part.end) is not None
        part.spoken = SPOKEN.search(text, part.start, part.end) is not None


def _spread(group: Sequence[_Part]) -> None:
    """Give what says nothing of itself what is said behind it of a list, or before it: "A, B and C preferred"."""
    follows: _Part | None = None
    for part in reversed(group):
        if part.lesser or part.own or part.spoken:
            follows = part
        elif follows and follows.lesser and follows.reaches and not follows.leads and not _is_led(part, group):
            part.lesser = True
    before: _Part | None = None
    for part in group:
        if part.lesser or part.own:
            before = part
        elif before and before.lesser and before.reaches and before.leads:
            part.lesser = True


def _is_led(part: _Part, group: Sequence[_Part]) -> bool:
    """Whether what is required in so many words stands before: "Must have A, B, C preferred"."""
    marked = [one for one in group if one.start < part.start and (one.lesser or one.own)]
    return bool(marked) and marked[-1].own and marked[-1].leads
