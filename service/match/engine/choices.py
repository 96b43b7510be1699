"""Skills of a sentence, where "Java, Kotlin or Scala" is one wish that any of the three fulfils."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.match.engine import lexicon
from service.match.engine.mentions import Mention

# What joins two members of one list, and the word that makes the list a choice.
JOINT = re.compile(
    r"[\s,/()]{0,6}(?:\b(?:or|oder|ou|o|and/or|bzw\.?|und/oder)\b)?[\s,/()]{0,6}(?:similar )?", re.IGNORECASE
)
OR = re.compile(r"\b(?:or|oder|ou|o|and/or|bzw|und/oder)\b", re.IGNORECASE)
AND_JOINT = re.compile(r"\s?,?\s?(?:and|und|et|y|e|&)\s", re.IGNORECASE)  # "…, GitLab CI, and CircleCI"
SLASH = re.compile(r"\s?/\s?")
BILINGUAL = re.compile(
    r"\s(?:bilingual|zweisprachig|bilingues?|bilingüe)", re.IGNORECASE
)  # "English/Spanish bilingual"
BILINGUAL_IN = re.compile(
    r"\b(?:bilingual|bilingue|zweisprachig)[\s:(]{1,3}(?:in\s)?$", re.IGNORECASE
)  # "bilingual English/Spanish"
# This and the next one stand in a text of small letters, as it is searched much faster than one of both.
# "one of the following: Java …", "at least one language (Java …", "einer der Sprachen Java …", "al menos uno de: …".
ONE_OF = re.compile(
    r"(?:\b(?:one|any|some|either)(?: or more| or several)? of\b"
    r"|\b(?:mindestens )?eine[rsmn]? (?:der|dieser)\b"
    r"|\b(?:l['’]un[es]?|une?) (?:ou plusieurs )?(?:de ces|des)\b"
    r"|\b(?:al menos una?o?|algun[oa]s?|cualquiera|uno o más|una o más) de\b"
    r"|\b(?:ao|pelo) menos uma? d[aeo]s?\b|\b(?:algum|alguma|qualquer uma?|um ou mais|uma ou mais) d[aeo]s?\b)"
    r"(?:\s[\w-]+){0,4}[\s:(]{0,4}$"
    r"|\b(?:at least one|mindestens eine[rnms]?|au moins une?|al menos una?|(?:ao|pelo) menos uma?)"
    r"(?:\s[\w-]+){0,4}\s?[:(]\s?$"
)
# "such as Jenkins …", "(e.g., AWS …", "z. B. Java …", "par ex. …": what follows are examples.
SUCH_AS = re.compile(
    r"(?:\bsuch as|\blike(?<!would like)(?<!['’]d like)(?<!you like)(?<!we like)(?<!i like)|\be\.\s?g\.?|\beg"
    r"|\bfor (?:example|instance)"
    r"|\bz\.\s?b\.|\bzum beispiel|\bbeispielsweise|\bbspw\.?|\bwie(?: etwa)?"
    r"|\b(?:par|p\.)\s?ex(?:emple|\.)|\btel(?:le)?s? que|\bcomme"
    r"|\bpor (?:ejemplo|exemplo)|\bp\.\s?(?:ej|ex)\.|\bt(?:al|ales|ais) como|\bcomo)[\s,:(]{0,3}$"
)
# "…, Java, or similar", "… o. Ä.", "… ou équivalent": the list goes on with the like.
OR_SIMILAR = re.compile(
    r"[\s,/)]{0,3}(?:(?:or|oder|ou|o)\s(?:an?\s|any\s|some\s|eine?\s|une?\s|otr[oa]s?\s|outr[oa]s?\s)?"
    r"(?:other|another|similar\w*|equivalent\w*|comparable\w*|alike|ähnlich\w*|vergleichbar\w*|andere\w*"
    r"|gleichwertig\w*|similaires?|équivalent\w*|autres?|equivalente\w*|parecid\w+)|o\.\s?ä\.)(?!\w)",
    re.IGNORECASE,
)
# "CPA, CFA or CFM": the last of the list is one that no dictionary has.
OR_ANOTHER = re.compile(r",?\s(?:or|oder|ou|o)\s(?=[A-ZÀ-Þ][\w+#.-]*(?:[\s,.;)]|$))")
# Between a degree and years, of which one is enough: " in Physics or at least ", " of experience or a ".
EITHER = re.compile(
    r"[^.;\d]{0,60}?\b(?:or|oder|ou|o)\s(?:(?:alternatively|at least|a minimum of|minimum|mindestens|au moins|al menos"
    r"|ao menos|pelo menos|with|mit|an?|eine?n?|une?|una|uma?)\s){0,2}",
    re.IGNORECASE,
)
# After a degree: " or equivalent work experience", " oder vergleichbare Berufserfahrung", " ou expérience équivalente".
LIKE_EXPERIENCE = re.compile(
    r"[^.;\d]{0,60}?\b(?:or|oder|ou|o)\s(?:(?:[\w-]+\s){0,3}?(?:equivalent|comparable|relevant|similar"
    r"|gleichwertige?|vergleichbare?"
    r"|entsprechende?|einschlägige?)\s(?:[\w-]+[\s/]){0,5}?(?:experience|[^\W\d]*erfahrung|berufspraxis)"
    r"|(?:[\w-]+\s)?(?:expérience|experiencia|experiência)(?:\s\w+){0,2}?\s(?:équivalente|equivalente"
    r"|comparable|similaire|similar))"
    r"(?!\w)",
    re.IGNORECASE,
)
LEAD = 60  # characters before a list in which it may be said that one is enough
MAX_NAMED = 3  # alternatives spelled out in a name


@dataclass(frozen=True, slots=True)
class Choice:
    """One or more names, any of which will do; `mentions` are the places where the text names them."""

    mentions: tuple[Mention, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names, each once."""
        if len(self.mentions) == 1:  # most are alone
            return (self.mentions[0].name,)
        return tuple(dict.fromkeys(mention.name for mention in self.mentions))

    @property
    def name(self) -> str:
        """What the wish is called: "Java or Kotlin"."""
        names = self.names
        listed = " or ".join(names[:MAX_NAMED])
        return f"{listed} …" if len(names) > MAX_NAMED else listed


def choices(text: str, mentions: Sequence[Mention], *, joint: re.Pattern[str] = JOINT) -> list[Choice]:
    """The wishes of a sentence in order; `joint` is what may stand between two members of a list.

    A list is one wish where "or" or slashes join it, where "one of" or "such as" stands before it, or "or similar"
    after it; all else is one wish each.
    """
    found: list[Choice] = []
    for run in _runs(text, mentions, joint):
        if len(run) > 1 and _is_choice(text, run):
            found.append(Choice(tuple(run)))
        else:
            first = {name: group for group in reversed(list(_slashed(text, run))) for name in group.names}
            found.extend(sorted(set(first.values()), key=lambda group: group.mentions[0].start))
    return found


def is_either(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether "or" stands between two places of a sentence, so that one of the two things is enough."""
    first, second = sorted((one, other))
    return bool(EITHER.fullmatch(text, first[1], second[0]))


def takes_experience(text: str, at: int) -> int | None:
    """Where "or equivalent experience" ends that follows from `at` on; None where it does not."""
    found = LIKE_EXPERIENCE.match(text, at)
    return found.end() if found else None


def _runs(text: str, mentions: Sequence[Mention], joint: re.Pattern[str]) -> Iterator[list[Mention]]:
    """Mentions that stand in one list; of examples also those beyond an "and"."""
    run: list[Mention] = []
    for mention in mentions:
        gap = (run[-1].end, mention.start) if run else (0, 0)
        if run and (joint.fullmatch(text, *gap) or (AND_JOINT.fullmatch(text, *gap) and _is_led(text, run[0]))):
            run.append(mention)
            continue
        if run:
            yield run
        run = [mention]
    if run:
        yield run


def _is_choice(text: str, run: Sequence[Mention]) -> bool:
    is_closed = OR.search(text, run[-2].end, run[-1].start)
    goes_on = OR_SIMILAR.match(text, run[-1].end) or OR_ANOTHER.match(text, run[-1].end)
    return bool(is_closed or goes_on) or _is_led(text, run[0])


def _is_led(text: str, first: Mention) -> bool:
    """Whether what stands before a list says that one of it is enough."""
    before = text[max(0, first.start - LEAD) : first.start].lower()
    return bool(ONE_OF.search(before) or SUCH_AS.search(before))


def _slashed(text: str, run: Sequence[Mention]) -> Iterator[Choice]:
    """The members of a list; those that bare slashes join are one: "Java/Kotlin"."""
    group: list[Mention] = []
    for mention in run:
        is_joined = group and SLASH.fullmatch(text, group[-1].end, mention.start)
        if group and not (is_joined and not _are_both(text, group[-1], mention)):
            yield Choice(tuple(group))
            group = []
        group.append(mention)
    if group:
        yield Choice(tuple(group))


def _are_both(text: str, one: Mention, other: Mention) -> bool:
    """Whether a slash joins what goes together: "Java/Spring Boot", "English/Spanish bilingual"."""
    entries = lexicon.skills().entries
    pair = [entries[name] for name in (one.name, other.name) if name in entries]
    is_built_on = len({entry.family for entry in pair}) > 1 and any(
        mine.name in theirs.hints | theirs.shows for mine in pair for theirs in pair if mine is not theirs
    )
    is_bilingual = BILINGUAL.match(text, other.end) or BILINGUAL_IN.search(text[max(0, one.start - LEAD) : one.start])
    return is_built_on or bool(is_bilingual)
