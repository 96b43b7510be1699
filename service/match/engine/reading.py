"""What a posting means as something to know: "experience with sales" does, "our sales department" does not.

The dictionary says what names mean, the tagger what is meant, and each finds what the other misses. A name that no
dictionary has stands for itself.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from service.match.engine import lexicon, tagger
from service.match.engine.mentions import Mention, find, is_negated
from service.match.engine.spans import Likely
from service.match.engine.tokens import Token, is_foreign, is_plain, tokens, told_of
from service.match.engine.words import Word, words

LEAST_LIKELY = 0.32  # chance below which a name as it stands is not taken; lower ones find more, and more that is none
LEAST_MEANT = 0.4  # chance below which a name of the dictionary is let go where the tagger takes no name
LEAST_OF_TOOL = 0.3  # the same for programs, platforms and languages of code, whose names mean nothing else
LEAST_IN_WISH = 0.018  # the same where the posting says that it lists its wishes
LEAST_IN_FOREIGN_WISH = 0.006  # the same in a wish in a language that the tagger has not learned
LEAST_FOREIGN = 0.05  # the same in a language that the tagger has not learned, of which it is never sure
SHORT = 6  # tokens of a wish that is too short to name a skill in passing
LEAST_UNKNOWN = 0.5  # chance that anything is named there, below which what no dictionary has is let go
LONGEST_NAME = 6  # tokens of a name that no dictionary has; more are half a sentence

DRIVING = "Driving licence"  # a paper; other licences are also the people who hold them: "work with notaries"
# What names a paper as well, by its register: "NMC registration", "HCPC-registered", "registered with the GMC".
REGISTER = re.compile(r".*[\s-]regist(?:ration|ered|er)|regist(?:ration|ered) (?:with|at|by)\s.*", re.IGNORECASE)
TOOLS = frozenset({"programming", "infrastructure", "data"})  # families of the dictionary

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence asks to know: skills, and what people study and speak, each with its phrase."""

    skills: list[Mention]
    studies: list[Mention]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence, taken apart, with every name in it that the dictionary has."""

    text: str
    tokens: list[Token]
    skills: list[Mention]
    studies: list[Mention]
    is_wish: bool

    @property
    def told(self) -> list[int]:
        """What the dictionary says of each token; of marketing, which is a skill and a subject, that it is studied."""
        families = {**_families(self.skills, lexicon.skills()), **_families(self.studies, lexicon.studies())}
        return told_of(self.tokens, [(mention, families[mention.name]) for mention in (*self.studies, *self.skills)])


def _families(mentions: Iterable[Mention], known: lexicon.Lexicon) -> dict[str, str]:
    return {mention.name: known.entries[mention.name].family for mention in mentions}


def dictionary_says(text: str) -> list[int]:
    """What the dictionary says of each token of a sentence."""
    return _taken_apart(text, words(text, dotted=lexicon.skills().dotted)).told


def readings(sentences: Iterable[tuple[str, Sequence[Word], bool]], *, titled: Collection[str] = ()) -> list[Reading]:
    """What each sentence asks to know, given with its words and whether it is a wish; what `titled` names is meant."""
    apart = [_taken_apart(text, listed, is_wish=is_wish) for text, listed, is_wish in sentences]
    heard = tagger.names_in([s.tokens for s in apart], [s.told for s in apart], least=LEAST_LIKELY)
    return [_Heard(sentence, names).reading(titled) for sentence, names in zip(apart, heard, strict=True)]


def _taken_apart(text: str, listed: Sequence[Word], *, is_wish: bool = False) -> _Sentence:
    skills, studies = lexicon.skills(), lexicon.studies()
    named, studied = find(text, skills, found_words=listed), find(text, studies, found_words=listed)
    return _Sentence(text, tokens(text), named, studied, is_wish)


class _Heard:
    """A sentence together with what the tagger says of it."""

    def __init__(self, sentence: _Sentence, heard: Likely) -> None:
        self.sentence, self.sureness = sentence, heard.inside
        self.starts = [token.start for token in sentence.tokens]
        self.phrases = list(self._phrases(heard.names))

    @cached_property
    def is_foreign(self) -> bool:
        """Whether the sentence seems to be in another language than that of which the tagger has learned."""
        return is_foreign(self.sentence.tokens)

    def reading(self, titled: Collection[str]) -> Reading:
        """What the sentence asks to know."""
        skills = [*self._known(titled), *self._unknown()]
        return Reading(sorted(skills, key=lambda m: (m.start, m.end)), list(self._studies()))

    def _phrases(self, names: Iterable[tuple[int, int]]) -> Iterator[tuple[Place, float]]:
        """What the tagger takes for names, without the small words at their ends, and how sure each is."""
        for first, last in names:
            listed = self.sentence.tokens[first:last]
            while listed and is_plain(listed[-1].text):
                listed.pop()
            while listed and is_plain(listed[0].text):
                listed.pop(0)
            if listed:
                yield (listed[0].start, listed[-1].end), max(self.sureness[first:last])

    def _known(self, titled: Collection[str]) -> Iterator[Mention]:
        """The dictionary's names that are meant; ways of working always are, and some licences in wishes."""
        entries = lexicon.skills().entries
        is_short = self.sentence.is_wish and len(self.sentence.tokens) <= SHORT
        for mention in self.sentence.skills:
            found = self._phrase_of(mention)
            place, sure = found or ((mention.start, mention.end), self._sure(mention))
            entry = entries[mention.name]
            is_paper = self.sentence.is_wish and self._is_paper(mention, entry)
            is_free = is_short or is_paper or mention.name in titled or entry.family == lexicon.SOFT
            is_tool = entry.family in TOOLS and sure >= LEAST_OF_TOOL
            if found or is_free or is_tool or sure >= self._least():
                yield mention._replace(phrase=place)

    def _is_paper(self, mention: Mention, entry: lexicon.Entry) -> bool:
        """Whether a licence is named that is no person: the driving licence, or one by its register."""
        written = self.sentence.text[mention.start : mention.end]
        return mention.name == DRIVING or (entry.is_licence and REGISTER.fullmatch(written) is not None)

    def _least(self) -> float:
        """The chance below which a name of the dictionary is let go."""
        if self.sentence.is_wish:
            return LEAST_IN_FOREIGN_WISH if self.is_foreign else LEAST_IN_WISH
        return LEAST_FOREIGN if self.is_foreign else LEAST_MEANT

    def _studies(self) -> Iterator[Mention]:
        for mention in self.sentence.studies:
            if found := self._phrase_of(mention):
                yield mention._replace(phrase=found[0])

    def _unknown(self) -> Iterator[Mention]:
        """Names that no dictionary has, each under its own words."""
        if not self.phrases or self.is_foreign:
            return
        text, known = self.sentence.text, [*self.sentence.skills, *self.sentence.studies]
        for place, sure in self.phrases:
            written = text[slice(*place)].split()
            is_named = len(written) <= LONGEST_NAME and place[1] - place[0] > 1  # a lone letter is told by `find`
            is_likely = is_named and sure >= LEAST_UNKNOWN
            if is_likely and text[slice(*place)].isascii() and not any(_overlap(mention, place) for mention in known):
                name = " ".join(written)
                yield Mention(name[0].upper() + name[1:], *place, is_negated(text, *place), place)

    def _phrase_of(self, mention: Mention) -> tuple[Place, float] | None:
        return next((phrase for phrase in self.phrases if _overlap(mention, phrase[0])), None)

    def _sure(self, mention: Mention) -> float:
        first = max(0, bisect_right(self.starts, mention.start) - 1)
        return max(self.sureness[first : bisect_left(self.starts, mention.end)])


def _overlap(mention: Mention, place: Place) -> bool:
    return mention.start < place[1] and place[0] < mention.end
