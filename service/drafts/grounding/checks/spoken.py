"""Languages: listed in the résumé, and no better than it says, on the ladder of the European framework."""

import re
from collections.abc import Iterator

from service.drafts.grounding.finding import Finding
from service.drafts.grounding.known import Known
from service.drafts.grounding.sentence import Sentence
from service.drafts.grounding.voices import is_not_had
from service.match.engine import lexicon
from service.match.engine.mentions import find

# Steps of the ladder with what is said of them; the first that fits counts.
LADDER = (
    (
        7,
        re.compile(
            r"\b(?:native|biling[uü][ae]\w*|bilingüe|mother tongue|first language|zwei\w*muttersprach\w*"
            r"|\w*muttersprach\w*|bilingue|zweisprachig"
            r"|(?:langue )?maternelle|lengua materna|materna|nativ[oa])\b",
            re.IGNORECASE,
        ),
    ),
    (6, re.compile(r"\b(?:c2|near-native|full professional)\b", re.IGNORECASE)),
    (
        5,
        re.compile(
            r"\b(?:c1|fluen\w+|flie[sß]+end\w*|verhandlungssicher\w*|couramment|courante?|fluid\w*|con soltura"
            r"|proficien\w+|advanced|excellent"
            r"|sehr gut\w*|avancé|avanzado|perfect\w*|perfekt\w*|parfait\w*|sprachgewandt|professional(?: level"
            r"| working)?|maîtrise)\b",
            re.IGNORECASE,
        ),
    ),
    (
        4,
        re.compile(
            r"\b(?:b2|good|well|bien|gute?n?\b|bon niveau|buen nivel|upper[- ]intermediate|solide?n?)\b", re.IGNORECASE
        ),
    ),
    (
        3,
        re.compile(
            r"\b(?:b1|intermediate|conversational|mittel\w*|intermédiaire|intermedio|mittlere)\b", re.IGNORECASE
        ),
    ),
    (
        2,
        re.compile(
            r"\b(?:a2|basic\w*|elementary|limited|grund(?:kenntnis|zügen)\w*|notions?|básic\w+|bases|school)\b",
            re.IGNORECASE,
        ),
    ),
    (1, re.compile(r"\b(?:a1|beginner|learning|anfänger\w*|débutante?|principiante|lerne)\b", re.IGNORECASE)),
)
NOT_LISTED = "Your résumé does not list the language {name}."
# A word that is formed like the name of a language, after "I speak".
SPEAKS = re.compile(
    r"\b(?:speak|speaker of|fluent in|spreche|spreche ich|parle|hablo)\s"
    r"(?:(?:also|fluent|auch|fließend|aussi|couramment|también|le|l['’])\s?)?"
    r"(?!trois\b)(?P<name>\w{2,}(?:ese|ish|isch|ais|ois|ien|és|ano|ino|ali))\b",
    re.IGNORECASE,
)
JOINT = re.compile(
    r"[,;:()]|\s(?:and|und|et|y|e|but|aber|mais|pero|alongside|besides|beside|next to|neben|à côté de|junto a"
    r"|además de)\s"
)
BRACKETS = re.compile(r"\s?[(:,][^)]{0,40}")
LIST = re.compile(r"\s?(?:,|and|und|et|y|e)?\s(?:and |und |et |y |en |in )?")  # between two languages of one level
# "Spanisch ist neben Französisch meine zweite …": what follows is said of both.
BESIDE = re.compile(
    r"\s(?:is|ist|est|es)(?:,)?\s(?:besides|along with|alongside|like|neben|wie|outre|comme|à côté d[eu]|avec"
    r"|junto (?:a|con)|además del?|como)\s(?:dem |le |l['’]|el )?",
    re.IGNORECASE,
)
UNKNOWN = 8  # a résumé that lists a language without a level is taken at the draft's word
NEAR = 60  # characters around a language within which its level is said
OTHER_USE = re.compile(
    r"^\s?(?:team|teachers?|lessons?|market|students?|company|customers?|gaap|law|department|speaking)\b", re.IGNORECASE
)


def spoken(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """The languages a sentence says are spoken."""
    mentions = [m for m in find(sentence.text, lexicon.spoken()) if not is_not_had(sentence.text[: m.start])]
    yield from _unlisted(sentence, known)
    claimed: int | None = None
    for at, mention in enumerate(mentions):
        if OTHER_USE.match(sentence.text[mention.end :]) or _is_of_a_block(mention.name, known):
            continue
        lines = known.spoken.get(mention.name, ())
        if not lines:
            yield Finding(mention.start, mention.end, NOT_LISTED.format(name=mention.name))
            continue
        stop = mentions[at + 1].start if at + 1 < len(mentions) else len(sentence.text)
        start = mentions[at - 1].end if at else 0
        said = _claimed(sentence.text, (start, mention.start, mention.end, stop))
        if said is None and at + 1 < len(mentions) and BESIDE.fullmatch(sentence.text, mention.end, stop):
            beyond = mentions[at + 2].start if at + 2 < len(mentions) else len(sentence.text)
            said = level(JOINT.split(sentence.text[mentions[at + 1].end : beyond])[0])
        claimed = said or (claimed if at and LIST.fullmatch(sentence.text, start, mention.start) else None)
        held = level(" ".join(said.text for line in lines for said in known.entry(line.entry))) or UNKNOWN
        too_much = claimed is not None and claimed > held
        reason = f"Your résumé does not show {mention.name} at this level." if too_much else None
        yield Finding(mention.start, mention.end, reason, tuple(line.evidence for line in lines[:1]))


def _unlisted(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """Languages beyond the dictionary: "je parle cinghalais"."""
    for match in SPEAKS.finditer(sentence.text):
        tokens = [token for token in sentence.tokens if token.start == match.start("name")]
        is_of_it = any(find(match["name"], known_ones) for known_ones in (lexicon.spoken(), lexicon.skills()))
        if (
            tokens
            and not is_of_it
            and not tokens[0].is_in(known.keys)
            and not is_not_had(sentence.text[: match.start()])
        ):
            yield Finding(match.start("name"), match.end(), NOT_LISTED.format(name=match["name"]))


def _claimed(text: str, places: tuple[int, int, int, int]) -> int | None:
    """The level said after a language, or else before it."""
    start, begin, end, stop = places
    after, before = text[end : min(stop, end + NEAR)], text[max(start, begin - NEAR) : begin]
    return level(JOINT.split(after)[0]) or level(JOINT.split(before)[-1]) or level(_bracketed(after))


def _bracketed(after: str) -> str:
    found = BRACKETS.match(after)
    return found.group() if found else ""


def level(text: str) -> int | None:
    """The step of the ladder that a text names."""
    return next((step for step, pattern in LADDER if pattern.search(text)), None)


def tells_a_level(text: str) -> bool:
    """Whether a text says how well a language is spoken."""
    return level(text) is not None and bool(find(text, lexicon.spoken()))


def _is_of_a_block(name: str, known: Known) -> bool:
    """Whether the language is a subject the résumé speaks of elsewhere ("taught French")."""
    return name not in known.spoken and any(
        mention.name == name for said in known.said for mention in find(said.text, lexicon.spoken())
    )
