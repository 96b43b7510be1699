"""What the years of a sentence are about: "Java: 5+ years", "3 years of SQL", "Python (2 yrs)"."""

import re
from collections.abc import Iterator, Sequence

from service.match.engine import lexicon
from service.match.engine.choices import OR, Choice, choices
from service.match.engine.mentions import Mention, find, within
from service.match.engine.years import Ground, YearsAsked, asked_years

REACH = 70  # characters after "5 years" within which the skill they are about is named
BESIDE = 2  # characters between "5 years" and a skill that follows at once: "1-2 yrs Python"
# Between a skill and its years: "Java: ", "SQL (", "Java-Erfahrung von mindestens ".
BEFORE = re.compile(
    r"(?:[\s-]*(?:experience|[^\W\d]*erfahrung|expérience|experiencia|experiência))?\s{0,2}(?:[:–—(|-]\s{0,2})?"
    r"(?:(?:of|for|with|von|mit|de|com|con|avec)\s)?"
    r"(?:(?:at least|minimum(?: of)?|min\.?|mindestens|au moins|al menos|pelo menos|mínimo(?: de)?)\s)?",
    re.IGNORECASE,
)
COMMA = re.compile(r"\s?,\s")  # "Experience: Java, 5 years"
CLAUSE_END = re.compile(r"[,;)(|\n]|$")
# What ends the reach of years: another thing asked for, or a part of them with years of its own ("including 2 in …").
REACH_END = re.compile(
    r";|\b(?:includ(?:ing|es)|incl|of (?:which|these|those)|davon|darunter|einschließlich|inklusive|dont|y compris"
    r"|incluyendo|incluid[oa]s?|de los cuales|incluindo|dos quais|das quais)\b",
    re.IGNORECASE,
)
# "5 years' experience as a ", "3 años como ", "2 ans en tant que ": a title follows.
AS = re.compile(
    r"[^.;,()\d]{0,40}?\b(?:as|als|como|comme|en tant que)\s(?:an?\s|eine?[rn]?\s|une?\s|una\s)?"
    r"(?P<title>[^.;,()]{2,40})",
    re.IGNORECASE,
)
NOTHING_MORE = re.compile(r"\s*(?:[.;,)(|]|$)")


def tenures(text: str, skills: Sequence[Mention], *, is_wish: bool) -> Iterator[tuple[YearsAsked, Choice | None]]:
    """The years that a sentence names as experience, each with the skills that they are about, None for work at all.

    In a wish a skill beside them is enough to make them years of experience.
    """
    stated = asked_years(text, least=Ground.NONE if is_wish else Ground.OPEN)
    for at, years in enumerate(stated):
        until = stated[at + 1].start if at + 1 < len(stated) else len(text)
        before = _before(text, years, skills)
        near = _after(text, years, _of_one_title(text, years, skills), until=until, is_near=before is not None)
        about = near or before or _borne(text, years)
        if about or years.ground > Ground.NONE:
            yield years, about


def _borne(text: str, years: YearsAsked) -> Choice | None:
    """What those do who bear the one title that follows after "as": years as a cook are years of cooking."""
    title = AS.match(text, years.end)
    found = find(title["title"], lexicon.trades()) if title else ()
    if not title or not found or found[0].start or OR.search(title["title"]):
        return None
    start, end = title.start("title"), title.start("title") + found[0].end
    skills = sorted(lexicon.trades().entries[found[0].name].hints)
    return Choice(tuple(Mention(skill, start, end) for skill in skills), is_borne=True)


def _of_one_title(text: str, years: YearsAsked, skills: Sequence[Mention]) -> Sequence[Mention]:
    """The skills without those of a second title: "as a support worker or healthcare assistant" names either."""
    title = AS.match(text, years.end)
    other = OR.search(text, *title.span("title")) if title else None
    if not title or not other or any(within(skills, title.start("title"), other.start())):
        return skills
    return [skill for skill in skills if not other.end() <= skill.start < title.end("title")]


def _before(text: str, years: YearsAsked, skills: Sequence[Mention]) -> Choice | None:
    """The skill that stands right before the years."""
    earlier = choices(text, within(skills, 0, years.start))
    if not earlier:
        return None
    gap = (earlier[-1].mentions[-1].end, years.start)
    is_item = COMMA.fullmatch(text, *gap) and NOTHING_MORE.match(text, years.end)
    return earlier[-1] if is_item or BEFORE.fullmatch(text, *gap) else None


def _after(text: str, years: YearsAsked, skills: Sequence[Mention], *, until: int, is_near: bool) -> Choice | None:
    """The skill named first after the years, before the next years; where one stands before, in the same clause."""
    last = min(until, years.end + REACH)
    if years.ground is Ground.NONE:
        last = min(last, years.end + BESIDE)
    elif is_near and (end := CLAUSE_END.search(text, years.end)):
        last = min(last, end.start())
    if stop := REACH_END.search(text, years.end, last):
        last = stop.start()
    later = choices(text, within(skills, years.end, last))
    return later[0] if later else None
