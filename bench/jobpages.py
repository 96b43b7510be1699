"""How well and how fast postings are read: `python -m bench.jobpages`.

Reads the corpus of saved pages (`FOOTHOLD_CORPUS`, by default `../shared/corpus`), writes predictions to a temporary
folder and prints the figures of the corpus's own scorer: for the sites the reader was built with, for the third of the
sites that was set aside, and for both with structured data stripped. The sites set aside were measured once before any
of their pages was opened (title .95, company .95, location .71, salary .60, type .85, description .92, postings kept
.94, lists and walls rejected .86); what they taught has gone into general rules since. Then the time per page, as a
ratio to extruct + trafilatura and to one BeautifulSoup parse in the same run.
"""

import gzip
import hashlib
import importlib.util
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

from service.scrape import employment_text, scrape

ROUNDS = 2  # the quicker of two runs counts: the machine has other work
BIG_PAGE = 500_000  # characters; the slowest pages are judged by themselves
_ASIDE_OF = 3  # one site in three


@dataclass(frozen=True, slots=True)
class Labelled:
    """A page with what a person read on it."""

    label: dict[str, Any]
    html: str

    @property
    def is_aside(self) -> bool:
        """Whether the page's site was left unseen until the design had settled: by a hash, so that nobody chose it."""
        return int(hashlib.sha256(f"b{self.label['site']}".encode()).hexdigest(), 16) % _ASIDE_OF == 0

    @property
    def url(self) -> str:
        """The page's address, or an empty one where the corpus has none."""
        return self.label["url"] or ""


def main() -> None:
    """Print all figures, or one line when the corpus is absent."""
    corpus = Path(os.environ.get("FOOTHOLD_CORPUS", "../shared/corpus")) / "jobpages"
    if not (corpus / "labels.jsonl").exists():
        print(f"jobpages: skipped, there is no corpus at {corpus} (set FOOTHOLD_CORPUS)")
        return
    pages = load(corpus)
    variants = _module(corpus / "variants.py")
    stripped = [
        Labelled(page.label, variants.strip_structured_data(page.html))
        for page in pages
        if variants.usable_without_structured_data(page.label)
    ]
    for name, chosen, flags in (("", pages, []), (", structured data stripped", stripped, ["--visible-only"])):
        for aside in (False, True):
            part = [page for page in chosen if page.is_aside is aside]
            print(f"\n# {'sites set aside' if aside else 'sites built with'}{name}")
            print(score(corpus, part, flags=flags))
    print(f"\n# time\n{timing(pages)}")


def load(corpus: Path) -> list[Labelled]:
    """Every labelled page of the corpus."""
    labels = [json.loads(line) for line in (corpus / "labels.jsonl").read_text().splitlines() if line.strip()]
    decode = _module(corpus / "variants.py").decode
    return [
        Labelled(label, decode(gzip.decompress((corpus / "pages" / label["file"]).read_bytes()))) for label in labels
    ]


def score(corpus: Path, pages: Sequence[Labelled], *, flags: Sequence[str]) -> str:
    """What the corpus's scorer prints for our reading of `pages`."""
    with tempfile.TemporaryDirectory() as folder:
        labels, predictions = Path(folder, "labels.jsonl"), Path(folder, "predictions.jsonl")
        labels.write_text("\n".join(json.dumps(page.label) for page in pages))
        predictions.write_text("\n".join(json.dumps(predict(page)) for page in pages))
        command = [sys.executable, str(corpus / "evaluate.py"), str(labels), "-", "--predictions", str(predictions)]
        done = subprocess.run([*command, "--by", "site", *flags], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def predict(page: Labelled) -> dict[str, object]:
    """Our reading of a page in the scorer's words."""
    clip = scrape(page.html, url=page.url)
    posting = clip.posting
    return {
        "id": page.label["id"],
        "title": posting.title,
        "company": posting.company,
        "location": posting.location,
        "salary_range": posting.salary.text if posting.salary else None,
        "employment_type": employment_text(posting.employment_types),
        "description": posting.description,
        "source_url": posting.source_url,
        "is_posting": clip.verdict.is_posting,
    }


def timing(pages: Sequence[Labelled]) -> str:
    """Medians of the processor time per page, ours beside the peers', and the slowest of the big pages."""
    rows = [(len(page.html), _cost(_ours, page), _cost(_peers, page), _cost(_parse, page)) for page in pages]
    ours, peers, parse = (statistics.median(row[column] for row in rows) for column in (1, 2, 3))
    to_peers = statistics.median(row[1] / row[2] for row in rows)
    to_parse = statistics.median(row[1] / row[3] for row in rows)
    big = max((row[1] / row[3] for row in rows if row[0] > BIG_PAGE), default=0.0)
    return (
        f"median ms a page: ours {ours:.1f}, extruct + trafilatura {peers:.1f}, one BeautifulSoup parse {parse:.1f}\n"
        f"median ratio to extruct + trafilatura {to_peers:.2f}, to one BeautifulSoup parse {to_parse:.2f}\n"
        f"worst ratio to one BeautifulSoup parse on pages above {BIG_PAGE // 1000} KB: {big:.2f}"
    )


def _cost(work: Callable[[Labelled], object], page: Labelled) -> float:
    """Milliseconds of processor time for `work`, the best of a few rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        work(page)
        best = min(best, time.process_time() - start)
    return best * 1000


def _ours(page: Labelled) -> object:
    return scrape(page.html, url=page.url)


def _parse(page: Labelled) -> object:
    return BeautifulSoup(page.html, "lxml")


def _peers(page: Labelled) -> object:
    import extruct
    import trafilatura

    found = extruct.extract(
        page.html,
        base_url=page.url or "https://page.example/",
        syntaxes=["json-ld", "microdata", "opengraph"],
        errors="ignore",
    )
    return found, trafilatura.bare_extraction(page.html, url=page.url or None, with_metadata=True)


def _module(path: Path) -> Any:  # noqa: ANN401 - the corpus's helper script has no types
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
