"""How well a draft is audited: inventions found and true sentences let through, by language and by kind.

`written` are sentences written by hand over fictional people, `planted` those of `planted.py` over the corpus, the
others, those of `letters.py`, whole drafts over the corpus, by hands that knew no check. An invention is found when it
is `unsupported` or `partly`; a true sentence must be `supported`, or no claim at all. Beside it stands the plainest
check there is: every telling word must stand in the résumé or posting.
"""

import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from bench import corpus, floors, letters, planted, statements
from bench.statements import LANGUAGES, Case, Statement
from service.drafts.grounding import SentenceAudit, Verdict, audit
from service.match.engine.meaning import telling

FLAGGED = (Verdict.UNSUPPORTED, Verdict.PARTLY)
PARTS = ("dev", "aside")
FIGURES = ("inventions_found", "true_let_through")
KNOWN = frozenset(
    f"{source}-{part}.{language}.{name}"
    for source in ("written", "planted", *letters.FOLDERS)
    for part in (PARTS if letters.has_aside(source) else PARTS[:1])
    for language in LANGUAGES
    for name in FIGURES
)
DRAFT = 20  # sentences that make a draft
SHOW = "FOOTHOLD_SHOW"  # names a set ("written-dev") whose faults are listed


@dataclass(frozen=True, slots=True)
class Outcome:
    """A statement and what was made of it."""

    case: Case
    statement: Statement
    verdict: Verdict
    flagged_plainly: bool
    reasons: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """Whether an invention was flagged, or anything else was not."""
        return (self.verdict in FLAGGED) == (self.statement.kind is not None)


def quality(source: str, cases: Iterable[Case]) -> dict[str, float | None]:
    """What was measured of one set, by figure; prints it."""
    outcomes = list(_audited(cases))
    measured: dict[str, float | None] = {}
    for part in PARTS:
        of_part = [found for found in outcomes if found.case.aside == (part == "aside")]
        if not of_part:
            continue  # a set of which nothing is aside
        measured |= dict(_report(f"{source}-{part}", of_part))
        if os.environ.get(SHOW) == f"{source}-{part}":
            _show(of_part)
    return measured


def main(only: Collection[str] = ()) -> int:
    """Print what was measured, of all sets or only some; 1 when a floor is broken."""
    sources: dict[str, Callable[[], Iterable[Case]]] = {"written": statements.written}
    if corpus.is_there("resumes"):
        sources |= {"planted": planted.cases} | {name: partial(letters.cases, name) for name in letters.FOLDERS}
    else:
        print(corpus.absence("resumes"))
    status = 0
    for source, cases in sources.items():
        if only and source not in only:
            continue
        measured = quality(source, cases())
        for part in PARTS:
            verdict = floors.judge("grounding", measured, known=KNOWN, only=f"{source}-{part}")
            print(verdict)
            status |= verdict.status
    return status


def _audited(cases: Iterable[Case]) -> Iterator[Outcome]:
    """Each statement as a draft of its own; prints what a draft costs."""
    spent, drafts = 0.0, 0
    for case in cases:
        known = telling(f"{case.resume.model_dump_json()} {case.posting.title} {case.posting.description}")
        for at in range(0, len(case.statements), DRAFT):
            statements_of_draft = case.statements[at : at + DRAFT]
            began = time.perf_counter()
            found = _of_draft(case, statements_of_draft)
            spent, drafts = spent + time.perf_counter() - began, drafts + 1
            for statement, sentences in zip(statements_of_draft, found, strict=True):
                worst = max(sentences, key=lambda sentence: _SEVERITY.index(sentence.verdict))
                reasons = tuple(reason for sentence in sentences for reason in sentence.reasons)
                yield Outcome(case, statement, worst.verdict, not telling(statement.text) <= known, reasons)
    print(f"{drafts} drafts of up to {DRAFT} sentences: {spent / max(drafts, 1) * 1000:.0f} ms each")


def _of_draft(case: Case, told: Sequence[Statement]) -> list[list[SentenceAudit]]:
    """What the audit of a draft, one statement a line, says of each statement."""
    draft = "\n".join(statement.text for statement in told)
    sentences = audit(draft, resume=case.resume, posting=case.posting, today=case.today).sentences
    lines = [draft.count("\n", 0, sentence.start) for sentence in sentences]
    return [[s for s, line in zip(sentences, lines, strict=True) if line == at] for at in range(len(told))]


_SEVERITY = (Verdict.NOT_A_CLAIM, Verdict.SUPPORTED, Verdict.PARTLY, Verdict.UNSUPPORTED)


def _report(named: str, outcomes: list[Outcome]) -> Iterator[tuple[str, float]]:
    print(f"{named}: {len(outcomes)} sentences; inventions found / true ones let through (plain check)")
    for language in LANGUAGES:
        planted_in = [o for o in outcomes if o.statement.language == language and o.statement.kind]
        true = [o for o in outcomes if o.statement.language == language and not o.statement.kind]
        found = sum(o.is_right for o in planted_in) / len(planted_in)
        let = sum(o.is_right for o in true) / len(true)
        plainly = sum(o.flagged_plainly for o in planted_in) / len(planted_in)
        plain_let = sum(not o.flagged_plainly for o in true) / len(true)
        outright = sum(o.verdict is not Verdict.UNSUPPORTED for o in true) / len(true)
        print(
            f"  {language}: {found:.3f} of {len(planted_in)} / {let:.3f} of {len(true)}"
            f" ({plainly:.3f} / {plain_let:.3f}); true ones not called unsupported {outright:.3f}"
        )
        yield f"{named}.{language}.inventions_found", found
        yield f"{named}.{language}.true_let_through", let
    kinds: dict[str, list[bool]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.statement.kind:
            kinds[outcome.statement.kind].append(outcome.is_right)
    print("  by kind:", ", ".join(f"{kind} {sum(right)}/{len(right)}" for kind, right in sorted(kinds.items())))


def _show(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        if not outcome.is_right:
            said = outcome.statement
            print(f"    {outcome.case.name} {said.language} {said.kind or 'true'} → {outcome.verdict}: {said.text}")
            print(f"        {' | '.join(outcome.reasons)}")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
