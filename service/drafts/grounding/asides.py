"""Asides: what a sentence only remarks on what it tells: "…, so a tight deadline does not frighten me"."""

import re
from itertools import pairwise

from service.drafts.grounding import checks
from service.drafts.grounding.glossary import is_deed
from service.drafts.grounding.known import Known
from service.drafts.grounding.sentence import Sentence
from service.drafts.grounding.voices import names_oneself

CUT = re.compile(r"[,;:–—]\s|(?=\s(?:and|und|et|y)\s)")  # where one may begin
# How a remark begins: it takes up what was told.
TAKES_UP = re.compile(
    r"\W*(?:(?:and|und|et|y)\s)?(?:so|thus|hence|which|(?:all|some) of (?:which|that|this)|this|that"
    r"|something (?:that|which)|i (?:would )?like to think|was|das|dies|sodass|so ?dass|weshalb|ce qui|cela|donc"
    r"|si bien que|(?:und )?beides|lo que|eso|esto|así que|de modo que|me gusta pensar"
    r"|i (?:believe|think|trust|hope) (?:that )?(?:both|this|that|these|they|it|all)"
    r"|ich (?:glaube|denke|hoffe), (?:dass )?(?:das|dies|beides)|je (?:crois|pense) que (?:cela|ces|les deux|tout cela)"
    r"|creo que (?:esto|eso|est[ao]s|amb[oa]s|tod[oa]))\b",
    re.IGNORECASE,
)
# What is made of it: that it helps, carries over, is no fright. "… is nothing new to me" would claim a thing.
ASIDE = re.compile(
    r"\b(?:(?:does|do|did|would|will)(?: not|n['’]t) (?:frighten|scare|daunt|worry|faze|bother|trouble)"
    r"|(?:carr(?:y|ies)|transfers?|translates?) (?:over|across|well|naturally|directly)"
    r"|(?:should|could|might|may|would|will) (?:\w+ )?(?:help|be (?:\w+ )?(?:use(?:ful)?|helpful|handy|relevant|good)"
    r"|serve|come in (?:handy|useful)|benefit|suit|apply|prove)"
    r"|seems? to (?:\w+ )?(?:suit|fit|match|serve)|scheint (?:\w+ ){0,3}zu passen|semble(?:nt)? (?:\w+ ){0,2}convenir"
    r"|parecen? (?:\w+ ){0,2}encajar"
    r"|(?:schreck|erschreck|stör|ängstig|überforder)\w+ mich (?:\w+ )?nicht"
    r"|mich (?:\w+ )?nicht (?:schreck|erschreck|stör|ängstig|überforder)\w+"
    r"|(?:dürfte|sollte|könnte|kann|wird)\w*\b[^.;]{0,60}\b(?:helfen|nützen|nützlich|hilfreich|zugutekommen"
    r"|zugute kommen|von nutzen|gebrauchen|übertragen|dienen)"
    r"|(?:helfen|nützen|nützlich sein|zugutekommen|zugute kommen|dienen) (?:dürfte|sollte|könnte|kann|wird)\w*"
    r"|lässt sich (?:\w+ ){0,3}übertragen"
    r"|ne m['’](?:effrai\w+|inquièt\w+|impressionn\w+)|ne me (?:fait|font) pas peur"
    r"|(?:peu(?:t|vent)|pourrai(?:t|ent)|devrai(?:t|ent)|saur(?:a|ont|ait)) (?:\w+ ){0,2}(?:servir|aider|être utiles?)"
    r"|(?:no|tampoco) me (?:asusta\w*|intimida\w*|da\w? miedo)"
    r"|(?:pued[ae]n?|podrían?|debería\w?) (?:\w+ ){0,2}(?:servir|ayudar|ser(?:me|les)? (?:de )?[uú]til(?:es|idad)?)"
    r")(?!\w)",
    re.IGNORECASE,
)
# In a remark the person is only whom it does not frighten, or who likes to think it.
NOT_A_SUBJECT = re.compile(
    r"\b(?:i (?:would )?like to think|i (?:believe|think|trust|hope)|ich (?:glaube|denke|hoffe)|je (?:crois|pense)|creo"
    r"|me gusta pensar|me|mich|mir|moi)\b|\bm['’]",
    re.IGNORECASE,
)
BEING = re.compile(r"\b(?:as|als|comme|como|after|nach|après|tras)\b", re.IGNORECASE)


def without_asides(mine: Sentence, known: Known) -> Sentence:
    """A sentence with the asides that follow what it tells blanked out."""
    text = mine.text
    cuts = [0, *(match.end() for match in CUT.finditer(text)), len(text)]
    apart = [(a, b) for a, b in pairwise(cuts) if text[:a].strip() and _is_aside(text[a:b], known)]
    kept = "".join(" " if any(a <= at < b for a, b in apart) else letter for at, letter in enumerate(text))
    return Sentence(kept, mine.of, mine.after) if apart else mine


def _is_aside(text: str, known: Known) -> bool:
    """Whether a clause only makes something of what was told: it tells no deed, and no check finds fault with it."""
    remark = ASIDE.search(text) if TAKES_UP.match(text) else None
    if not remark or BEING.search(text):
        return False
    clause = Sentence(text)
    told = [token for token in clause.telling if not remark.start() <= token.start < remark.end()]
    is_of_oneself = names_oneself(NOT_A_SUBJECT.sub(" ", text)) or any(is_deed(token.word) for token in told)
    return not is_of_oneself and not any(found.reason for check in checks.ALL for found in check(clause, known))
