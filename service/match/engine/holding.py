"""Whether a résumé says that somebody has what it names: "PMP (in progress)" and "learning Rust" do so in part."""

import re

from service.match.engine.towns import US_STATES

REACH = 48  # characters beside a name in which such a word may stand
# "Studying for the CPA", "provisional driving licence", "laufendes Studium": begun, planned or over.
NOT_HELD_BEFORE = re.compile(
    r"\b(?:(?:studying|preparing for|candidate (?:for|in)|pursuing|working towards?|enrolled in|aspiring|eligible for"
    r"|plan(?:ned|ning)? to|vorbereitung auf|strebe|en cours d['’e]|en préparation d['’eu]|cursando|preparando"
    r"|estudiando|estudando|em andamento|en proceso)(?!\w)[^,;.|)\n]{0,32}"
    r"|(?:expected|anticipated|planned|provisional|learner['’]?s?|expired|lapsed|suspended|revoked|incomplete"
    r"|unfinished"
    r"|angestrebt\w*|laufend\w*|abgelaufen\w*|abgebrochen\w*|begonnen\w*|geplant\w*)[:\s]\s?(?:\w+\s)?)$",
    re.IGNORECASE,
)
# "CPA candidate", "PMP (in progress)", "BSc in Physics, expected 2027", "Meisterbrief angestrebt", "licence expired".
# The words of the first lines say so only at an end or before a date: "CPA with ongoing duties" is one.
NOT_HELD_AFTER = re.compile(
    r"^[^,;.|(\n]{0,32}?[\s,(:–—-]{1,3}(?:(?:candidate|students?|expired|lapsed|expected|anticipated|pending|ongoing"
    r"|scheduled|suspended|revoked|discontinued|planned|laufend|geplant|begonnen)"
    r"(?=\s*(?:$|[(),.;|]|\d|(?:in|of|at|by|on|for|since|until|seit|bis)\b|[a-zäé]{3,9} \d))"
    r"|(?:in progress|in training|studying|incomplete|unfinished|uncompleted|dropped out|withdrew|no degree|no longer"
    r"|(?:not|never) (?:yet )?(?:completed?|obtained|held|passed|finished|awarded|graduated)"
    r"|angestrebt|in vorbereitung|abgelaufen|abgebrochen|noch nicht|nicht (?:abgeschlossen|beendet)|ohne abschluss"
    r"|voraussichtlich|en cours|en préparation|inachevée?|non (?:obtenue?|terminée?|validée?)|expirée?|périmée?"
    r"|en curso|en proceso|sin (?:terminar|acabar)|incomplet[oa]|inconclus[oa]|caducad[oa]|vencid[oa]|em andamento"
    r"|em curso|trancad[oa]|não (?:concluíd[oa]|terminad[oa]))(?!\w))",
    re.IGNORECASE,
)
# "Currently learning Rust", "would like to learn …", "limited exposure to …", "Grundkenntnisse in …": little or no use.
BARELY_BEFORE = re.compile(
    r"(?:(?:^|\b(?:currently|now|still|am|i['’]m|started|begun|began|been|busy)\s)(?:self-)?(?:learning|studying)"
    r"|\b(?:(?:like|love|want(?:ing)?|hop(?:e|ing)|eager|keen|excited|looking(?: forward)?|wish(?:ing)?|plan(?:ning)?)"
    r" to (?:learn(?: more)?(?: about)?|(?:work|get started) with)|teaching myself|moved? away from"
    r"|(?:migrat|switch|transition|mov)(?:ed|ing) (?:\w+ ){0,3}?away from|lerne(?: gerade| derzeit| aktuell)?"
    r"|möchte(?: gerne?)?|weg von|apprends|(?:souhaite|envie d['’])\s?apprendre"
    r"|aprendiendo|aprendendo|(?:quiero|quero|gustaría|gostaria de) aprender"
    r"|(?:limited|little|minimal|(?<!visual )basic|beginner(?:['’]?s)?|elementary|rudimentary|passing|some)"
    r"(?: (?:exposure|experience|knowledge|understanding|familiarity|use|usage|level))+"
    r"|(?<!visual )basic|rudimentary|grundkenntnisse|grundlegende kenntnisse|geringe (?:kenntnisse|erfahrung)"
    r"|erste (?:kenntnisse|erfahrung(?:en)?)|notions|(?:connaissances|bases) (?:de base|limitées)?|nociones|noções"
    r"|(?:conocimientos|conhecimentos) (?:básicos|limitados)))"
    r"(?:\s(?:in|of|with|to|the|programming|about|using|im|mit|en|de|du|des|avec|con|com|em|on|learn|lernen)"
    r"|\sd(?=['’]))*"
    r"(?:\s|['’]|[:\s]\s)$",
    re.IGNORECASE,
)
BARELY_AFTER = re.compile(
    r"^\s?(?:[(–—-]|:\s)\s?(?:basics?|beginner|novice|learning|limited|elementary|grundkenntnisse|anfänger"
    r"|grundlagen|notions"
    r"|débutant|básic[oa]|principiante|iniciante|noções|nociones)(?!\w)|^\s(?:grundkenntnisse|basics)\b",
    re.IGNORECASE,
)
# A title within that of somebody else, or of one who is it no longer or not yet: "Assistant to the Professor",
# "Recruiter for nurses", "Aspiring nurse"; "Cook's helper", "Nurse call engineer".
ANOTHERS_BEFORE = re.compile(
    r"(?:\b(?:to|for|of|at|with|beim?|für|aux?|chez|para|dem|der|des)\s(?:the\s|an?\s|la\s|den\s)?|\bd['’]"
    r"|\b(?:not|no longer)\s(?:an?\s)?|\b(?:aspiring|futur[eoa]?|former|student|trainee|apprentice"
    r"|angehende[rnm]?|auszubildende[rnm]?|azubi|apprentie?|élève"
    r"|ancien(?:ne)?|aprendiz(?: de)?|estudiante de|estudante de)\s)$",
    re.IGNORECASE,
)
ANOTHERS_AFTER = re.compile(
    r"['’]s?\b|\s(?:relations|trainer|recruiter|agent|specialist|market|call|production|station|supplies|equipment"
    r"|developer|school|helper|informatique)\b",
    re.IGNORECASE,
)
# "Recruited Java developers": the work of others.
RECRUITS = re.compile(
    r"\b(?:recruit(?:ed|ing|s)?|hired|hiring|sourced|sourcing|placed|headhunted|interviewed"
    r"|screened)\s(?:[\w,&/+#-]+\s){0,4}$",
    re.IGNORECASE,
)
PEOPLE = re.compile(
    r"^(?:[,/&\s]+[\w+#.]+){0,3}\s(?:developer|engineer|programmer|designer|analyst|architect|administrator|consultant"
    r"|specialist|expert|nurse|teacher|candidate|driver)s\b",
    re.IGNORECASE,
)
# States that license a trade, beside the licence: "California RN license", "RN (Texas)"; a compact one holds in all.
STATE = re.compile(rf"\b(?:{'|'.join(sorted(US_STATES, key=len, reverse=True))})\b(?! D\.?C)")
EVERYWHERE = re.compile(r"\b(?:compact|multi-?state|any state|all states|reciprocity|eligible)\b", re.IGNORECASE)


def is_held(text: str, start: int, end: int) -> bool:
    """Whether a degree or certificate that `text[start:end]` names is held, for all that the text says beside it."""
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    return not NOT_HELD_BEFORE.search(before) and not NOT_HELD_AFTER.search(after)


def is_practised(text: str, start: int, end: int) -> bool:
    """Whether a skill that `text[start:end]` names is one's own, and neither wished for nor barely known."""
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    if BARELY_BEFORE.search(before) or BARELY_AFTER.search(after):
        return False
    return not (RECRUITS.search(before) and PEOPLE.search(after))


def states_beside(text: str, start: int, end: int) -> frozenset[str]:
    """The states for which `text[start:end]`, a licence, is or must be issued; none where it holds in any."""
    beside = text[max(0, start - REACH) : end + REACH]
    return frozenset() if EVERYWHERE.search(beside) else frozenset(STATE.findall(beside))


def is_of_another(title: str, start: int, end: int) -> bool:
    """Whether the trade that a title names there is not that of the one who bears it."""
    return bool(ANOTHERS_BEFORE.search(title[max(0, start - REACH) : start]) or ANOTHERS_AFTER.match(title, end))
