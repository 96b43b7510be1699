"""What a draft spoke of just before: the role that "there", "in this post", "dort", "y" or "allí" stands for."""

import re

from service.drafts.grounding.known import HEADS, Known
from service.drafts.grounding.model import SentenceAudit, Verdict
from service.drafts.grounding.sentence import Sentence

ROLES = ("/work/", "/volunteer/", "/projects/")
SCHOOLS = "/education/"
_JOB = (
    r"(?:role|job|post|position|capacity|stint|time|period|years|months|rolle|funktion|position|stelle|zeit|aufgabe"
    r"|tätigkeit|jahre[ns]?|poste|rôle|fonction|période|années|mois|puesto|cargo|etapa|función|época|período|años"
    r"|meses)"
)
IN_THAT_ROLE = re.compile(
    rf"\b(?:(?:in|during|over|under) (?:this|that|these|those|the same)|(?:in|während) (?:diese[rnm]?|jene[rnm]?"
    rf"|derselben|der gleichen)|(?:dans|à|pendant|durant) (?:ce|cette|cet|ces)"
    rf"|(?:held|left|had|filled) (?:this|that)|(?:tenu|occupé|quitté|exercé) (?:ce|cette)"
    rf"|(?:ocupé|dejé|desempeñé) (?:ese|este)"
    rf"|(?:en|durante) (?:es[aeo]s?|est[aeo]s?|aquell?[oa]?s?)) (?:\w+ )?{_JOB}\b",
    re.IGNORECASE,
)
# "In my current role": the one that goes on, whatever was spoken of before.
IN_TODAYS_ROLE = re.compile(
    rf"\b(?:(?:in|at) (?:my|the) (?:current|present)|in (?:meiner|der) (?:heutigen|jetzigen|aktuellen|derzeitigen"
    rf"|gegenwärtigen)|(?:dans|à) mon|en mi) (?:\w+ )?{_JOB}(?: (?:actuel(?:le)?|actual))?\b",
    re.IGNORECASE,
)
COMPARED = re.compile(r"\b(?:than|as|als|wie|que|qu['’]|como)\s?$", re.IGNORECASE)  # "more than in my current role"
IS_TODAYS = re.compile(r"current|present|heutig|jetzig|aktuell|derzeitig|gegenwärtig|actuel|actual", re.IGNORECASE)
THERE = re.compile(
    r"\b(?:there(?! (?:is|are|was|were|has|have)\b)|(?:at|for) (?:this|that|the same) (?:company|employer|firm|place)"
    r"|(?:at|in|within) the same (?:company|employer|firm|place|house)"
    r"|en él|en ella|dabei|hierbei|dort|dortige[nrms]?"
    r"|(?:in|an|bei) (?:diese[rm]|derselben|demselben|der gleichen) [A-ZÄÖÜ]\w+"
    r"|[jmns]['’]y|(?:je|nous|on|ils|elles?|il) y|y (?:ai|avons|ont|est|sont|étais|était|suis|a (?:été|fait))"
    r"|là(?:-bas)?(?! que je (?:peux|pourrais|serai))"
    r"|(?:dans|chez|de) (?:cette|cet|la même|le même) (?:entreprise|société|maison|structure|établissement)"
    r"|allí|ahí|en (?:esa|esta|la) misma (?:empresa|casa|compañía)"
    r"|en (?:esa|aquella) (?:empresa|casa|compañía|escuela|clínica|tienda)"
    r"|en (?:ese|este|aquel) (?:centro|colegio|hospital|banco|despacho|hotel|restaurante|taller|almacén))\b",
    re.IGNORECASE,
)

# "That pipeline ran on …": what begins so goes on about the same.
THIS = re.compile(
    r"^\W*(?:that|this|these|those|dies(?:e[rsnm]?)?|jene[rsnm]?|cet|cette|ces|ce|es[ea]s?|esos|est[ea]s?|estos"
    r"|aquell?\w+)"
    r"\s(?!(?:is|was|are|were|ist|war|est|es|era)\b)\w+",
    re.IGNORECASE,
)
# What points back to a course of study.
THAT_DEGREE = re.compile(
    r"\b(?:(?:this|that|the same) (?:degree|course|programme|program|diploma|school|university)"
    r"|(?:diese[smrn]?|jene[smrn]?) (?:\w*studium|\w*studiums|abschluss|ausbildung|hochschule|universität|schule)"
    r"|(?:ce|cette|cet) (?:diplôme|formation|master|licence|cursus|université|école)"
    r"|(?:es[ea]|est[ea]|aquell?a?) (?:carrera|título|titulación|máster|grado|universidad|estudios))\b",
    re.IGNORECASE,
)


def antecedent(text: str, before: frozenset[str], known: Known) -> frozenset[str]:
    """Of the blocks spoken of before, those that a word of this sentence points back to."""
    todays = IN_TODAYS_ROLE.search(text)
    if todays and IS_TODAYS.search(todays.group()) and not COMPARED.search(text[: todays.start()]):
        return frozenset(entry for entry in known.entries if entry.startswith("/work/") and known.is_current(entry))
    if not before:
        return frozenset()
    schools = frozenset(entry for entry in before if entry.startswith(SCHOOLS))
    roles = before - schools
    if THAT_DEGREE.search(text):
        return schools
    if IN_THAT_ROLE.search(text) or THIS.search(text):
        return roles
    return _whole_employers(roles or schools, known) if THERE.search(text) else frozenset()


def spoken_of_by(audited: SentenceAudit, pointed: frozenset[str], known: Known) -> frozenset[str]:
    """The blocks a sentence spoke of: those it named, or else the one that all its lines are of."""
    sentence = Sentence(audited.text)
    named = known.named_in(sentence)
    employers = {said.text for said in known.said if said.entry in named and said.pointer.endswith(HEADS)}
    if told := named if len(employers) > 1 else known.spoken_of(sentence):
        return frozenset(entry for entry in told if entry.startswith((*ROLES, SCHOOLS)))
    if pointed and IN_TODAYS_ROLE.search(audited.text):
        return pointed
    if (called := known.spoken_of(Sentence(audited.text, pointed))) < pointed:
        return called  # "before that I was an engineer there"
    if pointed or audited.verdict is not Verdict.SUPPORTED:
        return frozenset()
    shown = {"/".join(line.pointer.split("/")[:3]) for line in audited.evidence}
    roles = {entry for entry in shown if entry.startswith(ROLES)}
    return frozenset(roles) if len(roles) == 1 else frozenset()


def _whole_employers(entries: frozenset[str], known: Known) -> frozenset[str]:
    """All roles at the employers that these roles were at."""
    heads = [said for said in known.said if said.is_block and said.pointer.endswith(HEADS)]
    names = {said.text.casefold() for said in heads if said.entry in entries}
    return frozenset(said.entry for said in heads if said.text.casefold() in names) | entries
