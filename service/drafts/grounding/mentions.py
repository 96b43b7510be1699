"""The tools, trades and certificates of the dictionary that a sentence of a draft names."""

from service.drafts.grounding.memory import once
from service.match.engine import lexicon
from service.match.engine.mentions import Mention, find

PLAIN = 4  # letters of a word that is taken for a tool only when it is written like one


@once
def skills_in(text: str) -> list[Mention]:
    """What is named, but for short words of every day ("ran") and names that only look alike ("Leeds" is no LEED)."""
    return [found for found in find(text, lexicon.skills()) if _is_meant(text[found.start : found.end], found)]


def _is_meant(written: str, mention: Mention) -> bool:
    if written.islower() and written.isalpha() and len(written) <= PLAIN:
        return False
    is_one_word = " " not in written
    return not (is_one_word and mention.name.isupper() and written.istitle() and len(written) >= PLAIN)


def is_tool(name: str) -> bool:
    """Whether a name of the dictionary is that of a tool or a technique, and not of a trade or a way of working."""
    return lexicon.skills().entries[name].family not in {lexicon.SOFT, "business", "professions"}
