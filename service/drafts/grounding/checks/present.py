"""What goes on: a role that has ended in the résumé is nothing somebody still does."""

import re
from collections.abc import Iterator

from service.drafts.grounding.checks.deeds import about
from service.drafts.grounding.checks.titles import called
from service.drafts.grounding.finding import Finding
from service.drafts.grounding.known import Known
from service.drafts.grounding.lists import listed
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
IS = re.compile(r"\b(?:i am|i['’]m|ich bin|bin ich|je suis|soy)\s", re.IGNORECASE)
AT = re.compile(r"\s(?:at|bei|beim|a[mn]|chez|aux?|à|en)\s(?:\w{2,3}\s)?(?=[A-ZÀ-Þ])")
ARTICLE = 6  # letters that may stand between
ENDED = "Your résumé says that this has ended."


def present(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """A role that is said to go on, though all that was held at the employer named has ended."""
    yield from _below(sentence, known)
    match = NOW.search(sentence.text) or _is_one(sentence)
    roles = [entry for entry in known.named_in(sentence) if entry.startswith(("/work/", "/volunteer/"))]
    if not match or EARLIER.search(sentence.text) or is_not_had(sentence.text[: match.start()]):
        return
    roles = roles or _told_of(sentence, known)
    ends = {
        said.entry: said
        for said in known.said
        if said.entry in roles and said.pointer.endswith("/endDate") and not known.is_current(said.entry)
    }
    if roles and len(ends) == len(roles):
        last = max(ends.values(), key=lambda said: said.text)
        if last.text < known.today.isoformat()[: len(last.text)]:
            yield Finding(match.start(), match.end(), ENDED, (last.evidence,))


def _below(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """A rank from which the person has risen: "ich bin Werkstudentin" of who is an engineer today."""
    being = IS.search(sentence.text)
    for start, end in called(sentence.text, sentence.language) if being else ():
        tokens = sentence.within(start, end)
        held = [said for said in known.titles if tokens and all(token.is_in(said.keys) for token in tokens)]
        is_lower = any(token.word in listed("lowering", "ranks") for token in tokens)
        is_past = held and all(said.is_block and not known.is_current(said.entry) for said in held)
        if (
            being
            and is_lower
            and is_past
            and known.resume.meta.current
            and being.end() <= start <= being.end() + ARTICLE
        ):
            yield Finding(start, end, ENDED, (held[0].evidence,))


def _is_one(sentence: Sentence) -> re.Match[str] | None:
    """Where the person says to be something at an employer: "je suis comptable au Cabinet Perrin"."""
    being = IS.search(sentence.text)
    title = next((end for start, end in called(sentence.text, sentence.language) if being), 0)
    return being if being and title > being.end() and AT.match(sentence.text, title) else None


def _told_of(sentence: Sentence, known: Known) -> list[str]:
    """The one role whose line a sentence tells, when what goes on says little of that."""
    said = about(sentence, known) if NOW.search(sentence.text) else None
    told = [token for token in sentence.telling if said and token.is_in(said.keys)]
    going = frozenset(key for entry, keyed in known.entries.items() if known.is_current(entry) for key in keyed)
    is_past = said and len(told) > 1 and 2 * sum(token.is_in(going) for token in told) < len(told)
    return [said.entry] if said and is_past else []
