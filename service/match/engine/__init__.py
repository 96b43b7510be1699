"""The matching engine: pure, deterministic, without a model. `match` is the whole of it in one call.

`read_posting` and `read_resume` do the reading once; `compare` then holds one against the other quickly.
"""

from datetime import date

from service.match.engine import standing
from service.match.engine.answers import answer, requirements
from service.match.engine.keywords import keywords
from service.match.engine.posting import ReadPosting, read_posting
from service.match.engine.resume import ReadResume, read_resume
from service.match.engine.score import parts
from service.match.model import Match, weighed_sum
from service.resumes.model import Resume
from service.scrape.model import JobPosting

ENGINE_VERSION = "27"  # raise it with every change that can move a score: stored matches carry it
CURVE = 0.4  # the power of `fit` that is shown: of postings that people would apply to, half reach but a fifth of it


def match(resume: Resume, posting: JobPosting, *, today: date | None = None) -> Match:
    """How well a résumé fits a posting, with evidence. Never raises; the same input gives the same result.

    `today` ends entries that say "present"; without it they end with the latest date in the résumé.
    """
    return compare(read_resume(resume, today=today), read_posting(posting))


def compare(resume: ReadResume, posting: ReadPosting) -> Match:
    """The same as `match` for a résumé and a posting that were read before."""
    answers = [answer(ask, resume) for ask in posting.asks]
    required = requirements(answers)
    scored = parts(posting, resume, answers, passing=[answer(ask, resume) for ask in posting.passing])
    note = standing.too_thin(posting, resume)
    return Match(
        engine_version=ENGINE_VERSION,
        score=None if note else min(100, round(100 * weighed_sum(scored) ** CURVE)),
        note=note,
        parts=scored,
        requirements=required,
        knockouts=standing.knockouts(required),
        keywords=keywords(answers, resume),
        overqualified=standing.overqualified(posting, resume, answers),
        coverage=standing.coverage(answers),
        confidence=standing.confidence(posting, resume),
        advice=standing.advice(posting, resume, answers),
    )


__all__ = ["ENGINE_VERSION", "ReadPosting", "ReadResume", "compare", "match", "read_posting", "read_resume"]
