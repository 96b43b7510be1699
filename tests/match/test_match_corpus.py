"""Every range of a match points at the exact text, on all postings of the corpus; skipped without it."""

import json
from collections.abc import Iterator

import pytest

from bench import corpus
from service.match.engine import ReadResume, compare, read_posting, read_resume
from service.match.engine.sentences import sentences
from service.match.engine.unmarked import BOLD
from service.match.model import Match, Requirement, State
from service.resumes.model import Resume
from service.scrape.model import JobPosting

ROUNDING = 1e-9  # of sums of shares
FILES = ("r3_yc4640.jsonl", "r4_urds_dice.jsonl", "s3_dice_skills.jsonl")
pytestmark = pytest.mark.skipif(not corpus.is_there("match"), reason=corpus.absence("match"))


def rows(kind: str) -> Iterator[dict[str, str]]:
    for name in FILES:
        for line in (corpus.folder("match") / "data" / name).read_text("utf-8").strip().split("\n"):
            row = json.loads(line)
            if row.get("kind", "job") == kind:
                yield row


def resume_of(text: str) -> Resume:
    return Resume.model_validate({"work": [{"highlights": [line for line in text.splitlines() if line.strip()]}]})


@pytest.fixture(scope="module")
def people() -> list[tuple[Resume, ReadResume]]:
    """One résumé in ten."""
    resumes = [resume_of(row["text"]) for row in [*rows("resume")][::10]]
    return [(resume, read_resume(resume)) for resume in resumes]


def is_exact(result: Match, *, description: str, highlights: list[str]) -> bool:
    """Whether each stretch of the posting and each line of the résumé is there, word for word, but for bold marks."""
    plain = BOLD.sub(lambda mark: " " * len(mark.group()), description)
    spans = [span for one in result.requirements for span in (one.asked, one.named)]
    spans += [one.posting for one in result.keywords]
    shown = [line for one in result.requirements for line in one.evidence]
    shown += [one.said for one in result.keywords if one.said]
    return all(plain[span.start : span.end] == span.text for span in spans) and all(
        line.text == highlights[int(line.pointer.rsplit("/", 1)[1])] and 0 <= line.start < line.end <= len(line.text)
        for line in shown
    )


def test_every_range_points_at_the_exact_text(people: list[tuple[Resume, ReadResume]]) -> None:
    postings = [*rows("job")]
    found = 0

    for number, row in enumerate(postings):
        resume, read = people[number % len(people)]
        result = compare(read, read_posting(JobPosting(title=row.get("title"), description=row["text"])))
        assert is_exact(result, description=row["text"], highlights=resume.work[0].highlights), row["id"]
        found += len(result.requirements)

    assert found > 5 * len(postings)


def added(before: Match, after: Match, wish: str) -> list[Requirement]:
    """What a wish more asks for; nothing where it only says again, in part, what was asked for already."""
    known = {one.name for one in before.requirements}
    asked = [one for one in after.requirements if one.asked.text == wish]
    return [] if any(one.name in known for one in asked) else asked


def test_a_wish_of_another_posting_that_is_not_met_never_raises_the_score(
    people: list[tuple[Resume, ReadResume]],
) -> None:
    descriptions = [row["text"] for row in rows("job")][::7]
    wishes = [s.text for text in descriptions for s in sentences(text) if s.kind.wishes and len(s.text) < 200][::5]
    held = 0

    for number, wish in enumerate(wishes):
        description = descriptions[number * 7 % len(descriptions)]
        heading = ("Requirements", "Nice to have")[number % 2]
        resume = people[number % len(people)][1]
        before = compare(resume, read_posting(JobPosting(description=description)))
        after = compare(resume, read_posting(JobPosting(description=f"{description}\n\n{heading}:\n- {wish}")))
        asked = added(before, after, wish)
        if asked and all(one.state in {State.MISSING, State.UNKNOWN} for one in asked):
            assert after.fit <= before.fit + ROUNDING, (wish, description)
            held += 1

    assert held > len(wishes) // 4
