"""What a draft says of the employer, held against the posting."""

from collections.abc import Iterator

from service.drafts.grounding.figures import figures, years_in
from service.drafts.grounding.known import Known
from service.drafts.grounding.names import named
from service.match.engine import lexicon
from service.match.engine.mentions import find
from service.match.engine.words import words


def not_in_posting(sentence: str, known: Known) -> Iterator[str]:
    """The figures, years, skills and names of a sentence that the posting does not have.

    Skills and names may also stand in the résumé: "your team would gain from Northwind's methods".
    """
    said = {word.text for word in words(known.posting_text)}
    for figure in figures(sentence):
        if not any(other.values & figure.values for other in known.posting_figures):
            yield sentence[figure.start : figure.end].strip()
    for year in years_in(sentence):
        if year not in years_in(known.posting_text):
            yield str(year)
    places = [*named(sentence), *((m.start, m.end) for m in find(sentence, lexicon.skills()) if _is_hard(m.name))]
    for start, end in places:
        wanted = {word.text for word in words(sentence[start:end])}
        if not wanted <= said and not any(wanted <= {w.text for w in words(line.text)} for line in known.said):
            yield sentence[start:end]


def _is_hard(name: str) -> bool:
    return lexicon.skills().entries[name].family != lexicon.SOFT
