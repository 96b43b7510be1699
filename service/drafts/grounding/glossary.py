"""What words mean, across English, German, French and Spanish: two words mean the same when they share a key.

The keys of a word are its own stem and the lines of `meanings/` it stands in. There one meaning is a line. A form
stands for itself and for what begins with it and ends a little longer; `=form` stands for itself alone. Accents and
case do not matter, compounds are taken apart by what stands there, and a form may stand in several lines.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from service.drafts.grounding.forms import one_form

STEM = 5  # letters: longer words lose their ending
ENDINGS = re.compile(r"(?:ations?|ation|ings?|ed|es|er|ers|ion|ment|ly|e|s|en|ung|te|ten|ando|iendo|ad[oa]|id[oa])$")
# "colour" and "color", "organise" and "organize", "analyse" and "analyze".
AMERICAN = re.compile(r"(?<=\w{2})(?:our(?=s?$|ed$|ing$|al$|ful$)|(?:is|ys)(?=(?:e|ed|es|er|ing|ation|ations)$))")
STEM_LETTERS = 7
SHORTEST_BEGINNING = 4  # letters: a shorter form stands for itself alone
ENDING = {4: 3, 5: 5}  # letters that may follow a form of so many letters
LONGEST_ENDING = 6  # letters that may follow a longer one
SHORTEST_PART, SHORTEST_TAIL = 4, 5  # letters of a part of a compound, and of one that stands for the whole
SHORTEST_SECOND = 3  # letters of the second of two words of which one form is made, and the most of its ending
MOST_LEFT_OVER = 2  # letters of the first part of a compound that are of no form
LONGEST_WORD = 40  # letters; what is longer is no word
FOLDER = "meanings"
LANGUAGES = ("en", "de", "fr", "es")  # in the order of the columns of a line, and of the lists of filler
DEEDS, PLACES = "deeds", "places"  # files of what somebody did, and of the places of the world
PLAIN = "plain"  # the file of what any work is told with: it gives a word no key
LINKS = ("", "es", "en", "er", "s", "n", "e")  # between the parts of a German compound
# "gesenkt", "eingeführt": what a participle adds to its verb.
PARTICIPLE = re.compile(r"^(an|auf|aus|ab|ein|um|vor|zu|her|mit|durch|nach|zuruck|weiter|uber)?ge(?=\w{3,}(?:t|en)$)")
# "vorzulegen", "einzuführen": the infinitive with "zu" in it.
WITH_ZU = re.compile(
    r"^(an|auf|aus|ab|ein|um|vor|zu|her|mit|durch|nach|zuruck|weiter|uber|bei|fort|los|weg)zu(?=\w{3,}e?n$)"
)
KEPT = 32_768  # words whose keys are kept at hand
Forms = tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]  # meanings by whole form, and by beginning


@lru_cache(maxsize=KEPT)
def keys(word: str) -> frozenset[str]:
    """What a folded word stands for: its stem, and the meanings of it and of what it is a participle of."""
    found = {stem(word)}
    if len(word) <= LONGEST_WORD:
        found |= _meanings(word)
        if word.startswith("re"):  # "renegotiated", "rediseñar"
            found |= _meanings(word[2:])
        if participle := PARTICIPLE.match(word):
            found |= _meanings((participle[1] or "") + word[participle.end() :])
        if infinitive := WITH_ZU.match(word):
            found |= keys(infinitive[1] + word[infinitive.end() :])
    return frozenset(found)


def parts(word: str) -> tuple[frozenset[str], ...]:
    """The keys of each part of a compound ("tourenplanung") that tells something; nothing when it is none."""
    found = pieces(word)
    if len(found) > 1 and is_plain(found[-1]):  # "Stahlbedarf": what is needed is steel
        found = found[:-1]
    return tuple(map(keys, found))


@lru_cache(maxsize=KEPT)
def pieces(word: str) -> tuple[str, ...]:
    """The parts of a compound of known words, cut so that as few letters as can be are left over."""
    return _cut(word)[1]


@lru_cache(maxsize=KEPT)
def _cut(word: str) -> tuple[int, tuple[str, ...]]:
    """How many letters no form accounts for, and the parts: as few as can be."""
    best: tuple[int, tuple[str, ...]] = (LONGEST_WORD, ())
    if not 2 * SHORTEST_PART <= len(word) <= LONGEST_WORD:
        return best
    for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        head, rest = word[:at], word[at:]
        over, first = min(
            ((_left_over(cut), cut) for cut in _unlinked(head)),
            key=lambda found: (found[0], -len(found[1])),
            default=(LONGEST_WORD, ""),
        )
        if over > MOST_LEFT_OVER:
            continue
        alone = _left_over(rest)
        others, last = (alone, (rest,)) if alone < LONGEST_WORD else _cut(rest)
        if last and (over + others, len(last)) <= (best[0], len(best[1]) - 1):
            best = (over + others, (first, *last))
    return best


def _left_over(word: str) -> int:
    """The letters that follow the longest form a word begins with; many when there is none."""
    found = max(_longest(word, _forms()), _longest(word, _german_plain_forms()))
    return len(word) - found if found else LONGEST_WORD


def tail(word: str) -> frozenset[str]:
    """The keys of what a compound ends with ("abbruchquote"), its beginning being unknown."""
    if len(word) > LONGEST_WORD or _meanings(word):
        return frozenset()
    for at in range(SHORTEST_PART, len(word) - SHORTEST_TAIL + 1):
        if found := _meanings(word[at:]):
            return found
    return frozenset()


def letters_known(word: str) -> int:
    """How many letters the longest form of the glossary accounts for that the folded word begins with."""
    return _longest(word, _forms())


def is_known(word: str) -> bool:
    """Whether the glossary has the folded word."""
    return len(word) <= LONGEST_WORD and bool(_meanings(word) or parts(word))


@lru_cache(maxsize=KEPT)
def is_known_in(language: str, word: str) -> bool:
    """Whether the glossary has the folded word in this language or in English, which lends to all of them."""
    own = len(word) <= LONGEST_WORD and bool(_looked_up(word, _forms_in(language)))
    return own or bool(parts(word)) or (is_known(word) and bool(_looked_up(word, _forms_in(LANGUAGES[0]))))


@lru_cache(maxsize=KEPT)
def joined(first: str, second: str) -> frozenset[str]:
    """What two folded words mean that stand for one thing together: "food cost", "high schools"."""
    word, (exact, begun) = first + second, _forms()
    sizes = range(len(first) + SHORTEST_SECOND, len(word))
    ends = (begun.get(word[:size], frozenset()) for size in sizes if len(word) - size <= SHORTEST_SECOND)
    return exact.get(word, frozenset()).union(*ends) if len(word) <= LONGEST_WORD else frozenset()


@lru_cache(maxsize=KEPT)
def is_place(word: str) -> bool:
    """Whether the folded word is a country, a city, or of one ("japonaise")."""
    return bool(_meanings(word) & _all_of(PLACES))


@lru_cache(maxsize=KEPT)
def stem(word: str) -> str:
    """A folded word without its ending, so that "managed" meets "managing", and in one spelling of English."""
    word = AMERICAN.sub(lambda found: "or" if found.group() == "our" else f"{found.group()[0]}z", word)
    cut = ENDINGS.sub("", word) if len(word) > STEM else word
    return cut[:STEM_LETTERS] if len(cut) >= SHORTEST_BEGINNING - 1 else word


def _unlinked(head: str) -> Iterator[str]:
    for link in LINKS:
        if head.endswith(link) and len(head) - len(link) >= SHORTEST_PART:
            yield head.removesuffix(link) if link else head


@lru_cache(maxsize=KEPT)
def _meanings(word: str) -> frozenset[str]:
    return _looked_up(word, _forms())


def _looked_up(word: str, forms: Forms) -> frozenset[str]:
    exact, begun = forms
    found = set(exact.get(word, ()))
    for size in range(len(word), SHORTEST_BEGINNING - 1, -1):
        if len(word) - size <= ENDING.get(size, LONGEST_ENDING):
            found |= begun.get(word[:size], frozenset())
    return frozenset(found)


# Reading the files takes a few milliseconds. What comes out is read-only and the same for everyone, so it is kept.
@cache
def _forms() -> Forms:
    """What the forms of all files but the plain one mean."""
    return _by_form(line for name, lines in _files().items() if name != PLAIN for line in lines)


@cache
def _forms_in(language: str) -> Forms:
    """What the forms of one language mean."""
    at = LANGUAGES.index(language)
    lines = (line for name, lines in _files().items() if name != PLAIN for line in lines)
    return _by_form(column for line in lines for column in line.split("|")[at : at + 1] if column.strip())


@cache
def _plain_forms() -> Forms:
    return _by_form(_files()[PLAIN])


@cache
def _german_plain_forms() -> Forms:
    """Those of German alone: it makes compounds."""
    return _by_form(line.split("|")[1] for line in _files()[PLAIN])


def _by_form(lines: Iterable[str]) -> Forms:
    exact: dict[str, set[str]] = {}
    begun: dict[str, set[str]] = {}
    for line in lines:
        forms = line.replace("|", " ").split()
        for form in forms:
            bare = one_form(form.removeprefix("="))
            exact.setdefault(bare, set()).add(f"#{forms[0]}")
            if not form.startswith("=") and len(bare) >= SHORTEST_BEGINNING:
                begun.setdefault(bare, set()).add(f"#{forms[0]}")
    return (
        {form: frozenset(meanings) for form, meanings in exact.items()},
        {form: frozenset(meanings) for form, meanings in begun.items()},
    )


def is_deed(word: str) -> bool:
    """Whether the folded word says what somebody did, and nothing else."""
    meanings = _meanings(word)
    return bool(meanings) and meanings <= _all_of(DEEDS)


def deeds() -> frozenset[str]:
    """The keys of what somebody did."""
    return _all_of(DEEDS)


def may_be_deed(word: str) -> bool:
    """Whether the folded word may say what somebody did, among other things."""
    return bool(_meanings(word) & _all_of(DEEDS))


@lru_cache(maxsize=KEPT)
def is_plain(word: str) -> bool:
    """Whether the folded word tells nothing of what the work was about: the list of such words knows it best."""
    return _longest(word, _plain_forms()) >= max(1, _longest(word, _forms()))


def _longest(word: str, forms: Forms) -> int:
    """The letters of the longest form that a word begins with; 0 when it begins with none."""
    exact, begun = forms
    if word in exact:
        return len(word)
    sizes = range(len(word) - 1, SHORTEST_BEGINNING - 1, -1)
    return next((n for n in sizes if word[:n] in begun and len(word) - n <= ENDING.get(n, LONGEST_ENDING)), 0)


@cache
def _all_of(name: str) -> frozenset[str]:
    """The meanings of one file."""
    return frozenset(f"#{line.split()[0]}" for line in _files()[name])


@cache
def _files() -> Mapping[str, tuple[str, ...]]:
    """The lines of each file."""
    found = sorted((files(__package__) / FOLDER).iterdir(), key=lambda file: file.name)
    return {file.name.removesuffix(".txt"): tuple(_lines(file.read_text(encoding="utf-8"))) for file in found}


def _lines(text: str) -> Iterator[str]:
    return (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
