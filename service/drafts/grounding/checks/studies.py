"""Courses of study: what was learnt where, what one holds as a paper, and what still goes on."""

import re
from collections.abc import Callable, Iterator, Mapping

from service.drafts.grounding.certificates import is_of_any
from service.drafts.grounding.figures import MONTHS
from service.drafts.grounding.finding import ELSEWHERE, Finding
from service.drafts.grounding.glossary import is_deed, is_place, keys
from service.drafts.grounding.known import HEADS, Known, Said
from service.drafts.grounding.sentence import Sentence, Token
from service.drafts.grounding.voices import is_not_had, names_oneself
from service.match.engine.schooling import degrees_in, is_near, subjects_in

# "Master en génie aéronautique", "MSc in Structural Engineering".
FIELD = re.compile(
    r"(?:['’]s)?(?:\sdegree)?\s(?:in|im|en|of)\s(?P<field>(?:(?!(?:at|from|an|von|bei|à|obtenu|por|con|in|en|im)\b)"
    r"[^\W\d][\w-]*\s?){1,4})",
    re.IGNORECASE,
)
STUDIED = re.compile(
    r"\b(?:studied|studiert\w*|étudié|estudié|cursé|graduated|gradué|titulé|licencié|diplômée?)\b", re.IGNORECASE
)
# What any course of study shares with any other.
STUDY = frozenset({"#university", "#school", "#student", "#honours", "#qualify", "#train", "#exam", "#class"})
# "Titulaire d'un BTS", "I hold the": what follows is claimed word by word.
HOLDS = re.compile(
    r"\b(?:titulaire (?:d['’]une?|de l['’]|du|de la)|i (?:also )?hold (?:an?|the|my)|je (?:possède"
    r"|détiens) (?:une?|le|la)|besitze ich (?:einen|eine|ein)?|poseo (?:un|una|el|la)"
    r"|(?:obtuve|tengo|poseo|saqué|conseguí|logré|cuento con) (?:también |además )?(?:el|un) (?:título|certificado"
    r"|diploma|carné|carnet) de"
    r"|j['’]ai (?:obtenu |passé )?(?:le|un|mon) (?:diplôme|certificat|brevet) d(?:e\s|['’])"
    r"|i (?:hold|have|earned|obtained|gained) (?:an?|the) (?:certificate|diploma|licence|license) (?:in|of|as an?))\s?",
    re.IGNORECASE,
)
HOLDS_END = re.compile(r"[,;.:]|\s(?:from|since|in|at|and|von|seit|und|de l['’]|depuis|et|desde|por|y)\s")
ONGOING = re.compile(
    r"\b(?:studying|pursuing|currently|completing|finishing|working towards?|enrolled|part-time|alongside"
    r"|in progress|student|will|expect\w*"
    r"|studiere|derzeit|aktuell|gerade|neben|bilde|weiterbild\w*|laufend\w*|besuche|absolviere|mache|strebe|arbeite an"
    r"|étudie|prépare|actuellement|poursuis|suis en|en cours|parallèle|inscrite?"
    r"|curso|cursando|estudio|estudiando|actualmente|preparo|en curso|finalizando)\b",
    re.IGNORECASE,
)
# "the University of Leeds", "Universität zu Köln": a school called by its place.
SCHOOL_OF_A_PLACE = re.compile(
    r"\b(?:universit\w+|université|universidad|hochschule|polytechnic\w*|polytechnique|politécnica|college|école"
    r"|escuela)\s(?:\w+\s)?(?:of|zu|in|von|de|d['’]|à)\s?(?P<place>(?-i:[A-ZÀ-Þ])[\w-]+)",
    re.IGNORECASE,
)
STUDIED_AT = re.compile(
    r"\b(?:(?:i|have) studied at|(?:j['’]ai|ai) étudié (?:au|chez|à)|estudié en)\s(?P<name>[^,;.]{3,60})"
    r"|\b(?:an|am|bei|beim)\s(?:de[rm]\s)?(?P<german>[A-ZÄÖÜ][^,;.]{3,60}?)\sstudiert\b",
    re.IGNORECASE,
)
SPECIALISED = re.compile(
    r"\b(?:specialis\w+|specializ\w+|major(?:ing|ed)?|minor|concentration|schwerpunkt|vertiefung|spezialisier\w+"
    r"|nebenfach|spécialit\w+|spécialis\w+|option|especiali\w+|énfasis|itinerario)\s(?:(?:in|im|auf|en|on|de|was"
    r"|war)\s)?",
    re.IGNORECASE,
)
STARTED = re.compile(
    r"\b(?:seit|since|depuis|desde)\b[^.;]{0,40}\b(?:studi|bild|étud|curs|estudi|pursu)", re.IGNORECASE
)
# What is held is finished, and so is what was done.
HELD = re.compile(
    r"\b(?:hold|have|has|completed|finished|earned|obtained|graduated|received|graduate|qualified|habe"
    r"|abgeschlossen|erworben|absolviert|bestanden"
    r"|abschluss|bin|titulaire|obtenu|diplômée?|achevé|terminé|possède|ai|tengo|obtuve|terminé|terminado"
    r"|acabo de|viens de|acabado|finalizado|concluido|titulad[oa]"
    r"|licenciad[oa]|soy|acabé|finalicé|poseo)\b",
    re.IGNORECASE,
)
OWN = re.compile(r"\b(?:my|formal|academic)\s$", re.IGNORECASE)  # "my education" is no subject
OWN_DEGREE = re.compile(r"\b(?:bachelor|master|licence|licenciatura|grado|máster|diploma?)\b", re.IGNORECASE)
UNFINISHED = "Your résumé says that this is still going on."
FEW = 2  # words that a sentence and a course of study share when it is meant


def studies(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """What a sentence says was studied or is held, and what it tells as finished though it goes on."""
    yield from _studied(sentence, known)
    yield from _of_another(sentence, known)
    yield from _taught(sentence, known)
    yield from _in_field(sentence, known)
    yield from _held(sentence, known)
    yield from _unfinished(sentence, known)
    yield from _at_school(sentence, known)
    yield from _specialised(sentence, known)


def _studied(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """What was studied: the school that is named, or else any, must have taught it."""
    match = STUDIED.search(sentence.text)
    if not match or is_not_had(sentence.text[: match.start()]):
        return
    schools = frozenset(entry for entry in known.entries if entry.startswith("/education/"))
    there = known.named_in(sentence) & schools or schools
    near = _near_subjects(sentence, there, known)
    taught = _keys_of(known, lambda said: said.entry in there and not said.pointer.endswith(HEADS))
    named = _keys_of(known, lambda said: said.pointer.endswith(HEADS) or "/location" in said.pointer)
    stop = _next_deed(sentence, match.end())
    for token in sentence.within(0, stop):
        if match.start() <= token.start < match.end() or any(a <= token.start < b for a, b in near):
            continue
        if _is_a_subject(sentence, token) and not token.is_in(taught | named):
            written = sentence.text[token.start : token.end]
            yield Finding(token.start, token.end, f"Your résumé does not say that you studied “{written}” there.")
            return


def _next_deed(sentence: Sentence, after: int) -> int:
    """Where a sentence goes on to what else the person did: "… and in 2012 I began at Acme"."""
    starts = (a for a, b in sentence.clauses if a >= after and names_oneself(sentence.text[a:b]))
    return next(starts, len(sentence.text))


def _of_another(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """A degree or a mark that the résumé has of another course of study than the one the sentence speaks of."""
    courses = {entry: keyed for entry, keyed in known.entries.items() if entry.startswith("/education/")}
    meant = known.named_in(sentence) & courses.keys() or _by_place(sentence, known) or _only_one(sentence, courses)
    if not meant:
        return
    for said in known.said:
        is_paper = said.pointer.endswith(("/studyType", "/score"))
        place = re.search(rf"(?<!\w){re.escape(said.text)}(?!\w)", sentence.text, re.IGNORECASE) if is_paper else None
        if (
            place
            and said.entry not in meant
            and not _is_of_the_other(sentence, place, meant=meant, known=known)
            and not any(_says(each, said.text) for each in known.said if each.entry in meant)
        ):
            written = sentence.text[place.start() : place.end()]
            yield Finding(place.start(), place.end(), ELSEWHERE.format(words=written), (said.evidence,))


def _only_one(sentence: Sentence, courses: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The one course of study whose subject a sentence names; none where it goes from degree to degree."""
    if len(degrees_in(sentence.text)) > 1:
        return frozenset()
    told = {
        entry
        for entry, keyed in courses.items()
        for t in sentence.telling
        if _is_a_subject(sentence, t) and t.is_in(keyed)
    }
    return frozenset(told) if len(told) == 1 else frozenset()


def _is_of_the_other(sentence: Sentence, place: re.Match[str], *, meant: frozenset[str], known: Known) -> bool:
    """Whether the school named stands nearer to another degree, which is its own: "an MBA after a BSc at …"."""
    heads = [said for said in known.said if said.entry in meant and said.pointer.endswith("/institution")]
    papers = [said.text for said in known.said if said.entry in meant and said.pointer.endswith("/studyType")]
    own = [m for text in papers for m in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", sentence.text, re.IGNORECASE)]
    own += [m for m in OWN_DEGREE.finditer(sentence.text) if not own]
    school = next((token.start for token in sentence.tokens for said in heads if token.is_in(said.keys)), None)
    if school is None:
        return False
    return any(abs(m.start() - school) < abs(place.start() - school) for m in own if m.start() != place.start())


def _by_place(sentence: Sentence, known: Known) -> frozenset[str]:
    """The one course of study at the school whose place a sentence names."""
    schools = [said for said in known.said if said.pointer.endswith("/institution")]
    places = [token for token in sentence.tokens if is_place(token.word)]
    told = frozenset(said.entry for said in schools if any(token.is_in(said.keys) for token in places))
    return told if len(told) == 1 else frozenset()


def _says(said: Said, text: str) -> bool:
    return text.casefold() in said.text.casefold()


def _taught(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """A subject beside the name of a school must be one the résumé knows."""
    there = frozenset(entry for entry in known.named_in(sentence) if entry.startswith("/education/"))
    near = _near_subjects(sentence, there, known)
    for subject in subjects_in(sentence.text) if there else ():
        tokens = [token for token in sentence.telling if subject.start <= token.start < subject.end]
        if OWN.search(sentence.text[: subject.start]):
            continue
        if (subject.start, subject.end) not in near and not all(token.is_in(known.keys) for token in tokens):
            yield Finding(subject.start, subject.end, f"Your résumé does not show the subject {subject.name}.")


def _in_field(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """What a degree is said to be in: every word of it whose meaning is known must be of a course of study."""
    schools = frozenset(
        entry for entry in known.entries if entry.startswith(("/education/", "/certificates/", "/facts/"))
    )
    taught = _keys_of(known, lambda said: said.entry in schools or said.pointer.startswith("/basics/summary"))
    near = _near_subjects(sentence, schools, known)
    for degree in degrees_in(sentence.text):
        match = FIELD.match(sentence.text, degree.end)
        if degree.name == "Associate" and sentence.text[degree.start : degree.end].lower() == "associate":
            continue
        if not match or is_not_had(sentence.text[: degree.start]):
            continue
        for token in sentence.within(match.start("field"), match.end("field")):
            is_near = any(a <= token.start < b for a, b in near)
            is_other = is_near or is_place(token.word)
            if token.is_known and not is_other and _is_a_subject(sentence, token) and not token.is_in(taught):
                written = sentence.text[token.start : token.end]
                yield Finding(token.start, token.end, f"Your résumé does not show a degree in “{written}”.")
                return


def _keys_of(known: Known, is_meant: Callable[[Said], bool]) -> frozenset[str]:
    return frozenset(key for said in known.said if is_meant(said) for key in said.keys)


def _near_subjects(sentence: Sentence, schools: frozenset[str], known: Known) -> list[tuple[int, int]]:
    """Where subjects stand that are those of the schools, or near them."""
    taught = [
        subject
        for school in known.read.schooling
        if "/".join(school.evidence.pointer.split("/")[:3]) in schools
        for subject in school.subjects
    ]
    return [(m.start, m.end) for m in subjects_in(sentence.text) if any(is_near(m.name, other) for other in taught)]


def _is_a_subject(sentence: Sentence, token: Token) -> bool:
    """Whether a word may be what was studied: no deed, no degree, no month, nothing that all studies share."""
    is_name = sentence.text[token.start].isupper() or token.is_known
    is_other = is_deed(token.word) or token.word in MONTHS or bool(keys(token.word) & STUDY)
    return is_name and not is_other and not degrees_in(sentence.text[token.start : token.end])


def _held(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """What somebody is said to hold as a paper: every word of it must be the résumé's."""
    for match in HOLDS.finditer(sentence.text):
        stop = HOLDS_END.search(sentence.text, match.end())
        tokens = sentence.within(match.end(), stop.start() if stop else len(sentence.text))
        tokens = tuple(token for token in tokens if not is_of_any(token.word))
        papers = [
            keyed for entry, keyed in known.entries.items() if entry.startswith(("/education/", "/certificates/"))
        ]
        lines = [said.keys for said in known.said if "/highlights/" not in said.pointer]  # work done is no paper held
        is_one = any(all(token.is_in(one) for token in tokens) for one in (*papers, *lines))
        lacking = [] if is_one else [token for token in tokens if not token.is_in(known.keys)] or list(tokens)
        if lacking and not is_not_had(sentence.text[: match.start()]) and not degrees_in(sentence.text):
            written = sentence.text[lacking[0].start : lacking[-1].end]
            yield Finding(lacking[0].start, lacking[-1].end, f"Your résumé does not say “{written}”.")


def _unfinished(sentence: Sentence, known: Known) -> Iterator[Finding]:
    going_on = [entry for entry in known.entries if entry.startswith("/education/") and _goes_on(entry, known)]
    held = HELD.search(sentence.text)
    if not going_on or not held or ONGOING.search(sentence.text) or STARTED.search(sentence.text):
        return
    scored = {
        entry: sum(token.is_in(known.entries[entry]) for token in sentence.telling)
        for entry in known.entries
        if entry.startswith("/education/")
    }
    best = max(scored, key=lambda entry: (scored[entry], entry))
    others = [score for entry, score in scored.items() if entry != best]
    is_meant = scored[best] >= FEW or best in known.named_in(sentence)
    if best in going_on and is_meant and scored[best] > max(others, default=0):
        yield Finding(held.start(), held.end(), UNFINISHED)


def _goes_on(entry: str, known: Known) -> bool:
    ends = [said.text for said in known.entry(entry) if said.pointer.endswith("/endDate")]
    return known.is_current(entry) or any(
        end[:4].isdigit() and end[:7] > known.today.isoformat()[: len(end[:7])] for end in ends
    )


def _at_school(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """A school that is none: one called by a place at which no school of the résumé is, or an employer."""
    for match in STUDIED_AT.finditer(sentence.text):
        named = known.named_in(Sentence(match["name"] or match["german"]))
        if (
            named
            and all(entry.startswith("/work/") for entry in named)
            and not is_not_had(sentence.text[: match.start()])
        ):
            written = match["name"] or match["german"]
            yield Finding(match.start(), match.end(), f"Your résumé does not say that you studied at “{written}”.")
    schools = [said for said in known.said if said.entry.startswith("/education/")]
    for match in SCHOOL_OF_A_PLACE.finditer(sentence.text):
        place = next((token for token in sentence.tokens if token.start == match.start("place")), None)
        is_there = place is None or any(place.is_in(said.keys) for said in schools)
        is_told = is_not_had(sentence.text[: match.start()]) or not schools
        if place and is_place(place.word) and not is_there and not is_told:
            written = sentence.text[match.start() : match.end()]
            yield Finding(match.start(), match.end(), f"Your résumé does not say that you studied at “{written}”.")


def _specialised(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """What a course of study is said to have been about in particular."""
    match = SPECIALISED.search(sentence.text)
    courses = known.named_in(sentence) | _by_place(sentence, known)
    is_of_studies = bool(degrees_in(sentence.text)) or any(entry.startswith("/education/") for entry in courses)
    field = next(iter(sentence.within(match.end(), len(sentence.text))), None) if match and is_of_studies else None
    taught = _keys_of(known, lambda said: said.entry.startswith("/education/"))
    if match and field and field.is_known and not field.is_in(taught):
        written = sentence.text[field.start : field.end]
        yield Finding(field.start, field.end, f"Your résumé does not show a course of study in “{written}”.")
