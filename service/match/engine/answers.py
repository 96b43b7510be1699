"""How far a résumé shows what a posting asks for, one thing at a time."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from service.match.engine import lexicon
from service.match.engine.asks import Ask
from service.match.engine.facts import clearance_in
from service.match.engine.holding import is_held, is_practised, states_beside
from service.match.engine.permits import Permit, permits
from service.match.engine.place import in_countries, is_home, is_near
from service.match.engine.resume import ReadResume
from service.match.engine.schooling import is_near as is_near_subject
from service.match.engine.schools import Schooling
from service.match.model import Evidence, Requirement, RequirementKind, Span, State

PARTLY = 0.5  # what a skill is worth that only follows from another: Django for Python
OTHER_SUBJECT = 0.7  # what the right level of degree is worth in another subject
ONE_LEVEL_BELOW = 0.4  # what a Bachelor is worth where a Master is asked for
NOT_FINISHED = 0.5  # what a degree is worth that is still to come
SHORT_OF = {OTHER_SUBJECT: "another subject", ONE_LEVEL_BELOW: "one level below", NOT_FINISHED: "not finished"}
HALF_THE_YEARS = 0.5  # from here on, years are shown partly
REMOTE = 1  # the rank of an ask for a place that is none
ELSEWHERE = "your résumé names another place"
NEEDS_PERMIT = "your résumé says that you need a permit"
NOWHERE = Span(start=0, end=0, text="")

Permitted = tuple[Evidence, Permit]


class Answer(NamedTuple):
    """The résumé's answer to one ask: `credit` is 0 to 1, or None when it does not enter the score."""

    ask: Ask
    state: State
    credit: float | None
    evidence: tuple[Evidence, ...] = ()
    detail: str = ""

    def requirement(self, asked: Span) -> Requirement:
        """The answer as the person sees it; `asked` is the sentence that asks."""
        ask = self.ask
        return Requirement(
            kind=ask.kind,
            name=ask.name,
            required=ask.required,
            duty=ask.duty and not ask.required,
            asked=asked,
            named=named(ask),
            state=self.state,
            detail=self.detail,
            evidence=self.evidence,
        )


def requirements(answers: Sequence[Answer]) -> tuple[Requirement, ...]:
    """The answers as the person sees them; those to one sentence share its span."""
    sentences = {sentence.start: sentence for given in answers if (sentence := given.ask.sentence)}
    asked = {start: one.span(start, one.end) for start, one in sentences.items()}
    return tuple(
        [given.requirement(asked[given.ask.sentence.start] if given.ask.sentence else NOWHERE) for given in answers]
    )


def named(ask: Ask) -> Span:
    """The words of the posting that name what is asked for."""
    return ask.sentence.span(ask.start, ask.end) if ask.sentence else NOWHERE


def answer(ask: Ask, resume: ReadResume) -> Answer:
    """What the résumé has to say to one thing asked for."""
    given = _ANSWERS[ask.kind](ask, resume)
    if ask.instead is None:
        return given
    other = _instead(ask.instead, resume)
    if ask.kind is RequirementKind.SKILL_YEARS and other.state is State.MET:  # years as a clerk are none as a cook
        other = other._replace(state=State.PARTLY, credit=PARTLY)
    best = max(given, other, key=lambda one: one.credit or 0.0)
    return best._replace(ask=ask)


def _instead(ask: Ask, resume: ReadResume) -> Answer:
    """The answer to what will do as well; years of which no number is said are met partly by any."""
    if ask.years or ask.kind is not RequirementKind.YEARS:
        return _ANSWERS[ask.kind](ask, resume)
    if not resume.years:
        return Answer(ask, State.UNKNOWN, 0.0)
    detail = f"{resume.years:g} years in your résumé; the posting leaves open how many will do"
    return Answer(ask, State.PARTLY, PARTLY, resume.years_evidence, detail)


def _first(names: tuple[str, ...], shown: Mapping[str, tuple[Evidence, ...]]) -> tuple[Evidence, ...]:
    for name in names:
        if name in shown:
            return shown[name]
    return ()


def _shown(ask: Ask, resume: ReadResume) -> tuple[Evidence, ...]:
    """The lines that show one of the names; one that no dictionary has is looked up as it stands."""
    if evidence := _first(ask.names, resume.shown):
        return evidence
    known = lexicon.skills().entries
    unknown = [name for name in ask.names if name not in known]
    return next(filter(None, map(resume.literal.find, unknown)), ())


def _skill(ask: Ask, resume: ReadResume) -> Answer:
    if evidence := _shown(ask, resume):
        return Answer(ask, State.MET, 1.0, evidence)
    if evidence := _first((*ask.names, ask.sort), resume.hinted) or _first((ask.sort,), resume.shown):
        return Answer(ask, State.PARTLY, PARTLY, evidence, _why_partly(ask, evidence))
    return Answer(ask, State.MISSING, 0.0)


def _why_partly(ask: Ask, evidence: Sequence[Evidence]) -> str:
    if not all(is_held(line.text, line.start, line.end) for line in evidence):
        return "not held yet, or no longer"
    if not all(is_practised(line.text, line.start, line.end) for line in evidence):
        return "named as something you learn, know little of or leave to others"
    is_licence = any(name in lexicon.licences() for name in ask.names)
    return "another class of it, or none said" if is_licence else "follows in part from what your résumé says"


def _certificate(ask: Ask, resume: ReadResume) -> Answer:
    """A certificate is shown as a skill is; a licence from another state counts in part."""
    found = _skill(ask, resume)
    if found.state is not State.MET or ask.sentence is None or lexicon.licences().isdisjoint(ask.names):
        return found
    asked = states_beside(ask.sentence.text, ask.start - ask.sentence.start, ask.end - ask.sentence.start)
    held = [states_beside(line.text, line.start, line.end) for line in found.evidence]
    if asked and all(one and not one & asked for one in held):
        return found._replace(state=State.PARTLY, credit=PARTLY, detail="from another state")
    return found


def _skill_years(ask: Ask, resume: ReadResume) -> Answer:
    evidence = _shown(ask, resume)
    if not evidence:
        return Answer(ask, State.MISSING, 0.0)
    years, worked = (
        max((by_skill.get(name, 0.0) for name in ask.names), default=0.0)
        for by_skill in (resume.years_by_skill, resume.worked_by_skill)
    )
    share = _share(years, ask)
    within = ", your training among them" if worked < years else ""
    detail = f"{years:g} years in dated roles that name it{within}" if years else "no dated role names it"
    if share >= 1:
        return Answer(ask, State.MET, 1.0, evidence, detail)
    return Answer(ask, State.PARTLY, max(PARTLY, share), evidence, detail)


def _years(ask: Ask, resume: ReadResume) -> Answer:
    if not resume.years:
        credit = 0.0 if ask.years else 1.0
        return Answer(ask, State.UNKNOWN, credit, (), "your roles have no dates to count from")
    share = _share(resume.years_worked, ask)
    state = State.MET if share >= 1 else State.PARTLY if share >= HALF_THE_YEARS else State.MISSING
    credit = 0.0 if state is State.MISSING else min(1.0, share)
    without = ", without your training" if resume.years_worked < resume.years else ""
    detail = f"{resume.years_worked:g} years in your résumé{without}"
    return Answer(ask, state, credit, resume.years_evidence, detail)


def _share(years: float, ask: Ask) -> float:
    """How much of the least that is asked for somebody has; where none is, nothing lacks."""
    return years / ask.years if ask.years else 1.0


def _education(ask: Ask, resume: ReadResume) -> Answer:
    if not resume.schooling:
        return Answer(ask, State.UNKNOWN, 0.0, (), "your résumé names no degree")
    graded = [(_schooling_credit(ask, school), school) for school in resume.schooling]
    credit, school = max(graded, key=lambda pair: (pair[0], pair[1].rank, pair[1].evidence.text))
    state = State.MET if credit >= 1 else State.PARTLY if credit > 0 else State.MISSING
    detail = SHORT_OF.get(credit, "")
    return Answer(ask, state, credit, (school.evidence,) if credit else (), detail)


def _schooling_credit(ask: Ask, school: Schooling) -> float:
    """What a degree is worth; one that is not finished counts in part, and as the one that it builds on."""
    if school.is_finished:
        return _degree_credit(ask, school.rank, school.subjects)
    before = school.rank - 1 if school.rank > lexicon.degrees().entries["Bachelor"].rank else 0
    return max(NOT_FINISHED if school.rank >= ask.rank else 0.0, _degree_credit(ask, before, school.subjects))


def _degree_credit(ask: Ask, rank: int, subjects: tuple[str, ...]) -> float:
    if rank < ask.rank:
        return ONE_LEVEL_BELOW if rank == ask.rank - 1 else 0.0
    if not ask.subjects or any(is_near_subject(asked, studied) for asked in ask.subjects for studied in subjects):
        return 1.0
    return OTHER_SUBJECT


def _language(ask: Ask, resume: ReadResume) -> Answer:
    """Of several languages of which one is enough, the best spoken counts."""
    is_english = "English" in ask.names  # few write down that they speak the language they write
    spoken = [name for name in ask.names if name in resume.spoken]
    if not spoken:
        is_silent = is_english or not resume.spoken
        return Answer(ask, State.UNKNOWN if is_silent else State.MISSING, None if is_english else 0.0)
    best = max(spoken, key=lambda name: resume.fluency[name])
    level, evidence = resume.fluency[best], resume.spoken[best]
    if level >= ask.rank:
        return Answer(ask, State.MET, 1.0, evidence)
    detail = "your résumé says less" if level else "your résumé does not say how well"
    return Answer(ask, State.PARTLY, None if is_english else PARTLY, evidence, detail)


def _authorization(ask: Ask, resume: ReadResume) -> Answer:
    """A line about a permit is no answer when it is for another place."""
    said = [(line, one) for line in resume.authorization for one in permits(line.text) if one.concerns(ask.names)]
    held = [(_with_words(line, one), one) for line, one in said if one.is_held]
    if lacking := [(_with_words(line, one), one) for line, one in said if not one.is_held]:
        return _lacking(ask, lacking, held)
    if sure := [line for line, one in held if one.regions or not ask.names]:
        return Answer(ask, State.MET, None, (sure[0],))
    return Answer(ask, State.UNKNOWN, None, tuple(line for line, _ in held[:1]))


def _with_words(line: Evidence, permit: Permit) -> Evidence:
    """The line with the place of the words that speak of the permit."""
    return line.model_copy(update={"start": permit.start, "end": permit.end})


def _lacking(ask: Ask, lacking: Sequence[Permitted], held: Sequence[Permitted]) -> Answer:
    """A permit that is lacking; where one is held, too, it may be lacking elsewhere or later."""
    line = lacking[0][0]
    if ask.names and any(one.regions for _, one in held):
        return Answer(ask, State.PARTLY, None, (line,), f"{NEEDS_PERMIT}, too")
    if held and not ask.names and all(one.regions for _, one in lacking):
        return Answer(ask, State.UNKNOWN, None, (held[0][0],))
    return Answer(ask, State.MISSING, None, (line,), NEEDS_PERMIT)


def _clearance(ask: Ask, resume: ReadResume) -> Answer:
    if not resume.clearance:
        return Answer(ask, State.UNKNOWN, None)
    best = max(resume.clearance, key=lambda line: (clearance_in(line.text), line.text))
    return Answer(ask, State.MET if clearance_in(best.text) >= ask.rank else State.PARTLY, None, (best,))


def _travel(ask: Ask, resume: ReadResume) -> Answer:
    return Answer(ask, State.MET if resume.travel else State.UNKNOWN, None, resume.travel[:1])


def _location(ask: Ask, resume: ReadResume) -> Answer:
    """Where the work is: place enters no score, since it fits or it does not."""
    home = (resume.place_evidence,) if resume.place_evidence else ()
    if ask.rank == REMOTE:
        return _remote(ask, resume, home)
    if any(is_home(place, resume.place) for place in ask.names):
        return Answer(ask, State.MET, None, home)
    if resume.relocation:
        return Answer(ask, State.PARTLY, None, resume.relocation[:1], "your résumé says that you would move")
    if home and any(is_near(place, resume.place) for place in ask.names):
        return Answer(ask, State.PARTLY, None, home, "the same region or country")
    return Answer(ask, State.MISSING if home else State.UNKNOWN, None, home, ELSEWHERE if home else "")


def _remote(ask: Ask, resume: ReadResume, home: tuple[Evidence, ...]) -> Answer:
    if not ask.names:
        return Answer(ask, State.MET, None)
    is_in = in_countries(ask.names, resume.place)
    return Answer(ask, {True: State.MET, False: State.MISSING, None: State.UNKNOWN}[is_in], None, home)


_ANSWERS: Mapping[RequirementKind, Callable[[Ask, ReadResume], Answer]] = {
    RequirementKind.SKILL: _skill,
    RequirementKind.CERTIFICATE: _certificate,
    RequirementKind.SKILL_YEARS: _skill_years,
    RequirementKind.YEARS: _years,
    RequirementKind.EDUCATION: _education,
    RequirementKind.LANGUAGE: _language,
    RequirementKind.AUTHORIZATION: _authorization,
    RequirementKind.CLEARANCE: _clearance,
    RequirementKind.TRAVEL: _travel,
    RequirementKind.LOCATION: _location,
}
