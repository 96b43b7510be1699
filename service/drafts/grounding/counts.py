"""How many roles, employers, projects, languages or papers somebody is said to have, against what the résumé lists."""

import re

from service.drafts.grounding.figures import Figure
from service.drafts.grounding.finding import Finding
from service.drafts.grounding.known import Known
from service.drafts.grounding.sentence import Sentence

FEWER = "Your résumé lists fewer than “{words}”."
# What else a résumé lists, by the place in which it does.
LISTED = {
    "/projects/": re.compile(r"\s(?:\w+\s){0,2}(?:\w*projekte\w{0,2}|projects|projets|proyectos)\b", re.IGNORECASE),
    "/languages/": re.compile(r"\s(?:\w+\s)?(?:languages|\w*sprachen|langues|idiomas|lenguas)\b", re.IGNORECASE),
    "/certificates/": re.compile(
        r"\s(?:\w+\s)?(?:certificat\w+|zertifikate\w?|certificados|certificaciones)\b", re.IGNORECASE
    ),
    "/education/": re.compile(
        r"\s(?:\w+\s)?(?:degrees|courses of study|studieng\w+|\w*abschlüssen?|diplômes|formations|títulos|titulaciones"
        r"|carreras)\b",
        re.IGNORECASE,
    ),
    "/publications/": re.compile(
        r"\s(?:\w+\s)?(?:publications|papers|articles|books|works|titles|titel\w?|\w*publikationen|schriften"
        r"|werke\w?|titres|obras"
        r"|veröffentlichungen|artikel|beiträge|publicaciones|artículos)\b",
        re.IGNORECASE,
    ),
    "/interests/": re.compile(r"\s(?:hobbies|pastimes|hobbys|freizeit\w+|loisirs|aficiones)\b", re.IGNORECASE),
    "/awards/": re.compile(
        r"\s(?:\w+\s)?(?:awards|prizes|\w*preise|auszeichnungen|prix|premios|galardones)\b", re.IGNORECASE
    ),
}
# What may be papers where a sentence tells of publishing.
PAPERS = re.compile(r"\s(?:\w+\s)?(?:works|arbeiten|texte|travaux|textes|trabajos|textos)\b", re.IGNORECASE)
# "The two come from …", "entre los dos": those that were named.
THOSE = re.compile(r"\b(?:the|(?:entre|de) l[oa]s|à (?:eux|elles)|les|beide)\s$", re.IGNORECASE)
BEFORE, BEHIND = 10, 12  # characters around a number in which it may be said that it points back
# "Between those two posts": they were named before.
THOSE_POSTS = re.compile(
    r"\b(?:those|these|diesen|ces|es[oa]s|est[oa]s)\s\w+\s"
    r"(?:posts|roles|jobs|positions|stints|stellen|rollen|stationen|postes|puestos|cargos|etapas)\b",
    re.IGNORECASE,
)
ALONE = re.compile(
    r"\W*(?:[,.;:]|$|(?:come|came|are|were|both|together|sont|étaient|viennent|vienen|son|fueron)\b)", re.IGNORECASE
)
# "Two of them": fewer than were counted before, and nobody lists which.
PART_OF = re.compile(
    r"\s(?:of (?:the|my|these|those|them|its)|davon|von (?:diesen|ihnen|denen)|de (?:ell[oa]s|es[oa]s)"
    r"|d['’]entre elles)\b",
    re.IGNORECASE,
)
SOME = 3  # as many at most are taken for a part of a few
OF_PAPERS = re.compile(
    r"\b(?:publi|veröffentlich|verfasst|co-?author|author|[ck]o-?autor|autor|coauteur|auteur|course|cours\b|kurse"
    r"|cursos"
    r"|asignaturas|matières)",
    re.IGNORECASE,
)
DONT = re.compile(r"\b(?:dont|davon)\s$", re.IGNORECASE)
# "Two of my jobs", "mes deux postes".
JOBS = re.compile(
    r"\s(?:(?:of|de|d['’]|von|in|der)\s?)?(?:(?:my|mes|meiner|meine|mis)\s)?(?:\w+\s)?"
    r"(?:apprenticeships|internships|praktika|ausbildungen|stages|prácticas|jobs|positions|functions|roles|posts"
    r"|employers|companies|stints|stellen|positionen|stationen|arbeitgeber\w*|firmen"
    r"|rollen|funktionen|postes|emplois|employeurs|étapes|entreprises|fonctions|périodes"
    r"|puestos|empleos|trabajos|etapas|empresas|funciones|periodos|anteriores|précédents|previous ones|davor)\b",
    re.IGNORECASE,
)
# Employers told apart; "85 companies" may be customers.
EMPLOYERS = re.compile(
    r"\s(?:(?:different|separate|verschiedenen?|différent[es]+|distint[ao]s|diferentes)\s"
    r"(?:employers|companies|arbeitgebern?|firmen|unternehmen|employeurs|entreprises|empleadores|empresas)"
    r"|(?:employeurs|entreprises|empleadores|empresas)\s(?:différent[es]+|distint[ao]s|diferentes)"
    r"|employers|arbeitgebern?|employeurs|empleadores)\b",
    re.IGNORECASE,
)
# What employers may be called; others than the person's are counted so too.
HOUSES = re.compile(
    r"\s(?:(?:\w*firmen|\w*unternehmen|\w*betrieben?|schools|clinics|hospitals|firms|schulen|kliniken|kanzleien"
    r"|häuser\w?|établissements|maisons|écoles"
    r"|hôpitaux"
    r"|colegios|hospitales|centros|casas))\b",
    re.IGNORECASE,
)
# "Rowa and Doors, two systems": what stands before such a number, and what it may only point to.
PAIR_BEFORE = re.compile(r"(?:^|[,;:]\s)[^,;:]+\s(?:and|und|et|y|e)\s[^,;:]+,\s$", re.IGNORECASE)
THINGS = re.compile(r"\s(?:things|dinge\w?|choses|cosas|sachen|qualities|qualités|cualidades)\b", re.IGNORECASE)
# "In three schools": places where one was, not places that use a thing.
WHERE = re.compile(r"\b(?:in|at|across|for|an|bei|für|dans|chez|pour|en|para)\s(?:\w+\s)?$", re.IGNORECASE)


def is_part(sentence: Sentence, figure: Figure) -> bool:
    """Whether a small number is of the papers or courses that were counted before: "two of them", "dont trois"."""
    is_small = max(figure.values) <= SOME and not figure.percent and OF_PAPERS.search(sentence.text)
    return bool(is_small) and bool(
        PART_OF.match(sentence.text, figure.end) or DONT.search(sentence.text[: figure.start])
    )


def is_those(sentence: Sentence, figure: Figure) -> bool:
    """Whether a small number only points back to what was named: "the two come from one school"."""
    is_small = max(figure.values) <= SOME and not figure.percent
    if figure.values == {2.0} and THOSE_POSTS.search(sentence.text, max(0, figure.start - BEFORE), figure.end + BEHIND):
        return True
    return is_small and bool(THOSE.search(sentence.text[: figure.start]) and ALONE.match(sentence.text, figure.end))


def is_apposed(sentence: Sentence, figure: Figure) -> bool:
    """Whether a small number only counts what was just named: "Rowa and Doors, two systems …", "two things"."""
    if figure.values != {2.0} or figure.percent:
        return False
    return bool(PAIR_BEFORE.search(sentence.text[: figure.start]) or THINGS.match(sentence.text, figure.end))


def counts_jobs(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number counts roles: "two of my jobs"."""
    return bool(JOBS.match(sentence.text, figure.end))


def counted_by(sentence: Sentence, figure: Figure, known: Known) -> Finding | None:
    """What backs a number that counts roles or what else is listed; None where it counts other things.

    As in "in two of my jobs", "two projects": there must be as many, the roles at the employer that is named.
    """
    tells_of_papers = OF_PAPERS.search(sentence.text)
    for place, pattern in LISTED.items():
        listed = [entry for entry in known.entries if entry.startswith(place)]
        things = pattern.match(sentence.text, figure.end)
        if place == "/publications/" and tells_of_papers:
            things = things or PAPERS.match(sentence.text, figure.end)
        if listed and things and min(figure.values) <= len(listed):
            shown = tuple(said.evidence for said in known.entry(listed[0])[:1])
            return Finding(figure.start, things.end(), evidence=shown)
    told_apart = EMPLOYERS.match(sentence.text, figure.end)
    jobs = told_apart or JOBS.match(sentence.text, figure.end)
    if not jobs:
        return _of_houses(sentence, figure, known)
    roles = {entry for entry in known.entries if entry.startswith("/work/")}
    start, end = next(place for place in sentence.clauses if place[0] <= figure.start < place[1])
    roles &= known.named_in(Sentence(sentence.text[start:end])) or roles
    employers = {said.text for said in known.said if said.entry in roles and said.pointer.endswith("/name")}
    if told_apart and min(figure.values) > len(employers):
        return Finding(figure.start, figure.end, FEWER.format(words=sentence.text[figure.start : told_apart.end()]))
    held = tuple(said.evidence for said in known.titles if said.entry in roles)
    return Finding(figure.start, jobs.end(), evidence=held) if min(figure.values) <= len(roles) else None


def _of_houses(sentence: Sentence, figure: Figure, known: Known) -> Finding | None:
    """As in "in three schools", of somebody who worked at as many employers."""
    names = [said for said in known.said if said.entry.startswith("/work/") and said.pointer.endswith("/name")]
    houses = HOUSES.match(sentence.text, figure.end) if WHERE.search(sentence.text[: figure.start]) else None
    if not houses or min(figure.values) > len({said.text for said in names}):
        return None
    return Finding(figure.start, houses.end(), evidence=(names[0].evidence,))
