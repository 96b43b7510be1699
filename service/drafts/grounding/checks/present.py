"""What goes on: a role that has ended in the résumé is nothing somebody still does."""

import re
from collections.abc import Iterator

from service.drafts.grounding.finding import Finding
from service.drafts.grounding.known import Known
from service.drafts.grounding.sentence import Sentence
from service.drafts.grounding.voices import is_not_had

NOW = re.compile(
    r"\b(?:still (?:am|work\w*|lead\w*|hold|run|serve|\w+ing)|(?:am|are) still|currently|at the moment|to this day"
    r"|(?:noch|bis) heute|nach wie vor|weiterhin|derzeit|gegenwärtig|momentan|aktuell"
    r"|toujours|actuellement|en ce moment|encore aujourd['’]hui|aujourd['’]hui encore"
    r"|sigo|actualmente|todavía|aún|hoy en día|hasta (?:el día de )?hoy|until (?:today|now)"
    r"|bis (?:zum heutigen tag|jetzt)|jusqu['’]à (?:aujourd['’]hui|ce jour)|à ce jour)\b",
    re.IGNORECASE,
)
# "I currently use what I learned there": another time is told as well.
EARLIER = re.compile(
    r"\b(?:was|were|had|did|learn\w+|before|previously|formerly|until (?!today|now)|war|waren|hatte|wurde|früher|zuvor"
    r"|vorher|bis (?!heute|jetzt|zum heutigen)|étais|était|avais|ai|auparavant|avant"
    r"|jusqu\w*(?!['’]à (?:aujourd|ce jour))|fui|era|estuve|trabajé|antes|hasta (?!(?:el día de )?hoy))\b",
    re.IGNORECASE,
)
ENDED = "Your résumé says that this has ended."


def present(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """A role that is said to go on, though all that was held at the employer named has ended."""
    match = NOW.search(sentence.text)
    roles = [entry for entry in known.named_in(sentence) if entry.startswith(("/work/", "/volunteer/"))]
    if not match or not roles or EARLIER.search(sentence.text) or is_not_had(sentence.text[: match.start()]):
        return
    ends = {
        said.entry: said
        for said in known.said
        if said.entry in roles and said.pointer.endswith("/endDate") and not known.is_current(said.entry)
    }
    if len(ends) == len(roles):
        last = max(ends.values(), key=lambda said: said.text)
        if last.text < known.today.isoformat()[: len(last.text)]:
            yield Finding(match.start(), match.end(), ENDED, (last.evidence,))
