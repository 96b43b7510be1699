"""Languages that people speak, and how well: "fluent in German", "Deutsch (C1)", "native Spanish"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.match.engine import lexicon
from service.match.engine.cutting import NOT_ABBREVIATED
from service.match.engine.mentions import Mention, find, within
from service.match.engine.words import words

# What must stand beside the name of a language that is spoken, not taught: "fluent in", "in wort und schrift".
FLUENCY = re.compile(
    r"\b(?:fluen\w+|native|proficien\w+|bilingual|speak\w*|spoken|written|verbal|mother tongue|business[- ]level"
    r"|language|languages|communicate in"
    r"|command of|conversational|[abc][12]\b|fließend\w*|verhandlungssicher\w*|muttersprach\w*|sprach\w*"
    r"|wort und schrift|kenntnisse\w*|courant"
    r"|couramment|maternelle|bilingue|langue|maîtrise|fluido|fluidez|nativo|nativa|idioma|hablado|avanzado|fluente"
    r"|fluência|nível|nivel|niveau)"
)
# Right before a language that is asked for: "conocimientos de ", "read and write ", "communicate clearly in ".
ASKED_BEFORE = re.compile(
    r"(?:\b(?:conocimientos?|conhecimentos?|connaissances?)(?:\s\w+)?\s(?:d[eoau]s?|en|em|d['’])\s?"
    r"(?:(?:el|la|le|o)\s|l['’])?"
    r"|\b(?:reads?|reading|writ(?:e|es|ing)|communicat\w+)(?:,?\s\w+){0,4}?\s(?:in\s)?)$",
    re.IGNORECASE,
)
SAYS_WISH = re.compile(  # what makes a part of a sentence a wish of its own: "…; German is a plus", "Spanish preferred"
    r"\b(?:plus|bonus|asset|advantage\w*|beneficial|helpful|helps?|useful|optional|desir\w+|prefer\w+|ideally|welcome"
    r"|required|mandatory|essential|necessary|needed|must|nice|zwingend|erforderlich|notwendig|voraus\w+|vorteil\w*"
    r"|wünschenswert|idealerweise|gern\w?|requise?|exigée?|obligatoire|indispensable|souhaitée?|appréciée?|atout"
    r"|idéalement|valora\w*|imprescind\w+|obligat[oó]ri\w|requerido|necesario|deseable|idealmente|desejável|diferencial"
    r"|obrigatóri\w|necessári\w)\b",
    re.IGNORECASE,
)
PART = re.compile(r"[;.!()]|,\s|\s[–—-]\s|\b(?:but|aber|mais|pero|mas)\b", re.IGNORECASE)
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
# Between a language and its level: "German (C1)", "Deutsch mind. B2", "inglés nivel C1".
BESIDE = re.compile(
    r"^[\s(:,–—-]{0,4}(?:(?:at least|minimum|mind?\.?|mindestens|au moins|al menos|pelo menos|m[ií]n(?:imo)?\.?)\s)?"
    r"(?:(?:level|niveau|niv\.|nivel|nível|auf niveau)\s)?(?:mind?\.\s)?",
    re.IGNORECASE,
)
IN_BRACKETS = re.compile(
    r"[^.;:,()]{0,30}\([^()]{0,20}(?<![^\W_])[ABC][12](?![^\W_])"
)  # " in Wort und Schrift (mind. C1"
SEPARATE = re.compile(
    rf"[;•|]|{NOT_ABBREVIATED}\.|\b(?:but|aber|mais|pero|mas)\b", re.IGNORECASE
)  # a level beyond these is another's
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


def asked_in(text: str) -> list[Tongue]:
    """The languages that a wish asks for, also where it only names them: "German or Polish", "French is a plus"."""
    found = languages_in(text)
    if not found:
        named = [mention for mention in find(text, lexicon.spoken()) if not mention.negated]
        found = named if _is_bare(text, named) else _asked(text, named)
    return list(_with_levels(text, found))


def languages_in(text: str) -> list[Mention]:
    """The places of the languages a text says are spoken."""
    if not FLUENCY.search(text.lower()) and not ENDS_AS_LANGUAGE.search(text):
        return []
    return [mention for mention in find(text, lexicon.spoken()) if not mention.negated]


def _is_bare(text: str, named: Sequence[Mention]) -> bool:
    """Whether a wish, or a part of it, holds hardly more than the names of languages."""
    ends = [0, *(end for mention in named for end in (mention.start, mention.end)), len(text)]
    left = " ".join(text[first:last] for first, last in zip(ends[::2], ends[1::2], strict=True))
    return bool(named) and lexicon.plain_words("wishes").issuperset([word.text for word in words(left)])


def _asked(text: str, named: Sequence[Mention]) -> list[Mention]:
    """The languages that a sentence on other things, too, asks for: "…; German is a plus", "read and write English"."""
    cuts = [0, *(match.end() for match in PART.finditer(text)), len(text)]
    asked = {mention for first, last in pairwise(cuts) for mention in _asked_within(text, named, (first, last))}
    for one, other in pairwise(named):
        if one in asked and AND.fullmatch(text, one.end, other.start) and _stands_alone(text, other):
            asked.add(other)
    return [mention for mention in named if mention in asked]


def _asked_within(text: str, named: Sequence[Mention], place: tuple[int, int]) -> list[Mention]:
    """Those that a part of a sentence asks for."""
    part = text[slice(*place)]
    inside = list(within(named, *place))
    moved = [m._replace(start=m.start - place[0], end=m.end - place[0]) for m in inside]
    if SAYS_WISH.search(part) and _is_bare(part, moved):
        return inside
    before = [m for m in inside if ASKED_BEFORE.search(text[max(0, m.start - REACH) : m.start])]
    return [m for m in before if _stands_alone(text, m)]


def _stands_alone(text: str, mention: Mention) -> bool:
    """Whether it is no word for what comes from a country: "English", not "English customers"."""
    follows = words(text[mention.end : mention.end + REACH])
    is_next = bool(follows) and text[mention.end : mention.end + follows[0].start].isspace()
    return not is_next or follows[0].text in lexicon.plain_words("wishes")


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
        own = after[at] if after[at][0] and _stands_beside(text, found, at) else before[at]
        held = own if own[0] else after[at] if after[at][0] else held if is_joined else (0, "")
        yield Tongue(mention.name, mention.start, mention.end, *held)


def _stands_beside(text: str, found: Sequence[Mention], at: int) -> bool:
    """Whether a level follows at once, as in "German (C1)" and "Deutsch fließend", or in the next brackets."""
    rest = text[found[at].end : found[at].end + REACH]
    until = found[at + 1].start if at + 1 < len(found) else len(text)
    if IN_BRACKETS.match(text, found[at].end, until):
        return True
    lead = BESIDE.match(rest)
    return level_in(rest[lead.end() if lead else 0 :].split(" ")[0].rstrip("),.;"))[0] > 0


def _before(text: str, found: Sequence[Mention], at: int) -> tuple[int, str]:
    """The level before a language; behind another one and a comma, it is that one's: "Deutsch mind. C1, Englisch"."""
    start = max(found[at - 1].end if at else 0, found[at].start - REACH)
    beside = SEPARATE.split(text[start : found[at].start])[-1]
    return level_in(beside.rpartition(", ")[2] if at else beside)


def _after(text: str, found: Sequence[Mention], at: int) -> tuple[int, str]:
    end = min(found[at + 1].start if at + 1 < len(found) else len(text), found[at].end + REACH)
    return level_in(SEPARATE.split(text[found[at].end : end])[0])
