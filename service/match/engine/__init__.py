"""The matching engine: pure, deterministic, without a model. `match` is the whole of it in one call.

`read_posting` and `read_resume` do the reading once; `compare` then holds one against the other quickly.
"""

from datetime import date

from service.match.engine.answers import answer
from service.match.engine.posting import ReadPosting, read_posting
from service.match.engine.resume import ReadResume, read_resume
from service.match.engine.score import parts
from service.match.model import Match
from service.resumes.model import Resume
from service.scrape.model import JobPosting

ENGINE_VERSION = "4"  # raise it with every change that can move a score: stored matches carry it

LEAST_ASKS = 2  # things asked for; a posting with fewer, and
LEAST_POSTING_WORDS = 12  # fewer words of its own than this, is too thin to tell
LEAST_RESUME_WORDS = 15  # different words; a résumé with fewer is too thin to tell

THIN_POSTING = "This posting says too little to compare. Add its full description, and the match appears."
THIN_RESUME = "Your résumé has too little text to compare. Add your roles and skills, and the match appears."


def match(resume: Resume, posting: JobPosting, *, today: date | None = None) -> Match:
    """How well a résumé fits a posting, with evidence. Never raises; the same input gives the same result.

    `today` ends entries that say "present"; without it they end with the latest date in the résumé.
    """
    return compare(read_resume(resume, today=today), read_posting(posting))


def compare(resume: ReadResume, posting: ReadPosting) -> Match:
    """The same as `match` for a résumé and a posting that were read before."""
    answers = [answer(ask, resume) for ask in posting.asks]
    scored = parts(posting, resume, answers)
    note = _too_thin(resume, posting)
    fit = sum(part.weight * part.score for part in scored)
    return Match(
        engine_version=ENGINE_VERSION,
        score=None if note else max(0, min(100, round(100 * fit))),
        note=note,
        parts=scored,
        requirements=tuple(given.requirement for given in answers),
    )


def _too_thin(resume: ReadResume, posting: ReadPosting) -> str | None:
    if len(posting.asks) < LEAST_ASKS and len(posting.words) < LEAST_POSTING_WORDS:
        return THIN_POSTING
    if len(resume.counts) < LEAST_RESUME_WORDS and not resume.shown:
        return THIN_RESUME
    return None


__all__ = ["ENGINE_VERSION", "ReadPosting", "ReadResume", "compare", "match", "read_posting", "read_resume"]
