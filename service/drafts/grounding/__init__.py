"""Grounding: whether the résumé says what a draft says, sentence by sentence. Pure: checked by code, not by hope.

In doubt a sentence counts as less supported, never as more.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from service.drafts.grounding import checks
from service.drafts.grounding.antecedents import antecedent, spoken_of_by
from service.drafts.grounding.asides import without_asides
from service.drafts.grounding.checks.names import named
from service.drafts.grounding.checks.spoken import tells_a_level
from service.drafts.grounding.checks.titles import called, titles_of_wish
from service.drafts.grounding.coverage import Coverage, coverage
from service.drafts.grounding.employer import is_in_posting, is_of_posting, not_in_posting, told_in_wish, unsaid_perks
from service.drafts.grounding.encounters import unshown_talk
from service.drafts.grounding.figures import figures
from service.drafts.grounding.finding import Finding
from service.drafts.grounding.forms import has_all
from service.drafts.grounding.gaps import without_gap
from service.drafts.grounding.glossary import is_deed
from service.drafts.grounding.known import Known
from service.drafts.grounding.memory import remembering
from service.drafts.grounding.model import Audit, SentenceAudit, Verdict
from service.drafts.grounding.omitted import omitted
from service.drafts.grounding.sentence import Sentence
from service.drafts.grounding.splitting import split
from service.drafts.grounding.voices import (
    OF_ONESELF,
    is_ambiguous,
    is_courtesy,
    is_denied,
    is_not_had,
    names_oneself,
    parted,
    tells_of_others,
    without_farewell,
    without_job,
)
from service.drafts.grounding.wishes import carries_a_claim, is_application, is_wish
from service.match.model import Evidence
from service.resumes.model import Resume
from service.scrape.model import JobPosting

MAX_CHARS = 20_000  # of a draft; what follows is marked as unchecked
MAX_SENTENCE = 1_500  # characters of one sentence that are checked
MOST_EVIDENCE = 4  # lines shown for one sentence
LITTLE_MISSING, LITTLE_SHARE = 0.95, 0.35  # weight of what is missing, and its share, that a paraphrase may bring
CLOSE = 0.6  # share of its words that one line must say of a sentence in which no check found a fact
MOST_MISSING = 0.75  # share from which on nothing is left that is supported

HAVING = re.compile(
    r"\b(?:(?:ist|sind) mir|me (?:es|son)|(?:is|are) familiar|m['’]est|me sont"
    r"|have|hold|am|been|bin|habe|ai|suis|détiens|possède|tengo|soy|poseo|he)\b",
    re.IGNORECASE,
)
# "I administered", "ich habe … betreut", "j'ai rédigé", "lo utilicé": done, whatever the verb.
DONE = re.compile(
    r"\bI (?:(?:also|then|once|even|\w+ly) )?(?!(?:noticed|wanted|liked|hoped|wished|loved|needed|applied|attached"
    r"|enclosed)\b)(?:\w{3,}ed|(?:re)?built|ran|led|taught|wrote|won|drove|sold|brought|held|oversaw|set up)\b"
    r"|\b(?:ich habe|habe ich)\b.{1,80}\b(?:\w*ge\w{3,}(?:t|en)|\w{3,}iert)\b"
    r"|\bj['’]ai (?:\w+ment )?(?!appris\b)\w{2,}(?:é|it|is|ert|enu)e?s?\b|\bhe \w{3,}[ai]do\b"
    r"|(?<!\w)(?:l[oa]s? )?[a-zñ]{4,}é(?= (?:para|en|con|el|la|los|las|un|una)\b)"
)
# "Que ce soit 35 heures me convient": the person is whom it pleases, and no more. In English "they certified me".
AS_OBJECT = re.compile(r"\b(?:mich|mir|moi)\b|(?<![a-z]ed )\bme\s(?!\w+(?:o|é|í)\b)|\bm['’](?=\w)", re.IGNORECASE)
IF = re.compile(r"\W*(?:if|should|si|wenn|falls|sollte)\b", re.IGNORECASE)  # "if a job nearer to my trade came up"
WOULD_BE = re.compile(r"\b(?:would|could|might|würde|könnte|pourrai\w+|serai\w+|podría|sería)\b", re.IGNORECASE)
NAME = re.compile(r"(?<=\w\s)[A-ZÀ-Þ][\w-]+\s[A-ZÀ-Þ]\w+")  # two capitalised words, a name in German too
NO_LINE = "No line of your résumé says this."
SOME_WORDS = "Your résumé says only part of this: nothing of “{words}”."
NOT_IN_POSTING = "The posting does not say “{words}”."
UNREAD = "This sentence has not been checked yet."
TOO_LONG = "This text is too long to check."


class Read(NamedTuple):
    """What was made of a sentence, and what the draft speaks of after it."""

    audited: SentenceAudit
    after: frozenset[str]


class Reader:
    """What a résumé, a posting and `facts` the person typed say to single sentences of one draft."""

    def __init__(
        self,
        *,
        resume: Resume,
        posting: JobPosting,
        today: date,
        facts: Sequence[str] = (),
        look: Callable[[SentenceAudit], SentenceAudit] = lambda sentence: sentence,
    ) -> None:
        """Work nothing out yet. `look` may still change what is said of a sentence."""
        self._known = Known(resume, posting, today, tuple(facts))
        self._look = look

    def read(
        self, texts: Sequence[str], before: frozenset[str], goes_on: Callable[[], bool] = lambda: False
    ) -> list[Read]:
        """What is made of sentences that follow each other, when the draft spoke of `before` before.

        The first is read, and each further one while `goes_on`.
        """
        made = [self._made_of(texts[0], before)]
        while len(made) < len(texts) and goes_on():
            made.append(self._made_of(texts[len(made)], made[-1].after))
        return made

    def left_out(self, text: str) -> tuple[Evidence, ...]:
        """What a whole draft leaves out."""
        with remembering(self._known.memory):
            return omitted(text[:MAX_CHARS], self._known)

    def unread(self, text: str, reason: str, verdict: Verdict = Verdict.PARTLY) -> SentenceAudit:
        """What is said of a sentence that is not read: nothing backs it."""
        return self._look(_sentence(text, verdict, reasons=[reason]))

    def _made_of(self, text: str, before: frozenset[str]) -> Read:
        with remembering(self._known.memory):
            pointed = antecedent(text, before, self._known)
            audited = _audited(text, self._known, of=pointed, after=before)
            if audited.verdict is not Verdict.NOT_A_CLAIM:
                before = spoken_of_by(audited, pointed, self._known) or before
            return Read(self._look(audited), before)


class Reads(Protocol):
    """Whatever reads sentences as `Reader` does, wherever it does so."""

    def read(self, texts: Sequence[str], before: frozenset[str]) -> list[Read]:
        """What is made of the first of some sentences, and of as many more as are read along with it."""

    def left_out(self, text: str) -> tuple[Evidence, ...]:
        """What a whole draft leaves out."""

    def unread(self, text: str, reason: str, verdict: Verdict = Verdict.PARTLY) -> SentenceAudit:
        """What is said of a sentence that is not read."""


class Auditor:
    """The audit of one draft, a sentence at a time, so that it can go on while the draft is being written.

    A sentence that was read is not read again, unless what the draft speaks of before it has changed. One thread reads;
    others may ask meanwhile for the audit so far.
    """

    def __init__(self, reader: Reads) -> None:
        """Begin with nothing read."""
        self._reader = reader
        # By what a sentence says and what the draft spoke of before it: what was made of it, and what it speaks of.
        self._read: dict[tuple[str, frozenset[str]], Read] = {}
        self._left_out: dict[str, tuple[Evidence, ...]] = {}
        self._beyond: dict[str, SentenceAudit] = {}

    def read_on(self, text: str) -> bool:
        """Read the next sentence that has not been read, or some of them; False when there is none."""
        places = [(text[start:end], before) for (start, end), before, found in self._followed(text) if found is None]
        if not places:
            return False
        texts, before = [said for said, _ in places], places[0][1]
        for said, made in zip(texts, self._reader.read(texts, before), strict=False):
            self._read[said, before] = made
            before = made.after
        return True

    def look_back(self, text: str) -> None:
        """Find what a whole draft leaves out."""
        self._left_out[text] = self._reader.left_out(text)

    def audit(self, text: str, *, unread: str = UNREAD) -> Audit:
        """Give what was read so far, and for the rest `unread` as the reason why nothing backs it."""
        sentences = []
        for (start, end), _, found in self._followed(text):
            said = found or self._reader.unread(text[start:end], unread)
            sentences.append(said.model_copy(update={"start": start, "end": end}))
        return Audit(sentences=tuple(sentences), left_out=self._left_out.get(text, ()))

    def whole(self, text: str) -> Audit:
        """Read all that has not been read, and give the audit."""
        while self.read_on(text):
            pass
        self.look_back(text)
        return self.audit(text)

    def _followed(self, text: str) -> Iterator[tuple[tuple[int, int], frozenset[str], SentenceAudit | None]]:
        """Each sentence with what the draft spoke of before it and what was made of it; None from the first unread."""
        before: frozenset[str] = frozenset()
        is_read = True
        for start, end in split(text[:MAX_CHARS]):
            found = self._read.get((text[start:end], before)) if is_read else None
            yield (start, end), before, found.audited if found else None
            is_read = found is not None
            before = found.after if found else before
        if text[MAX_CHARS:].strip():
            rest = text[MAX_CHARS:]
            if rest not in self._beyond:
                self._beyond[rest] = self._reader.unread(rest, TOO_LONG, Verdict.UNSUPPORTED)
            yield (MAX_CHARS, len(text)), before, self._beyond[rest]


def audit(text: str, *, resume: Resume, posting: JobPosting, today: date, facts: Sequence[str] = ()) -> Audit:
    """What the résumé (and `facts` the person typed) says to each sentence of a draft; never raises.

    The posting may back what is said of the employer and the job, never what is said of the person.
    """
    return Auditor(Reader(resume=resume, posting=posting, today=today, facts=facts)).whole(text)


def _sentence(
    text: str, verdict: Verdict, *, reasons: Sequence[str], evidence: tuple[Evidence, ...] = ()
) -> SentenceAudit:
    """What was made of a sentence, wherever it stands."""
    return SentenceAudit(start=0, end=len(text), text=text, verdict=verdict, reasons=tuple(reasons), evidence=evidence)


def _audited(text: str, known: Known, *, of: frozenset[str], after: frozenset[str]) -> SentenceAudit:
    sentence = without_farewell(without_job(text, known.posting.title))
    if len(sentence) > MAX_SENTENCE:
        verdict, reasons, evidence = Verdict.UNSUPPORTED, [TOO_LONG], list[Evidence]()
    elif (is_courtesy(sentence) and not figures(sentence)) or sentence.strip(" .,") == (known.resume.basics.name or ""):
        verdict, reasons, evidence = Verdict.NOT_A_CLAIM, [], []
    else:
        verdict, reasons, evidence = _judged(sentence, known, of=of, after=after)
    if talk := unshown_talk(sentence, known):
        verdict, reasons = Verdict.UNSUPPORTED, [*reasons, talk]
    shown = tuple({(e.pointer, e.text): e for e in evidence}.values())[:MOST_EVIDENCE]
    return _sentence(text, verdict, reasons=tuple(dict.fromkeys(reasons)), evidence=shown)


def _judged(
    sentence: str, known: Known, *, of: frozenset[str], after: frozenset[str]
) -> tuple[Verdict, list[str], list[Evidence]]:
    """What is said of the employer against the posting, and what of the person against the résumé."""
    is_question = sentence.rstrip().endswith("?") and not carries_a_claim(sentence)
    is_asked = is_question and (is_wish(sentence) or not figures(sentence))
    sentence = "" if is_asked else without_gap(sentence, known)
    if not sentence:
        return Verdict.NOT_A_CLAIM, [], []
    mine, theirs = (Sentence(part, of, after) for part in parted(sentence, known.posting.company))
    if not names_oneself(AS_OBJECT.sub(" ", sentence)) and is_of_posting(mine, known):
        mine, theirs = Sentence(""), Sentence(sentence)
    elif not mine.tokens and known.named_in(
        theirs
    ):  # "The position at Acme has been held since 2021": the person's own
        mine, theirs = theirs, Sentence("")
    elif not mine.telling and tells_of_others(sentence):
        mine, theirs = Sentence(sentence, of, after), Sentence("")
    strange = not_in_posting(theirs, known, is_applied=is_application(sentence))
    missing = [NOT_IN_POSTING.format(words=words) for words in strange]
    if missing and is_ambiguous(sentence):  # "Ihr Volumen" may be the customers'
        whole = _of_person(Sentence(sentence, of, after), sentence, known)
        if whole[0] is Verdict.SUPPORTED:
            return whole
    if not mine.tokens:
        return (Verdict.UNSUPPORTED if missing else Verdict.NOT_A_CLAIM), missing, []
    verdict, reasons, evidence = _of_person(mine, sentence, known)
    return (Verdict.UNSUPPORTED if missing else verdict), reasons + missing, evidence


def _of_person(mine: Sentence, whole: str, known: Known) -> tuple[Verdict, list[str], list[Evidence]]:
    if is_wish(whole) and not carries_a_claim(whole):
        told = _told_beside(mine, whole)
        if told is None:
            return _of_wish(mine, whole, known)
        mine, whole = told, told.text
    mine = without_asides(mine, known)
    findings = [found for check in checks.ALL for found in check(mine, known)]
    reasons = [found.reason for found in findings if found.reason]
    evidence = [line for found in findings for line in found.evidence]
    if reasons:
        return Verdict.UNSUPPORTED, reasons, evidence
    if not findings and (not mine.telling or is_denied(mine.text) or whole.rstrip().endswith("?")):
        return Verdict.NOT_A_CLAIM, [], []
    # Words of another language that the glossary lacks can be told neither to be there nor to be missing.
    if not findings and mine.language != known.language and not _tells_of_deeds(mine):
        return Verdict.NOT_A_CLAIM, [], []
    covered = coverage(mine, findings, known)
    evidence += [said.evidence for said in covered.lines]
    is_weak = any(found.is_weak for found in findings) or _is_loose(mine, covered, findings, known=known)
    verdict = _verdict(covered, is_weak=is_weak, has_evidence=bool(evidence))
    lacking = "”, “".join(mine.text[token.start : token.end] for token in (*covered.missing, *covered.elsewhere))
    reason = {Verdict.PARTLY: SOME_WORDS.format(words=lacking), Verdict.UNSUPPORTED: NO_LINE}.get(verdict)
    return verdict, [reason] if reason else [], evidence


def _told_beside(mine: Sentence, whole: str) -> Sentence | None:
    """What a sentence with a wish also says that the person did, with all else blanked out."""
    text = mine.text
    told = [
        (start, end)
        for start, end in Sentence(whole).clauses
        if not is_wish(whole[start:end])
        and not IF.match(whole, start, end)
        and names_oneself(OF_ONESELF.sub(" ", text[start:end]))
        and (
            any(is_deed(token.word) for token in mine.within(start, end))
            or any(start <= figure.start < end for figure in mine.figures)
            or DONE.search(text, start, end)
            or (any(called(text[start:end], mine.language)) and not WOULD_BE.search(text, start, end))
            or tells_a_level(text[start:end])
        )
        and not is_not_had(text[:end])
    ]
    kept = "".join(letter if any(a <= at < b for a, b in told) else " " for at, letter in enumerate(text))
    return Sentence(kept, mine.of, mine.after) if told else None


def _tells_of_deeds(mine: Sentence) -> bool:
    """Whether a sentence in which no check found anything still says what somebody did, or holds a name."""
    is_told = (
        HAVING.search(mine.text)
        or DONE.search(mine.text)
        or any(is_deed(token.word) or token.is_known for token in mine.telling)
    )
    return bool(is_told or NAME.search(mine.text)) or any(named(mine))


def _of_wish(mine: Sentence, whole: str, known: Known) -> tuple[Verdict, list[str], list[Evidence]]:
    """A wish claims nothing, but for what it says in passing that neither résumé nor posting has."""
    findings = [found for check in checks.OF_WISHES for found in check(mine, known) if found.reason]
    wished = known.resume.basics.summary or ""
    claimed = ((found.reason, mine.text[found.start : found.end]) for found in findings)
    reasons = [why for why, words in claimed if not (is_in_posting(words, known) or has_all(wished, words))]
    reasons += titles_of_wish(mine, known)
    reasons += [NOT_IN_POSTING.format(words=words) for words in unsaid_perks(told_in_wish(Sentence(whole)), known)]
    return (Verdict.UNSUPPORTED if reasons else Verdict.NOT_A_CLAIM), [reason for reason in reasons if reason], []


def _is_loose(mine: Sentence, covered: Coverage, findings: Sequence[Finding], *, known: Known) -> bool:
    """Whether no name, figure or skill ties a sentence to the résumé, and no line says most of its words."""
    is_tied = any(found.evidence for found in findings) or bool(known.named_in(mine))
    return not is_tied and covered.weight > 0 and covered.closest < CLOSE


def _verdict(covered: Coverage, *, is_weak: bool, has_evidence: bool) -> Verdict:
    share = covered.weight / covered.total if covered.total else 0.0
    if (
        has_evidence
        and not is_weak
        and (not covered.weight or (covered.weight < LITTLE_MISSING and share <= LITTLE_SHARE))
    ):
        return Verdict.SUPPORTED
    return Verdict.PARTLY if has_evidence and share < MOST_MISSING else Verdict.UNSUPPORTED


__all__ = ["UNREAD", "Audit", "Auditor", "Read", "Reader", "Reads", "SentenceAudit", "Verdict", "audit"]
