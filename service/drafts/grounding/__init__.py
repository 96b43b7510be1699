"""Grounding: whether the résumé says what a draft says, sentence by sentence. Pure: checked by code, not by hope.

In doubt a sentence counts as less supported, never as more.
"""

from collections.abc import Sequence
from datetime import date

from service.drafts.grounding import checks, names
from service.drafts.grounding.checks import Finding
from service.drafts.grounding.employer import not_in_posting
from service.drafts.grounding.known import Known, Said, stem, telling
from service.drafts.grounding.model import Audit, SentenceAudit, Verdict
from service.drafts.grounding.splitting import split
from service.drafts.grounding.voices import carries_a_claim, is_courtesy, is_of_employer, is_wish, without_job
from service.match.engine.words import words
from service.match.model import Evidence
from service.resumes.model import Resume
from service.scrape.model import JobPosting

MAX_CHARS = 20_000  # of a draft; what follows is marked as unchecked
MAX_SENTENCE = 1_500  # characters of one sentence that are checked
MOST_EVIDENCE = 4  # lines shown for one sentence
WELL_COVERED = 0.6  # share of a sentence's telling words that one block of the résumé says: it carries the sentence
HALF_COVERED = 0.3  # from here on it carries part of it

NO_LINE = "No line of your résumé says this."
SOME_WORDS = "Your résumé says only part of this."
NOT_IN_POSTING = "The posting does not say “{words}”."
TOO_LONG = "This text is too long to check."


def audit(text: str, *, resume: Resume, posting: JobPosting, today: date, facts: Sequence[str] = ()) -> Audit:
    """What the résumé (and `facts` the person typed) says to each sentence of a draft; never raises.

    The posting may back what is said of the employer and the job, never what is said of the person.
    """
    known = Known(resume, posting, today, tuple(facts))
    places = split(text[:MAX_CHARS])
    audited = [_audited(text, place, known) for place in places]
    if text[MAX_CHARS:].strip():
        rest = SentenceAudit(
            start=MAX_CHARS, end=len(text), text=text[MAX_CHARS:], verdict=Verdict.UNSUPPORTED, reasons=(TOO_LONG,)
        )
        audited.append(rest)
    return Audit(sentences=tuple(audited))


def _audited(text: str, place: tuple[int, int], known: Known) -> SentenceAudit:
    start, end = place
    sentence = without_job(text[start:end], known.posting.title)
    if len(sentence) > MAX_SENTENCE:
        verdict, reasons, evidence = Verdict.UNSUPPORTED, [TOO_LONG], list[Evidence]()
    elif is_courtesy(sentence) or sentence.strip(" .,") == (known.resume.basics.name or ""):
        verdict, reasons, evidence = Verdict.NOT_A_CLAIM, [], []
    elif is_of_employer(sentence):
        verdict, reasons, evidence = _of_employer(sentence, known)
    else:
        verdict, reasons, evidence = _of_person(sentence, known)
    shown = tuple({(e.pointer, e.text): e for e in evidence}.values())[:MOST_EVIDENCE]
    return SentenceAudit(
        start=start,
        end=end,
        text=text[start:end],
        verdict=verdict,
        reasons=tuple(dict.fromkeys(reasons)),
        evidence=shown,
    )


def _of_employer(sentence: str, known: Known) -> tuple[Verdict, list[str], list[Evidence]]:
    """What is said of the employer must stand in the posting."""
    missing = list(not_in_posting(sentence, known))
    if not missing:
        return Verdict.NOT_A_CLAIM, [], []
    return Verdict.UNSUPPORTED, [NOT_IN_POSTING.format(words=words) for words in missing], []


def _of_person(sentence: str, known: Known) -> tuple[Verdict, list[str], list[Evidence]]:
    findings = [found for check in (*checks.ALL, *names.ALL) for found in check(sentence, known)]
    reasons = [found.reason for found in findings if found.reason]
    evidence = [line for found in findings for line in found.evidence]
    if reasons:
        return Verdict.UNSUPPORTED, reasons, evidence
    if is_wish(sentence) and not findings and not carries_a_claim(sentence):
        return Verdict.NOT_A_CLAIM, [], []
    covered, lines = _coverage(sentence, findings, known)
    evidence += [said.evidence for said in lines]
    if covered >= WELL_COVERED and not any(found.is_weak for found in findings) and evidence:
        return Verdict.SUPPORTED, [], evidence
    if covered >= HALF_COVERED or is_wish(sentence) or (findings and evidence):
        return Verdict.PARTLY, [SOME_WORDS], evidence
    return Verdict.UNSUPPORTED, [NO_LINE], []


def _coverage(sentence: str, findings: Sequence[Finding], known: Known) -> tuple[float, list[Said]]:
    """The share of the sentence's telling words that were checked or stand in the block that says most of them."""
    checked = {stem(w.text) for f in findings for w in words(sentence[f.start : f.end])}
    wanted = telling(sentence)
    left = wanted - checked
    if not left:
        return 1.0, []
    entries = checks.named_entries(sentence, known)
    ranked = sorted(
        (said for said in known.said if checks.is_at(said, entries)),
        key=lambda said: (-len(left & said.stems), said.pointer),
    )
    best = [said for said in ranked[:2] if left & said.stems]
    block = {found for said in known.said if best and said.entry == best[0].entry for found in said.stems}
    both = block | {found for said in best for found in said.stems}
    missing = left - both
    if len(missing) > 1 and len(missing) > len(left & both):  # names and dates alone do not carry what is said of them
        return HALF_COVERED, best
    return 1 - len(missing) / len(wanted), best


__all__ = ["Audit", "SentenceAudit", "Verdict", "audit"]
