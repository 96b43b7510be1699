"""Asides: what a sentence only remarks beside what it tells: "…, so a tight deadline does not frighten me"."""

import re

from service.drafts.grounding import checks
from service.drafts.grounding.known import Known
from service.drafts.grounding.sentence import Sentence

# What is made of what was told: that it helps, carries over, is no fright. "… is nothing new to me" claims a thing.
ASIDE = re.compile(
    r"\b(?:(?:does|do|did|would|will)(?: not|n['’]t) (?:frighten|scare|daunt|worry|faze|bother|trouble)"
    r"|(?:i (?:would )?like to think|i (?:trust|believe|am confident|would hope|suspect|imagine|daresay))"
    r"|(?:carr(?:y|ies)|transfers?|translates?) (?:over|across|well|naturally|directly)"
    r"|(?:should|could|might|may|would|will) (?:\w+ )?(?:help|be (?:\w+ )?(?:use(?:ful)?|helpful|handy|relevant|good)"
    r"|serve|come in (?:handy|useful)|benefit|suit|apply|prove)"
    r"|(?:not|hardly) the (?:usual|obvious|typical|classic)"
    r"|(?:schreck|erschreck|stör|ängstig|überforder)\w+ mich (?:\w+ )?nicht"
    r"|(?:denke|glaube|hoffe|vertraue|meine|vermute) ich|ich (?:denke|glaube|hoffe|vertraue|meine|vermute)\b"
    r"|(?:dürfte|sollte|könnte|kann|wird)\w*\b[^.;]{0,60}\b(?:helfen|nützen|nützlich|hilfreich|zugutekommen"
    r"|zugute kommen|von nutzen|gebrauchen|übertragen|dienen)"
    r"|lässt sich (?:\w+ ){0,3}übertragen"
    r"|ne m['’](?:effrai\w+|inquièt\w+|impressionn\w+)"
    r"|ne me (?:fait|font) pas peur|j['’](?:ose (?:croire|penser)|imagine)|je (?:crois|pense|suppose)"
    r"|ce qui (?:devrait|pourrait|saura|saurait|peut|pourra)"
    r"|(?:peu(?:t|vent)|pourrai(?:t|ent)|devrai(?:t|ent)|saur(?:a|ont)) (?:\w+ ){0,2}(?:servir|aider|être utiles?)"
    r"|(?:no|tampoco) me (?:asusta\w*|intimida\w*|da\w? miedo)|me gusta pensar|confío en"
    r"|(?:pienso|imagino|supongo) que"
    r"|(?:pued[ae]n?|podrían?|debería\w?) (?:\w+ ){0,2}(?:servir|ayudar|ser(?:me|les)? (?:de )?[uú]til(?:es|idad)?)"
    r")(?!\w)",
    re.IGNORECASE,
)


def without_asides(mine: Sentence, known: Known) -> Sentence:
    """A sentence with its asides blanked out; one in which a check finds something made up is no mere aside."""
    text = mine.text
    apart = [place for place in mine.clauses if ASIDE.search(text, *place) and not _claims(text[slice(*place)], known)]
    kept = "".join(" " if any(a <= at < b for a, b in apart) else letter for at, letter in enumerate(text))
    return Sentence(kept, mine.of, mine.after) if apart else mine


def _claims(clause: str, known: Known) -> bool:
    return any(found.reason for check in checks.ALL for found in check(Sentence(clause), known))
