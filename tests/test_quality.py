"""The floors of `quality.toml`: how they are judged, that they are all there, and that the quick ones hold."""

from pathlib import Path

import pytest

from bench import corpus, floors, grounding, jobpages, match, pasted, resumes
from bench.__main__ import PARTS

KNOWN = {"aside.title", "aside.exp.entry", "dev.title"}


@pytest.fixture
def quality(tmp_path: Path) -> Path:
    path = tmp_path / "quality.toml"
    path.write_text(
        "[pages.aside]\ntitle = 0.90\nexp.entry = 0.50\n[pages.dev]\ntitle = 0.95\n[other.dev]\nmap = 0.1\n"
    )
    return path


def test_floors_hold_at_or_under_the_figure(quality: Path) -> None:
    measured = {"aside.title": 0.9, "aside.exp.entry": 0.75, "dev.title": 1.0}

    verdict = floors.judge("pages", measured, known=KNOWN, path=quality)

    assert verdict.status == 0
    assert str(verdict).splitlines() == [
        "holds   pages.aside.title is 0.9000, its floor 0.90",
        "holds   pages.aside.exp.entry is 0.7500, its floor 0.50",
        "holds   pages.dev.title is 1.0000, its floor 0.95",
        "floors: 3 of 3 hold",
    ]


def test_a_broken_floor_is_named(quality: Path) -> None:
    measured = {"aside.title": 0.8999, "aside.exp.entry": 0.75, "dev.title": 1.0}

    verdict = floors.judge("pages", measured, known=KNOWN, path=quality)

    assert verdict.status == 1
    assert verdict.broken == ("pages.aside.title is 0.8999, its floor 0.90",)
    assert str(verdict).endswith("BROKEN  pages.aside.title is 0.8999, its floor 0.90\nfloors: 2 of 3 hold")


@pytest.mark.parametrize("measured", [{}, {"dev.title": None}], ids=["absent", "none"])
def test_a_missing_figure_is_a_broken_floor(quality: Path, measured: dict[str, float | None]) -> None:
    verdict = floors.judge("pages", measured, known=KNOWN, only="dev", path=quality)

    assert verdict.broken == ("pages.dev.title was not measured, its floor 0.95",)


def test_a_figure_that_is_no_number_is_a_broken_floor(quality: Path) -> None:
    verdict = floors.judge("pages", {"dev.title": float("nan")}, known=KNOWN, only="dev", path=quality)

    assert verdict.broken == ("pages.dev.title is nan, its floor 0.95",)


def test_one_set_is_judged_by_its_own_floors(quality: Path) -> None:
    verdict = floors.judge("pages", {"dev.title": 0.96}, known=KNOWN, only="dev", path=quality)

    assert (verdict.held, verdict.broken) == (("pages.dev.title is 0.9600, its floor 0.95",), ())


def test_an_unknown_figure_in_the_file_is_an_error(quality: Path) -> None:
    with pytest.raises(floors.BadFloor, match=r"the benchmark pages measures no dev\.title"):
        floors.judge("pages", {}, known=KNOWN - {"dev.title"}, path=quality)


@pytest.mark.parametrize("floor", ["95.0", "-0.1", "true", '"high"', "nan"])
def test_a_floor_that_is_no_share_is_an_error(tmp_path: Path, floor: str) -> None:
    path = tmp_path / "quality.toml"
    path.write_text(f"[pages.dev]\ntitle = {floor}\n")

    with pytest.raises(floors.BadFloor, match=r"the floor of pages\.dev\.title must be a number from 0\.0 to 1\.0"):
        floors.read("pages", known=KNOWN, path=path)


def test_every_part_of_the_benchmark_has_floors_under_all_its_figures() -> None:
    known = {
        "jobpages": jobpages.KNOWN,
        "resumes": resumes.KNOWN,
        "pasted": pasted.KNOWN,
        "match": match.KNOWN,
        "grounding": grounding.KNOWN,
    }

    without = {part: sorted(known[part] - set(floors.read(part, known=known[part]))) for part in PARTS}

    assert not any(without.values()), f"add these figures to quality.toml: {without}"
    assert floors.parts() == set(PARTS), "quality.toml has a part that make bench does not run"


def corpus_needed(name: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not corpus.is_there(name), reason=corpus.absence(name))


@corpus_needed("jobpages")
@pytest.mark.timeout(300)
def test_postings_are_read_no_worse_than_their_floors() -> None:
    measured = jobpages.quality(jobpages.load())

    verdict = floors.judge("jobpages", measured, known=jobpages.KNOWN)

    assert verdict.held
    assert not verdict.broken, f"{verdict}\nMend what lowered it; a floor falls only in a commit that says why."


@corpus_needed("resumes")
@pytest.mark.timeout(300)
def test_resumes_of_known_layouts_are_read_no_worse_than_their_floors() -> None:
    measured = resumes.quality(["synthetic-dev"])

    verdict = floors.judge("resumes", measured, known=resumes.KNOWN, only="synthetic-dev")

    assert verdict.held
    assert not verdict.broken, f"{verdict}\nMend what lowered it; a floor falls only in a commit that says why."


@corpus_needed("resumes")
@pytest.mark.timeout(300)
def test_pasted_resumes_are_read_no_worse_than_their_floors() -> None:
    measured = pasted.quality(["dev", "later", *pasted.ASIDE])

    for name in ("dev", "later", *pasted.ASIDE):
        verdict = floors.judge("pasted", measured, known=pasted.KNOWN, only=name)
        assert verdict.held
        assert not verdict.broken, f"{verdict}\nMend what lowered it; a floor falls only in a commit that says why."
