"""Writes docs/drafts.md: letters and answers as people get them, with their marks.

`python -m tests.drafts.examples` writes the file anew; a test compares it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from service.drafts.grounding import SentenceAudit, Verdict
from service.drafts.model import Done, DraftKind, DraftRequest
from service.drafts.patience import Patience
from service.drafts.providers import Provider
from service.drafts.providers.claude import ClaudeProvider
from service.drafts.providers.offline import OfflineProvider
from service.drafts.sending import sendable
from service.drafts.writing import Brief, write
from service.scrape import scrape
from service.scrape.model import JobPosting
from tests.drafts.example_people import CASES, Case
from tests.drafts.people import NONCE
from tests.drafts.wire import Reply, WireServer, serving

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "tests" / "scrape" / "pages"
DOCUMENT = ROOT / "docs" / "drafts.md"
TODAY = date(2026, 11, 24)
SECONDS = 60.0
MARKS = {Verdict.SUPPORTED: "✓", Verdict.PARTLY: "◐", Verdict.UNSUPPORTED: "✗"}

HEAD = """\
# Drafts, as people get them

Three letters and six answers for postings of the test suite and people who do not exist. Each is there twice: as the
offline provider puts it together from the lines of the résumé, and as a stub model wrote it that was told to lie twice
in each letter and now and then in an answer. The stub repeats its lies when it is asked to put them right, so they
stay, and are marked.

`✓` the résumé says so (the line is below) · `◐` it says part of it · `✗` it does not say so. What is not fully backed
is left out of what is copied and exported, unless the person keeps it knowingly. A sentence without a mark claims
nothing.

This page is written by `.venv/bin/python -m tests.drafts.examples`; a test fails when it no longer tells the truth.
"""


def document() -> str:
    """The whole page."""
    parts = [HEAD]
    with _liar() as (server, model):
        for name, case in CASES.items():
            posting = _posting(name, case)
            parts.append(f"## {posting.title}, {posting.company or 'an employer without a name'}\n")
            parts.append(_resume(case))
            for request, lie in _asked(case):
                parts.append(f"### {request.question or 'Cover letter'}\n")
                parts.append(_shown("Without AI", _written(OfflineProvider(), request, case, posting)))
                server.reply = Reply(text=lie)
                parts.append(_shown("By the stub model", _written(model, request, case, posting)))
    return "\n".join(parts)


def _asked(case: Case) -> Iterator[tuple[DraftRequest, str]]:
    yield DraftRequest(kind=DraftKind.COVER_LETTER), case.letter
    for question, answer in case.answers.items():
        yield DraftRequest(kind=DraftKind.ANSWER, question=question), answer


def _posting(name: str, case: Case) -> JobPosting:
    html = (PAGES / f"{case.page}.html").read_text(encoding="utf-8")
    posting = scrape(html, url=f"https://jobs.example/{name}").posting
    assert posting is not None
    return posting


def _written(provider: Provider, request: DraftRequest, case: Case, posting: JobPosting) -> Done:
    brief = Brief(request=request, resume=case.resume, posting=posting, today=TODAY, nonce=NONCE)
    with Patience(SECONDS) as patience:
        *_, done = write(brief, providers=[provider], patience=patience)
    assert isinstance(done, Done)
    assert done.failure is None
    return done


@contextmanager
def _liar() -> Iterator[tuple[WireServer, ClaudeProvider]]:
    with serving() as server:
        provider = ClaudeProvider(api_key="sk-wire", model="stub", base_url=server.url, timeout=SECONDS)
        yield server, provider
        provider.close()


def _resume(case: Case) -> str:
    """What the résumé says, for the reader to check."""
    resume = case.resume
    lines = [f"The résumé of {resume.basics.name}:", ""]
    for work in resume.work:
        lines.append(f"- {work.position}, {work.name} ({work.start_date} to {work.end_date or 'now'})")
        lines += [f"  - {line}" for line in work.highlights]
    lines += [
        f"- {study.study_type} {study.area}, {study.institution} ({study.end_date})" for study in resume.education
    ]
    lines += [f"- {one.name} ({one.date})" for one in resume.certificates]
    lines += [f"- {skill.name}: {', '.join(skill.keywords)}" for skill in resume.skills]
    lines += [f"- {one.language} ({one.fluency})" for one in resume.languages]
    return "\n".join([*lines, ""])


def _shown(who: str, done: Done) -> str:
    """A draft as a quotation with its marks, then what each mark rests on."""
    notes: list[str] = []
    text, at = "", 0
    for sentence in done.audit.sentences:
        text += done.text[at : sentence.end]
        at = sentence.end
        if sentence.verdict in MARKS:
            notes.append(_note(len(notes) + 1, sentence))
            text += f" **{MARKS[sentence.verdict]}{len(notes)}**"
    text += done.text[at:]
    quoted = "\n".join(f"> {line}  ".rstrip() if not line else f"> {line}  " for line in text.split("\n"))
    return f"**{who}**\n\n" + "\n\n".join(filter(None, (quoted, "\n".join(notes), _copied(done)))) + "\n"


def _copied(done: Done) -> str:
    """Say what a copy lacks."""
    copied = sendable(done.text, done.audit, vouched=())
    claims = [sentence for sentence in done.audit.sentences if sentence.verdict in MARKS]
    gone = [number for number, sentence in enumerate(claims, 1) if sentence.text not in copied]
    return f"Left out of the copy: {', '.join(map(str, gone))}." if gone else ""


def _note(number: int, sentence: SentenceAudit) -> str:
    proofs = "; ".join(f"“{line.text}”" for line in sentence.evidence)
    reasons = " ".join(sentence.reasons)
    return f"- {MARKS[sentence.verdict]}{number} " + " ".join(filter(None, (reasons, proofs)))


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
