"""What there is to know beside the score: how much is covered, how sure that is, what would help, what is too much."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from service.match.engine import lexicon
from service.match.engine.answers import Answer, named
from service.match.engine.asks import skill_weight
from service.match.engine.levels import Level
from service.match.engine.posting import ReadPosting
from service.match.engine.resume import ReadResume
from service.match.model import Confidence, Remark, Requirement, RequirementKind, State

LEAST_ASKS = 2  # things asked for; a posting with fewer, and
LEAST_POSTING_WORDS = 12  # fewer telling words than this, is too thin to tell
LEAST_RESUME_WORDS = 15  # different words; a résumé with fewer is too thin to tell
FEW_ASKS, ENOUGH_ASKS = 3, 6
FEW_POSTING_WORDS, ENOUGH_POSTING_WORDS = 12, 30
FEW_RESUME_WORDS, ENOUGH_RESUME_WORDS = 40, 100
PREFERRED = 0.5  # weight of a wish beside a requirement, in what is covered
MUCH_MORE = 4.0  # years beyond the most that is asked for

THIN_POSTING = "This posting says too little to compare. Add its full description, and the match appears."
THIN_RESUME = "Your résumé has too little text to compare. Add your roles and skills, and the match appears."

ENDS_AT_ONCE = frozenset({RequirementKind.AUTHORIZATION, RequirementKind.CLEARANCE, RequirementKind.LOCATION})
SHOWN: Mapping[State, float] = {State.MET: 1.0, State.PARTLY: 0.5, State.MISSING: 0.0}


def too_thin(posting: ReadPosting, resume: ReadResume) -> str | None:
    """Why there is no score, and what to add; None when there is enough to tell."""
    if len(_hard(posting)) < LEAST_ASKS and posting.telling < LEAST_POSTING_WORDS:
        return THIN_POSTING
    if len(resume.counts) < LEAST_RESUME_WORDS and not resume.shown:
        return THIN_RESUME
    return None


def knockouts(requirements: Iterable[Requirement]) -> tuple[Requirement, ...]:
    """The requirements that often end an application at once: permission, clearance, place, a licence, a language."""
    return tuple(one for one in requirements if one.required and not one.duty and _ends_at_once(one))


def coverage(answers: Iterable[Answer]) -> float | None:
    """The share of what is asked for that the résumé shows; what a résumé would not say is left out."""
    counted = [(SHOWN[a.state], _weight(a)) for a in answers if a.state in SHOWN and a.credit is not None]
    whole = sum(weight for _, weight in counted)
    return round(sum(shown * weight for shown, weight in counted) / whole, 3) if whole else None


def confidence(posting: ReadPosting, resume: ReadResume) -> Confidence:
    """How sure the score is: as sure as the thinner of the two sides."""
    asks, said, own = len(_hard(posting)), posting.telling, len(resume.counts)
    if asks < FEW_ASKS or said < FEW_POSTING_WORDS or own < FEW_RESUME_WORDS or _are_foreign(posting, resume):
        return Confidence.LOW
    is_enough = asks >= ENOUGH_ASKS and said >= ENOUGH_POSTING_WORDS and own >= ENOUGH_RESUME_WORDS
    return Confidence.HIGH if is_enough else Confidence.FAIR


def advice(posting: ReadPosting, resume: ReadResume, answers: Sequence[Answer]) -> tuple[str, ...]:
    """What to add so that the answer becomes surer; only what is true, of course."""
    return tuple(_advice(posting, resume, answers))


def overqualified(posting: ReadPosting, resume: ReadResume, answers: Iterable[Answer]) -> tuple[Remark, ...]:
    """Where the résumé shows much more than is asked for. It is named, and costs nothing."""
    return tuple(_overqualified(posting, resume, answers))


def _are_foreign(posting: ReadPosting, resume: ReadResume) -> bool:
    """Whether only one of the two is written in English: their words can hardly meet then."""
    return {posting.is_english, resume.is_english} == {True, False}


def _hard(posting: ReadPosting) -> list[RequirementKind]:
    return [ask.kind for ask in posting.asks if ask.kind is not RequirementKind.LOCATION]


def _ends_at_once(one: Requirement) -> bool:
    is_lacking = one.kind is RequirementKind.LANGUAGE and one.state is State.MISSING
    return one.kind in ENDS_AT_ONCE or is_lacking or _is_licence(one)


def _is_licence(one: Requirement) -> bool:
    """Whether each of its alternatives is a licence."""
    if one.kind is not RequirementKind.CERTIFICATE:
        return False
    return lexicon.licences().issuperset(one.name.removesuffix(" …").split(" or "))


def _weight(answer: Answer) -> float:
    return skill_weight(answer.ask) * (1.0 if answer.ask.required else PREFERRED)


def _advice(posting: ReadPosting, resume: ReadResume, answers: Sequence[Answer]) -> Iterator[str]:
    if len(_hard(posting)) < FEW_ASKS or posting.telling < FEW_POSTING_WORDS:
        yield "The posting asks for few things by name. If its page says more, add that to the description."
    if len(resume.counts) < (ENOUGH_RESUME_WORDS if resume.is_silent else FEW_RESUME_WORDS):
        yield "There is little text in your résumé to go by. Say in each role what you did and with what."
    if _are_foreign(posting, resume):
        yield (
            "The posting is in another language than your résumé, so the two share few words and the score says less. "
            "For a fuller answer, make a résumé in the posting's language your active one."
        )
    unknown = {answer.ask.kind for answer in answers if answer.state is State.UNKNOWN}
    if unknown & {RequirementKind.YEARS} or (_asks_years(answers) and not resume.years):
        yield "Give your roles their dates, so that years of experience can be counted."
    if RequirementKind.LANGUAGE in unknown and not resume.spoken:
        yield "List the languages you speak, and how well."
    if RequirementKind.EDUCATION in unknown:
        yield "Name your degree or training, if you have one."


def _asks_years(answers: Iterable[Answer]) -> bool:
    return any(answer.ask.kind is RequirementKind.SKILL_YEARS for answer in answers)


def _overqualified(posting: ReadPosting, resume: ReadResume, answers: Iterable[Answer]) -> Iterator[Remark]:
    for answer in answers:
        ask = answer.ask
        if (
            ask.kind is RequirementKind.YEARS
            and ask.most
            and ask.sentence
            and resume.years_worked >= ask.most + MUCH_MORE
        ):
            text = f"The posting looks for up to {ask.most:g} years; your résumé shows {resume.years_worked:g}."
            yield Remark(text=text, asked=named(ask), evidence=resume.years_evidence)
    if posting.level is Level.JUNIOR and resume.level >= Level.SENIOR and resume.level_evidence:
        text = "The title is that of a first step; a title in your résumé is further on."
        yield Remark(text=text, evidence=(resume.level_evidence,))
