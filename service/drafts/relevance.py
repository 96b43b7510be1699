"""Which lines of a résumé meet what a posting or a question asks for, by the words they share."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from service.language import SMALL_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W_][\w+#.]{1,60}")  # "python", "c++", "c#", "node.js"
_STEM = 6  # letters: "develo" joins developer and development, "postgr" Postgres and PostgreSQL

# Words that every question and every posting has, so that sharing them means nothing.
_MEANT_BY_NOBODY = (
    "about also any are because been can could describe did do does done experience experienced example explain "
    "find for good had has have how into job jobs know least like made make many more most much need not one our "
    "own please position possible provide role skill skills some strong tell their them there these they think "
    "time time want was way were what when where which who why will work worked working would year years "
    "arbeit arbeiten aufgabe aufgaben beschreiben bitte dass diese dieser erfahrung erfahrungen haben ihre ihren "
    "jahr jahre jahren kenntnisse können kannst mehr nach nicht oder sehr sowie stelle über um unser unsere viele "
    "vom wann warum was welche wie wieso wir wird wurde zum zur "
    "année années avez avoir cette ces comment compétences décrivez emploi expérience expériences faire fait leur "
    "mais même nos notre où parlez pas plus poste pourquoi quand quel quelle quelles ses son travail travailler "
    "combien nombre depuis nombreux total "
    "año años cómo cuál cuáles cuando cuántos describe empleo estas este experiencia experiencias habilidades "
    "hacer han has hay muy nos para pero porque puesto qué quién ser sin sobre tiene tienes trabajar trabajo"
)


def terms(text: str) -> frozenset[str]:
    """Give the telling words of a text, cut to their stems."""
    words = (word.rstrip(".").casefold() for word in _WORD.findall(text))
    return frozenset(word[:_STEM] for word in words if word not in _IDLE and not word.isdecimal() and len(word) > 1)


class Relevance:
    """Scores lines against `asked`; a word that many of `lines` have counts little."""

    def __init__(self, asked: str, lines: Iterable[str]) -> None:
        self._asked = terms(asked)
        self._common = Counter(term for line in lines for term in terms(line))

    def of(self, line: str) -> float:
        """Give how much of what is asked for the line shows; 0 when it shows nothing of it."""
        return sum(1 / max(self._common[term], 1) for term in terms(line) & self._asked)


_IDLE = frozenset(word for listed in (*SMALL_WORDS.values(), _MEANT_BY_NOBODY) for word in listed.split())
