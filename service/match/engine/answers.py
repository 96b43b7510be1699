"""How far a résumé shows what a posting asks for, one thing at a time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from service.match.engine.posting import Ask
from service.match.engine.resume import ReadResume
from service.match.engine.schooling import is_near
from service.match.model import Evidence, Requirement, RequirementKind, State

PARTLY = 0.5  # what a skill is worth that only follows from another: Django for Python
OTHER_SUBJECT = 0.7  # what the right level of degree is worth in another subject
ONE_LEVEL_BELOW = 0.4  # what a Bachelor is worth where a Master is asked for
HALF_THE_YEARS = 0.5  # from here on, years are shown partly


@dataclass(frozen=True, slots=True)
class Answer:
    """The résumé's answer to one ask: `credit` is 0 to 1, or None when it does not enter the score."""

    ask: Ask
    state: State
    credit: float | None
    evidence: tuple[Evidence, ...] = ()

    @property
    def requirement(self) -> Requirement:
        """The answer as the person sees it."""
        return Requirement(
            kind=self.ask.kind,
            name=self.ask.name,
            required=self.ask.required,
            asked=self.ask.asked,
            state=self.state,
            evidence=self.evidence,
        )


def answer(ask: Ask, resume: ReadResume) -> Answer:
    """What the résumé has to say to one thing asked for."""
    return _ANSWERS[ask.kind](ask, resume) if ask.kind in _ANSWERS else Answer(ask, State.UNKNOWN, None)


def _first(names: tuple[str, ...], shown: Mapping[str, tuple[Evidence, ...]]) -> tuple[Evidence, ...]:
    return next((shown[name] for name in names if name in shown), ())


def _skill(ask: Ask, resume: ReadResume) -> Answer:
    if evidence := _first(ask.names, resume.shown):
        return Answer(ask, State.MET, 1.0, evidence)
    if evidence := _first(ask.names, resume.hinted):
        return Answer(ask, State.PARTLY, PARTLY, evidence)
    return Answer(ask, State.MISSING, 0.0)


def _skill_years(ask: Ask, resume: ReadResume) -> Answer:
    evidence = _first(ask.names, resume.shown)
    if not evidence:
        return Answer(ask, State.MISSING, 0.0)
    share = max((resume.years_by_skill.get(name, 0.0) for name in ask.names), default=0.0) / max(ask.years, 1.0)
    if share >= 1:
        return Answer(ask, State.MET, 1.0, evidence)
    return Answer(ask, State.PARTLY, max(PARTLY, share), evidence)


def _years(ask: Ask, resume: ReadResume) -> Answer:
    if not resume.years:
        return Answer(ask, State.UNKNOWN, 0.0)
    share = resume.years / max(ask.years, 1.0)
    state = State.MET if share >= 1 else State.PARTLY if share >= HALF_THE_YEARS else State.MISSING
    return Answer(ask, state, min(1.0, share), resume.years_evidence)


def _education(ask: Ask, resume: ReadResume) -> Answer:
    if not resume.schooling:
        return Answer(ask, State.UNKNOWN, 0.0)
    graded = [(_schooling_credit(ask, school.rank, school.subjects), school) for school in resume.schooling]
    credit, school = max(graded, key=lambda pair: (pair[0], pair[1].rank, pair[1].evidence.text))
    state = State.MET if credit >= 1 else State.PARTLY if credit > 0 else State.MISSING
    return Answer(ask, state, credit, (school.evidence,) if credit else ())


def _schooling_credit(ask: Ask, rank: int, subjects: tuple[str, ...]) -> float:
    if rank < ask.rank:
        return ONE_LEVEL_BELOW if rank == ask.rank - 1 else 0.0
    if not ask.subjects or any(is_near(asked, studied) for asked in ask.subjects for studied in subjects):
        return 1.0
    return OTHER_SUBJECT


def _language(ask: Ask, resume: ReadResume) -> Answer:
    if evidence := _first(ask.names, resume.spoken):
        return Answer(ask, State.MET, 1.0, evidence)
    if not resume.spoken or ask.names == ("English",):  # few write down that they speak the language they write
        return Answer(ask, State.UNKNOWN, None)
    return Answer(ask, State.MISSING, None)


def _authorization(ask: Ask, resume: ReadResume) -> Answer:
    state = State.MET if resume.authorization else State.UNKNOWN
    return Answer(ask, state, None, resume.authorization[:1])


_ANSWERS: Mapping[RequirementKind, Callable[[Ask, ReadResume], Answer]] = {
    RequirementKind.SKILL: _skill,
    RequirementKind.CERTIFICATE: _skill,
    RequirementKind.SKILL_YEARS: _skill_years,
    RequirementKind.YEARS: _years,
    RequirementKind.EDUCATION: _education,
    RequirementKind.LANGUAGE: _language,
    RequirementKind.AUTHORIZATION: _authorization,
}
