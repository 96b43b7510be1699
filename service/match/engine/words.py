"""Words of a text with their places, in one form for every spelling: case, plural, possessive and accents are gone."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache, partial
from itertools import accumulate
from typing import NamedTuple

# One word, in this order: "r&d", dotted names such as "node.js" and plain words with "c++", "c#", "bachelor's", ".net".
WORD = re.compile(
    r"([A-Za-z]&[A-Za-z](?![^\W_])"
    r"|[^\W_]+(?:(?:\.[^\W_]+)+|(?:\+\+|\+(?![^\W_])|#)?(?:['’]s(?![^\W_]))?)"
    r"|(?<![^\W_])\.(?=(?i:net)\b)[A-Za-z]{3})"
)
SINGULAR_ALREADY = ("ss", "us", "is", "js", "os", "as", "onics")  # analysis, redis, d3js, macos, pandas, electronics
LONGEST_INITIALS = 5  # letters: "SSRS" ends in no plural, "APIs" does
KEPT_FORMS = 32_768  # words whose form is kept at hand: texts repeat theirs
LONGEST_KEPT = 40  # characters; text without a space must not fill the memory
SHORTEST_PLURAL = 4  # "APIs" is a plural; "AWS", "CSS" and "iOS" are not
# Endings of folded words by which trades are told of women, and those of men: "Köchin", "infirmière", "enfermera". They
# are long, and the number is the letters of the shortest word, so that "domain", "premiere" and "data" are left alone.
FEMININE = (
    *(("erin", "er", 7), ("orin", "or", 8), ("eurin", "eur", 8), ("istin", "ist", 8), ("entin", "ent", 8)),
    *(("antin", "ant", 8), ("ologin", "ologe", 8), ("ektin", "ekt", 8), ("arztin", "arzt", 6), ("kochin", "koch", 6)),
    *(("anwaltin", "anwalt", 8), ("innen", "", 9), ("kauffrau", "kaufmann", 8), ("fachfrau", "fachmann", 8)),
    *(("iere", "ier", 9), ("llere", "ller", 9), ("gere", "ger", 8), ("chere", "cher", 8), ("trice", "teur", 8)),
    *(("euse", "eur", 7), ("ienne", "ien", 8), ("triz", "tor", 6), ("woman", "man", 8), ("women", "man", 8)),
    *(("dora", "dor", 7), ("tora", "tor", 7), ("sora", "sor", 7), ("era", "ero", 7), ("eira", "eiro", 7)),
    *(("ada", "ado", 7), ("ica", "ico", 6), ("aria", "ario", 8), ("loga", "logo", 7), ("ecta", "ecto", 8)),
)
FEMININE_ALONE = {"waitress": "waiter", "hostess": "host", "stewardess": "steward", "actress": "actor"}
# What titles say of who may apply: "(m/w/d)", "H/F", "Vendeur/euse", "technicien(ne)", "Verkäufer:in", "chargé·e".
OF_EITHER = re.compile(
    r"\(?\b(?:[mfwdhxi]|div|gn)(?:\s?[/|*,]\s?(?:[mfwdhxi]|div|gn))+\b\)?"
    r"|(?<=\w\w\w)(?:[:*_·/]-?|\()(?:in(?:nen)?|e|ne|ère|euse|se|rice|trice|a|ora|fem)s?\b\)?",
    re.IGNORECASE,
)


class Word(NamedTuple):
    """A word in its one form, and where it stands."""

    text: str
    start: int
    end: int


WORD_OF = partial(tuple.__new__, Word)  # half the time of a call of the class, and every text has hundreds
INNER_DOT = re.compile(r"\.(?<=[^\W_]\.)(?=[^\W_])")  # the dot first: it is looked for before anything else


class _Forms(dict[str, str]):
    """The forms of words met before, at hand for less than a call; when there are too many, all are let go."""

    def __missing__(self, word: str) -> str:
        form = _form(word)
        if len(word) <= LONGEST_KEPT:
            if len(self) >= KEPT_FORMS:
                self.clear()
            self[word] = form
        return form


_FORMS = _Forms()


def fold(word: str) -> str:
    """The one form of a word: "Bachelor's" → "bachelor", "APIs" → "api", "Gestión" → "gestion"."""
    return _FORMS[word]


def _form(word: str) -> str:
    if word.isupper() and len(word) <= LONGEST_INITIALS:
        return word.lower()
    if word[:-1].isupper() and word.endswith("s") and len(word) < LONGEST_INITIALS:
        return word[:-1].lower()
    folded = word.lower()
    if not folded.isascii():
        folded = "".join(c for c in unicodedata.normalize("NFKD", folded) if c.isprintable() and c != " ")
        folded = "".join(c for c in folded if not unicodedata.combining(c))
    if folded.endswith(("'s", "’s")):
        return folded[:-2]
    if len(folded) < SHORTEST_PLURAL or not folded.endswith("s") or folded.endswith(SINGULAR_ALREADY):
        return folded
    return folded[:-3] + "y" if folded.endswith("ies") and len(folded) > SHORTEST_PLURAL else folded[:-1]


@lru_cache(maxsize=KEPT_FORMS)
def neutral(word: str) -> str:
    """A folded word as one that names a trade of men and women alike: "kochin" → "koch", "enfermera" → "enfermero"."""
    if word in FEMININE_ALONE:
        return FEMININE_ALONE[word]
    for ending, other, least in FEMININE:
        if len(word) >= least and word.endswith(ending):
            return word.removesuffix(ending) + other
    return word


def says_any(lowered: str, signs: Iterable[str]) -> bool:
    """Whether one of these stands in a text of small letters: cheaper than any search, which most texts need not."""
    return any(map(lowered.__contains__, signs))


def of_either(title: str) -> str:
    """A title as it is said of men and women alike: "Verkäufer:in (m/w/d)" and "Verkäuferin" → "verkaufer"."""
    bare = OF_EITHER.sub(" ", title)
    at, pieces = 0, []
    for word in words(bare):
        if (alike := neutral(word.text)) != word.text:
            pieces += [bare[at : word.start], alike]
            at = word.end
    return "".join([*pieces, bare[at:]])


def words(text: str, *, dotted: frozenset[str] = frozenset()) -> list[Word]:
    """The words of `text` in order. "experience.Java" is two words unless `dotted` knows it as one."""
    if not INNER_DOT.search(text):
        pieces = WORD.split(text)  # gaps and words in turns, with hardly a step in Python
        places = list(accumulate(map(len, pieces)))
        return list(map(WORD_OF, zip(map(_FORMS.__getitem__, pieces[1::2]), places[::2], places[1::2], strict=False)))
    found: list[Word] = []
    for match in WORD.finditer(text):
        surface, start = match.group(), match.start()
        whole = fold(surface)
        if "." not in surface[1:] or whole in dotted:
            found.append(WORD_OF((whole, start, match.end())))
            continue
        for piece in surface.split("."):
            found.append(WORD_OF((fold(piece), start, start + len(piece))))
            start += len(piece) + 1
    return found
