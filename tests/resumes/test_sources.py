"""Nothing in the blocks that the document does not say: every value of every parse has a source that contains it."""

from pathlib import Path

import pytest

from bench import corpus
from service.errors import Unreadable
from service.resumes import from_text, read
from service.resumes.model import Basics, Meta, Resume, Source, Work
from service.resumes.reader.columns import reading_order
from service.resumes.reader.document import read_glyphs
from service.resumes.reader.lines import rows
from tests.resumes.pdfs import resume_pdf
from tests.resumes.sources import is_written, normal, values, violations
from tests.resumes.test_plain_text import ENGLISH

SETS = ("synthetic", "real")


def _documents(name: str) -> list[Path]:
    """The PDFs of a set of the corpus; skips the test when there is none."""
    if not corpus.is_there("resumes"):
        pytest.skip(corpus.absence("resumes"))
    return sorted((corpus.folder("resumes") / name).glob("*.pdf"))


def _printed(pdf: bytes) -> str:
    """Everything that is to be seen in a PDF, and the addresses behind it."""
    pages = read_glyphs(pdf).pages
    lines = reading_order(rows(pages), [page.height for page in pages])
    return normal(" ".join([*(line.text for line in lines), *(link.uri for page in pages for link in page.links)]))


@pytest.mark.parametrize("name", SETS)
def test_each_value_of_the_corpus_has_a_source_that_contains_it_and_stands_on_the_page(name: str) -> None:
    found = []
    for path in _documents(name):
        resume, printed = read(path.read_bytes()), _printed(path.read_bytes())
        words = {word for source in resume.meta.sources.values() for word in source.text.split()}
        found += [f"{path.name} {line}" for line in violations(resume)]
        found += [f"{path.name} {word} is not on the page" for word in words if normal(word) not in printed]

    assert found == []


def test_what_is_read_of_hostile_files_has_sources_too() -> None:
    found = []
    for path in _documents("adversarial"):
        if path.name.startswith("bomb") or path.stat().st_size > 200_000:
            continue
        try:
            found += [f"{path.name} {line}" for line in violations(read(path.read_bytes()))]
        except Unreadable:
            continue

    assert found == []


def test_our_own_resume_has_sources() -> None:
    assert len(values(read(resume_pdf()))) > 30
    assert violations(read(resume_pdf())) == []


def test_plain_text_has_sources() -> None:
    assert len(values(from_text(ENGLISH))) > 20
    assert violations(from_text(ENGLISH)) == []


def test_the_rule_finds_what_is_made_up() -> None:
    said = Source(page=1, line=1, text="Welder, Acme, May 2019 - 2021")
    sources = {"/work/0/name": said, "/work/0/startDate": said, "/work/0/endDate": said}
    work = [Work(name="Acme Ltd", position="Welder", start_date="2019-04", end_date="2021")]
    resume = Resume(basics=Basics(name="Ana"), work=work, meta=Meta(pages=1, sources=sources))

    assert [line.split(":")[0] for line in violations(resume)] == [
        "/basics/name",
        "/work/0/name",
        "/work/0/position",
        "/work/0/startDate",
    ]


@pytest.mark.parametrize(
    ("iso", "text", "written"),
    [
        ("2019-05", "May 2019", True),
        ("2019-05", "05/2019", True),
        ("2019-05", "5.2019", True),
        ("2019-05", "mai 2019", True),
        ("2019-05", "May ’19", True),
        ("2019-05-31", "31 May 2019", True),
        ("2019", "Summer 2019", True),
        ("2019-05", "2019", False),
        ("2019-05", "June 2019", False),
        ("2019-05-31", "May 2019", False),
        ("2019", "2018", False),
    ],
)
def test_a_date_is_contained_when_all_that_it_says_is_written(iso: str, text: str, written: bool) -> None:  # noqa: FBT001
    assert is_written(iso, text) is written
