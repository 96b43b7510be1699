"""Whether a text is written in English, told by its small words, of which other languages have their own."""

from collections.abc import Collection

from service.match.engine import lexicon

FEW = 3  # small words of English by which a text tells that it is written in it
LEAST_FOREIGN, MOSTLY = 6, 2  # small words of other languages: how many, and how many times as many as English ones
ENGLISH = frozenset(  # those that are no words of its neighbours, as "in", "of" and "as" are
    {"the", "and", "to", "with", "for", "you", "our", "your", "are", "be", "by", "from", "at", "that", "will", "have"}
)
ALSO_ENGLISH = frozenset({"ai", "also", "as", "come", "dan", "has", "os", "son", "ter"})  # "AI", "OS": letters, too


def is_english(said: Collection[str]) -> bool | None:
    """Whether these words are those of a text in English; None where they hardly say."""
    foreign, english = count(said)
    if foreign > MOSTLY * english:
        return False if foreign >= LEAST_FOREIGN else None
    return True if english >= FEW else None


def count(said: Collection[str]) -> tuple[int, int]:
    """How many small words of other languages and of English are said."""
    known = lexicon.plain_words("small") - ALSO_ENGLISH
    return sum(map(known.__contains__, said)), sum(map(ENGLISH.__contains__, said))
