"""Everything a résumé says, ready to be asked: lines with pointers, what they mean, numbers, years, roles."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from service.drafts.grounding.figures import Figure, figures, years_in
from service.drafts.grounding.forms import words_of
from service.drafts.grounding.glossary import is_known, is_place, is_plain, keys
from service.drafts.grounding.lists import Listed
from service.drafts.grounding.memory import Memory, once
from service.drafts.grounding.sentence import Sentence, Token, keys_of, line_keys
from service.drafts.grounding.values import keys_at, values
from service.drafts.grounding.wishes import told_so_far
from service.match.engine import ReadResume, lexicon, read_resume
from service.match.engine.mentions import find
from service.match.model import Evidence
from service.resumes.experience import years
from service.resumes.model import Resume
from service.scrape.model import JobPosting

BLOCKS = ("/work/", "/education/", "/volunteer/", "/projects/")
COUNTING = ("/work/", "/volunteer/", "/projects/")
AFTER_NUMBER, MOST_THINGS = 30, 3  # characters after a number within which stands what it counts; words for that
MOST_COUNTED = 12  # numbers of one line; one with more is a table
MONEY = re.compile(r"[$€£]")
HEADS = ("/name", "/organization", "/institution")
LEGAL_FORMS = Listed("gmbh ag ab sa sl ltd llc llp inc kg se co plc kk sro lda company the of and y de la le les del")
SPEAKS = re.compile(r"\b(?:languages?|speaks?|fluent|native|sprach\w+|langues?|idiomas?)\b", re.IGNORECASE)
REACHED_AT = ("/basics/email", "/basics/phone", "/basics/url", "/basics/profiles", "/basics/location")
# "As a", and what is called so up to where the clause ends.
AS_A = re.compile(r"\b(?:as|als|comme|como|en tant que)\s(?:an?\s|une?\s)?(?P<title>[^,;.:()]{3,60})", re.IGNORECASE)
# Where after a title the sentence goes on: "as supervisor I have", "como supervisora reduje".
BEGINS = re.compile(
    r"\s(?:i|ich|je|he|we|wir|nous|yo|habe|war|konnte|[a-zñ]{3,}(?:é|í)|reduje|obtuve|tuve|hice|puse)(?!\w)|\sj['’]",
    re.IGNORECASE,
)
# What stands before the name of an employer: a capitalised word after it that begins such a name is that name.
# "At Northwind", and further on in such a list: "across Caravel, Northwind and Ōkubo".
AT = re.compile(
    r"\b(?:at|for|with|from|across|between|bei|für|von|zwischen|chez|pour|entre|en|para|con)\s"
    r"(?:(?-i:[A-ZÀ-ÞĀ-Ž])[\w.&-]*\s?(?:(?-i:[A-ZÀ-ÞĀ-Ž])[\w.&-]*\s?)?(?:,\s|(?:,?\s)?(?:and|und|et|y)\s)){0,4}$",
    re.IGNORECASE,
)
CAMPUS = re.compile(r"\bUniversity of [^,]+, ([A-Z]\w{4,}(?: [A-Z]\w+)?)$")  # "…, Berkeley"
LAST_LATIN, MUCH = "\u024f", 0.3  # the last of the Latin letters, and the share of others that is much
LONG = 2  # words of a name, of longer ones two that follow each other will do
DISTINCTIVE = 5  # letters of a first word that names an employer by itself ("Ferrylink" for "Ferrylink AB")


@dataclass(frozen=True, slots=True)
class Said:
    """One value of the résumé (or a typed fact): its pointer, its text, the block it belongs to, what it means."""

    pointer: str
    text: str
    entry: str
    keys: frozenset[str]
    whole: str  # with what is only wished, which the text has blanked out

    @property
    def evidence(self) -> Evidence:
        """The whole value as evidence."""
        return Evidence(pointer=self.pointer, text=self.whole, start=0, end=len(self.whole))

    @property
    def is_block(self) -> bool:
        """Whether it belongs to one role, school or project among several."""
        return self.entry.startswith(BLOCKS)


@dataclass(frozen=True, slots=True)
class Count:
    """A number of a line, the words for what it counts, and whether that is money."""

    said: Said
    number: float
    things: tuple[str, ...]
    is_money: bool


@dataclass(frozen=True, eq=False)
class Known:
    """A résumé and typed facts, to be asked what they say; and the posting, for what is said of the employer."""

    resume: Resume
    posting: JobPosting
    today: date
    facts: Sequence[str] = ()

    @cached_property
    def memory(self) -> Memory:
        """What an audit has worked out of its texts."""
        return {}

    @cached_property
    def read(self) -> ReadResume:
        """The résumé as the matching engine reads it, typed facts and lines without a place included."""
        typed = "\n".join([*(piece.text for piece in self.resume.meta.unplaced), *self.facts])
        basics = self.resume.basics.model_copy(
            update={"summary": "\n".join(filter(None, [told_so_far(self.resume.basics.summary or ""), typed]))}
        )
        return read_resume(self.resume.model_copy(update={"basics": basics}), today=self.today)

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """Every value of the résumé, then its lines that have no place, then the typed facts."""
        told = [*values(self.resume.model_dump(by_alias=True, exclude_none=True, exclude={"meta"}), "")]
        told += [(f"/meta/unplaced/{at}/text", piece.text) for at, piece in enumerate(self.resume.meta.unplaced)]
        told += [(f"/facts/{index}", fact) for index, fact in enumerate(self.facts)]
        so_far = ((at, told_so_far(text) if at == "/basics/summary" else text, text) for at, text in told)
        return tuple(
            Said(at, text, "/".join(at.split("/")[:3]), keys_at(at, text), whole) for at, text, whole in so_far
        )

    @cached_property
    def language(self) -> str:
        """The language the résumé is written in."""
        return Sentence("\n".join(said.text for said in self.said if said.is_block)).language

    @cached_property
    def is_foreign_script(self) -> bool:
        """Whether much of it is written in letters whose words the glossary cannot know."""
        letters = [letter for said in self.said if said.is_block for letter in said.text if letter.isalpha()]
        return sum(letter > LAST_LATIN for letter in letters) > MUCH * len(letters)

    @cached_property
    def keys(self) -> frozenset[str]:
        """All that the résumé means."""
        return frozenset(key for said in self.said for key in said.keys)

    @cached_property
    def shared_keys(self) -> frozenset[str]:
        """What is said outside of single roles, schools and projects, and where these are named."""
        return frozenset(
            key for said in self.said if not said.is_block or said.pointer.endswith(HEADS) for key in said.keys
        )

    @cached_property
    def names(self) -> frozenset[str]:
        """What the names of employers, schools and projects mean."""
        return frozenset(
            key for said in self.said if said.is_block and said.pointer.endswith(HEADS) for key in said.keys
        )

    @cached_property
    def entries(self) -> dict[str, frozenset[str]]:
        """What each role, school, project, certificate or award means."""
        found: dict[str, frozenset[str]] = {}
        for said in self.said:
            found[said.entry] = found.get(said.entry, frozenset()) | said.keys
        return found

    @cached_property
    def posting_text(self) -> str:
        """All that the posting says."""
        posting = self.posting
        return "\n".join(filter(None, [posting.title, posting.company, posting.location, posting.description]))

    @cached_property
    def posting_language(self) -> str:
        """The language the posting is written in."""
        return Sentence(self.posting_text).language

    @cached_property
    def posting_keys(self) -> frozenset[str]:
        """What the posting means."""
        return line_keys(self.posting_text)

    @cached_property
    def posting_figures(self) -> list[Figure]:
        """Every number of the posting."""
        return figures(self.posting_text)

    @cached_property
    def figures(self) -> tuple[tuple[Said, Figure], ...]:
        """Every number of the résumé with its line."""
        return tuple(
            (said, figure)
            for said in self.said
            if not said.pointer.startswith(REACHED_AT)
            for figure in figures(_bare_mark(said))
        )

    def figures_of(self, said: Said) -> list[Figure]:
        """The numbers of one line."""
        return self._figures_by_line.get(said, [])

    @cached_property
    def _figures_by_line(self) -> dict[Said, list[Figure]]:
        found: dict[Said, list[Figure]] = {}
        for said, figure in self.figures:
            found.setdefault(said, []).append(figure)
        return found

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        """What the numbers of roles and projects count, shares aside."""
        return tuple(
            count
            for said in self.said
            if said.entry.startswith(COUNTING)
            for count in _counted(said, figures(said.text))
        )

    @cached_property
    def pairs(self) -> tuple[tuple[Said, Figure, Figure], ...]:
        """Every two numbers that follow each other in a line: "from 9 to 5"."""
        following = pairwise(self.figures)
        return tuple((said, one, other) for (said, one), (again, other) in following if said is again)

    @cached_property
    def years(self) -> dict[int, Said]:
        """Every calendar year the résumé names."""
        return {year: said for said in reversed(self.said) for year in years_in(said.text)}

    @cached_property
    def first_year(self) -> int | None:
        """The year in which the first role began."""
        began = [said.text[:4] for said in self.said if re.fullmatch(r"/work/\d+/startDate", said.pointer)]
        return min((int(year) for year in began if year.isdecimal()), default=None)

    @cached_property
    def last_year(self) -> int | None:
        """The year in which the last role that has ended did."""
        ended = [said.text[:4] for said in self.said if re.fullmatch(r"/work/\d+/endDate", said.pointer)]
        return max((int(year) for year in ended if year.isdecimal()), default=None)

    @cached_property
    def employers(self) -> frozenset[str]:
        """The names of all employers."""
        return frozenset(said.text for said in self.said if re.fullmatch(r"/work/\d+/name", said.pointer))

    @cached_property
    def spoken(self) -> dict[str, tuple[Said, ...]]:
        """The languages somebody speaks, with the line that says so."""
        found: dict[str, tuple[Said, ...]] = {}
        for said in self.said:
            if said.entry.startswith("/languages/") or SPEAKS.search(said.text):
                for mention in find(said.text, lexicon.spoken()):
                    found.setdefault(mention.name, (said,))
        return found

    @cached_property
    def titles(self) -> tuple[Said, ...]:
        """What the person has been called."""
        return tuple(
            said for said in self.said if said.pointer.endswith("/position") or said.pointer == "/basics/label"
        )

    def skills_of(self, said: Said) -> frozenset[str]:
        """The names of the dictionary that a line shows."""
        if said.pointer not in self._skills:
            found = find(said.text, lexicon.skills())
            entries = lexicon.skills().entries
            self._skills[said.pointer] = frozenset(name for m in found for name in entries[m.name].shows)
        return self._skills[said.pointer]

    @cached_property
    def _skills(self) -> dict[str, frozenset[str]]:
        return {}

    def entry(self, name: str) -> list[Said]:
        """All values of one block ("/work/0")."""
        return [said for said in self.said if said.entry == name]

    @once
    def named_in(self, sentence: Sentence) -> frozenset[str]:
        """The blocks whose employer, school or project the sentence names, or else points back to."""
        return frozenset(entry for entry, name in self._names if _is_named(name, sentence, self._towns)) or sentence.of

    def spoken_of(self, sentence: Sentence) -> frozenset[str]:
        """The blocks a sentence speaks of: those named, of several roles at one employer the one whose title is said.

        Without an employer the title must stand after "as a", for it may be said of anything else.
        """
        named = self.named_in(sentence)
        spoken = keys_of(token.word for token in Sentence(_after_as(sentence.text)).tokens)
        told: dict[str, frozenset[str]] = {}
        word_for_word: dict[str, str] = {}
        for said in self.titles:
            title = frozenset(word.text for word in words_of(said.text))
            is_said = bool(re.search(rf"\b{re.escape(said.text)}(?!\w)", sentence.text, re.IGNORECASE))
            is_called = bool(title) and all(keys(word) & spoken for word in title)
            is_meant = (is_said or is_called) if said.entry in named else (is_called and not named)
            if title and said.is_block and is_meant:
                told[said.entry] = title
                word_for_word |= {said.entry: said.text} if is_said else {}
        told = {entry: title for entry, title in told.items() if entry in (word_for_word or told)}
        longest = (entry for entry, title in told.items() if not any(title < other for other in told.values()))
        apart = (e for e in word_for_word if _is_apart(word_for_word[e], word_for_word.values(), sentence.text))
        best = frozenset((*longest, *apart))
        return best or self._called_in_short(sentence, named) or named

    def _called_in_short(self, sentence: Sentence, named: frozenset[str]) -> frozenset[str]:
        """The one role whose title is shortened ("as an assistant"); at an employer that is named, in other words."""
        called = [token for token in Sentence(_after_as(sentence.text)).tokens if token.tells]
        held = [said for said in self.titles if called and said.is_block and said.entry in (named or [said.entry])]
        told = {token.word for token in called}
        word_for_word = [said for said in held if told <= {word.text for word in words_of(said.text)}]
        in_other_words = [said for said in held if named and all(token.is_in(said.keys) for token in called)]
        fitting = frozenset(said.entry for said in word_for_word or in_other_words)
        return fitting if len(fitting) == 1 else frozenset()

    @cached_property
    def _names(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        heads = [said for said in self.said if said.is_block and said.pointer.endswith(HEADS)]
        called = [(head.entry, head.text) for head in heads]
        called += [(head.entry, campus[1]) for head in heads if (campus := CAMPUS.search(head.text))]
        return tuple(
            (entry, tuple(w.text for w in words_of(name) if w.text not in LEGAL_FORMS and len(w.text) > 1))
            for entry, name in called
        )

    @cached_property
    def _towns(self) -> frozenset[str]:
        return frozenset(w.text for said in self.said if "/location" in said.pointer for w in words_of(said.text))

    def years_in(self, roles: frozenset[str]) -> float:
        """How long some roles ("/work/0") lasted together."""
        return years(self.resume, today=self.today, entries=roles)

    def is_current(self, entry: str) -> bool:
        """Whether a block goes on."""
        return entry in self.resume.meta.current


def _bare_mark(said: Said) -> str:
    """The text of a line; of a mark what was reached of it ("3.7" of "3.7/4.0")."""
    return said.text.partition("/")[0] if said.pointer.endswith("/score") else said.text


def _counted(said: Said, numbers: Sequence[Figure]) -> Iterator[Count]:
    """What the numbers of a line count; for one with nothing after it, what goes before it."""
    told = Sentence(said.text)
    for number in numbers[:MOST_COUNTED]:
        stop = min((end for _, end in told.clauses if end > number.end), default=len(said.text))
        after = told.within(number.end, min(stop, number.end + AFTER_NUMBER))
        beside = after or tuple(reversed(told.within(0, number.start)))
        is_money = bool(MONEY.search(said.text, max(0, number.start - 1), number.end))
        if beside and not number.percent:
            yield Count(said, min(number.values), tuple(token.word for token in beside[:MOST_THINGS]), is_money)


def is_at(said: Said, entries: frozenset[str]) -> bool:
    """Whether a line may speak for a sentence that names these blocks: it stands in one, or in none of the kind."""
    return not entries or said.entry in entries or not said.is_block


def _is_apart(title: str, titles: Iterable[str], text: str) -> bool:
    """Whether a title is said also where no longer one is: "a driver, then a senior driver"."""
    longer = {other for other in titles if title.casefold() in other.casefold() != title.casefold()}
    return _times(title, text) > sum(_times(other, text) for other in longer)


def _times(title: str, text: str) -> int:
    return len(re.findall(rf"\b{re.escape(title)}(?!\w)", text, re.IGNORECASE))


def _after_as(text: str) -> str:
    return "; ".join(BEGINS.split(match["title"])[0] for match in AS_A.finditer(text))


def _is_named(name: tuple[str, ...], sentence: Sentence, towns: frozenset[str]) -> bool:
    """Whether all words of a name are there, or a first one that can be nothing else."""
    if not name:
        return False
    spoken = {token.word for token in sentence.tokens}
    if all(word in spoken or keys(word) & sentence.keys for word in name):
        return True
    own = [w for w in name if len(w) >= DISTINCTIVE and not (is_known(w) or is_place(w) or w in towns)]
    if len(own) == 1 < len(name) and any(
        t.word == own[0] and sentence.text[t.start].isupper() for t in sentence.tokens
    ):
        return True
    first = name[0]
    if len(first) >= DISTINCTIVE and not is_place(first):
        said = [t for t in sentence.tokens if t.word == first]
        if said and (not is_known(first) or any(_is_where(sentence.text, token) for token in said)):
            return True
    return _is_named_in_part(name, sentence)


def _is_where(text: str, token: Token) -> bool:
    """Whether a word is said as where somebody was: "at Northwind"."""
    return text[token.start].isupper() and bool(AT.search(text[: token.start]))


def _is_named_in_part(name: tuple[str, ...], sentence: Sentence) -> bool:
    """Whether the greater part of a long name is there in one piece: "Río Grande" for "Transportes Río Grande"."""
    runs = [run for run in pairwise(name) if len(name) > LONG and not all(map(is_plain, run))]
    return any(
        (one.word, other.word) in runs
        and sentence.text[one.start].isupper()
        and not (is_place(one.word) or is_place(other.word))
        for one, other in pairwise(sentence.tokens)
    )
