"""Every page in `pages/` is read as the file beside it says; a new case is two files and no code."""

import json
from pathlib import Path
from typing import Any

import pytest

from service.scrape import scrape, sites
from service.scrape.model import Clip

PAGES = sorted(Path(__file__).parent.joinpath("pages").glob("*.html"))


def found(clip: Clip) -> dict[str, Any]:
    """The clip as the expectations write it."""
    posting = clip.posting
    pay = posting.salary
    return {
        "verdict": clip.verdict.value,
        "closed": clip.closed,
        "hidden_text": list(clip.hidden_text),
        "title": posting.title,
        "company": posting.company,
        "location": posting.location,
        "description": posting.description,
        "source_url": posting.source_url,
        "date_posted": posting.date_posted,
        "valid_through": posting.valid_through,
        "language": posting.language,
        "employment_types": [each.value for each in posting.employment_types],
        "salary": pay
        and {
            "text": pay.text,
            "minimum": pay.minimum,
            "maximum": pay.maximum,
            "currency": pay.currency,
            "period": pay.period,
        },
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_read_as_the_file_beside_it_says(page: Path) -> None:
    expected = json.loads(page.with_suffix(".json").read_text())
    origins = expected.pop("sources", {})

    clip = scrape(page.read_text(), url=expected.pop("url"))

    got = found(clip)
    assert {name: got[name] for name in expected} == expected
    assert {name: clip.sources[name].origin for name in origins} == origins


@pytest.mark.parametrize("page", [page for page in PAGES if page.stem.startswith("site_")], ids=lambda page: page.stem)
def test_a_site_page_without_its_reader_loses_fields_but_gains_no_wrong_ones(page: Path) -> None:
    expected = json.loads(page.with_suffix(".json").read_text())
    name = page.stem.split("_")[1]

    clip = scrape(page.read_text().replace(name, "unknown"), url="https://unknown.example/page")

    assert not any(source.origin.startswith("site:") for source in clip.sources.values())
    assert clip.posting.title in {expected["title"], None}
    assert clip.posting.company in {expected.get("company"), "Northferry", None}


@pytest.mark.parametrize("name", sites.names())
def test_every_site_reader_has_a_page(name: str) -> None:
    assert [page for page in PAGES if page.stem.startswith(f"site_{name}")], (
        f"write tests/scrape/pages/site_{name}.html"
    )


def test_every_page_has_its_expectation_and_the_reverse() -> None:
    folder = PAGES[0].parent

    assert {page.stem for page in PAGES} == {each.stem for each in folder.glob("*.json")}
