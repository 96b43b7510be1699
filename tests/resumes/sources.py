"""The rule "no value without a source that contains it", for tests: one definition, apart from the reader's own.

- Every text in the JSON Resume has an entry in `meta.sources` at its JSON pointer, whose page is one of the document's.
- The source's text contains the value after both are normalised: Unicode's compatibility forms (so ligatures are
  letters), no soft hyphens and marks without width, no white space. A hyphen that broke a word at a line's end may be
  missing in the value.
- A date in ISO form is contained when its year, month and day are written in the source, in figures or words of the
  languages that are read.
- The name of a network is contained when the address has all its words.
"""

import re
import unicodedata
from collections.abc import Iterator

from service.resumes.model import Resume

DATE = re.compile(r"/(?:startDate|endDate|releaseDate|date)$")
WITHOUT_WIDTH = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
# Beginnings of the months in English, Spanish, French, German, Portuguese, Italian, Dutch and Polish, without accents.
MONTHS = (
    "jan ene gen sty",
    "feb fev lut",
    "mar mrt mae maa mrz",
    "apr abr avr kwi",
    "may mai mag mei maj",
    "jun jui giu cze",
    "jul jui lug lip",
    "aug ago aou sie",
    "sep set wrz",
    "oct okt out ott paz",
    "nov lis",
    "dec dez dic gru",
)


def violations(resume: Resume) -> list[str]:
    """Give a line for each text of the résumé that its source does not contain."""
    return [f"{pointer}: {value!r} not in {_source(resume, pointer)!r}" for pointer, value in _wrong(resume)]


def _wrong(resume: Resume) -> Iterator[tuple[str, str]]:
    for pointer, value in values(resume):
        source = resume.meta.sources.get(pointer)
        if source is None or not 1 <= source.page <= (resume.meta.pages or 1) or source.line < 1:
            yield pointer, value
        elif DATE.search(pointer):
            if not is_written(value, source.text):
                yield pointer, value
        elif pointer.endswith("/network"):
            if not all(word in normal(source.text).casefold() for word in value.casefold().split()):
                yield pointer, value
        elif normal(value) not in normal(source.text):
            yield pointer, value


def _source(resume: Resume, pointer: str) -> str | None:
    source = resume.meta.sources.get(pointer)
    return source.text if source else None


def values(resume: Resume) -> list[tuple[str, str]]:
    """Give every text of the JSON Resume with its JSON pointer; `meta` says where, not what."""
    data = resume.to_json_resume()
    data.pop("meta")
    return list(_texts(data, ""))


def _texts(value: object, pointer: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, f"{pointer}/{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, f"{pointer}/{number}")
    elif isinstance(value, str):
        yield pointer, value


def normal(text: str) -> str:
    """Give the text without what joining and setting lines adds or takes away."""
    return re.sub(r"[\s-]", "", WITHOUT_WIDTH.sub("", unicodedata.normalize("NFKC", text)))


def is_written(iso: str, text: str) -> bool:
    """Tell whether a text has the year, and the month and day if there are any, of an ISO date."""
    year, *rest = iso.split("-")
    said = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    figures = [int(found) for found in re.findall(r"\d+", said)]
    has_year = year in said or int(year) % 100 in figures
    in_words = rest and any(re.search(rf"(?<![a-z]){name}", said) for name in MONTHS[int(rest[0]) - 1].split())
    in_figures = [int(part) in figures or f"{int(part):02d}" in said for part in rest]
    return has_year and (not rest or bool(in_words) or in_figures[0]) and all(in_figures[1:])
