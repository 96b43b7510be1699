"""The score: named parts, each 0 to 1, weighed over those that the posting asks for."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from service.match.engine import grams, meaning
from service.match.engine.answers import Answer
from service.match.engine.levels import Level
from service.match.engine.posting import ReadPosting, unmet_wishes, weight_of
from service.match.engine.resume import ReadResume
from service.match.model import Part, RequirementKind, State, weighed_sum

# Shares before they are spread over the parts a posting asks for; see `bench/match.py` for what each gains.
WEIGHTS: Mapping[str, float] = {
    "required skills": 0.04,
    "use of skills": 0.10,
    "preferred skills": 0.02,
    "line of work": 0.26,
    "similar work": 0.11,
    "wording": 0.28,
    "experience": 0.05,
    "seniority": 0.15,
    "education": 0.02,
    "languages": 0.02,
}
OPEN = frozenset({State.MISSING, State.UNKNOWN})
YEARS = frozenset({RequirementKind.YEARS, RequirementKind.SKILL_YEARS})
EDUCATION, LANGUAGES = frozenset({RequirementKind.EDUCATION}), frozenset({RequirementKind.LANGUAGE})
STANDING = ("experience", "seniority", "education", "languages")  # worth something only to whom the work suits
SUITED = 0.2  # how well the work itself must suit for them to count in full: as half of what people would apply to
DUTY_WEIGHT = 0.6  # a skill named among the duties, beside one named as a wish
WISH_WEIGHT = 0.5  # a skill that would be nice to have, beside one that is required, in what the work is with
FEW_SKILLS, ENOUGH_SKILLS = 0.2, 8.0  # how much skills count when hardly any is named; from how many on in full
OFTEN_SAID = 6  # a word said this often (in titles it counts three) is surely the person's trade
OFTEN_SHOWN = 12  # a skill shown in this many lines is what the person does
FEW_YEARS = 3.0  # years of work below which a title without a rank is a beginner's
SENIOR_YEARS = 5.0  # years after which somebody without the word in a title may count as half a senior
WORDS_ENOUGH = 0.08  # share of a posting's own words, by weight, that hardly any résumé says more of
MUCH_AT_ONCE, MANY_AT_ONCE = 1.5, 2.0  # powers: a little of a line of work, or a few of the words, is next to none
WORDS_SHARE = 0.25  # of the line of work for the words of the title themselves; the rest is for what they mean
CLOSEST_TITLED, CLOSEST = 2, 4  # lines that decide: one may be chance, and ten would ask for a whole career
SAME_TITLE, SAME_WORK = 0.75, 0.6  # how near they come at best: no line says all that a description does
FOREIGN = 0.25  # nearness in meaning, in a posting that is not in English: the vectors tell languages apart, not trades
LEAST_QUOTE, LOOKED_AT = 4, 12  # words of a line that is quoted; how many of the nearest lines are looked at for one
MOST_NAMED = 4  # skills named in passing that a part lists
LEAST_NEAR = 0.2  # nearness of a line that is worth being quoted; of those of another trade few come nearer
LONGEST_QUOTE = 80  # characters of a line shown with a part


class Scored(NamedTuple):
    """A part before its weight is settled; `ground` says how much of it counts, mostly a share of 1."""

    name: str
    score: float
    detail: str
    ground: float = 1.0

    @property
    def share(self) -> float:
        """What it weighs before the weights are made to add up."""
        return WEIGHTS[self.name] * self.ground


class _Skill(NamedTuple):
    """A skill that is named, and its weight beside others; `in_passing` where the person is not shown it as asked."""

    answer: Answer
    weight: float
    required: bool
    in_passing: bool = False


def parts(
    posting: ReadPosting, resume: ReadResume, answers: Sequence[Answer], *, passing: Sequence[Answer] = ()
) -> tuple[Part, ...]:
    """The parts of the score with weights that add up to 1; none when the posting asks for nothing.

    What a wish more could turn is taken as it fits less, else one that is not met could raise the score: the language,
    where it cannot be told, and whether what duties and loose sentences name, `passing` too, is all required.
    """
    if posting.is_english is None:
        told = (replace(posting, is_english=is_so) for is_so in (False, True))
        return min((parts(either, resume, answers, passing=passing) for either in told), key=weighed_sum)
    beside = [part for part in _beside_skills(posting, resume, answers) if part]
    listed = [_Skill(a, w, a.ask.required) for a, w in _weighed(posting, answers)]
    readings = [listed]
    if passing or any(skill.answer.ask.duty for skill in listed):
        named = [_Skill(a, w, required=True, in_passing=True) for a, w in _weighed(posting, passing)]
        readings.append([*(s._replace(required=s.required or s.answer.ask.duty) for s in listed), *named])
    return min((_spread([*_of_skills(posting, resume, skills), *beside]) for skills in readings), key=weighed_sum)


def _weighed(posting: ReadPosting, answers: Iterable[Answer]) -> Iterator[tuple[Answer, float]]:
    """Those that are about skills, each with its weight beside others."""
    return ((answer, weight) for answer in answers if (weight := weight_of(answer.ask, posting.title_skills)))


def _spread(scored: Sequence[Scored]) -> tuple[Part, ...]:
    """The parts, with weights that add up to 1."""
    suited = _suited([part for part in scored if part.name not in STANDING])
    counted = [_as_suited(part, suited) if part.name in STANDING else part for part in scored]
    whole = math.fsum(part.share for part in counted)
    return tuple(
        Part(name=part.name, weight=part.share / whole, score=part.score, detail=part.detail) for part in counted
    )


def _suited(work: Sequence[Scored]) -> float:
    """How far the work suits, 0 to 1: twelve years and a degree in another trade are no reason to apply."""
    whole = math.fsum(part.share for part in work)
    return min(1.0, math.fsum(part.share * part.score for part in work) / whole / SUITED) if whole else 1.0


def _as_suited(part: Scored, suited: float) -> Scored:
    is_told = part.score and round(100 * suited) < 100  # noqa: PLR2004 — per cent
    counted = f"; taken at {suited:.0%}, in step with how far the work itself fits" if is_told else ""
    return part._replace(score=part.score * suited, detail=part.detail + counted)


def _of_skills(posting: ReadPosting, resume: ReadResume, skills: Sequence[_Skill]) -> Iterator[Scored]:
    if required := [(skill, skill.weight) for skill in skills if skill.required]:
        yield _skills("required skills", required, ground=_ground(posting.named))
    if skills:
        yield _use(resume, skills, ground=_ground(posting.named + WISH_WEIGHT * posting.wished))
    if wished := [(s, s.weight * (DUTY_WEIGHT if s.answer.ask.duty else 1.0)) for s in skills if not s.required]:
        yield _skills("preferred skills", wished)


def _beside_skills(posting: ReadPosting, resume: ReadResume, answers: Sequence[Answer]) -> Iterator[Scored | None]:
    unmet = unmet_wishes([(answer.ask, answer.state in OPEN) for answer in answers])
    yield _line_of_work(posting, resume)
    yield _similar_work(posting, resume, unmet)
    yield _wording(posting, resume, unmet)
    yield _mean("experience", answers, YEARS)
    yield _seniority(posting, resume)
    yield _mean("education", answers, EDUCATION)
    yield _mean("languages", answers, LANGUAGES)


def _skills(name: str, weighed: Sequence[tuple[_Skill, float]], *, ground: float = 1.0) -> Scored:
    whole = math.fsum([weight for _, weight in weighed])
    score = min(1.0, math.fsum([(skill.answer.credit or 0.0) * weight for skill, weight in weighed]) / whole)
    met = sum([skill.answer.credit == 1 for skill, _ in weighed])
    return Scored(name, score, f"{met} of {len(weighed)} shown{_in_passing(weighed)}", ground)


def _in_passing(weighed: Iterable[tuple[_Skill, float]]) -> str:
    """Which of the skills the list of what is asked for has not, so that nobody has to guess."""
    names = [skill.answer.ask.name for skill, _ in weighed if skill.in_passing]
    if not names:
        return ""
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return f", with what is named in passing: {', '.join(names[:MOST_NAMED])}{more}"


def _mean(name: str, answers: Sequence[Answer], kinds: Collection[RequirementKind]) -> Scored | None:
    counted = [(a.credit, a.ask) for a in answers if a.ask.kind in kinds and a.credit is not None]
    if not counted:
        return None
    score = math.fsum(credit for credit, _ in counted) / len(counted)
    is_told = any(answer.state is not State.UNKNOWN for answer in answers if answer.ask.kind in kinds)
    untold = "" if is_told else "; your résumé does not tell"
    return Scored(name, score, f"asked: {', '.join(ask.name for _, ask in counted[:3])}{untold}")


def _use(resume: ReadResume, skills: Sequence[_Skill], *, ground: float) -> Scored:
    """How much of the résumé is about the skills: once in a list is little, in every role is much."""
    counted = [(_times(s.answer, resume), s.weight * (1.0 if s.required else WISH_WEIGHT)) for s in skills]
    whole = math.fsum([weight for _, weight in counted])
    score = math.fsum([_often(times, OFTEN_SHOWN) * weight for times, weight in counted]) / whole
    often = sum([times > 1 for times, _ in counted])
    return Scored("use of skills", score, f"{often} of {len(counted)} shown in several lines, or in a title", ground)


def _times(answer: Answer, resume: ReadResume) -> float:
    """In how many lines a skill is shown; one that no dictionary has is shown in those that say it word for word."""
    told = max([resume.depth.get(name, 0.0) for name in answer.ask.names])
    return told or (float(len(answer.evidence)) if answer.state is State.MET else 0.0)


def _ground(named: float) -> float:
    """A posting that names one skill is judged by it less than one that names eight.

    It grows no faster than their number, so that a wish more that is not met never raises the score.
    """
    return FEW_SKILLS + (1 - FEW_SKILLS) * min(named, ENOUGH_SKILLS) / ENOUGH_SKILLS


def _line_of_work(posting: ReadPosting, resume: ReadResume) -> Scored | None:
    """How much the résumé speaks of what the posting's title names, and how near its lines come to that in meaning."""
    words = WORDS_SHARE if posting.title_words else 0.0
    meant = (1 - WORDS_SHARE) * _trust(posting) if len(posting.title_aim.rows) else 0.0
    ground = words + meant
    if not ground:
        return None
    near = meaning.nearness(posting.title_aim, resume.directions)
    score = words * _named(posting, resume) + meant * meaning.closeness(near, closest=CLOSEST_TITLED, same=SAME_TITLE)
    said = _longest([word for word in posting.title_words if word in resume.trades])
    written = [" ".join(posting.title_written.get(word, word) for word in one.split()) for one in said]
    detail = f"your résumé speaks of {', '.join(written)}" if said else "your résumé names none of the title's words"
    if not said and meant:
        detail += f"; {_closest(near, resume.sentences)}"
    return Scored("line of work", (score / ground) ** MUCH_AT_ONCE, detail, ground)


def _longest(said: Sequence[str]) -> list[str]:
    """Words and pairs of words without the words that stand in a pair."""
    paired = {word for one in said if " " in one for word in one.split()}
    return [one for one in said if one not in paired]


def _named(posting: ReadPosting, resume: ReadResume) -> float:
    """How much the résumé says the words of the title, in its own titles above all, and shows its skills."""
    whole = math.fsum(posting.title_words.values())
    if not whole:
        return 0.0
    often = ((weight, resume.trades.get(word, 0)) for word, weight in posting.title_words.items())
    score = math.fsum(weight * _often(times, OFTEN_SAID) for weight, times in often) / whole
    if posting.title_skills:
        skills = math.fsum(_often(resume.depth.get(name, 0.0), OFTEN_SAID) for name in posting.title_skills)
        score = (score + skills / len(posting.title_skills)) / 2
    return score * score  # nobody comes near by a word such as "engineer" alone


def _trust(posting: ReadPosting) -> float:
    """How much nearness in meaning is worth in the posting's language."""
    return 1.0 if posting.is_english else FOREIGN


def _similar_work(posting: ReadPosting, resume: ReadResume, unmet: Collection[int]) -> Scored | None:
    """How near the closest lines of the résumé come in meaning to the work as it is described and asked for.

    In other languages than English it is not told: the vectors put any two texts in Spanish near to each other.
    """
    if not posting.is_english or not len(posting.aim.rows):
        return None
    near = meaning.nearness(posting.aim, resume.directions, unmet=unmet)
    score = meaning.closeness(near, closest=CLOSEST, same=SAME_WORK)
    return Scored("similar work", score, _closest(near, resume.sentences))


def _closest(near: meaning.Near, sentences: Sequence[str]) -> str:
    """The nearest line of some length: "Clinical" alone would explain nothing; the nearest of all if all are short.

    Where even that is far, none is quoted: "closest is: Handled lunch orders" would only hurt.
    """
    if near.max(initial=0.0) < LEAST_NEAR:
        return "no line of your résumé comes near"
    ordered = [sentences[place] for place in near.argsort(kind="stable")[: -LOOKED_AT - 1 : -1].tolist()]
    closest = next((line for line in ordered if len(line.split()) >= LEAST_QUOTE), ordered[0])
    shown = closest if len(closest) <= LONGEST_QUOTE else f"{closest[:LONGEST_QUOTE].rstrip()} …"
    return f"closest is: {shown}"


def _often(times: float, enough: int) -> float:
    return min(1.0, math.log1p(times) / math.log1p(enough))


def _wording(posting: ReadPosting, resume: ReadResume, unmet: Collection[int]) -> Scored | None:
    """How many of the words and pairs of words that set the posting apart the résumé uses, the rare ones above all."""
    if not len(posting.own.keys):
        return None
    share, number = grams.shared(posting.own, resume.said, unmet=unmet)
    detail = f"{number} of the posting's {len(posting.own.keys)} own words and pairs of words"
    return Scored("wording", min(1.0, share / WORDS_ENOUGH) ** MANY_AT_ONCE, detail)


def _seniority(posting: ReadPosting, resume: ReadResume) -> Scored | None:
    if posting.level <= Level.MID:
        return None
    is_new = resume.level == Level.MID and resume.years < FEW_YEARS
    below = max(0, posting.level - (Level.JUNIOR if is_new else resume.level))
    reached = 1.0 if not below else 0.5 if below == 1 or resume.years >= SENIOR_YEARS else 0.0
    weight = max(1, below)  # the next step is a hope, three steps are none: each one more counts as much again
    has = f"; the highest of yours is {resume.level.name.lower()}" if below and resume.level_evidence else ""
    has += f", with less than {FEW_YEARS:.0f} years of dated work" if has and is_new else ""
    return Scored("seniority", reached / weight, f"the title asks for {posting.level.name.lower()}{has}", weight)
