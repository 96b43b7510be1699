"""How often: what a line says was done each week was not done each day."""

import re
from collections.abc import Iterator

from service.drafts.grounding.finding import Finding
from service.drafts.grounding.glossary import is_deed
from service.drafts.grounding.known import Known, is_at
from service.drafts.grounding.sentence import Sentence

EACH = r"(?:every|each|per|a|jede[nrs]?|pro|chaque|par|cada|por|al|once a|einmal pro|une fois par)"
RATES = tuple(
    re.compile(rf"\b(?:{word}|{EACH}\s(?:{noun})|{all_of})(?!\w)", re.IGNORECASE)
    for word, noun, all_of in (
        ("daily|(?:arbeits)?täglich\\w*|quotidien\\w*|diari[oa]s?|a diario", "(?:work(?:ing )?)?day|tag|jour|día",
         "tous les jours|todos los días"),
        ("weekly|wöchentlich\\w*|hebdomadaires?|semanal(?:es|mente)?", "week|woche|semaine|semana",
         "toutes les semaines|todas las semanas"),
        ("monthly|monatlich\\w*|mensuel\\w*|mensual(?:es|mente)?", "month|monat|mois|mes",
         "tous les mois|todos los meses"),
        ("quarterly|vierteljährlich\\w*|quartalsweise\\w*|trimestriel\\w*|trimestral(?:es|mente)?",
         "quarter|quartal|trimestre", "tous les trimestres|todos los trimestres"),
        ("yearly|annual(?:ly)?|jährlich\\w*|annuel\\w*|anual(?:es|mente)?", "year|jahr|an|année|año",
         "tous les ans|todos los años"),
    )
)  # fmt: skip
OTHER_RATE = "Your résumé says that this was done more often or less."


def rates(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """The one rate of a sentence, held against the lines that tell all that it does."""
    found = [(at, match) for at, rate in enumerate(RATES) if (match := rate.search(sentence.text))]
    if len(found) != 1:
        return
    at, match = found[0]
    named = known.named_in(sentence)
    told = [t for t in sentence.telling if not match.start() <= t.start < match.end() and not is_deed(t.word)]
    told = [t for t in told if not t.is_in(known.names)]
    lines = [s for s in known.said if told and s.is_block and is_at(s, named) and all(t.is_in(s.keys) for t in told)]
    rated = [{other for other, rate in enumerate(RATES) if rate.search(line.text)} for line in lines]
    if lines and all(each and at not in each for each in rated):
        yield Finding(match.start(), match.end(), OTHER_RATE, (lines[0].evidence,))
