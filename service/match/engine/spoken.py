"""Languages that people speak, and how well: "fluent in German", "Deutsch (C1)", "native Spanish"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.match.engine import lexicon
from service.match.engine.mentions import Mention, find

# What must stand beside the name of a language that is spoken, not taught: "fluent in", "in wort und schrift".
FLUENCY = re.compile(
    r"\b(?:fluen\w+|native|proficien\w+|bilingual|speak\w*|spoken|written|verbal|mother tongue|business[- ]level"
    r"|language|languages|communicate in"
    r"|command of|conversational|[abc][12]\b|fließend\w*|verhandlungssicher\w*|muttersprach\w*|sprach\w*"
    r"|wort und schrift|kenntnisse\w*|courant"
    r"|couramment|maternelle|bilingue|langue|maîtrise|fluido|fluidez|nativo|nativa|idioma|hablado|avanzado|fluente"
    r"|fluência|nível|nivel|niveau)"
)
ENDS_AS_LANGUAGE = re.compile(r"\w{3}kenntnissen?\b", re.IGNORECASE)  # "Englischkenntnisse"
# Words for levels, from 1 (A1) to 6 (C2) and 7 for somebody's own language; the highest that speaks decides.
LEVEL_WORDS = {
    7: r"native(?: speaker| or bilingual)?(?:[- ]level)?|mother tongue|first language|bilingual|muttersprach\w*"
    r"|langue maternelle|maternelle|bilingue|nativ[oa]|lengua materna|língua materna",
    6: r"c2|mastery|near[- ]native|muttersprachniveau",
    5: r"c1|fluent(?:ly)?|fluency|full professional(?: proficiency)?|business fluent|business[- ]level|excellent"
    r"|verhandlungssicher\w*|fließend\w*|sehr gut\w*|courant|couramment|fluide|fluido|fluidez|fluente|fluentemente"
    r"|fluência|avanzado|avançado|avancé|advanced",
    4: r"b2|professional working(?: proficiency)?|upper[- ]intermediate|proficient|good|gut\w*|strong|bon niveau"
    r"|buen nivel|bom nível|intermedio alto",
    3: r"b1|limited working(?: proficiency)?|intermediate|conversational|mittelstufe|intermédiaire|intermedio",
    2: r"a2|basic(?:s)?|elementary(?: proficiency)?|grundkenntnisse|notions|scolaire|básic[oa]|working knowledge",
    1: r"a1|beginner|anfänger\w*|débutant|principiante|iniciante",
}
LEVELS = {
    level: re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])", re.IGNORECASE) for level, words in LEVEL_WORDS.items()
}
NATIVE, FLUENT = 7, 5
OWN_LANGUAGE = re.compile(
    r"(?<!react )(?<![\w-])nativ(?:e|[oa])\b|mother tongue|first language|mutterspr|matern", re.IGNORECASE
)
CEFR = re.compile(r"(?<![^\W_])[ABC][12](?![^\W_])", re.IGNORECASE)
LEVEL_NAMES = {1: "beginner", 2: "basic", 3: "intermediate", 4: "good", 5: "fluent", 6: "near native", 7: "native"}
REACH = 40  # characters on either side of a language in which its level stands
BESIDE = re.compile(r"^[\s(:,–—-]{0,4}(?:(?:level|niveau|nivel|nível|auf niveau)\s)?", re.IGNORECASE)  # "German (C1)"
SEPARATE = re.compile(r"[;.•|]|\b(?:but|aber|mais|pero|mas)\b", re.IGNORECASE)  # a level beyond these is another's
AND = re.compile(r"[\s,/&]*(?:(?:and|or|und|oder|et|ou|y|o|e)\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language that a text says is spoken; `level` is 1 to 7, 0 where none is said."""

    name: str
    start: int
    end: int
    level: int
    level_name: str


def spoken_in(text: str) -> list[Tongue]:
    """The languages a text says are spoken, with their levels; none for an "English teacher"."""
    return list(_with_levels(text, languages_in(text)))


def languages_in(text: str) -> list[Mention]:
    """The places of the languages a text says are spoken."""
    if not FLUENCY.search(text.lower()) and not ENDS_AS_LANGUAGE.search(text):
        return []
    return [mention for mention in find(text, lexicon.spoken()) if not mention.negated]


def level_in(text: str) -> tuple[int, str]:
    """The level a few words name, and what it is called; (0, "") for none."""
    if exact := CEFR.search(text):
        written = exact.group().upper()
        return "ABC".index(written[0]) * 2 + int(written[1]), written
    for level, pattern in LEVELS.items():
        if pattern.search(text):
            return level, LEVEL_NAMES[level]
    return 0, ""


def asked_level(tongue: Tongue, text: str) -> tuple[int, str]:
    """The level that a wish for a language comes to: who asks for somebody bilingual asks for no native speaker."""
    beside = text[max(0, tongue.start - REACH) : tongue.end + REACH]
    if tongue.level == NATIVE and not OWN_LANGUAGE.search(beside):
        return FLUENT, LEVEL_NAMES[FLUENT]
    return tongue.level, tongue.level_name


def _with_levels(text: str, found: Sequence[Mention]) -> Iterator[Tongue]:
    """Each language with the level beside it; both have it in "fluent in German and French"."""
    before, after = (
        [_before(text, found, at) for at in range(len(found))],
        [_after(text, found, at) for at in range(len(found))],
    )
    for at, (second, first) in enumerate(pairwise(reversed(found))):  # a level after the last holds for those before
        place = len(found) - 2 - at
        if not after[place][0] and AND.fullmatch(text, first.end, second.start):
            after[place] = after[place + 1]
    held = (0, "")
    for at, mention in enumerate(found):
        is_joined = at > 0 and bool(AND.fullmatch(text, found[at - 1].end, mention.start))
        own = after[at] if after[at][0] and _stands_beside(text, mention) else before[at]
        held = own if own[0] else after[at] if after[at][0] else held if is_joined else (0, "")
        yield Tongue(mention.name, mention.start, mention.end, *held)


def _stands_beside(text: str, mention: Mention) -> bool:
    """Whether a level follows at once, as in "German (C1)" and "Deutsch fließend"."""
    rest = text[mention.end : mention.end + REACH]
    lead = BESIDE.match(rest)
    return level_in(rest[lead.end() if lead else 0 :].split(" ")[0].rstrip("),.;"))[0] > 0


def _before(text: str, found: Sequence[Mention], at: int) -> tuple[int, str]:
    start = max(found[at - 1].end if at else 0, found[at].start - REACH)
    return level_in(SEPARATE.split(text[start : found[at].start])[-1])


def _after(text: str, found: Sequence[Mention], at: int) -> tuple[int, str]:
    end = min(found[at + 1].start if at + 1 < len(found) else len(text), found[at].end + REACH)
    return level_in(SEPARATE.split(text[found[at].end : end])[0])
