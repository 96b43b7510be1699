"""What an entry of an education section says of grades."""

import re
from collections.abc import Sequence
from itertools import pairwise

from service.resumes.reader.entries import Entry
from service.resumes.reader.places import degree_score
from service.resumes.reader.values import Found, bare

UNIT = r"(?:\s(?:e lode|cum laude|valores|points?|punt[io]s?|punkt\w{0,2}))"
MARK = rf"\d{{1,3}}(?:[.,]\d{{1,3}})?(?:\s?/\s?\d{{1,3}}(?:[.,]\d{{1,2}})?)?{UNIT}?"
# "GPA: 3.7/4.0", "3.8 GPA", "8.9/10 GPA", "Final grade 1,3".
SCORE = re.compile(
    r"\b(?:cumulative |overall |final |average )?"
    r"(?:c?gpa|grade|nota|note|notendurchschnitt|abschlussnote|voto|score|average"
    r"|promedio|media|[sś]rednia|mention|moyenne|ocena|cijfer|marks|percentage|result|punteggio|votazione)\b"
    r"(?:\s(?:of|de|di|finale?|final|media|m[ée]dia|global))?\s?[:=]?\s?(" + MARK + r"\s?%?)"
    r"|(" + MARK + r"\s?%?)\s?c?gpa\b",
    re.IGNORECASE,
)
# "3.8/4.0", "16/20", "17 valores", "with 71.4%": out of how many, so nothing but a grade.
OUT_OF = re.compile(
    r"(?:with )?\(?(\d{1,3}(?:[.,]\d{1,2})?\s?"
    r"(?:/\s?(?:4|5|10|20|30|100|110)(?:[.,]0{1,2})?(?:\s(?:e lode|cum laude))?|valores|%))\)?",
    re.IGNORECASE,
)
# "First Class Honours", "magna cum laude".
HONOURS = re.compile(
    r"\b(?:first[- ]class(?: honou?rs)?|(?:upper|lower) second(?: class)?(?: honou?rs)?|(?:summa |magna )?cum laude"
    r"|with (?:high )?distinction|\((?:high )?(?:merit|distinction|commendation)\)|2[:.][12]"
    r"|(?<=, )(?:distinction|merit|commendation)$"
    r"|mention (?:très )?bien)(?!\w)",
    re.IGNORECASE,
)
LAST_MARK = re.compile(rf",\s{OUT_OF.pattern}$", re.IGNORECASE)  # "Turismo, 16 valores"
FIRST_NUMBER = re.compile(r"^\d[.,]\d{1,2}\s(?=\D)")  # "1,9   Hansaport AG", from the end of the line above.
LAST_NUMBER = re.compile(r",\s(\d[.,]\d{1,2}(?:\s?/\s?\d{1,2})?)$")  # "BSc in Economics, 3.2"
EXPECTED = re.compile(
    r"\b(?:(?:expected|anticipated)(?:\s(?:graduation|completion))?(?: date)?|graduation date|graduated)\b:?",
    re.IGNORECASE,
)
FULL_STOP = re.compile(r"(?<=[^\W\d_]{4})\.$")  # "Biology.", not "B.Sc."
SHORT = 8  # Words of a line that is about the grade.


def grade(entry: Entry) -> Found | None:
    """Give the grade, from the head or from a line below it, None when there is none."""
    for value in [*(part.value for part in entry.parts), *entry.bullets, *entry.prose]:
        match = SCORE.search(value.text)
        if match:
            return value.part((match[1] or match[2]).strip())
        bare_number = LAST_NUMBER.search(value.text) if degree_score(value.text) else None
        if bare_number:
            return value.part(bare_number[1])
        if out_of := OUT_OF.fullmatch(value.text.strip()):
            return value.part(out_of[1])
        honours = HONOURS.search(value.text)
        if honours and len(value.text.split()) <= SHORT:
            return value.part(honours.group())
    return _score_below([*(part.value for part in entry.parts), *entry.bullets, *entry.prose])


def _score_below(values: Sequence[Found]) -> Found | None:
    """Give a grade whose label stands at the end of the line above it."""
    for above, value in pairwise(values):
        match = SCORE.search(f"{above.text} {value.text}")
        if match and match.end() > len(above.text) and match[1]:
            return value.part(match[1].strip())
    return None


def has_mark(text: str) -> bool:
    """Tell whether a text gives a grade in figures."""
    return SCORE.search(text) is not None


def is_graded(text: str) -> bool:
    """Tell whether a text gives a grade in figures, or honours."""
    return has_mark(text) or HONOURS.search(text) is not None


def ungraded(text: str) -> str:
    """Give the text without its grade, and without words such as "expected"; empty when nothing else is in it."""
    pieces = [
        bare(piece)
        for half in SCORE.sub(
            "\t", EXPECTED.sub("\t", LAST_NUMBER.sub("", LAST_MARK.sub("", FIRST_NUMBER.sub("", text))))
        ).split("\t")
        for piece in HONOURS.split(half)
    ]
    return FULL_STOP.sub("", next((piece for piece in pieces if any(map(str.isalpha, piece))), ""))
