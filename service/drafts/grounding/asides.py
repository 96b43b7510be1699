"""Asides: what a sentence only remarks beside what it tells: "…, so a tight deadline does not frighten me"."""

import re
from collections.abc import Iterator

from service.drafts.grounding.checks.names import named
from service.drafts.grounding.mentions import skills_in
from service.drafts.grounding.sentence import Sentence
from service.match.engine import lexicon

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
TRADES = frozenset({lexicon.SOFT, "business", "professions"})  # "accounting for figures is nothing new"


def without_asides(mine: Sentence) -> Sentence:
    """A sentence with its asides blanked out; one that names a thing, or has a figure, is no mere aside."""
    text = mine.text
    apart = list(_asides(mine))
    kept = "".join(" " if any(a <= at < b for a, b in apart) else letter for at, letter in enumerate(text))
    return Sentence(kept, mine.of, mine.after) if apart else mine


def _asides(mine: Sentence) -> Iterator[tuple[int, int]]:
    for start, end in mine.clauses:
        clause = Sentence(mine.text[start:end])
        if ASIDE.search(clause.text) and not clause.figures and not any(named(clause)) and not _names_a_tool(clause):
            yield start, end


def _names_a_tool(clause: Sentence) -> bool:
    entries = lexicon.skills().entries
    return any(entries[mention.name].family not in TRADES for mention in skills_in(clause.text))
