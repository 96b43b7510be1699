"""Figures: a line must have the same one, of the same kind, about the same thing."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from service.drafts.grounding.antecedents import IN_THAT_ROLE, IN_TODAYS_ROLE, THERE
from service.drafts.grounding.checks.durations import UNIT, spans_of_time
from service.drafts.grounding.checks.kinds import (
    BY,
    TEAM_OF,
    WHAT_IT_COUNTS,
    counts_another,
    is_end_for_way,
    is_next,
    is_of_other,
    is_of_things,
    is_other_measure,
)
from service.drafts.grounding.checks.titles import called
from service.drafts.grounding.counts import counted_by, counts_jobs, is_apposed, is_part, is_those
from service.drafts.grounding.derived import POINTS, derived
from service.drafts.grounding.figures import TO_WITH_UNIT as TO
from service.drafts.grounding.figures import Figure, figures, years_in
from service.drafts.grounding.finding import ELSEWHERE, Finding
from service.drafts.grounding.glossary import is_deed, keys, stem
from service.drafts.grounding.known import Known, Said, is_at
from service.drafts.grounding.mentions import skills_in
from service.drafts.grounding.moments import FROM_TODAY
from service.drafts.grounding.rounding import is_less, is_more, is_rounded
from service.drafts.grounding.sentence import Sentence, Token, line_keys
from service.drafts.grounding.voices import is_not_had

PAIR = 2
FURTHER = 0.25  # how far, as a share, beyond the double the number may lie of which "more than doubled" is said
TWICE = re.compile(
    r"(?:two|deux|dos|zwei)\s?(?:times|occasions|fois|reprises|veces|ocasiones|mal)\b", re.IGNORECASE
)  # said in other words too
MULTIPLES = frozenset({50.0, 200.0, 300.0, 400.0, 1000.0})  # per cent: halved, doubled, trebled
# "87, 132 and 127 families": of each role one.
AND = re.compile(r"\s?(?:,|and|und|et|y|e|,\s?and)\s", re.IGNORECASE)
APART = "Your résumé does not say these figures of the same role."
# What says that several roles are meant.
SEVERAL = re.compile(
    r"\b(?:respectively|later|then|before that|earlier|previously|beziehungsweise|bzw|später|dann|davor|zuvor|vorher"
    r"|früher|the (?:former|latter|first|second)|(?:im|beim|in der) (?:ersten|zweiten|letzteren)"
    r"|(?:le|la) (?:premi(?:er|ère)|seconde?|deuxième)|(?:el|la) (?:primer[oa]|segund[oa])"
    r"|in my (?:latest|last|current|present|previous|first) (?:role|post|job|position)"
    r"|in meine[rm] (?:letzten|jetzigen|heutigen|aktuellen|vorigen|ersten) \w+"
    r"|(?:à|dans) mon (?:dernier|premier|précédent) (?:poste|emploi)|mon poste actuel"
    r"|en mi (?:último|primer|actual) (?:puesto|empleo|trabajo)|mi (?:puesto|empleo) (?:actual|anterior)"
    r"|already|after (?:having|\w+ing)|nachdem|bereits|schon|après avoir|déjà|tras haber|ya"
    r"|(?:in|en|dans) (?:mi|my|meiner|mon|ma) (?:time|zeit|temps|période|époque|etapa|época) (?:as|als|comme|de)"
    r"|puis|ensuite|auparavant|avant|plus tôt|respectivement|luego|después|antes|respectivamente)\b",
    re.IGNORECASE,
)
# "The packages ranged from 50 to 142 million": each end may be of another role.
EXTENT = re.compile(
    r"\b(?:any(?:thing|where) from|r[au]ns? from|rang(?:ed?|es|ing)|var(?:y|ied|ies)|between|depending"
    r"|reich(?:t|te|ten|en)|zwischen|je nach"
    r"|all(?:ait|aient|ant)|vari(?:aient|ait|ent|aba\w?|ó|aron|ier\w+)|entre|selon|iban?|oscil\w+|según)\b",
    re.IGNORECASE,
)
# What takes a sentence out of the role that the draft spoke of before: it speaks of all of them, or one of many.
OUT_OF_IT = re.compile(
    r"\b(?:previous|earlier|former|vorherig\w*|vorig\w*|früher\w*|précédente?s?|anterior(?:es)?"
    r"|once|at (?:best|most|its peak)|(?:all|each|every|most|several|two|both) (?:of )?(?:my|these|the) \w+"
    r"|einmal|in (?:der )?spitze|alle[nr]? meine\w?|(?:jeder|jeweils) meiner|beiden?|stationen"
    r"|une fois|au mieux|(?:chacun|tous|toutes) (?:de )?mes|les deux|deux (?:maisons|postes)"
    r"|una vez|como máximo|(?:cada|tod[oa]s) (?:un[oa] de )?mis|amb[oa]s)(?!\w)",
    re.IGNORECASE,
)
# "27 statt heute 21": what follows is told of another role.
INSTEAD = re.compile(
    r"\b(?:instead of|rather than|compared (?:with|to)|up from|statt(?: heute)?|anstatt|anstelle von|gegenüber"
    r"|au lieu de|contre|en lugar de|en vez de|frente a(?: l[oa]s)?)\s$",
    re.IGNORECASE,
)
SOME_OF_THEM = re.compile(r"\b(?:of (?:them|these|which)|davon|dont|de ell[oa]s)\b", re.IGNORECASE)
NOT_THIS_WAY = "Your résumé does not say this of where it began and where it ended."
LATER = re.compile(
    r"\s(?:later|earlier|before|after|nach|vor|après|avant|después de|antes de|zuvor|davor|vorher|später"
    r"|plus (?:tard|tôt)|auparavant|más tarde|después|antes)\b",
    re.IGNORECASE,
)
OUT_OF = re.compile(r"\d\s(?:out of|of|von|sur|de|sobre)\s$", re.IGNORECASE)  # "9.1 of 10"
LEVEL = re.compile(r"\b(?i:level|niveau|nivel|stufe|grade|grad|grado)\s$")  # "niveau 3" is "Level 3"
# "80 culverts at Acme and 135 at Bridges Ltd.", "21 apprentices there and 27 as Maintenance Electrician".
AT_WHOM = re.compile(r"\s(?:at|with|as|chez|comme|bei|beim|als|como)\s(?:an?\s|une?\s)?(?=[A-ZÀ-Þ])")
NAMED = re.compile(r"[A-ZÀ-Þ][\w-]*\s$")  # a capitalised word before a number
NOT_THERE = "The figure “{words}” is not in your résumé."
OF_SOMETHING_ELSE = "“{words}” stands in your résumé for something else."
OTHER_WAY = "In your résumé this goes the other way."
DERIVABLE = frozenset({NOT_THERE, OF_SOMETHING_ELSE, ELSEWHERE})
# What shares are told of; each stands in the glossary.
METRICS = frozenset({"#revenue", "#profit", "#cost", "#budget", "#customer", "#time", "#complaint", "#error", "#sale"})
ALIKE = 0.6  # share of the shorter of two lines that they have in common when they say the same of two roles
NEAR = 45  # characters on each side of a number that say what it counts
LINE_NEAR = 60  # the same in a line of the résumé, which is denser


def numbers(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """The figures of a sentence; years, dates, times and the digits of names are others' business."""
    named = [(m.start, m.end) for m in skills_in(sentence.text) if _is_numbered(sentence.text[m.start : m.end], known)]
    spent = [(span.start, span.end) for span in spans_of_time(sentence, known)]
    spent += [(m.start(), m.end()) for m in FROM_TODAY.finditer(sentence.text)]
    found = figures(sentence.text, skip=[*named, *spent])
    entries = known.spoken_of(sentence)
    counted = [
        figure
        for figure in found
        if not is_not_had(sentence.text[: figure.start])
        and not TWICE.match(sentence.text, figure.start)
        and not (OUT_OF.search(sentence.text[: figure.start]) and _is_scale(figure, known))
        and not _is_apart_in_time(sentence, figure, known)
        and not is_part(sentence, figure)
        and not is_those(sentence, figure)
        and not is_apposed(sentence, figure)
    ]
    for figure in counted:
        here = _of_clause(sentence, figure, entries, known=known)
        yield counted_by(sentence, figure, known) or _number(sentence, figure, here, known=known)
    yield from _turned(sentence, found, entries, known=known)
    if not known.named_in(sentence):
        yield from _apart(sentence, [f for f in counted if not POINTS.match(sentence.text, f.end)], known)


def _is_apart_in_time(sentence: Sentence, figure: Figure, known: Known) -> bool:
    """As in "ten years later", where two roles began so far from each other."""
    unit = UNIT.match(sentence.text[figure.end :])
    if not unit or unit["months"] or not LATER.match(sentence.text, figure.end + unit.end()):
        return False
    began = {
        int(said.text[:4])
        for said in known.said
        if said.pointer.endswith(("Date", "/date")) and said.text[:4].isdecimal()
    }
    return any(abs(abs(one - other) - years) <= 1 for one, other in combinations(began, 2) for years in figure.values)


def _is_scale(figure: Figure, known: Known) -> bool:
    """Whether a mark of the résumé is given out of so many: 10 in "9.1/10"."""
    marks = [said.text.rpartition("/")[2] for said in known.said if said.pointer.endswith("/score")]
    return any(figure.is_same(each) for mark in marks for each in figures(mark))


def _of_clause(sentence: Sentence, figure: Figure, entries: frozenset[str], *, known: Known) -> frozenset[str]:
    """The blocks a number is told of: where a sentence goes from role to role, those its own clause names."""
    if INSTEAD.search(sentence.text[: figure.start]):
        return frozenset()
    part = SOME_OF_THEM.search(sentence.text, figure.end)
    if part and (
        IN_THAT_ROLE.search(sentence.text, part.start()) or IN_TODAYS_ROLE.search(sentence.text, part.start())
    ):
        return known.named_in(Sentence(sentence.text[: part.start()]))  # "… in all, eight of them in my current role"
    back = THERE.search(sentence.text) if sentence.of else None
    points_back = back and not known.named_in(Sentence(sentence.text[: back.start()]))
    if not SEVERAL.search(sentence.text) and not points_back:
        return entries
    own: frozenset[str] = frozenset()
    is_shared = True
    for start, end in sentence.clauses:
        of = sentence.of if points_back and THERE.search(sentence.text, start, end) else frozenset[str]()
        named = known.spoken_of(Sentence(" " * start + sentence.text[start:end], of))
        if start <= figure.start < end:
            own = named
        elif named and any(
            start <= each.start for each in sentence.figures if start > figure.start or each.start < end
        ):
            is_shared = False  # what another clause names is told of the number there
    return entries if is_shared else own


def _is_numbered(name: str, known: Known) -> bool:
    """Whether a name has digits, and the résumé has it with just these."""
    return any(character.isdigit() for character in name) and any(
        name.lower() in said.text.lower() for said in known.said
    )


def _number(sentence: Sentence, figure: Figure, entries: frozenset[str], *, known: Known) -> Finding:
    place, written = (figure.start, figure.end), sentence.text[figure.start : figure.end].strip()
    if said := _verbatim(sentence.text, figure, known):
        return Finding(*place, evidence=(said.evidence,))
    same = _same(sentence, figure, known)
    ranked = sorted(
        same, key=lambda found: (is_at(found[0], entries), _agreement(sentence, figure, found, known=known))
    )
    if is_end_for_way(sentence, figure, same, known=known):
        return Finding(*place, NOT_THIS_WAY, (ranked[-1][0].evidence,))
    lacking = OF_SOMETHING_ELSE if any(figure.is_same(each) for _, each in known.figures) else NOT_THERE
    reason = _fault(sentence, figure, ranked[-1], entries=entries, known=known) if same else lacking
    is_of_all = not entries and SOME_OF_THEM.search(sentence.text, figure.end)
    told = Sentence(sentence.text, after=sentence.after) if is_of_all else sentence
    if reason in DERIVABLE and (said := derived(told, figure, known)):
        return Finding(*place, evidence=(said.evidence,))
    evidence = (ranked[-1][0].evidence,) if same else ()
    return Finding(*place, reason.format(words=written) if reason else None, evidence)


def _fault(
    sentence: Sentence, figure: Figure, place: tuple[Said, Figure], *, entries: frozenset[str], known: Known
) -> str | None:
    """What is wrong with a number, held against its best line."""
    said, other = place
    if not is_at(said, entries) or (not entries and _is_told_otherwise(sentence, figure, said, known=known)):
        return ELSEWHERE
    if not _agreement(sentence, figure, place, known=known):
        return OF_SOMETHING_ELSE
    said_near = line_keys(said.text[max(0, other.start - LINE_NEAR) : other.end + LINE_NEAR])
    start, end = next((one for one in sentence.clauses if one[0] <= figure.start < one[1]), (0, len(sentence.text)))
    told = Sentence(sentence.text[start:end]).keys if len(sentence.figures) > 1 else sentence.keys
    return OTHER_WAY if _direction(told) * _direction(said_near) < 0 else None


def _is_told_otherwise(sentence: Sentence, figure: Figure, said: Said, *, known: Known) -> bool:
    """Whether the role the draft spoke of just before has another number where this line has the one of the sentence.

    "Accuracy stands at 99.5%", after a sentence on the role whose line says "99.2% accuracy", is told of that role.
    """
    is_elsewhere = said.is_block and bool(sentence.after) and said.entry not in sentence.after
    is_dated = bool(years_in(sentence.text)) or any(called(sentence.text, sentence.language))
    is_dated |= any(said.text.casefold() in sentence.text.casefold() for said in known.titles)
    is_out = SEVERAL.search(sentence.text) or OUT_OF_IT.search(sentence.text)
    if not is_elsewhere or is_dated or is_out or _is_extent(sentence):
        return False
    same = frozenset(known.figures_of(said))
    lines = {line for line, _ in known.figures if line.entry in sentence.after and "/highlights/" in line.pointer}
    alike = [line for line in lines if _is_of_one_kind(line, said) and len(known.figures_of(line)) == len(same)]
    return bool(alike) and not any(figure.is_same(each) for line in alike for each in known.figures_of(line))


def _is_of_one_kind(line: Said, other: Said) -> bool:
    """Whether two lines say the same of two roles, but for their numbers."""
    shared = line.keys & other.keys
    return len(shared) >= ALIKE * min(len(line.keys), len(other.keys))


def _same(sentence: Sentence, figure: Figure, known: Known) -> list[tuple[Said, Figure]]:
    """Where the résumé has the number, in the same unit; or what it is rounded from."""
    text = sentence.text
    near = ((line, each) for line, each in known.figures if figure.is_same(each) or is_rounded(text, figure, each))
    alike = [(said, each) for said, each in near if not is_other_measure(sentence, figure, (said, each))]
    exact = [(said, each) for said, each in alike if figure.is_same(each)]
    if figure.percent and (pair := _multiplied(sentence, figure, known)):
        return [*exact, *pair]
    return exact + [(said, each) for said, each in alike if is_rounded(text, figure, each)]


def _multiplied(sentence: Sentence, figure: Figure, known: Known) -> list[tuple[Said, Figure]]:
    """Where a number grew as much as "doubled" says: from 14 to 28 per cent."""
    if not figure.values & MULTIPLES:
        return []
    by = min(figure.values) / 100
    before = sentence.text[: figure.start]
    more = FURTHER if is_more(before) or is_less(before) else 0.0  # "more than doubled", "less than half"
    return [
        (said, other)
        for said, one, other in known.pairs
        if TO.fullmatch(said.text, one.end, other.start)
        and 0 <= (min(other.values) / (by * (min(one.values) or 1)) - 1) * (1 if by > 1 else -1) <= more
    ]


def _apart(sentence: Sentence, counted: Sequence[Figure], known: Known) -> Iterator[Finding]:
    """Two figures of one sentence that no block has together, though each stands in one."""
    counted = [one for one in counted if not counts_jobs(sentence, one)]
    blocks = [frozenset(said.entry for said, _ in _same(sentence, figure, known)) for figure in counted]
    is_list = all(AND.fullmatch(sentence.text, one.end, other.start) for one, other in pairwise(counted))
    if len(blocks) < PAIR or is_list or SEVERAL.search(sentence.text) or _is_extent(sentence):
        return
    is_of_blocks = all(each and all(entry.startswith("/work/") for entry in each) for each in blocks)
    if is_of_blocks and not frozenset.intersection(*blocks):
        yield Finding(counted[0].start, counted[-1].end, APART)


def _direction(said: frozenset[str]) -> int:
    """1 for what rises, -1 for what falls, 0 when it is not told or both."""
    return ("#increase" in said) - ("#reduce" in said or "#save" in said)


def _verbatim(text: str, figure: Figure, known: Known) -> Said | None:
    """The line that has the number in a name: "Level 3", "18th Edition"."""
    written = text[figure.start : figure.end].rstrip()
    if LEVEL.search(text[: figure.start]):
        return next(
            (said for said in known.said if re.search(rf"{LEVEL.pattern[:-1]}{re.escape(written)}\b", said.text)), None
        )
    named = NAMED.search(text[: figure.start])
    phrase = named and (named.group() + written).lower()
    return next((said for said in known.said if phrase and phrase in said.text.lower()), None)


def _agreement(sentence: Sentence, figure: Figure, place: tuple[Said, Figure], *, known: Known) -> int:
    """How many words beside the number its line has too; one when there is nothing that could be compared."""
    said, other = place
    thing = _of_which(sentence, figure)
    after = sentence.within(thing.end, thing.end + NEAR)[:3]
    beside = [t for t in (*sentence.within(0, figure.start)[-4:], *after) if stem(t.word) not in known.names]
    line = line_keys(said.text[max(0, other.start - LINE_NEAR) : other.end + LINE_NEAR])
    if not beside:
        return 1
    stop = min(next((end for _, end in sentence.clauses if end > thing.end), 0), thing.end + WHAT_IT_COUNTS)
    is_of_team = TEAM_OF.search(sentence.text[: figure.start])
    named = [t for t in after[:2] if not (is_of_team and t.word.endswith("ing"))]
    is_of_before = AT_WHOM.match(sentence.text, thing.end)
    counted = [t for t in named if t.is_known and not is_deed(t.word) and t.start < stop and not is_of_before]
    if is_of_things(sentence, figure, place) or counts_another(sentence, thing, place, known=known):
        return 0
    if _is_another_metric(sentence, figure, line | said.keys):
        return 0
    if counted and not figure.percent and is_of_other(counted[0], said, other) and is_next(sentence, thing, counted[0]):
        return 0
    if counted and not figure.percent and all(_is_counted_elsewhere(t, said, line, known=known) for t in counted):
        return 0
    around = line | said.keys | (known.entries[said.entry] if _is_bare(said) else frozenset())
    agreed = sum(token.is_in(around) for token in beside) + bool(is_of_team and "#team" in around)
    is_there = said.entry in known.named_in(sentence)
    return agreed or int(is_there or not any(token.is_known for token in beside))


def _of_which(sentence: Sentence, figure: Figure) -> Figure:
    """The number beside which stands what this one counts: "21 apprentices at Acme and 27 at Volta"."""
    if not AT_WHOM.match(sentence.text, figure.end):
        return figure
    return next((one for one in reversed(sentence.figures) if one.end <= figure.start and not one.percent), figure)


def _is_another_metric(sentence: Sentence, figure: Figure, line: frozenset[str]) -> bool:
    """Whether a share is said of a measure that the line does not name: turnover for activation."""
    stop = next((end for _, end in sentence.clauses if end > figure.end), figure.end + NEAR)
    near = (
        *sentence.within(max(0, figure.start - NEAR), figure.start),
        *sentence.within(figure.end, min(stop, figure.end + NEAR)),
    )
    named = [token for token in near if keys(token.word) & METRICS]
    return figure.percent and bool(named) and not any(token.is_in(line) for token in named)


def _is_bare(said: Said) -> bool:
    """Whether the line is a value without words: a mark, a level."""
    return not Sentence(said.text).telling


def _is_counted_elsewhere(token: Token, said: Said, line: frozenset[str], *, known: Known) -> bool:
    """Whether the thing a number counts is counted by the résumé, but by another number."""
    if token.is_in(line | said.keys):
        return False
    others = ((each, other) for each, other in known.figures if each.is_block and each is not said)
    return any(token.is_in(line_keys(each.text[other.end : other.end + WHAT_IT_COUNTS])) for each, other in others)


def _turned(sentence: Sentence, found: Sequence[Figure], entries: frozenset[str], *, known: Known) -> Iterator[Finding]:
    """As in "From 9 to 4" where the résumé says "from 9 to 5"."""
    for one, other in pairwise(found):
        is_by = BY.search(sentence.text[: one.start])
        if is_by or not TO.fullmatch(sentence.text, one.end, other.start) or _is_extent(sentence):
            continue
        if not any(
            _stands_for(sentence, one, first) and _stands_for(sentence, other, second)
            for said, first, second in known.pairs
            if is_at(said, entries)
        ):
            said = next((said for said, *pair in known.pairs if any(one.values & each.values for each in pair)), None)
            yield Finding(one.start, other.end, NOT_THIS_WAY, (said.evidence,) if said else ())


def _stands_for(sentence: Sentence, figure: Figure, other: Figure) -> bool:
    return bool(figure.values & other.values) or is_rounded(sentence.text, figure, other)


def _is_extent(sentence: Sentence) -> bool:
    """Whether two numbers are the least and the most of several, not a beginning and an end."""
    is_of_many = any(counts_jobs(sentence, figure) for figure in sentence.figures)
    return is_of_many or bool(EXTENT.search(sentence.text))
