"""A text as a letter: paragraphs of lines, what it is called, its language and which way it runs. Pure."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from service.drafts.model import DraftKind
from service.language import language_of, primary

# What the reader at the employer sees as the name of the file and in the window's title.
_LETTER = {
    "en": "Cover letter",
    "de": "Anschreiben",
    "fr": "Lettre de motivation",
    "es": "Carta de presentación",
    "it": "Lettera di presentazione",
    "pt": "Carta de apresentação",
    "nl": "Motivatiebrief",
    "pl": "List motywacyjny",
    "sv": "Personligt brev",
    "da": "Ansøgning",
}
# Scripts that tell the language; for the others the posting's is as good a guess.
_SCRIPTS = {
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "CJK": "zh",
    "HEBREW": "he",
    "GREEK": "el",
    "THAI": "th",
    "ARABIC": "ar",
    "CYRILLIC": "ru",
    "DEVANAGARI": "hi",
}
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# What no reader sees, but for the joiners that some scripts need; direction overrides turn a text around.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_SAMPLE_CHARACTERS = 2_000  # tell a script


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together."""

    lines: tuple[str, ...]
    right_to_left: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What goes into a file."""

    title: str
    language: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """The letter as plain text."""
        return "\n\n".join("\n".join(paragraph.lines) for paragraph in self.paragraphs) + "\n"


def letter(text: str, *, kind: DraftKind, about: str, posting_language: str | None = None) -> Letter:
    """`text` as a letter `about` a job."""
    clean = _CONTROLS.sub("", _BREAKS.sub("\n", text)).strip()
    language = _language(clean, posting_language)
    name = _LETTER.get(language, _LETTER["en"]) if kind is DraftKind.COVER_LETTER else ""
    return Letter(
        title=" – ".join(part for part in (name, _line(about)) if part) or _LETTER["en"],
        language=language,
        paragraphs=tuple(_paragraph(part) for part in _PARAGRAPHS.split(clean) if part.strip()),
    )


def _language(text: str, posting_language: str | None) -> str:
    """The language that the text is in, as far as it can be told."""
    return language_of(text) or _of_script(text) or primary(posting_language) or "en"


def _of_script(text: str) -> str | None:
    """The language of the script that most letters are in; one sign of Japanese tells it from Chinese."""
    counts: dict[str, int] = {}
    for sign in text[:_SAMPLE_CHARACTERS]:
        if sign.isalpha():
            script = _script(sign)
            counts[script] = counts.get(script, 0) + 1
    if not counts:
        return None
    most = max(counts, key=lambda script: counts[script])
    if most == "CJK" and counts.keys() & {"HIRAGANA", "KATAKANA"}:
        return "ja"
    return _SCRIPTS.get(most)


@cache
def _script(sign: str) -> str:
    """The first word of the sign's name, such as "CYRILLIC SMALL LETTER A"."""
    return unicodedata.name(sign, "").partition(" ")[0]


def _paragraph(text: str) -> Paragraph:
    lines = tuple(line.strip() for line in text.strip().split("\n"))
    return Paragraph(lines=lines, right_to_left=_runs_right_to_left(text))


def _runs_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs right to left, as browsers decide it."""
    for sign in text:
        direction = unicodedata.bidirectional(sign)
        if direction == "L" or direction in _RIGHT_TO_LEFT:
            return direction in _RIGHT_TO_LEFT
    return False


def _line(text: str) -> str:
    return " ".join(_CONTROLS.sub(" ", text).split())
