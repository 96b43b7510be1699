"""Pasted rows put right: cells that a word processor parts by tabs, and entries whose parts end in full stops."""

import re
from collections.abc import Sequence

from service.resumes.reader.dates import find_dates, is_date
from service.resumes.reader.words import fold, words

LONGEST = 300  # Characters of a row; longer lines are paragraphs.
FEWEST = 2  # Cells of a row that names its columns, and dates that make a range.
LONGEST_PART = 60  # Characters of a part between full stops: a title, an employer.
# What columns are called, folded; a row of nothing else names those below it and says nothing by itself.
COLUMNS = words(
    "from to until year years date dates period employer company position title role place town location"
    " qualification institution school certificate language spoken written reading speaking writing understanding"
    " skill level von bis jahr zeitraum arbeitgeber firma stelle position ort abschluss schule sprache niveau kenntnis"
    " schriftlich mundlich de a annee periode employeur entreprise poste lieu diplome etablissement langue"
    " oral ecrit desde hasta ano periodo empresa puesto lugar titulo centro idioma nivel hablado escrito lectura"
    " escritura conversacion comprension"
)
STOP = re.compile(r"\.\s+(?=[A-ZÀ-Þ])")


def with_rows(lines: Sequence[str]) -> list[str]:
    """Give the lines with the dates of two columns as one, without rows of names of columns, and parts by commas."""
    return [_with_commas(_with_range(line)) for line in lines if not _names_columns(line)]


def _names_columns(line: str) -> bool:
    cells = [fold(cell).strip(" :") for cell in line.split("\t") if cell.strip()]
    return len(line) <= LONGEST and len(cells) >= FEWEST and all(cell in COLUMNS for cell in cells)


def _with_range(line: str) -> str:
    """Join the first two cells of a row when they are the beginning and the end of one time."""
    cells = [cell for cell in line.split("\t") if cell.strip()] if len(line) <= LONGEST else []
    if len(cells) <= FEWEST or not is_date(cells[0]):
        return line
    joined = f"{cells[0].strip()} – {cells[1].strip()}"
    spans = find_dates(joined)
    is_range = is_date(joined) and len(spans) == 1 and not spans[0].single
    return "\t".join([joined, *cells[FEWEST:]]) if is_range else line


def _with_commas(line: str) -> str:
    """Give "2015 – 2019. Baker. Acme, Leeds." with commas: a date and two parts or more, each ended by a stop."""
    if len(line) > LONGEST:
        return line
    first, *parts = STOP.split(line.strip())
    is_entry = len(parts) >= FEWEST and is_date(first) and all(len(part) <= LONGEST_PART for part in parts)
    return f"{first} {', '.join(parts).rstrip('.')}" if is_entry else line
