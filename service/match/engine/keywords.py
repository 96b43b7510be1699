"""Words of the posting that the résumé says otherwise, or not at all, so that a person can phrase what is true."""

from collections.abc import Iterable, Iterator

from service.match.engine import lexicon
from service.match.engine.answers import Answer
from service.match.engine.asks import SKILL_KINDS, Ask
from service.match.engine.resume import ReadResume, folded
from service.match.engine.sentences import Sentence
from service.match.model import Evidence, Keyword, Span, State


def keywords(answers: Iterable[Answer], resume: ReadResume) -> tuple[Keyword, ...]:
    """The posting's names of skills that the résumé writes in another form, then those it lacks, each once."""
    found = {keyword.name: keyword for keyword in _all(answers, resume)}
    return tuple(
        sorted(found.values(), key=lambda keyword: (keyword.said is None, keyword.posting.start, keyword.name))
    )


def _all(answers: Iterable[Answer], resume: ReadResume) -> Iterator[Keyword]:
    for answer in answers:
        ask = answer.ask
        if ask.kind not in SKILL_KINDS or ask.sentence is None or _is_soft(ask):
            continue
        is_missing = answer.state is State.MISSING
        for name, written in zip(ask.names, ask.written, strict=True):
            said = _otherwise(name, written, resume)
            if said or is_missing:
                yield Keyword(name=name, posting=_place(ask, ask.sentence, written), said=said)


def _otherwise(name: str, written: str, resume: ReadResume) -> Evidence | None:
    """The line that says the name in another form; None when a search for the posting's form finds it anyway."""
    forms = resume.written.get(name)
    if not forms or folded(written) in forms or any(_contains(line.text, written) for line in forms.values()):
        return None
    return next(iter(forms.values()))


def _contains(line: str, written: str) -> bool:
    """Whether a search for the word finds the line: "HTML" is found in "HTML5"."""
    return written.lower() in line.lower()


def _is_soft(ask: Ask) -> bool:
    entry = lexicon.skills().entries.get(ask.names[0])
    return entry is not None and entry.family == lexicon.SOFT


def _place(ask: Ask, sentence: Sentence, written: str) -> Span:
    start = sentence.start + sentence.text.index(written, ask.start - sentence.start)
    return sentence.span(start, start + len(written))
