"""The score: named parts, each 0 to 1, weighed over those that the posting asks for."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from service.match.engine import lexicon, meaning
from service.match.engine.answers import Answer
from service.match.engine.levels import Level
from service.match.engine.posting import ReadPosting
from service.match.engine.resume import ReadResume
from service.match.engine.words import words
from service.match.model import Part, RequirementKind

# Shares before they are spread over the parts a posting asks for; see `bench/match.py` for what each gains.
WEIGHTS: Mapping[str, float] = {
    "required skills": 0.18,
    "use of skills": 0.13,
    "preferred skills": 0.02,
    "line of work": 0.09,
    "similar work": 0.40,
    "wording": 0.08,
    "experience": 0.06,
    "seniority": 0.02,
    "education": 0.01,
    "location": 0.03,
}
SKILLS = frozenset({RequirementKind.SKILL, RequirementKind.CERTIFICATE})
SOFT_WEIGHT = 0.15  # "communication" is asked for everywhere and shown nowhere
DUTY_WEIGHT = 0.6  # a skill named among the duties, beside one named as a wish
OFTEN_SAID = 6  # a word said this often (in titles it counts three) is surely the person's trade
OFTEN_SHOWN = 12  # a skill shown in this many lines is what the person does
SENIOR_YEARS = 5.0  # years after which somebody without the word in a title may count as half a senior
ELSEWHERE = 0.5  # place: not the same, or not said
SAME_REGION = 0.75
TITLE_SHARE = 0.4  # of similar work; the description has the rest
LONGEST_QUOTE = 80  # characters of a line shown with a part


@dataclass(frozen=True, slots=True)
class Scored:
    """A part before its weight is settled."""

    name: str
    score: float
    detail: str


def parts(posting: ReadPosting, resume: ReadResume, answers: Sequence[Answer]) -> tuple[Part, ...]:
    """The parts of the score with weights that add up to 1; none when the posting asks for nothing."""
    scored = [part for part in _all(posting, resume, answers) if part]
    whole = sum(WEIGHTS[part.name] for part in scored)
    return tuple(Part(name=p.name, weight=WEIGHTS[p.name] / whole, score=p.score, detail=p.detail) for p in scored)


def _all(posting: ReadPosting, resume: ReadResume, answers: Sequence[Answer]) -> Iterable[Scored | None]:
    yield _skills("required skills", [a for a in answers if a.ask.required])
    yield _use(resume, [a for a in answers if a.ask.required])
    yield _skills("preferred skills", [a for a in answers if not a.ask.required])
    yield _line_of_work(posting, resume)
    yield _similar_work(posting, resume)
    yield _wording(posting, resume)
    yield _mean("experience", answers, {RequirementKind.YEARS, RequirementKind.SKILL_YEARS})
    yield _seniority(posting, resume)
    yield _mean("education", answers, {RequirementKind.EDUCATION})
    yield _location(posting, resume)


def _skills(name: str, answers: Sequence[Answer]) -> Scored | None:
    kinds = SKILLS | {RequirementKind.LANGUAGE}
    counted = [(a.credit, _skill_weight(a)) for a in answers if a.ask.kind in kinds and a.credit is not None]
    whole = math.fsum(weight for _, weight in counted)
    if not whole:
        return None
    score = min(1.0, math.fsum(credit * weight for credit, weight in counted) / whole)
    met = sum(credit == 1 for credit, _ in counted)
    return Scored(name, score, f"{met} of {len(counted)} shown")


def _skill_weight(answer: Answer) -> float:
    entry = lexicon.skills().entries.get(answer.ask.names[0])
    soft = SOFT_WEIGHT if entry and entry.family == lexicon.SOFT else 1.0
    return soft * (DUTY_WEIGHT if answer.ask.duty and not answer.ask.required else 1.0)


def _mean(name: str, answers: Sequence[Answer], kinds: set[RequirementKind]) -> Scored | None:
    counted = [(a.credit, a.ask) for a in answers if a.ask.kind in kinds and a.credit is not None]
    if not counted:
        return None
    score = math.fsum(credit for credit, _ in counted) / len(counted)
    return Scored(name, score, "asked: " + ", ".join(ask.name for _, ask in counted[:3]))


def _use(resume: ReadResume, answers: Sequence[Answer]) -> Scored | None:
    """How much of the résumé is about the required skills: once in a list is little, in every role is much."""
    counted = [
        (max(resume.depth.get(n, 0.0) for n in a.ask.names), _skill_weight(a)) for a in answers if a.ask.kind in SKILLS
    ]
    whole = math.fsum(weight for _, weight in counted)
    if not whole:
        return None
    score = math.fsum(_often(times, OFTEN_SHOWN) * weight for times, weight in counted) / whole
    return Scored(
        "use of skills", score, f"{sum(times > 1 for times, _ in counted)} of {len(counted)} shown more than once"
    )


def _line_of_work(posting: ReadPosting, resume: ReadResume) -> Scored | None:
    """How much the résumé speaks of what the posting's title names, in its own titles above all."""
    whole = math.fsum(posting.title_words.values())
    if not whole:
        return None
    score = (
        math.fsum(
            weight * _often(resume.counts.get(word, 0), OFTEN_SAID) for word, weight in posting.title_words.items()
        )
        / whole
    )
    if posting.title_skills:
        skills = math.fsum(_often(resume.depth.get(name, 0.0), OFTEN_SAID) for name in posting.title_skills)
        score = (score + skills / len(posting.title_skills)) / 2
    said = [word for word in posting.title_words if word in resume.counts]
    detail = f"your résumé speaks of {', '.join(said)}" if said else "your résumé names none of the title's words"
    return Scored("line of work", score, detail)


def _similar_work(posting: ReadPosting, resume: ReadResume) -> Scored | None:
    """How near the closest lines of the résumé come in meaning to the title, and to the work as it is described."""
    if not posting.direction.any():
        return None
    titled = meaning.nearness(posting.title_direction, resume.directions)
    described = meaning.nearness(posting.direction, resume.directions)
    score = TITLE_SHARE * meaning.closeness(titled) + (1 - TITLE_SHARE) * meaning.closeness(described)
    if not described.any():
        return Scored("similar work", score, "no line of your résumé comes near")
    closest = resume.sentences[int(described.argmax())]
    shown = closest if len(closest) <= LONGEST_QUOTE else f"{closest[:LONGEST_QUOTE].rstrip()} …"
    return Scored("similar work", score, f"closest is: {shown}")


def _often(times: float, enough: int) -> float:
    return min(1.0, math.log1p(times) / math.log1p(enough))


def _wording(posting: ReadPosting, resume: ReadResume) -> Scored | None:
    """How many of the words that set the posting apart the résumé uses."""
    whole = math.fsum(posting.words.values())
    if not whole:
        return None
    shared = [(weight, resume.counts[word]) for word, weight in posting.words.items() if word in resume.counts]
    score = math.fsum(weight * _often(times, OFTEN_SAID) for weight, times in shared) / whole
    return Scored("wording", score, f"{len(shared)} of the posting's {len(posting.words)} own words")


def _seniority(posting: ReadPosting, resume: ReadResume) -> Scored | None:
    if posting.level <= Level.MID:
        return None
    below = posting.level - resume.level
    score = 1.0 if below <= 0 else 0.5 if below == 1 or resume.years >= SENIOR_YEARS else 0.0
    return Scored("seniority", score, f"the title asks for {posting.level.name.lower()}")


def _location(posting: ReadPosting, resume: ReadResume) -> Scored | None:
    if posting.remote:
        return Scored("location", 1.0, "the work can be done remotely")
    if not posting.location:
        return None
    places = [{word.text for word in words(piece)} for piece in posting.location.split(",")]
    home = {word.text for word in words(resume.place)}
    if places[0] and places[0] <= home:
        return Scored("location", 1.0, "the same place")
    if any(place and place <= home for place in places[1:]):
        return Scored("location", SAME_REGION, "the same region or country")
    return Scored("location", ELSEWHERE, f"the work is in {posting.location}")
