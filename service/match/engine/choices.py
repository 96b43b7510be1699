"""Skills of a sentence, where "Java, Kotlin or Scala" is one wish that any of the three fulfils."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.match.engine import lexicon
from service.match.engine.mentions import Mention

_ONE = r"(?:an?|any|some|one|ein(?:e[rnms]?)?|un[ae]?|alg[uú]na?|uma?)"
_LIKE = (
    r"(?:other|another|similar\w*|equivalent\w*|comparable\w*|alike|ähnlich\w*|vergleichbar\w*|andere\w*"
    r"|gleichwertig\w*|similaires?|équivalent\w*|autres?|equivalente\w*|parecid\w+|otr[oa]s?|outr[oa]s?)"
)
# What joins two members of one list ("SAP or a similar ERP"), and the word that makes the list a choice.
JOINT = re.compile(
    rf"[\s,/()]{{0,6}}(?:\b(?:or|oder|ou|o|u|and/or|bzw\.?|und/oder)\b(?:\s{_ONE}(?=\s))?)?"
    rf"[\s,/()]{{0,6}}(?:{_LIKE} )?",
    re.IGNORECASE,
)
OR = re.compile(r"\b(?:or|oder|ou|o|u|and/or|bzw|und/oder)\b", re.IGNORECASE)
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
    rf"[\s,/)]{{0,3}}(?:(?:or|oder|ou|o|u)\s(?:{_ONE}\s|otr[oa]s?\s|outr[oa]s?\s)?{_LIKE}|o\.\s?ä\.)(?!\w)",
    re.IGNORECASE,
)
# What things of one sort are called, in the singular and in any number: "a BI tool (", "cloud providers such as".
_THINGS = (
    r"(?:tool|framework|language|library|provider|database|package"
    r"|[^\W\d_]*(?:sprache|werkzeug|bibliothek|datenbank|anbieter)|outil|langage|bibliothèque|base de données"
    r"|herramienta|lenguaje|biblioteca|base de datos|ferramenta|linguagem)"
)
_WHOLES = (  # what may be made of several of the things listed, and has to be called one sort by the dictionary
    r"(?:platform|system|software|solution|technology|[^\W\d_]*(?:plattform|lösung|programm)"
    r"|logiciel|plateforme|système|progiciel|plataforma|programa|sistema)"
)
_SORT = rf"(?:{_THINGS}|{_WHOLES})"
SORT = re.compile(rf"(?<!\w){_SORT}\w{{0,2}}(?!\w)")
# "a modern web framework (", "einer Programmiersprache (", "d'un outil de BI : ": of what follows one is enough.
_TERM = r"(?!(?:of|with|in|for|and|or|mit|von|und|avec|des|con)\s)[^\s():,;]+"
ONE_SORT = re.compile(rf"(?<![\w-])(?P<one>{_ONE})\s(?P<said>{_TERM}(?:\s{_TERM}){{0,5}})\s{{0,4}}[:(]\s{{0,3}}$")
# The sort is what such words end with, or begin with in French and Spanish; not "a technology stack (".
HEAD_LAST = re.compile(rf"(?:.*[\s-])?(?:(?P<thing>{_THINGS})|{_WHOLES})$")
HEAD_FIRST = re.compile(rf"(?:(?P<thing>{_THINGS})|{_WHOLES})(?!\S)")
HEADED_FIRST = ("u", "alg")  # how "un", "una" and "alguna" begin
ONE_BEFORE = re.compile(rf"(?<![\w-]){_ONE}\s(?:{_TERM}\s){{0,2}}$")  # "a leading " before "CRM system such as"
# "CPA, CFA or CFM": the last of the list is one that no dictionary has.
OR_ANOTHER = re.compile(r",?\s(?:or|oder|ou|o)\s(?=[A-ZÀ-Þ][\w+#.-]*(?:[\s,.;)]|$))")
# Between a degree and years, of which one is enough: " in Physics or at least ", " of experience or a ".
EITHER = re.compile(
    r"[^.;\d]{0,60}?\b(?:or|oder|ou|o),?\s(?:(?:alternatively|at least|a minimum of|minimum|mindestens|au moins"
    r"|al menos|ao menos|pelo menos|with|mit|an?|eine?n?|une?|una|uma?|à défaut|en su defecto|alternativ"
    r"|in (?:lieu|place) of (?:an? |the )?(?:\w+ )?(?:degree|diploma)),?\s){0,2}",
    re.IGNORECASE,
)
# After years: " of experience in lieu of a degree"; not " of experience, or a Master's in lieu of 2 of them".
IN_LIEU = re.compile(r"[^.,;\d]{0,40}?\bin (?:lieu|place) of\b(?!\s\d)", re.IGNORECASE)
BESIDES = re.compile(
    r"[+&]|\b(?:and|plus|with|und|sowie|mit|et|ainsi que|avec|y|e|más|con|com)\b", re.IGNORECASE
)  # between a degree and years that are asked for as well
# After a degree: " or equivalent work experience", " oder vergleichbare Berufserfahrung", " ou expérience équivalente";
# not " or a related field and proven experience".
_WORD = r"(?!(?:and|with|plus|und|sowie|mit|et|avec|y|e|con|com)\s)[\w-]+"
LIKE_EXPERIENCE = re.compile(
    rf"[^.;\d]{{0,60}}?(?P<or>\b(?:or|oder|ou|o),?\s(?:(?:à défaut|en su defecto),?\s)?"
    rf"(?:(?:{_WORD}\s){{0,3}}?(?:equivalent|comparable|relevant|similar|related"
    r"|proven|commensurate|gleichwertige?|vergleichbare?|mehrjährige?|langjährige?"
    rf"|entsprechende?|einschlägige?)\s(?:(?:combination of (?:{_WORD}\s){{1,3}}|education\s|training\s)and\s)?"
    rf"(?:{_WORD}[\s/]){{0,5}}?(?:experience|[^\W\d]*erfahrung|berufspraxis)"
    r"|experience equivalent"
    rf"|(?:{_WORD}\s)?(?:expérience|experiencia|experiência)(?:\s\w+){{0,2}}?\s(?:équivalente|equivalente"
    r"|significative|demostrable|acreditada|comparable|similaire|similar)))"
    r"(?!\w)",
    re.IGNORECASE,
)
# Between the name of a sort and its members: " tool (", " provider such as ", " (z. B. ".
OF_A_SORT = re.compile(rf"(?P<sort>[\s-]{_SORT}\w{{0,2}})?\s{{0,4}}[:(]?\s{{0,3}}")
LEAD = 60  # characters before a list in which it may be said that one is enough
MAX_NAMED = 3  # alternatives spelled out in a name


@dataclass(frozen=True, slots=True)
class Choice:
    """One or more names, any of which will do; `mentions` are the places where the text names them.

    `sort` names what they all are, where the text says so: "Cloud computing" of "a cloud provider such as AWS or GCP".
    `besides` is where it stands that does as well, as they are but examples: "CRM systems, e.g. Salesforce, HubSpot".
    `is_borne` marks what the text names by a title alone: "Cooking" of "3 years as a cook".
    """

    mentions: tuple[Mention, ...]
    sort: str = ""
    besides: Mention | None = None
    is_borne: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The names, each once."""
        if len(self.mentions) == 1:  # most are alone
            return (self.mentions[0].name,)
        return tuple(dict.fromkeys(mention.name for mention in self.mentions))

    @property
    def start(self) -> int:
        """Where the text begins to name it."""
        return (self.besides or self.mentions[0]).start

    def written(self, text: str) -> dict[str, str]:
        """All that will do, each as the text first writes it."""
        first: dict[str, str] = {}
        for mention in (*self.mentions, *((self.besides,) if self.besides else ())):
            first.setdefault(mention.name, text[mention.start : mention.end])
        return first

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
    for listed in _runs(text, mentions, joint):
        sort, run = _parted(text, listed, found)
        if len(run) > 1 and _is_choice(text, run, sort):
            if sort and sort is not listed[0]:
                found.pop()
            found.append(_of_a_sort(text, run, sort) if sort else Choice(tuple(run)))
        else:
            first = {name: group for group in reversed(list(_slashed(text, listed))) for name in group.names}
            found.extend(sorted(set(first.values()), key=lambda group: group.mentions[0].start))
    return found


def _parted(text: str, run: Sequence[Mention], found: Sequence[Choice]) -> tuple[Mention | None, Sequence[Mention]]:
    """A list without the name of what all of it are, which stands at its head or by itself before it."""
    head, *rest = run
    if len(rest) > 1 and _is_sort(text, head, rest):
        return head, rest
    ahead = found[-1].mentions if found and rest else ()
    return (ahead[0] if len(ahead) == 1 and _is_sort(text, ahead[0], run) else None), run


def _of_a_sort(text: str, run: Sequence[Mention], sort: Mention) -> Choice:
    is_open = SUCH_AS.search(text[sort.end : run[0].start].lower()) and not ONE_BEFORE.search(
        text[: sort.start].lower()
    )
    return Choice(tuple(run), sort.name, sort if is_open else None)


def is_either(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether "or" stands between two places of a sentence, so that one of the two things is enough."""
    first, second = sorted((one, other))
    if EITHER.fullmatch(text, first[1], second[0]):
        return True
    is_apart = first[1] <= second[0] and not BESIDES.search(text, first[1], second[0])
    return is_apart and IN_LIEU.match(text, second[1]) is not None


def alternative_at(text: str, at: int) -> int:
    """Where "or equivalent experience" begins that follows from `at` on; the end of the text where none does."""
    found = LIKE_EXPERIENCE.match(text, at)
    return found.start("or") if found else len(text)


def takes_experience(text: str, at: int) -> int | None:
    """Where "or equivalent experience" ends that follows from `at` on; None where it does not."""
    found = LIKE_EXPERIENCE.match(text, at)
    return found.end() if found else None


def _runs(text: str, mentions: Sequence[Mention], joint: re.Pattern[str]) -> Iterator[list[Mention]]:
    """Mentions that stand in one list; of examples also those beyond an "and". Brackets about several hold one."""
    run: list[Mention] = []
    opened = 0
    for mention in mentions:
        gap = (run[-1].end, mention.start) if run else (0, 0)
        is_joined = joint.fullmatch(text, *gap) or (AND_JOINT.fullmatch(text, *gap) and run and _is_led(text, run[0]))
        is_closed = len(run) - opened > 1 and text.find(")", *gap) >= 0 and not OR.search(text, *gap)
        if run and (not is_joined or is_closed):
            yield run
            run = []
        if not run or text.find("(", *gap) >= 0:
            opened = len(run)
        run.append(mention)
    if run:
        yield run


def _is_choice(text: str, run: Sequence[Mention], sort: Mention | None) -> bool:
    is_closed = OR.search(text, run[-2].end, run[-1].start)
    goes_on = OR_SIMILAR.match(text, run[-1].end) or OR_ANOTHER.match(text, run[-1].end)
    return bool(is_closed or goes_on) or _is_led(text, run[0]) or _is_one_sort(text, run, sort)


def _is_sort(text: str, ahead: Mention, run: Sequence[Mention]) -> bool:
    """Whether what is named right before a list only says of what sort it is: "BI tool (Tableau, Looker)"."""
    said = text[ahead.end : run[0].start].lower()
    examples = SUCH_AS.search(said)
    gap = OF_A_SORT.fullmatch(said[: examples.start()] if examples else said)
    if not gap or not (gap["sort"] or SORT.search(text[ahead.start : ahead.end].lower()) or _led(text, run[0])):
        return False
    entries = lexicon.skills().entries
    kinds = [entries[mention.name] for mention in run if mention.name in entries]
    return len(kinds) == len(run) and all(ahead.name in (entry.shows | entry.hints) - {entry.name} for entry in kinds)


def _is_one_sort(text: str, run: Sequence[Mention], sort: Mention | None) -> bool:
    """Whether a list is led by one thing of a sort: "a web framework (Django, Flask)"; not by "(Django and Flask)"."""
    led = _led(text, run[0])
    if led is None or AND_JOINT.match(text, run[-1].end):
        return False
    head = (HEAD_FIRST if led["one"].startswith(HEADED_FIRST) else HEAD_LAST).match(led["said"])
    return sort is not None or (head is not None and (head["thing"] is not None or _are_alike(run)))


def _are_alike(run: Sequence[Mention]) -> bool:
    """Whether nothing known of the members of a list speaks against their being of one sort."""
    entries = lexicon.skills().entries
    kinds = [entries[mention.name] for mention in run if mention.name in entries]
    if all(kind.family == lexicon.PROGRAMMING for kind in kinds):  # of languages, only some are called by a sort
        return True
    return bool(frozenset.intersection(*[(kind.shows | kind.hints) - {kind.name} for kind in kinds]))


def _led(text: str, first: Mention) -> re.Match[str] | None:
    return ONE_SORT.search(text[max(0, first.start - LEAD) : first.start].lower())


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
