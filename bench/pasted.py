"""Accuracy of reading pasted text: `python -m bench.pasted [--errors N] [--only SET]`.

People paste a résumé when they have no file, or one that is a picture. Two kinds are measured with the corpus's scorer:
résumés written for this (`bench/pasted`: forty, and sixteen aside, which nobody who wrote a rule has read; later twelve
and twelve, of which the last were never opened either), and the corpus's own PDFs as Chrome's viewer copies them, with
the layouts that are aside there.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdfium2

from bench import corpus, floors, resumes
from service.resumes import from_text

WRITTEN = Path(__file__).with_name("pasted")
ASIDE = ("aside", "later-aside")
SETS = {
    **dict.fromkeys(("dev", "later", *ASIDE), resumes.SETS["synthetic-dev"]),
    "later-aside": tuple(figure for figure in resumes.SETS["synthetic-dev"] if figure != "projects"),  # it has none
    **{f"copied-{name}": figures for name, figures in resumes.SETS.items()},
}
KNOWN = frozenset(f"{name}.{figure}" for name, figures in SETS.items() for figure in figures)


def main(options: Sequence[str] = ()) -> int:
    """Print all figures, or those of one set; 1 when a floor under them is broken."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--errors", type=int, default=0, help="print so many wrong values of each set")
    arguments.add_argument("--only", default="", choices=tuple(SETS), metavar="SET", help=", ".join(SETS))
    chosen = arguments.parse_args(options)
    if not corpus.is_there("resumes"):
        print(corpus.absence("resumes"))
        return 0
    names = [name for name in SETS if chosen.only in {"", name}]
    verdict = floors.judge("pasted", quality(names, errors=chosen.errors), known=KNOWN, only=chosen.only)
    print("== floors", verdict, sep="\n")
    return verdict.status


def quality(names: Sequence[str], *, errors: int = 0) -> dict[str, float]:
    """The figures that floors may hold in these sets, after printing all that the scorer says of each."""
    measured: dict[str, float] = {}
    for name in names:
        rows, folder = _set(name)
        ours = {row["id"]: resumes.to_scored(from_text(_text(folder / row["file"]))) for row in rows}
        found = resumes.scored(name, rows, ours, errors=errors, by_layout="real" not in name)
        measured |= {f"{name}.{figure}": found[figure] for figure in SETS[name] if figure in found}
    return measured


def _set(name: str) -> tuple[list[dict[str, Any]], Path]:
    """The labelled documents of a set, and where they lie."""
    if name.startswith("copied-"):
        original = name.removeprefix("copied-")
        return resumes.rows(original), resumes.folder(original)
    folder = WRITTEN / name
    return list(map(json.loads, (folder / "truth.jsonl").read_text("utf-8").splitlines())), folder


def _text(path: Path) -> str:
    """A text as it would be pasted: of a PDF what Chrome's viewer, which is PDFium, puts on the clipboard."""
    if path.suffix == ".txt":
        return path.read_text("utf-8")
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


if __name__ == "__main__":
    import sys

    raise SystemExit(main(sys.argv[1:]))
