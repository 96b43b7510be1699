"""What makes a thing larger: "only" and "best", "worldwide", "all", "never", and how often."""

import re
from collections.abc import Iterator, Sequence

from service.drafts.grounding.checks.deeds import about
from service.drafts.grounding.checks.names import where
from service.drafts.grounding.counts import counts_jobs
from service.drafts.grounding.figures import FORTNIGHT, Figure
from service.drafts.grounding.finding import Finding
from service.drafts.grounding.glossary import is_deed, is_known, is_place, is_plain, keys
from service.drafts.grounding.known import Known, Said, is_at
from service.drafts.grounding.lists import Listed, listed
from service.drafts.grounding.sentence import Sentence, Token, line_keys
from service.drafts.grounding.voices import is_not_had
from service.match.engine import lexicon
from service.match.engine.mentions import find

FIRST = re.compile(
    r"(?<!nach )(?<!seit )(?<!\ben )(?<!\bdans )(?<!\bin )(?<!since )(?<!after )(?<!tras )(?<!après )"
    r"\b(?:the|as the|die|der|als|la|le|el) (?:very )?(?:first|erste[rn]?|premi(?:er|ère)|primer[oa]?)\b"
    r"(?! (?:(?:job|role|employer|step|stelle|station|emploi|poste|étape|etapa|empleo|puesto)\b(?!-)"
    r"|time|place|class|point|schritt|mal|fois|paso|vez|year|jahr|année|an|año"
    r"|half|hälfte|moitié|mitad|months|monate|mois|meses|years|jahre|ans|años))",
    re.IGNORECASE,
)
FIRST_JOB = re.compile(
    r"\b(?:(?:my|the) (?:very )?first (?:employer|job|position|post|role)"
    r"|mein\w{0,2} erste[rn]? (?:arbeitgeber|stelle|job)|mon premier (?:employeur|emploi|poste)"
    r"|mi primer (?:empleo|trabajo|puesto|empleador))\b",
    re.IGNORECASE,
)
# "I came first", "j'ai terminé premier".
CAME_FIRST = re.compile(
    r"\b(?:(?:came|finished|placed|ranked) (?:first|1st|top)|first place|(?:terminé|fini|arrivée?"
    r"|classée?) premi(?:er|ère)"
    r"|première place|(?:den )?ersten platz|(?:wurde|wurden|war) (?:ich )?erste[rn]?\b(?= (?:beim|bei|im|in))"
    r"|(?:quedé|quedamos|terminé|llegué) (?:el |la )?primer[oa]s?|(?<!\bmi )primer (?:puesto|lugar|premio))(?!\w)",
    re.IGNORECASE,
)
WON = re.compile(
    r"\b(?:first|1st|winner|won|top|erste[rn]?|gewinn\w*|sieger\w*|premi(?:er|ère)|lauréat\w*|gagn\w+"
    r"|primer[oa]?|ganador\w*|gan[óé])\b",
    re.IGNORECASE,
)
A_FIRST = re.compile(r"\b(?:first|erste[rsn]?|premi(?:er|ère)|primer[oa]?)\b", re.IGNORECASE)
MOST = re.compile(
    r"(?<!dont )(?<!davon )\b(?:the most|die meisten|la plus|le plus|la más|el más)\s(?!of\b|part\b|recent|récent"
    r"|reciente|jüngste)\w+|\b\w{4,}(?:lich|reich|sam|bar|voll)ste[mnrs]?\b",
    re.IGNORECASE,
)
ALL_OVER = re.compile(
    r"\b(?:all over|all across|throughout|the whole of|in ganz|überall in|dans toute la|dans tout le|toute l['’]"
    r"|de toute la|à toute la|à tout le|für ganz|nach ganz|de tou(?:t|s|tes) les \w+ de"
    r"|(?:en|por|de|a) tod[oa])\s?(?:the\s|el\s|la\s)?(?-i:[A-ZÀ-Þ])",
    re.IGNORECASE,
)
# "in every school of the region"
EVERY_ONE = re.compile(
    r"\b(?:every|all|alle[nr]?|jede[rmn]?|tou(?:s|te|tes)|tod[oa]s?|cada)\b[^.;,]{2,40}?\s"
    r"(?:(?:in|across|of|throughout|within) the (?:country|region|state|city|county|company|group|world|continent)"
    r"|(?:im|des) (?:lande?s?|konzerns?|unternehmens?|bundeslande?s?)|(?:in )?der (?:region|stadt|welt|gruppe)"
    r"|(?:du|dans le) (?:pays|groupe|monde|département)|de (?:la (?:région|ville)|l['’]entreprise)"
    r"|del (?:país|grupo|mundo)|de la (?:región|ciudad|empresa|comunidad|provincia))\b",
    re.IGNORECASE,
)
# "across the whole group", where no line says "group-wide"
THE_WHOLE = re.compile(
    r"\b(?:(?:across|throughout|for|in|over) (?:the|our) (?:whole|entire) (?:\w+ )?(?:company|group|organi[sz]ation"
    r"|firm|bank|business|country|region)|(?:im|für den|in der|für die) (?:ganzen|gesamten?) (?:konzern|gruppe|firma"
    r"|bank|unternehmen|land|region)|(?:dans|pour|à) (?:tout le |toute l['’]|toute la |l['’]ensemble d(?:u |e l['’]))"
    r"(?:groupe|entreprise|société|pays|région)|(?:en|para|por) tod[oa] (?:el|la) (?:grupo|empresa|país|región))\b",
    re.IGNORECASE,
)
WIDE = re.compile(
    r"(?i)\w-?(?:wide|weit)\b|\b(?:all|across|whole|entire|gesamte?[nrs]?|ganze?[nrs]?|tou[ts]e?|tod[oa]s?)\b"
)
OF_THE_YEAR = re.compile(
    r"\b(?<=of the )(?:year|month|quarter|decade)\b|\bdes (?:jahres|monats|quartals)\b"
    r"|\b(?<=de l['’])année\b|\bdu (?:mois|trimestre)\b|\bdel (?:año|mes|trimestre)\b",
    re.IGNORECASE,
)
NOT_ONE = re.compile(
    r"\b(?:nobody|no one|none of|niemand|keine[rs]? (?:der|meiner)|personne n\w?|aucune? de|nadie"
    r"|ningun[oa] de|not (?:one|a single|once)|without (?:a|one) single|kein(?:e|en|er)? einzige\w*"
    r"|few (?:people|others)|hardly any(?:one|body)|kaum (?:jemand|ein)|peu de gens|poc[oa]s (?:personas|saben|conocen)"
    r"|pas (?:un|une) seule?|la moindre|ni un[ao]? solo|ni una sola|sin un solo)\b",
    re.IGNORECASE,
)
# "als Jahrgangsbester", "top of my class"
BEST_OF = re.compile(
    r"\b(?:(?:top|best) (?:of|in) (?:my|the|our) (?:class|year|cohort|course)|class valedictorian"
    r"|(?:jahrgangs|klassen|kurs|lehrgangs)beste[rn]?|maj(?:or|ore)t? de (?:ma |la |sa )?promo\w*"
    r"|(?:número uno|primer[oa]) de (?:mi|la|su) (?:promoción|clase))\b",
    re.IGNORECASE,
)
# What goes on after the person: "still in use", "bis heute im Einsatz".
LASTING = re.compile(
    r"\b(?:still|to this day|until today|bis heute|nach wie vor|immer noch|noch heute|encore|toujours"
    r"|sigue\w*|todavía|aún)\b[^.;,]{0,30}\b(?:in (?:daily )?use|used|live|running|in production|im einsatz|genutzt"
    r"|verwendet|in betrieb|en service|utilisée?s?|en place|en uso|usa\w*|funciona\w*|vigente)\b",
    re.IGNORECASE,
)
# "the biggest in Plzeň", but not "the largest of those"
BIGGEST = re.compile(
    r"\b(?:the|our|its) (?!latest|nearest|earliest|lowest|highest)\w{3,}est\b(?: \w+)? (?:in|across|at|within|on)\b"
    r"|\b(?:größte|schnellste|höchste|beliebteste|bekannteste)[rsnm]?\b[^.;,]{0,20}\s(?:in|im|der|von)\b"
    r"|\b(?:el|la|los|las) más \w+ de (?:tod[oa]|la|el|[A-ZÀ-Þ])|\b(?:el|la) mayor \w+ de (?:tod[oa]|la|el|[A-ZÀ-Þ])",
    re.IGNORECASE,
)
# "most of them", "d'entre eux": what was counted before is said to have something more to it.
OF_THEM = re.compile(
    r"\b(?:every one|all|most|many|several|some|half|none|each|both) of (?:them|those|these|which|whom)\b"
    r"|\b(?:alle|die meisten|viele|mehrere|einige|kein\w*) (?:davon|von ihnen|von denen|dieser|derer)\b"
    r"|\bvon denen (?:alle|die meisten|viele|mehrere|einige|keine\w?)\b"
    r"|\b(?:tou(?:s|tes)|la plupart|beaucoup|plusieurs|aucune?|partie) d['’]entre (?:eux|elles)"
    r"|\bdont (?:la plupart|tous|toutes|beaucoup|plusieurs)\b|^\W*la plupart\b(?! d)"
    r"|\b(?:tod[oa]s|la mayoría|much[oa]s|vari[oa]s|algun[oa]s|ningun[oa]) de (?:ell[oa]s|l[oa]s cuales|es[oa]s)\b"
    r"|\bcasi tod[oa]s de\b",
    re.IGNORECASE,
)
OFTEN = {
    "hour": re.compile(
        r"\b(?:hourly|(?:every|each|an|per) hour|stündlich\w*|(?:pro|jede|in der) stunde"
        r"|(?:chaque|par) heure|(?:de|à) l['’]heure|(?:cada|por|a la) hora)\b",
        re.IGNORECASE,
    ),
    "day": re.compile(
        r"\b(?:daily|(?:every|each|a|per) day|täglich\w*|jeden tag|am tag|pro tag|quotidien\w*|(?:chaque"
        r"|par) jour|diari\w+|(?:cada|al) día)\b",
        re.IGNORECASE,
    ),
    "week": re.compile(
        r"\b(?:weekly|(?:every|each|a|per) week|wöchentlich\w*|jede woche|(?:in der|pro) woche|hebdomadaire\w*"
        r"|(?:chaque|par) semaine|semanal\w*|(?:cada|a la|por) semana)\b",
        re.IGNORECASE,
    ),
    "fortnight": FORTNIGHT,
    "month": re.compile(
        r"\b(?:monthly|(?:every|each|a|per) month|monatlich\w*|jeden monat|(?:im|pro) monat|mensuel\w*"
        r"|(?:chaque|par) mois|mensual\w*|(?:cada|al|por) mes)\b",
        re.IGNORECASE,
    ),
    "quarter": re.compile(
        r"\b(?:quarterly|(?:every|each|per) quarter|vierteljährlich\w*|quartalsweise|jedes quartal|(?:im|pro) quartal"
        r"|trimestriel\w*|(?:chaque|par) trimestre|trimestral\w*|(?:cada|por) trimestre)\b",
        re.IGNORECASE,
    ),
    "year": re.compile(
        r"\b(?:yearly|annual\w*|(?:every|each|a|per) year|jährlich\w*|jedes jahr|(?:im|pro) jahr|annuel\w*"
        r"|(?:chaque|par) an|anual\w*|(?:cada|al|por) año)\b",
        re.IGNORECASE,
    ),
}
NONE = re.compile(r"\b(?:no|zero|nothing|without|ohne|kein\w*|sans|aucune?|sin|ningun[oa]?)\b", re.IGNORECASE)
# What a line must say for each: the same, or what comes to it.
BORNE_OUT = {pattern: pattern for pattern in (MOST, ALL_OVER, EVERY_ONE, BEST_OF, LASTING, BIGGEST)}
BORNE_OUT |= {NOT_ONE: NONE, THE_WHOLE: WIDE, CAME_FIRST: WON}
ALONE = re.compile(
    r"\b(?:on my own|by myself|alone|single-handed\w*|eigenständig\w*|selbstständig\w*|im alleingang"
    r"|allein|tout[e]? seule?|en autonomie|en solitario|por mi cuenta|yo sol[oa])\b",
    re.IGNORECASE,
)
TOGETHER = re.compile(
    r"\b(?:together|jointly|co-?\w{4,}|with (?:a|two|three|\d+)|gemeinsam|zusammen|mitwirkung|mitarbeit"
    r"|avec (?:un|une|deux|\d+)|coautor\w*|junto|contribut\w+|helped|aide|ayuda)\b",
    re.IGNORECASE,
)
AT_ONCE = 14  # characters after a number of a line within which what it counts stands
RAISES_NOTHING = (
    *("practice", "evidence", "proof", "beleg", "preuve", "prueba"),
    *"0123456789",
    "wishes",
    "regards",
    "fit",
    "but also",
    "match",
    "a brief",
    "a short",
    "brief",
)
OF_A_FIELD = re.compile(r"(?:monde|mundo) d(?:es?|u|el)\b", re.IGNORECASE)  # "le monde des soins"
ADVERBS = frozenset({"bestens"})  # how well, not better than all
# "Two of them I wrote alone": whose names stand on a paper, its line says.
WRITTEN = re.compile(
    r"\b(?:verfasst|geschrieben|stammen|veröffentlich\w*|written|wrote|authored|published|signé|écrit|publié|firm\w+"
    r"|escrit\w*|publi\w+)\b",
    re.IGNORECASE,
)
AT_THAT = re.compile(r"\b(?:at|in|with) (?:(?:this|that) \w+|[A-Z]\w+(?: [A-Z]\w+)?|\d{4}) $")  # "at Acme alone"
LATEST = re.compile(r"\b(?:mein\w{0,2}|unser\w{0,2})$")  # "mein jüngstes Projekt": the latest
JUST_BEFORE = 16  # characters between "no" or a number and the thing
THERE_WAS_NONE = "Your résumé says that there was none: “{written}”."
THERE_WERE_SOME = "Your résumé says that there were some: “{written}”."
OF_PLACE = re.compile(
    r"\s(?:in|at|en|dans|chez|bei|an|beim|im)\s(?:the same|one|an?|eine?\w?|une?|una?|la même|el mismo)\b"
)
ALL_IN_ALL = re.compile(r"(?:alles in allem|all in all|(?<=in )all(?=\W*$|,)|all told|all together)\b", re.IGNORECASE)
JUST_AFTER = 3  # characters between "all" and the number that follows at once
ONE_EMPLOYER = re.compile(
    r"\s(?:employer|company|firm|arbeitgeber\w*|firma|unternehmen|haus|employeur|entreprise|maison|empleador"
    r"|empresa|casa|centro)\b",
    re.IGNORECASE,
)
CLOSE = 25  # characters after "all" or a number within which the thing stands
NOT_SAID = "Your résumé does not say “{written}”."


def extremes(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """Each word that raises a thing above what the résumé says of it."""
    entries = known.named_in(sentence)
    lines = [said for said in known.said if is_at(said, entries)]
    spoken = [token for token in sentence.tokens if not is_not_had(sentence.text[: token.start])]
    for name in ("unique", "wide", "never"):
        yield from _unsaid(sentence, spoken, known, lines=lines, wanted=listed(name, "extremes"))
    yield from _firsts(sentence, lines)
    yield from _first_of_all(sentence, known)
    yield from _patterns(sentence, lines)
    yield from _wholes(sentence, known)
    yield from _often(sentence, known)
    yield from _alone(sentence, known)
    yield from _places(sentence, spoken, known)
    yield from _denied(sentence, known)
    yield from _of_them(sentence, known)


def _unsaid(
    sentence: Sentence, spoken: Sequence[Token], known: Known, *, lines: Sequence[Said], wanted: Listed
) -> Iterator[Finding]:
    for token in spoken:
        is_of_one = ONE_EMPLOYER.match(sentence.text, token.end) and len(known.employers) == 1
        if token.word in wanted and not is_of_one and not _is_harmless(sentence, token):
            said = next(
                (
                    line
                    for line in lines
                    if token.is_in(line.keys) or wanted.stands_in(line.text) or _has_none(line, token)
                ),
                None,
            )
            written = sentence.text[token.start : token.end]
            if said is None:
                yield Finding(token.start, token.end, NOT_SAID.format(written=written))


def _firsts(sentence: Sentence, lines: Sequence[Said]) -> Iterator[Finding]:
    """As in "The first woman in the team" claims more than "my first job"."""
    for match in FIRST.finditer(sentence.text):
        what = sentence.within(match.end(), len(sentence.text))[:1]
        if not any(A_FIRST.search(said.text) and all(token.is_in(said.keys) for token in what) for said in lines):
            yield Finding(match.start(), match.end(), NOT_SAID.format(written=match.group()))


def _first_of_all(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """The employer that is said to have been the first must be."""
    match = FIRST_JOB.search(sentence.text)
    began = {said.entry: said.text for said in known.said if re.fullmatch(r"/work/\d+/startDate", said.pointer)}
    named = [began[entry] for entry in known.named_in(sentence) if entry in began]
    if match and named and min(named) > min(began.values()):
        yield Finding(match.start(), match.end(), NOT_SAID.format(written=match.group()))


def _patterns(sentence: Sentence, lines: Sequence[Said]) -> Iterator[Finding]:
    """As in "The most successful team", "not one of them"."""
    for match in OF_THE_YEAR.finditer(sentence.text):
        if not any(
            line_keys(match.group()) & line_keys(other.group())
            for said in lines
            for other in OF_THE_YEAR.finditer(said.text)
        ):
            yield Finding(match.start(), match.end(), NOT_SAID.format(written=match.group()))
    for pattern, shown in BORNE_OUT.items():
        for match in pattern.finditer(sentence.text):
            if not any(pattern.search(said.text) or shown.search(said.text) for said in lines):
                yield Finding(match.start(), match.end(), NOT_SAID.format(written=match.group().strip()))


def _wholes(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """As in "All branches" where the résumé counts them."""
    for token in sentence.tokens:
        is_turn = ALL_IN_ALL.match(sentence.text, token.start)
        if token.word not in listed("whole", "extremes") or is_turn or _is_often(sentence, token):
            continue
        of_jobs = [f for f in sentence.figures if 0 < f.start - token.end <= JUST_AFTER and counts_jobs(sentence, f)]
        if of_jobs or OF_PLACE.match(sentence.text, token.end):
            continue  # "all five of my jobs", "they were all in one house"
        of = next(iter(sentence.within(token.end, token.end + CLOSE)), None) or _plain_after(sentence, token)
        counting = [said for said in known.said if of and of.is_in(said.keys)]
        counted = [said for said, figure in known.figures if of and _counts(said, figure, of)]
        if counted and not any(listed("whole", "extremes").stands_in(said.text) for said in counting):
            yield Finding(
                token.start,
                token.end,
                NOT_SAID.format(written=sentence.text[token.start : of.end if of else token.end]),
                (counted[0].evidence,),
            )


def _is_often(sentence: Sentence, token: Token) -> bool:
    """Whether "every" only says how often: "every day" is `_often`'s business."""
    return any(pattern.match(sentence.text, token.start) for pattern in OFTEN.values())


def _plain_after(sentence: Sentence, token: Token) -> Token | None:
    """The next word, though it says nothing by itself ("every year")."""
    return next(
        (other for other in sentence.tokens if 0 < other.start - token.end <= CLOSE and is_known(other.word)), None
    )


def _counts(said: Said, figure: Figure, of: Token) -> bool:
    """Whether a number of a line counts this thing."""
    return of.is_in(line_keys(said.text[figure.end : figure.end + AT_ONCE]))


def _often(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """How often: not more than the line about it says."""
    said = about(sentence, known)
    same = [line for line, figure in known.figures if any(figure.is_same(each) for each in sentence.figures)]
    for spoken_of, pattern in OFTEN.items():
        match = pattern.search(sentence.text)
        if match and said and not any(pattern.search(line.text) for line in (said, *same)):
            others = [name for name, other in OFTEN.items() if name != spoken_of and other.search(said.text)]
            if others and not any(OFTEN[name].search(sentence.text) for name in others):
                yield Finding(match.start(), match.end(), NOT_SAID.format(written=match.group()), (said.evidence,))


def _alone(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """As in "On my own" where the line says that others took part."""
    match, said = ALONE.search(sentence.text), about(sentence, known)
    if match and said and TOGETHER.search(said.text):
        yield Finding(match.start(), match.end(), NOT_SAID.format(written=match.group()), (said.evidence,))


def _of_them(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """What is told of "most of them" the résumé must say word for word, for it counts them alone."""
    for match in OF_THEM.finditer(sentence.text):
        told = [token for token in sentence.within(match.end(), len(sentence.text)) if not is_plain(token.word)]
        is_said = any(len(told) > 1 and all(token.is_in(said.keys) for token in told) for said in known.said)
        if not is_said and not any(OF_THEM.search(said.text) for said in known.said):
            yield Finding(match.start(), match.end(), NOT_SAID.format(written=match.group().strip()))


def _denied(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """As in "two findings" where the line says "no findings", and the other way round."""
    said = about(sentence, known)
    if said is None:
        return
    line = Sentence(said.text)
    for token in (token for token in sentence.telling if not is_deed(token.word)):
        same = [other for other in line.telling if other.is_in(keys(token.word))]
        none_here = NONE.search(sentence.text, max(0, token.start - JUST_BEFORE), token.start)
        for other in same:
            none_there = NONE.search(said.text, max(0, other.start - JUST_BEFORE), other.start)
            counted = [f for f in (sentence if none_there else line).figures if _is_just_before(f, token, other)]
            if bool(none_here) != bool(none_there) and counted:
                reason = THERE_WAS_NONE if none_there else THERE_WERE_SOME
                written = sentence.text[token.start : token.end]
                yield Finding(token.start, token.end, reason.format(written=written), (said.evidence,))
                return


def _is_just_before(figure: Figure, *tokens: Token) -> bool:
    return any(0 <= token.start - figure.end <= JUST_BEFORE for token in tokens)


def _places(sentence: Sentence, spoken: Sequence[Token], known: Known) -> Iterator[Finding]:
    """Countries, cities and what comes from there."""
    for token in spoken:
        meant = frozenset(key for key in keys(token.word) if key.startswith("#"))
        if (
            is_place(token.word)
            and not meant & known.keys
            and token.word not in known.keys
            and not any(m.start <= token.start < m.end for m in find(sentence.text, lexicon.spoken()))
        ):
            yield Finding(token.start, token.end, NOT_SAID.format(written=sentence.text[token.start : token.end]))
        elif is_place(token.word) and (found := where(sentence, token, known)):
            yield found


def _is_harmless(sentence: Sentence, token: Token) -> bool:
    """As in "Not only", "at best", "best practice", "only 0.4%": nothing is raised."""
    before = sentence.text[: token.start].lower().rstrip()
    after = sentence.text[token.end :].lower().lstrip()
    written = sentence.text[token.start : token.end].lower()
    if written == "alone" and AT_THAT.search(sentence.text[: token.start]):
        return True
    if ALONE.fullmatch(written) and WRITTEN.search(sentence.text):
        return True
    is_field = OF_A_FIELD.match(sentence.text, token.start)
    if is_field or written in ADVERBS or (written.startswith("jüngst") and LATEST.search(before)):
        return True
    return before.endswith(("not", "at", "nicht", "non", "no", "pas", "if")) or after.startswith(RAISES_NOTHING)


def _has_none(said: Said, token: Token) -> bool:
    """Whether a line says in its own way that there was none: "with no findings" for "aucune"."""
    return token.word in listed("never", "extremes") and bool(NONE.search(said.text))
