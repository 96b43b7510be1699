"""Whether a posting means a skill when it names one: "experience with sales" does, "our sales department" does not.

A logistic rule over what stands around a name. Which name it is does not matter, but for its family; the weights in
`data/context.toml` are fitted by `python -m bench.context` on labelled sentences.
"""

import math
import re
import tomllib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from service.match.engine import lexicon
from service.match.engine.mentions import CUE_BEFORE, LIST_GAP, LONGEST_GAP, LOOK_BACK, Mention

LEAST = 0.06  # likelihood below which a name is let go: low, for a wish overlooked costs more than one too many

# "experience with", "good understanding of", "Kenntnisse in": words by which postings ask for skills.
ASKS = re.compile(
    r"\b(?:experienced?|knowledge|understanding|familiar\w*|proficien\w+|expertise|skill(?:s|ed)?|background|degree"
    r"|fluent|hands-on|exposure|competenc\w+|working with|know|mastery|command|qualified|education"
    r"|erfahrung\w*|kenntnis\w*|connaissances?|maîtrise|expérience|conocimientos?|experiencia|conhecimentos?|experiência)\b",
    re.IGNORECASE,
)
LEADS_IN = re.compile(r"(?:\b(?:using|such as|like|including|with|in|of|on|mit)\s|[(:]\s?)(?:the\s)?$", re.IGNORECASE)
# "sales department", "Java developers": after these words the name tells who, not what is asked for.
WHO = re.compile(
    r"^\s?(?:engineers?|developers?|managers?|analysts?|teams?|department|consultants?|specialists?|leads?|compan(?:y|ies)"
    r"|industry|market|solutions?|services?|products?|platform|clients?|customers?|groups?|organi[sz]ations?|architects?"
    r"|administrators?|program(?:me)?s?|professionals?|experts?|provider|business)\b",
    re.IGNORECASE,
)
# "Java frameworks", "agile methods": after these words the name tells what is asked for.
WHAT = re.compile(
    r"^\s?(?:tools?|tooling|frameworks?|technolog\w+|librar\w+|principles?|practices?|method\w+|concepts?|techniques?"
    r"|languages?|patterns?|standards?|systems?|environments?|databases?|process(?:es)?|fundamentals|software)\b",
    re.IGNORECASE,
)
WE = re.compile(r"\b(?:we|our|us|you will|you['’]ll|your|wir|unser\w*|nous|notre|nuestr\w+|noss\w+)\b", re.IGNORECASE)
SHORT, LONG = 6, 40  # words of a sentence
MANY = 8  # names in one sentence


@dataclass(frozen=True, slots=True)
class _Seen:
    """A name in its sentence."""

    text: str
    listed: Sequence[Mention]
    at: int

    @property
    def name(self) -> str:
        return self.text[self.listed[self.at].start : self.listed[self.at].end]

    @property
    def before(self) -> str:
        start = self.listed[self.at].start
        return self.text[max(0, start - LOOK_BACK) : start]

    @property
    def after(self) -> str:
        return self.text[self.listed[self.at].end :][:LOOK_BACK]

    def in_list(self, step: int) -> bool:
        """Whether the name before (-1) or after (1) stands beside this one in a list."""
        if not 0 <= self.at + step < len(self.listed):
            return False
        first, second = sorted((self.listed[self.at], self.listed[self.at + step]), key=lambda m: m.start)
        gap = self.text[first.end : second.start]
        return len(gap) < LONGEST_GAP and bool(LIST_GAP.fullmatch(gap))


_SIGNS: Mapping[str, Callable[[_Seen], float]] = {
    "always": lambda _: 1.0,
    "after another": lambda seen: seen.in_list(-1),
    "before another": lambda seen: seen.in_list(1),
    "many names": lambda seen: min(len(seen.listed), MANY) / MANY,
    "asking word in the sentence": lambda seen: bool(ASKS.search(seen.text)),
    "asking word before": lambda seen: bool(ASKS.search(seen.before)),
    "cue before": lambda seen: bool(CUE_BEFORE.search(seen.before)),
    "led in": lambda seen: bool(LEADS_IN.search(seen.before)),
    "who after": lambda seen: bool(WHO.search(seen.after)),
    "what after": lambda seen: bool(WHAT.search(seen.after)),
    "capitalised": lambda seen: seen.name[0].isupper(),
    "capitals": lambda seen: seen.name.isupper(),
    "several words": lambda seen: " " in seen.name,
    "signs or digits": lambda seen: any(not c.isalpha() and c not in " -" for c in seen.name),
    "first in the sentence": lambda seen: not seen.before.strip(),
    "ends as a person": lambda seen: seen.name.lower().rstrip("s").endswith(("er", "or", "ist", "ant", "ian", "lead")),
    "short sentence": lambda seen: len(seen.text.split()) < SHORT,
    "long sentence": lambda seen: min(len(seen.text.split()), LONG) / LONG,
    "speaks of us or you": lambda seen: bool(WE.search(seen.text)),
}


def signs(text: str, listed: Sequence[Mention], at: int) -> dict[str, float]:
    """What stands around a name, sign by sign, as numbers from 0 to 1."""
    seen, family = _Seen(text, listed, at), lexicon.skills().entries[listed[at].name].family
    return {**{name: float(sign(seen)) for name, sign in _SIGNS.items()}, f"family {family}": 1.0}


def meant(text: str, listed: Sequence[Mention], *, titled: Collection[str] = ()) -> list[Mention]:
    """The names of a sentence that are likely meant as skills; ways of working and what the title names always are."""
    entries = lexicon.skills().entries
    return [
        mention
        for at, mention in enumerate(listed)
        if mention.name in titled
        or entries[mention.name].family == lexicon.SOFT
        or _likelihood(text, listed, at) >= LEAST
    ]


def _likelihood(text: str, listed: Sequence[Mention], at: int) -> float:
    weights = _weights()
    total = math.fsum(value * weights.get(sign, 0.0) for sign, value in signs(text, listed, at).items())
    return 1 / (1 + math.exp(-total))


@cache
def _weights() -> Mapping[str, float]:
    weights: dict[str, float] = tomllib.loads((files(__package__) / "data" / "context.toml").read_text("utf-8"))
    return weights
