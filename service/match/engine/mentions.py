"""Where a text names skills, with the care that short and ambiguous names need."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from service.match.engine.lexicon import NOTHING, Caution, Lexicon, Term
from service.match.engine.words import LONGEST_INITIALS, Word, words

HOUR = "hr"  # also short for human resources
AMOUNT = re.compile(r"(?<![^\W\d_])\d[\d.,]*\+?\s?(?:/\s?|-?)$")  # before that unit: "$21.75/", "24-", "8 "
LIST_GAP = re.compile(  # also "y de ", "et d'"
    r"[\s,;/|•·*+&()\[\]:–-]*(?:\b(?:and|or|und|oder|et|ou|y|o|e)\b(?:\s(?:de(?=\s)|d['’]))?)?[\s,;/|•·*+&()\[\]–-]*"
)
CUE_BEFORE = re.compile(
    r"\b(?:in|using|with|use|of|know|knowledge|language|languages|experience|mit|en|avec|con|com|em|skills?|tools?"
    r"|like|via)"
    r"[\s:(]{1,3}(?:the |ms |microsoft )?$",
    re.IGNORECASE,
)
# "Dominio de ", "Connaissances avancées d'"
KNOWN_BEFORE = re.compile(
    r"\b(?:maîtrise[rz]?|connaissances?|notions|utilisation|pratique|usage|dominio|conocimientos?|nociones|manejo|uso"
    r"|domínio|conhecimentos?|noções)\s(?:[^\W\d_]+\s){0,2}?d(?:e\s|['’])$",
    re.IGNORECASE,
)
KNOWN_END = ("de ", "d'", "d’")
CUE_AFTER = re.compile(
    r"^\s(?:programming|language|developer|development|framework|experience|programmer|scripts?|scripting|skills"
    r"|code|stack"
    r"|apps?|engineer|entwickler)\b",
    re.IGNORECASE,
)
# The classes of a licence, of which a lone letter is one: "Führerschein C", "licence class B or ", "CNH categoria A, ".
LICENCE_BEFORE = re.compile(
    r"(?:führerschein\w*|fahrerlaubnis\w*|\bfs|\bklassen?|\bpermis|\bpermiso|\bcarn[eé]t?|\bcnh|\blicen[cs]es?|\bcdl)"
    r"[\s:(-]{1,3}(?:(?:der|de|da|of|klassen?|class(?:es)?|cat(?:egor\w+)?|type|and|or|und|oder|et|ou|y|o|e"
    r"|(?:[a-d]1?|[b-d]1?e|l|t|m))(?:[\s,/:(-]{1,3}|\+)){0,6}$",
    re.IGNORECASE,
)
# What denies the names after it, in small letters; "rather than Java" denies it, too.
DENYING = (
    *("no", "not", "without", "lack", "lacks", "lacking", "lack of", "lacks of", "lacking of", "never", "never used"),
    *("don't have", "don't have any", "do not have", "do not have any", "haven't", "hasn't", "didn't"),
    *("unfamiliar with", "rather than", "instead of", "nicht", "nie", "niemals", "kein", "keine", "keinen", "ohne"),
    *("anstatt", "anstelle von", "statt", "pas", "jamais", "aucun", "aucune", "sans", "plutôt que", "au lieu de"),
    *("nunca", "tampoco", "sin", "ninguna", "en lugar de", "en vez de", "não", "sem", "nenhuma", "em vez de"),
)
_DENYING = "|".join(sorted(DENYING, key=len, reverse=True)).replace("'", "['’]")
NEGATION = re.compile(
    rf"\b(?:{_DENYING})"
    r"(?:\s(?:any|prior|previous|much|real|formal|professional|hands-on|experience|knowledge|expertise|background"
    r"|skills?|erfahrung"
    r"|kenntnisse|expérience|experiencia|experiência|with|in|of|mit|en|avec|con|com|em|de|used|worked|yet|familiar"
    r"|vertraut|encore|de|des|connaissances?|compétences?|tengo|tiene|poseo|he trabajado|he usado|tenho|possuo"
    r"|trabalhei"
    r"|usei|conocimientos|conhecimentos|travaillé|utilisé|ninguna?|nenhuma?|praktische)|(?:\s"
    r"|['’])d['’](?:expérience)?){0,6}"
    r"\s*$"
)
# What denies the name before it: "Driving licence: no", "Docker – none".
DENIALS = (
    *("no", "none", "not held", "nein", "kein", "keine", "keiner", "non", "aucun", "aucune", "ninguno", "ninguna"),
    *("nenhuma", "não", "n/a"),
)
DENIED = re.compile(
    rf"^\s?[:(–-]\s?(?:{'|'.join(DENIALS)})(?: (?:experience|knowledge"
    r"|erfahrung|kenntnisse|expérience|experiencia|experiência))?\s*(?:$|[,;.)|\n])"
)
# One of these words is in whatever denies; few sentences have one, and only those are searched. Each stands here in
# capitals, too: by them "LACKS" is a name of letters, and keeps its "s".
MAY_DENY = frozenset(
    words(spelling)[0].text for denial in (*DENYING, *DENIALS) for spelling in (denial, denial.upper())
)
NEITHER = re.compile(
    r"\s(?:or|nor|oder|noch|ou|ni|o|nem)\s(?:with |mit |avec |con |com )?"
)  # "no Docker or Kubernetes"
LONGEST_GAP = 20  # characters between two members of a list
JOINTS = frozenset(  # between the words of one name: "ci/cd", "Dipl.-Ing.", "Bac +5", "Travail d'équipe"
    {
        " ",
        "-",
        "/",
        " / ",
        " & ",
        "&",
        "",
        "–",
        "\n",
        "  ",
        "_",
        ". ",
        ".",
        ".-",
        "- ",
        "'",
        "’",
        "+",
        " +",
        " + ",
        " § ",
        " §",
    }
)
LOOK_BACK = 60  # characters before a name in which a negation or cue may stand
HYPHENED = "-&'’_@"  # "C-level", "R&D", "B's": a lone letter beside one of these is no language


class Mention(NamedTuple):
    """A skill named in a text: `text[start:end]` is what was written, `phrase` the whole of what names it, if known."""

    name: str
    start: int
    end: int
    negated: bool = False
    phrase: tuple[int, int] = (0, 0)


class _Found(NamedTuple):
    term: Term
    start: int
    end: int


def find(text: str, lexicon: Lexicon, *, found_words: Sequence[Word] | None = None) -> list[Mention]:
    """Every name of `lexicon` in `text`, in order, without overlaps; a denied one is marked as negated."""
    listed = words(text, dotted=lexicon.dotted) if found_words is None else found_words
    candidates = list(_spellings(text, listed, lexicon))
    kept = [
        found
        for at, found in enumerate(candidates)
        if _is_meant(text, candidates, at) and not _is_other(text, found, lexicon)
    ]
    if MAY_DENY.isdisjoint([word.text for word in listed]):
        return [Mention(found.term.name, found.start, found.end) for found in kept]
    mentions: list[Mention] = []
    for found in kept:
        last = mentions[-1] if mentions else None
        is_denied = is_negated(text, found.start, found.end)
        is_neither = last is not None and last.negated and bool(NEITHER.fullmatch(text, last.end, found.start))
        mentions.append(Mention(found.term.name, found.start, found.end, is_denied or is_neither))
    return mentions


def _spellings(text: str, listed: Sequence[Word], lexicon: Lexicon) -> Iterator[_Found]:
    starts, seconds, ends = lexicon.starts, lexicon.seconds, 0
    said = [word.text for word in listed]
    for at in [at for at, word in enumerate(said) if word in seconds]:
        follow = seconds[said[at]]
        if at < ends or (NOTHING not in follow and (at + 1 == len(said) or said[at + 1] not in follow)):
            continue  # mostly nothing stands there, which the second word tells
        found = _longest(text, listed[at : at + len(starts[said[at]][0].words)], lexicon)
        phrase = _other_meaning(listed, at, lexicon)
        if len(phrase) > (len(found.term.words) if found else 0):
            ends = at + len(phrase)
        elif found:
            yield found
            ends = at + len(found.term.words)


def _other_meaning(listed: Sequence[Word], at: int, lexicon: Lexicon) -> tuple[str, ...]:
    """The words of the turn of phrase that begins there and names nothing: "react to alarms", "concrete ideas"."""
    for phrase in lexicon.otherwise.get(listed[at].text, ()):
        if phrase == tuple([word.text for word in listed[at : at + len(phrase)]]):
            return phrase
    return ()


def _longest(text: str, ahead: Sequence[Word], lexicon: Lexicon) -> _Found | None:
    """The longest name that stands there."""
    said = tuple([word.text for word in ahead])
    for size in range(len(ahead), 0, -1):
        term = lexicon.terms.get(said[:size])
        if term and _is_joined(text, ahead[:size]):
            start, end = ahead[0].start, ahead[size - 1].end
            if _has_case(text[start:end], term) and not _is_elided(text, ahead[size - 1]):
                return _Found(term, start, end)
    return None


def _is_elided(text: str, last: Word) -> bool:
    """Whether a name would end in the letter of a word that French cuts short: "permis d'exporter"."""
    return last.end - last.start == 1 and text[last.end : last.end + 1] in {"'", "’"}


def _is_joined(text: str, run: Sequence[Word]) -> bool:
    """Whether nothing but a space, hyphen or slash stands between the words."""
    return len(run) == 1 or all(text[a.end : b.start] in JOINTS for a, b in pairwise(run))


def _has_case(surface: str, term: Term) -> bool:
    return term.caution is Caution.NONE or " ".join(surface.split()) == term.written


def _is_meant(text: str, candidates: Sequence[_Found], at: int) -> bool:
    """Whether an ambiguous name keeps company: a neighbour in a list, a cue beside it, or the text to itself."""
    found = candidates[at]
    if found.term.caution is not Caution.IN_COMPANY:
        return True
    if len(found.term.written) == 1 and (_touches(text, found) or _is_class(text, found)):
        return False
    ahead = text[max(0, found.start - LOOK_BACK) : found.start]
    if CUE_BEFORE.search(ahead) or (ahead.endswith(KNOWN_END) and KNOWN_BEFORE.search(ahead)):
        return True
    if CUE_AFTER.search(text[found.end : found.end + LONGEST_GAP]):
        return True
    before = text[candidates[at - 1].end : found.start] if at else text[: found.start]
    after = text[found.end : candidates[at + 1].start] if at + 1 < len(candidates) else text[found.end :]
    return any(len(gap) < LONGEST_GAP and LIST_GAP.fullmatch(gap) for gap in (before, after))


def _is_other(text: str, found: _Found, lexicon: Lexicon) -> bool:
    """Whether a short name is a unit, or initials of the words before it: "$21/hr", "Critical Path Planning (CPP)"."""
    if found.end - found.start > LONGEST_INITIALS or not found.start:
        return False
    written = text[found.start : found.end]
    if written.lower() == HOUR:
        return AMOUNT.search(text[max(0, found.start - LONGEST_GAP) : found.start]) is not None
    if text[found.start - 1] != "(" or text[found.end : found.end + 1] != ")" or not written.isupper():
        return False
    before = words(text[max(0, found.start - LOOK_BACK) : found.start])[-len(written) :]
    stands_for = tuple(word.text for word in before)
    known = lexicon.expansions.get((found.term.name, written.lower()))
    return (
        known is not None
        and "".join(word[0] for word in stands_for) == written.lower()
        and known.isdisjoint(stands_for)
    )


def _touches(text: str, found: _Found) -> bool:
    around = text[max(0, found.start - 1) : found.start] + text[found.end : found.end + 1]
    return any(character in HYPHENED for character in around)


def _is_class(text: str, found: _Found) -> bool:
    """Whether a lone letter is the class of a licence."""
    return LICENCE_BEFORE.search(text[max(0, found.start - LOOK_BACK) : found.start]) is not None


def is_negated(text: str, start: int, end: int) -> bool:
    """Whether the text denies what `text[start:end]` names."""
    if NEGATION.search(text[max(0, start - LOOK_BACK) : start].lower()):
        return True
    return bool(DENIED.search(text[end : end + LONGEST_GAP].lower()))


def within(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    """The mentions that begin in a stretch of the text."""
    first = bisect_left(mentions, start, key=lambda m: m.start)
    last = bisect_left(mentions, end, key=lambda m: m.start)
    return mentions[first:last]
