"""How long: years and months overall, with a skill, in a field, as something, or at an employer, by the dates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.drafts.grounding.checks.titles import rises
from service.drafts.grounding.figures import Figure, figures, years_in
from service.drafts.grounding.finding import Finding
from service.drafts.grounding.known import Known, Said, is_at
from service.drafts.grounding.lists import listed
from service.drafts.grounding.mentions import skills_in
from service.drafts.grounding.moments import FROM_TODAY
from service.drafts.grounding.numerals import value_of
from service.drafts.grounding.sentence import Sentence, Token
from service.drafts.grounding.voices import is_not_had
from service.match.engine import lexicon
from service.match.engine.mentions import Mention, within
from service.match.model import Evidence

LASTED_OTHERWISE = "Your résumé gives another length of time for this."
ROUNDING = 0.3  # years: "five years" may be said after four years and nine months
NEARLY_MARGIN = 0.5  # years by which "nearly" may fall short
MONTHS = 12
REACH_BACK = 40  # characters before it
REACH = 70  # characters after "five years" within which it is said of what
UNIT = re.compile(
    r"^[\s-]?(?:of (?:those|these|my) |de (?:ces|esos|estos|mis) |dieser |jener )?(?:d['’]|de\s)?(?:\+|plus\b"
    r"|full\b|volle?n?\b|(?:consecutive|straight|successive)\b)?[\s-]?(?:(?P<years>years?['’]?|yrs?|jahren?|ans"
    r"|années?|años|anos|anni)"
    r"|(?P<months>months?|monaten?|mois|meses))(?![^\W\d])",
    re.IGNORECASE,
)
A_SINGLE = re.compile(
    r"\b(?:in|within|in (?:just|only|barely|less than)|innerhalb|binnen|nur|en|en (?:seulement|moins d['’]|apenas|solo)"
    r"|dans)\s?(?:nur\s|von\s)?(?P<one>an?|one|a single|eine[ms]?|une?)\s"
    r"(?:(?:school|calendar|financial|fiscal|full|whole|ganzen|einzigen|seul|solo|único)\s)?"
    r"(?:(?P<years>year|jahr(?:es)?|an|año)|(?P<months>month|monat(?:s|es)?|mois|mes))(?!\w)",
    re.IGNORECASE,
)
AND_A_HALF = re.compile(r"\s(?:and a half|et demie?|y medio)\b", re.IGNORECASE)
HALF = 0.5
DECADE = re.compile(
    r"\b(?:(?:a|one|ein|einem|une|una)|(?P<many>two|three|four|zwei|drei|vier|deux|trois|quatre|dos|tres|cuatro))\s"
    r"(?:decades?|jahrzehnt\w*|décennies?|décadas?)\b",
    re.IGNORECASE,
)
QUARTER = re.compile(
    r"\b(?:(?:a )?quarter of a century|vierteljahrhundert\w*|quart de siècle|cuarto de siglo)\b", re.IGNORECASE
)
NEARLY = re.compile(
    r"\b(?:nearly|almost|close to|about|around|roughly|some|fast|knapp|rund|etwa|ungefähr|presque|environ|près de"
    r"|casi|unos|cerca de)\s*$",
    re.IGNORECASE,
)
# "within two years", "two years ago": no stretch of somebody's work.
NO_STRETCH_BEFORE = re.compile(
    r"\b(?:by|um|within|(?<!put )in|innerhalb von|binnen|en|dans|aged?|alle|every|cada|chaque)\s*$", re.IGNORECASE
)
# "En seize ans dans cette entreprise": so long was somebody there.
THERE = re.compile(
    r"\s(?:(?:at|in|with) (?:this|that)|(?:in|bei) diese[mr]|dans cet(?:te)?|en es[ea]|en est[ea])\s\w+",
    re.IGNORECASE,
)
# "pupils aged 11 to 18 years", "de entre once y dieciocho años"
RANGE = re.compile(
    r"\d\s?(?:-|–|to|bis|à|a)\s?$|\b(?:between|zwischen|entre|aged|from|von|de)\s\w+\s(?:and|to|und|bis|et|à|y|a)\s?$",
    re.IGNORECASE,
)
# "starting out as …": a role named after it is the first of those that are meant.
FROM_THERE_ON = re.compile(
    r"\b(?:starting|beginning|started out|began|angefangen|anfing|begonnen|begann"
    r"|commencé|débuté|empez\w+|comenz\w+)\b",
    re.IGNORECASE,
)
NO_STRETCH_AFTER = re.compile(
    r"^\s?(?:old|(?:after|before|nach|vor|après|avant|después de|antes de) (?:my|the|mein\w*|dem|der|mon|ma|mi|la"
    r"|le|el)\b"
    r"|earlier|later|in a row|consecutiv\w*|alt\b|zuvor|später"
    r"|plus tard|más tarde|después|antes|hintereinander)",
    re.IGNORECASE,
)
# "After five years there I moved on": just so long, not less.
AFTER = re.compile(r"\b(?:after|nach|après|tras|al cabo de|después de)\s(?:\w+\s){0,2}$", re.IGNORECASE)
TOO_SHORT = 1.0  # years that a role may have lasted beyond what "after five years" says
EXPERIENCE = re.compile(r"experience|erfahrung|expérience|experiencia|track record|practice|praxis", re.IGNORECASE)
LIST_JOINT = re.compile(r"\s{0,3}(?:[,/&]|and|und|et|y|e)?\s{0,3}(?:and|und|et|y|e)?\s{0,3}")
AS_A = re.compile(r"\b(?:as|(?<!mehr )als|comme|como|en tant que)\b", re.IGNORECASE)
# "Seit acht Jahren bin ich": what follows is what somebody has been so long.
AM = re.compile(
    r"\b(?:i have been|i['’]ve been|i am|i was|bin ich|ich bin|war ich|ich war|je suis|j['’]étais|j['’]ai été|soy|fui"
    r"|he sido)(?= (?:an?|the|ein\w{0,2}|une?|le|la|un|una|el)? ?(?-i:[A-ZÀ-Þ]))",
    re.IGNORECASE,
)
# "First as …, then as …": the years are those of all that follows.
STATIONS = re.compile(
    r"\b(?:first|initially|zunächst|zuerst|erst|anfangs|d['’]abord|primero)\b.{1,80}"
    r"\b(?:then|later|dann|später|danach|puis|ensuite|luego|después)\b",
    re.IGNORECASE,
)


# What is told of all that somebody has done, whatever employer the sentence names beside it.
CAREER = re.compile(
    r"\b(?:career|working life|professional life|in the (?:trade|profession|industry)|laufbahn|berufsleben|beruflich\w*"
    r"|werdegang|carrière|vie professionnelle|parcours|trayectoria|carrera|vida (?:laboral|profesional))\b",
    re.IGNORECASE,
)
SINCE = re.compile(r"\b(?:since|seit|depuis|desde)\s(?:\w+\s(?:de\s)?)?(?P<year>(?:19|20)\d{2})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time at `start:end`, in years."""

    years: float
    start: int
    end: int
    written: str


def spans_of_time(sentence: Sentence, known: Known) -> list[Span]:
    """The lengths of time that somebody is said to have worked, studied or spoken."""
    text = sentence.text
    found = [
        Span(10.0 * (value_of(m["many"] or "") or 1), m.start(), m.end(), m.group()) for m in DECADE.finditer(text)
    ]
    found += [Span(25.0, m.start(), m.end(), m.group()) for m in QUARTER.finditer(text)]
    taken = [(span.start, span.end) for span in found] + [(m.start(), m.end()) for m in FROM_TODAY.finditer(text)]
    for figure in figures(text, skip=taken):
        unit = UNIT.match(text[figure.end :])
        if not unit or figure.percent or NO_STRETCH_AFTER.match(text[figure.end + unit.end() :]):
            continue
        before = text[: figure.start]
        is_there = THERE.match(text, figure.end + unit.end())
        if RANGE.search(before) or (NO_STRETCH_BEFORE.search(before) and not EXPERIENCE.search(text) and not is_there):
            continue
        length = min(figure.values) / (MONTHS if unit["months"] else 1)
        end = figure.end + unit.end()
        if half := AND_A_HALF.match(text, end):
            length, end = length + (HALF / MONTHS if unit["months"] else HALF), half.end()
        if not unit["months"] or not _in_a_line(figure, known):
            found.append(Span(length, figure.start, end, text[figure.start : end].strip()))
    return found


def otherwise_lasting(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """Each length of time that the one line with the other figures of the sentence gives otherwise."""
    spans = [(figure, unit) for figure in sentence.figures if (unit := UNIT.match(sentence.text[figure.end :]))]
    spans += [(figure, unit) for figure, unit in _single(sentence.text)]
    others = [figure for figure in sentence.figures if all(figure is not each for each, _ in spans)]
    entries = known.named_in(sentence)
    lines = {
        said
        for said, each in known.figures
        if is_at(said, entries) and said.is_block and any(each.is_same(figure) for figure in others)
    }
    if len(spans) != 1 or not lines:
        return
    figure, unit = spans[0]
    told = {said: _lengths(said, known) for said in lines}
    if all(told.values()) and not any(_months(figure, unit) in lengths for lengths in told.values()):
        said = next(iter(sorted(lines, key=lambda said: said.pointer)))
        yield Finding(figure.start, figure.end, LASTED_OTHERWISE, (said.evidence,))


def _single(text: str) -> Iterator[tuple[Figure, re.Match[str]]]:
    """As in "within a single year": one of a unit, which is otherwise taken for an article."""
    for match in A_SINGLE.finditer(text):
        yield Figure(frozenset({1.0}), percent=False, start=match.start("one"), end=match.end("one")), match


def _lengths(said: Said, known: Known) -> frozenset[float]:
    """The lengths of time a line names, in months."""
    return frozenset(
        _months(figure, unit)
        for line, figure in known.figures
        if line is said and (unit := UNIT.match(said.text[figure.end :]))
    )


def _months(figure: Figure, unit: re.Match[str]) -> float:
    return min(figure.values) * (1 if unit["months"] else MONTHS)


def _in_a_line(figure: Figure, known: Known) -> bool:
    return any(figure.is_same(other) for _, other in known.figures)


def durations(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """Each length of time, held against the dates."""
    yield from otherwise_lasting(sentence, known)
    for span in spans_of_time(sentence, known):
        before = sentence.text[: span.start]
        if is_not_had(before):
            continue
        margin = NEARLY_MARGIN if NEARLY.search(before) else ROUNDING
        have, what, evidence = _shown(sentence, span, known)
        if said := _stated(span, sentence, known) or _dated(span, sentence, known):
            yield Finding(span.start, span.end, evidence=(said.evidence,))
        elif have + margin >= span.years and not (AFTER.search(before) and have > span.years + TOO_SHORT):
            yield Finding(span.start, span.end, evidence=evidence)
        else:
            shown = f"{have:.1f}".removesuffix(".0") + (" year" if have == 1 else " years")
            yield Finding(
                span.start, span.end, f"You say “{span.written}”; the dates in your résumé show {shown} {what}."
            )


def _shown(sentence: Sentence, span: Span, known: Known) -> tuple[float, str, tuple[Evidence, ...]]:
    """How long the person did what the length of time is said of, how that is called, and where it stands."""
    roles = frozenset(entry for entry in known.named_in(sentence) if entry.startswith("/work/"))
    if FROM_THERE_ON.search(sentence.text, span.end) or _is_of_career(sentence, span) or rises(sentence.text):
        return max(known.read.years, _since_first(known)), "of work", known.read.years_evidence
    titled = _titled(sentence, known)
    if roles:
        is_all = STATIONS.search(sentence.text)
        held = roles if is_all else frozenset(roles & titled) or _ranked(sentence, roles, known) or roles
        if held == roles and not is_all and _is_of_a_state(sentence, span):
            held = known.spoken_of(sentence)  # "for eight years I have been Head of Sales at Acme"
        return known.years_in(held), f"at {_name(roles, known)}", _evidence(held, known)
    if known.named_in(sentence):  # a school or a voluntary role: its years are no years of work
        return _spent(known.named_in(sentence), known), "there", ()
    named = _skills_about(sentence, span.start, span.end)
    if named:
        least = min(named, key=lambda name: known.read.years_by_skill.get(name, 0.0))
        return known.read.years_by_skill.get(least, 0.0), f"with {least}", known.read.shown.get(least, ())
    if titled:
        return known.years_in(titled), "in this role", _evidence(titled, known)
    return _in_field(sentence, span, known)


def _is_of_a_state(sentence: Sentence, span: Span) -> bool:
    """Whether the clause of a length of time says what somebody has been so long."""
    return any(start <= span.start < end and AM.search(sentence.text, start, end) for start, end in sentence.clauses)


def _is_of_career(sentence: Sentence, span: Span) -> bool:
    """Whether the clause of a length of time speaks of all of somebody's work."""
    return any(
        start <= span.start < end and CAREER.search(sentence.text, start, end) for start, end in sentence.clauses
    )


def _since_first(known: Known) -> float:
    """The years since the first role began; what lies between two roles is told as well."""
    return float(known.today.year - known.first_year) if known.first_year else 0.0


def _spent(entries: frozenset[str], known: Known) -> float:
    """The years between the first and the last year that some blocks name."""
    named = [year for entry in entries for said in known.entry(entry) for year in _years_of(said)]
    if any(known.is_current(entry) for entry in entries):
        named.append(known.today.year)
    return float(max(named) - min(named)) + ROUNDING if named else 0.0


def _years_of(said: Said) -> list[int]:
    return [int(said.text[:4])] if said.pointer.endswith(("Date", "/date")) and said.text[:4].isdecimal() else []


def _name(roles: frozenset[str], known: Known) -> str:
    return next(said.text for said in known.said if said.entry in roles and said.pointer.endswith("/name"))


def _evidence(roles: frozenset[str], known: Known) -> tuple[Evidence, ...]:
    return tuple(said.evidence for said in known.titles if said.entry in roles)


def _titled(sentence: Sentence, known: Known) -> frozenset[str]:
    """The roles whose title the sentence names after "as a"."""
    cue = AS_A.search(sentence.text)
    if not cue:
        return frozenset()
    told = sentence.within(cue.end(), cue.end() + REACH)
    spoken = frozenset(token.word for token in told)
    meant = [said for said in known.titles if said.entry.startswith("/work/")]
    exact = frozenset(said.entry for said in meant if _words(said) and _words(said) <= spoken)
    comma = sentence.text.find(",", cue.end())
    ranks = {token.word for token in told if comma < 0 or token.start < comma} & {*filter(_is_rank, spoken)}
    if exact and not ranks:  # a senior electrician is an electrician
        exact |= frozenset(said.entry for said in meant if _unranked(said) and _unranked(said) <= spoken)
    elif len(told) == len(spoken):  # and an electrician is no senior one, unless both are told of
        exact = frozenset(said.entry for said in meant if said.entry in exact and _words(said) & ranks) or exact
    called = {
        said.entry: len(_words(said))
        for said in meant
        if spoken and any(token.is_in(said.keys) for token in _after(sentence, cue.end())[:1])
    }
    fewest = min(called.values(), default=0)  # an "electrician" is no "apprentice electrician"
    return exact or frozenset(entry for entry, size in called.items() if size == fewest)


def _ranked(sentence: Sentence, roles: frozenset[str], known: Known) -> frozenset[str]:
    """Of these roles those whose rank the sentence says: "that senior post"."""
    ranks = [token for token in sentence.tokens if sentence.of == roles and token.word in listed("all", "ranks")]
    titles = [said for said in known.titles if said.entry in roles]
    return frozenset(said.entry for said in titles if any(token.is_in(said.keys) for token in ranks))


def _after(sentence: Sentence, place: int) -> tuple[Token, ...]:
    return sentence.within(place, place + REACH)


def _is_rank(word: str) -> bool:
    return word in listed("all", "ranks")


def _unranked(said: Said) -> frozenset[str]:
    """The words of a title without its rank; none where it is a lower one."""
    words = _words(said)
    if any(word in listed("lowering", "ranks") for word in words):
        return frozenset()
    return frozenset(word for word in words if not _is_rank(word))


def _words(said: Said) -> frozenset[str]:
    return frozenset(token.word for token in Sentence(said.text).telling)


def _skills_about(sentence: Sentence, start: int, after: int) -> list[str]:
    """The skills that a number of years is about: the first list after it, unless that only is part of a title."""
    named = [m for m in skills_in(sentence.text) if not m.negated]
    run: list[Mention] = []
    before = [m for m in named if m.end <= start and start - m.end <= REACH_BACK]
    for mention in within(named, after, after + REACH):
        if run and not LIST_JOINT.fullmatch(sentence.text, run[-1].end, mention.start):
            break
        run.append(mention)
    if run and AS_A.search(sentence.text[after : run[0].start]):
        return []
    run = run or before
    entries = lexicon.skills().entries
    return [m.name for m in run if entries[m.name].family not in {lexicon.SOFT, "business", "professions"}]


def _in_field(sentence: Sentence, span: Span, known: Known) -> tuple[float, str, tuple[Evidence, ...]]:
    """The years of the roles that speak of the field that is named; of all when none does."""
    field = _field(sentence, span)
    scored = {
        entry: sum(token.is_in(known.entries[entry]) for token in field)
        for entry in known.entries
        if entry.startswith("/work/")
    }
    most = max(scored.values(), default=0)
    about = frozenset(entry for entry, score in scored.items() if score and score > most / 2)
    if not about:
        return known.read.years, "of work", known.read.years_evidence
    return known.years_in(about), "of it", _evidence(about, known)


def _field(sentence: Sentence, span: Span) -> Sequence[Token]:
    """The words that say of what: after "experience in", else after the length of time, else before it."""
    at = EXPERIENCE.search(sentence.text, span.end)
    after = at.end() if at else span.end
    stop = re.search(r"[,;.:]", sentence.text[after:])
    return sentence.within(after, after + stop.start() if stop else len(sentence.text)) or sentence.within(
        0, span.start
    )


def _stated(span: Span, sentence: Sentence, known: Known) -> Said | None:
    """The line that states the same number of years of the same thing."""
    about = [token for token in sentence.telling if not span.start <= token.start < span.end]
    for said, figure in known.figures:
        is_same = span.years in figure.values and UNIT.match(said.text[figure.end :])
        if is_same and sum(token.is_in(said.keys) for token in about) >= min(1, len(about)):
            return said
    return None


def _dated(span: Span, sentence: Sentence, known: Known) -> Said | None:
    """The end of a block that lasted as long, when the sentence names both its years; or the first year of all work."""
    named = years_in(sentence.text)
    since = SINCE.search(sentence.text)
    if since and int(since["year"]) == known.first_year and abs(_since_first(known) - span.years) <= 1:
        return known.years.get(known.first_year)
    first, last = known.first_year, known.last_year
    if first and last and {first, last} <= set(named) and abs(last - first - span.years) <= 1:
        return known.years.get(last)
    for entry in known.entries:
        ends = {said.pointer.rpartition("/")[2]: said for said in known.entry(entry) if said.text[:4].isdecimal()}
        start, end = ends.get("startDate"), ends.get("endDate")
        if start and end and int(start.text[:4]) in named and int(end.text[:4]) in named:
            length = _moment(end.text) - _moment(start.text)
            if abs(length - span.years) <= NEARLY_MARGIN:
                return end
    return None


def _moment(written: str) -> float:
    month = int(written[5:7]) if written[5:7].isdecimal() else 1
    return int(written[:4]) + (month - 1) / MONTHS
